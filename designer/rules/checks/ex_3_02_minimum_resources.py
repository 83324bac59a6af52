"""EX-3.02: the four resources that every EVS needs."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.rules.api import Finding, RuleContext, rule
from designer.topology.evs import ADDRESS, DISK, NAME, SYSTEM_ATTENDANT

_MINIMUM = (ADDRESS, NAME, DISK, SYSTEM_ATTENDANT)


@rule("EX-3.02", "Virtual server incomplete", "error", "published", reads=("groups", "resources"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: An EVS lacks an IP address, a network name, a physical disk, or the application, which is System
    Attendant.

    Why: System Attendant cannot be created without the other three, and every other Exchange resource hangs on it.
    Fix: Add the missing resource and its dependencies.
    Bad: EVS1: no IP Address and no System Attendant; an EVS has at least 1 IP address, network name, physical disk and
    System Attendant
    Source: KB 821833; Build an Exchange 2003 Cluster (Windows IT Pro). Fact EX-3.02.
    """
    for group in context.design.groups_of_kind("evs"):
        present = {resource.type for resource in context.design.members(group.id)}
        missing = [context.catalog.types[kind].label for kind in _MINIMUM if kind not in present]
        if missing:
            yield context.finding(
                f"{group.name}: no {listed(missing, 'and no')}; an EVS has at least 1 IP address, network name,"
                " physical disk and System Attendant",
                group.id,
            )
