"""EX-3.01: one EVS is one group."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import plural
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import does
from designer.topology.evs import SYSTEM_ATTENDANT
from designer.topology.members import members_by_group


@rule("EX-3.01", "EVS and group do not match", "error", "published", reads=("groups", "resources"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A group holds two System Attendants, or Exchange resources are in a group that is no EVS.

    Why: The group is the unit of failover: one EVS is one group, whole and alone.
    Fix: Give every EVS its own group with all its resources.
    Bad: EVS2: 2 System Attendants, exactly 1 per EVS
    Good: Every EVS has one System Attendant, and all Exchange resources are in its group.
    Source: KB 171791; Build an Exchange 2003 Cluster (Windows IT Pro). Fact EX-3.01.
    """
    types, groups = context.catalog.types, context.design.groups
    for group, members in members_by_group(context.design).items():
        name, kind = groups[group].name, groups[group].kind
        attendants = sum(one.type == SYSTEM_ATTENDANT for one in members)
        if kind == "evs" and attendants > 1:
            yield context.finding(f"{name}: {plural(attendants, 'System Attendant')}, exactly 1 per EVS", group)
        if kind not in ("evs", "cluster"):  # EX-6.12 looks after the Cluster Group
            strange = [one.name for one in members if one.type in types and types[one.type].category == "exchange"]
            if strange:
                text = does(strange, "belongs", "belong")
                yield context.finding(f"{name}: {text} in the group of an EVS", group)
