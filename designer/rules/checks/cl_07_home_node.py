"""CL-07: a group runs on a possible owner."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import some


@rule("CL-07", "Owner is no possible owner", "error", "published", reads=("nodes", "groups", "resources"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A group is placed on a node that is not a possible owner of all its resources.

    Why: The group stays offline there.
    Fix: Place the group on a possible owner, or make the node one.
    Bad: EVS2: owner NODE2 is no possible owner of Disk U:
    Source: Cluster management protocol (MS-CMRP), group owners.
    """
    for group in context.design.groups.values():
        if group.owner is None:
            continue
        barring = [
            one.name
            for one in context.design.members(group.id)
            if one.possible_owners and group.owner not in one.possible_owners
        ]
        if barring:
            name = context.design.nodes[group.owner].name
            yield context.finding(
                f"{group.name}: owner {name} is no possible owner of {some(barring)}", group.id, group.owner
            )
