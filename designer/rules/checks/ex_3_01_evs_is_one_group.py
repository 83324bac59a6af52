"""EX-3.01: one EVS is one group."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import plural
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import does
from designer.topology.evs import SYSTEM_ATTENDANT, of_type


@rule("EX-3.01", "Virtual server and group do not correspond", "error", "published", reads=("groups", "resources"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A group holds two System Attendants, or Exchange resources stand in a group that is no EVS.

    Why: The group is the unit of failover: one EVS is one group, whole and alone.
    Fix: Give every EVS its own group with all its resources.
    Bad: EVS2: 2 System Attendants, 1 per EVS
    Source: KB 171791; Build an Exchange 2003 Cluster (Windows IT Pro). Fact EX-3.01.
    """
    types = context.catalog.types
    for group in context.design.groups.values():
        attendants = of_type(context.design, group.id, SYSTEM_ATTENDANT)
        if group.kind == "evs" and len(attendants) > 1:
            yield context.finding(f"{group.name}: {plural(len(attendants), 'System Attendant')}, 1 per EVS", group.id)
        if group.kind in ("dtc", "other"):
            strange = [
                one.name
                for one in context.design.members(group.id)
                if one.type in types and types[one.type].category == "exchange"
            ]
            if strange:
                text = does(strange, "belongs", "belong")
                yield context.finding(f"{group.name}: {text} in the group of an EVS", group.id)
