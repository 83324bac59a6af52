"""EX-8.04c: every resource has a possible owner."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.model.diff import changing
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.owning import is_fit


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Let it run where all other resources of its group may run, if they agree."""
    resource = design.resources[finding.subjects[0]]
    others = [one.possible_owners for one in design.members(resource.group) if one.possible_owners != ()]
    if len({owners and frozenset(owners) for owners in others}) > 1:
        return None
    owners = others[0] if others else None
    if not all(is_fit(design, resource.group, node) for node in (design.nodes if owners is None else owners)):
        return None
    diff = changing(design, "resources", resource.id, possible_owners=owners)
    where = "every node" if owners is None else "the nodes of its group"
    return Fix(f"Let {resource.name} run on {where}", diff)


@rule("EX-8.04c", "No possible owner", "error", "published", reads=("groups", "resources"), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The list of possible owners of a resource is empty.

    Why: It can come online on no node, and neither can what depends on it.
    Fix: Name the nodes that may own it, or allow every node.
    Bad: Cluster Group: Cluster Name has no possible owner, at least 1 node needed
    Good: Cluster Name may run on NODE1.
    Source: KB 197047. Fact EX-8.04.
    """
    for resource in context.design.resources.values():
        if resource.possible_owners == ():
            name = context.design.groups[resource.group].name
            yield context.finding(f"{name}: {resource.name} has no possible owner, at least 1 node needed", resource.id)
