"""EX-8.04: all resources of an EVS have the same possible owners."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.owning import owned_by
from designer.topology.members import members_by_group
from designer.topology.ownership import possible_owners


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Let every resource run where any of them may."""
    group = finding.subjects[0]
    everywhere = {node for one in design.members(group) for node in possible_owners(design, one)}
    return owned_by(design, catalog, group, everywhere)


@rule(
    "EX-8.04",
    "Possible owners differ within an EVS",
    "error",
    "published",
    reads=("nodes", "groups", "resources"),
    subsumes=("EX-2.17", "EX-3.10"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A node is a possible owner of some resources of an EVS but not of all.

    Why: One resource that may not run on a node keeps the whole group from it.
    Fix: Give all resources of the group the same possible owners.
    Bad: EVS1: Disk R: (and 1 more) lacks possible owner NODE3 of the others
    Good: All resources of EVS1 have the same possible owners, in whatever order.
    Source: KB 197047. Fact EX-8.04.
    """
    nodes, members = context.design.nodes, members_by_group(context.design)
    for group in context.design.groups_of_kind("evs"):
        lists = {one.possible_owners for one in members[group.id] if one.possible_owners != ()}  # EX-8.04c
        everywhere = set(nodes) if None in lists else set[Id]().union(*filter(None, lists))
        lacking = {
            one.name: everywhere.difference(one.possible_owners)
            for one in (members[group.id] if len(lists) > 1 else ())
            if one.possible_owners and not everywhere.issubset(one.possible_owners)
        }
        if lacking:
            name, missing = next(iter(lacking.items()))
            more = f" (and {len(lacking) - 1} more)" if len(lacking) > 1 else ""
            absent = listed([node.name for node in nodes.values() if node.id in missing])
            yield context.finding(f"{group.name}: {name}{more} lacks possible owner {absent} of the others", group.id)
