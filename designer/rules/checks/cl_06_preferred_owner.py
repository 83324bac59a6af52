"""CL-06: preferred owners are possible owners."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.model.diff import changing
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.wording import some
from designer.topology.members import members_by_group


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Take the node off the list, where others stay on it: the cluster service passes it over anyway."""
    group, node = (design.groups[finding.subjects[0]], design.nodes[finding.subjects[1]])
    left = tuple(owner for owner in group.preferred_owners if owner != node.id)
    if not left:
        return None
    diff = changing(design, "groups", group.id, preferred_owners=left)
    return Fix(f"Take {node.name} off the preferred owners of {group.name}", diff)


@rule(
    "CL-06",
    "Preferred owner is no possible owner",
    "warning",
    "published",
    reads=("nodes", "groups", "resources"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A group prefers a node that is not a possible owner of all its resources.

    Why: Preferred owners only order the possible ones; the Cluster service passes this node over.
    Fix: Make the node a possible owner of every resource of the group, or take it off the list.
    Bad: EVS1: preferred owner NODE4 is no possible owner of EVS1 IP Address, EVS1 Network Name, Disk R: and 9 more
    Good: The preferred owners are possible owners of every resource.
    Source: KB 197047, KB 299631.
    """
    members = members_by_group(context.design)
    for group in context.design.groups.values():
        for node in dict.fromkeys(group.preferred_owners):
            barring = [
                one.name
                for one in members[group.id]
                if one.possible_owners is not None and node not in one.possible_owners
            ]
            if barring:
                name = context.design.nodes[node].name
                yield context.finding(
                    f"{group.name}: preferred owner {name} is no possible owner of {some(barring)}", group.id, node
                )
