"""CL-06: preferred owners are possible owners."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import some
from designer.topology.ownership import group_owners


@rule("CL-06", "Preferred owner is no possible owner", "warning", "published", reads=("nodes", "groups", "resources"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A group prefers a node that is not a possible owner of all its resources.

    Why: Preferred owners only order the possible ones; the cluster service passes this node over.
    Fix: Make the node a possible owner of every resource of the group, or take it off the list.
    Bad: EVS1: preferred owner NODE4 is no possible owner of EVS1 IP Address, EVS1 Network Name, Disk R: and 9 more
    Source: KB 197047, KB 299631.
    """
    for group in context.design.groups.values():
        owners = group_owners(context.design, group.id)
        for node in dict.fromkeys(group.preferred_owners):
            if node not in owners:
                barring = [
                    one.name
                    for one in context.design.members(group.id)
                    if one.possible_owners is not None and node not in one.possible_owners
                ]
                name = context.design.nodes[node].name
                yield context.finding(
                    f"{group.name}: preferred owner {name} is no possible owner of {some(barring)}", group.id, node
                )
