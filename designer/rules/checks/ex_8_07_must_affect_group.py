"""EX-8.07: what mail cannot do without moves the group."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.repairs import setting
from designer.topology.evs import ADDRESS, DISK, INFORMATION_STORE, NAME, SYSTEM_ATTENDANT
from designer.topology.members import members_by_group

_VITAL = {ADDRESS, NAME, DISK, SYSTEM_ATTENDANT, INFORMATION_STORE}


@rule(
    "EX-8.07",
    "Vital resource does not affect the group",
    "warning",
    "general knowledge",
    reads=("groups", "resources"),
    fix=setting("resources", "Let {name} affect the group", restart_action="failover"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The address, the name, a disk, the System Attendant or the Information Store of an EVS is set not to affect
    the group.

    Why: After its restarts it stays failed on the same node, and the EVS is down although another node could run it.
    Fix: Set "affect the group" on it.
    Bad: EVS1: Exchange System Attendant - (EVS1) does not affect the group, should
    Good: Only SMTP of EVS1 does not affect the group.
    Source: Field practice. Fact EX-8.07.
    """
    members = members_by_group(context.design)
    for group in context.design.groups_of_kind("evs"):
        for resource in members[group.id]:
            if resource.type in _VITAL and resource.restart_action in ("none", "restart"):
                yield context.finding(f"{group.name}: {resource.name} does not affect the group, should", resource.id)
