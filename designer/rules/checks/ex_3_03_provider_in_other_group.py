"""EX-3.03: dependencies stay inside a group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from designer.catalog.schema import Catalog
from designer.edits.dependencies import remove_dependency
from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.model.diff import apply
from designer.model.records import Dependency, Resource
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.topology.dependencies import has_cycle, providers, reachable
from designer.topology.evs import design_tree, required_types


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Remove the dependency, unless the resource then lacks what its type requires."""
    dependent, provider = finding.subjects
    diff = remove_dependency(design, dependent, provider)
    after = apply(design, diff)
    if not _is_satisfied(after, catalog, dependent) or has_cycle(providers(after)):
        return None
    names = design.resources[dependent].name, design.resources[provider].name
    return Fix(f"Remove the dependency of {names[0]} on {names[1]}", diff)


def _is_satisfied(design: Snapshot, catalog: Catalog, resource: Id) -> bool:
    wanted = required_types(catalog, design_tree(design, catalog), design.resources[resource].type)
    needs, known = providers(design), catalog.types.get(design.resources[resource].type)
    indirectly = known is not None and known.category == "exchange"  # EX-3.23b; all others need it directly (EX-3.23)
    found = reachable(needs, resource) if indirectly else needs[resource]
    return {design.resources[one].type for one in found}.issuperset(wanted)


@rule(
    "EX-3.03",
    "Dependency across groups",
    "error",
    "published",
    reads=("groups", "resources", "dependencies"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A resource depends on a resource of another group.

    Why: Groups move independently; the Cluster service refuses a dependency between two of them (error 87).
    Fix: Put both resources in one group, or remove the dependency.
    Bad: EVS1: Exchange System Attendant - (EVS1) depends on EVS2 Network Name in EVS2, both must be in one group
    Good: SMTP depends on the network name of its own group.
    Source: KB 171791; Windows Server 2003 help on resource dependencies. Fact EX-3.03.
    """
    resources, groups = context.design.resources, context.design.groups
    for edge in _across(resources, context.design.dependencies):
        dependent, provider = resources[edge.dependent], resources[edge.provider]
        yield context.finding(
            f"{groups[dependent.group].name}: {dependent.name} depends on {provider.name} in"
            f" {groups[provider.group].name}, both must be in one group",
            dependent.id,
            provider.id,
        )


@remembered
def _across(resources: Mapping[Id, Resource], dependencies: Mapping[Id, Dependency]) -> Sequence[Dependency]:
    group = {resource.id: resource.group for resource in resources.values()}
    return [edge for edge in dependencies.values() if group[edge.dependent] != group[edge.provider]]
