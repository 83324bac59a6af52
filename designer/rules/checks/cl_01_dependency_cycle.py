"""CL-01: dependencies form no cycle."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.diff import apply, removing
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.wording import some
from designer.topology.dependencies import providers
from designer.topology.evs import design_tree, required_types
from designer.topology.graph import cycles


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Remove the one dependency of the circle that no type asks for."""
    circle, resources = finding.subjects, design.resources
    tree = design_tree(design, catalog)
    needs = providers(design)
    superfluous = [
        (dependent, provider)
        for dependent, provider in zip(circle, (*circle[1:], circle[0]), strict=True)
        if resources[provider].type not in required_types(catalog, tree, resources[dependent].type)
        and not _is_mounted_under(design, dependent, provider)
    ]
    if len(superfluous) != 1 or superfluous[0][1] not in needs[superfluous[0][0]]:
        return None
    dependent, provider = superfluous[0]
    edges = [edge.id for edge in design.dependencies.values() if (edge.dependent, edge.provider) == superfluous[0]]
    diff = removing(design, "dependencies", edges)
    before = cycles(design)
    if any(left not in before for left in cycles(apply(design, diff))):
        return None  # another circle through the same resources would show
    return Fix(f"Remove the dependency of {resources[dependent].name} on {resources[provider].name}", diff)


def _is_mounted_under(design: Snapshot, dependent: Id, provider: Id) -> bool:
    disk, root = design.resources[dependent].disk, design.resources[provider].disk
    return disk is not None and root is not None and design.disks[disk].root == root


@rule("CL-01", "Circular dependency", "error", "published", reads=("groups", "resources", "dependencies"), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Resources depend on each other in a circle.

    Why: None of them could come online first; the Cluster service refuses such a dependency (error 1059).
    Fix: Remove one of the dependencies.
    Bad: EVS1: EVS1 IP Address, Exchange System Attendant - (EVS1) and EVS1 Network Name depend on each other in a
    circle
    Good: SMTP depends on the Information Store, and nothing leads back to SMTP.
    Source: Cluster API reference, resource dependencies. Fact EX-3.03.
    """
    for cycle in cycles(context.design):
        resources = [context.design.resources[one] for one in cycle]
        group = context.design.groups[resources[0].group].name
        names = [resource.name for resource in resources]
        text = f"{some(names)} depend on each other in a circle" if len(names) > 1 else f"{names[0]} depends on itself"
        yield context.finding(f"{group}: {text}", *cycle)
