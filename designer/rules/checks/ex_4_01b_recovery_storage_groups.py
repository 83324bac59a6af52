"""EX-4.01b: recovery storage groups per EVS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from designer.foundation.units import plural
from designer.rules.api import Finding, RuleContext, rule

_MOST = {"2000": 0, "2003": 1}


@rule(
    "EX-4.01b",
    "Too many recovery storage groups",
    "error",
    "published",
    reads=("clusters", "groups", "storage_groups"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: An EVS has more than one recovery storage group, or has one on Exchange 2000.

    Why: Exchange 2003 mounts one recovery storage group beside the four others; Exchange 2000 has none.
    Fix: Keep one recovery storage group, and restore one storage group after the other.
    Bad: EVS1: 2 recovery storage groups, at most 1
    Good: EVS1 has four storage groups and one for recovery.
    Source: KB 255077; Backup and Recovery Operations, chapter 9. Facts EX-4.01 and EX-4.40.
    """
    exchange = context.exchange
    if exchange is None:
        return
    limit = _MOST[exchange.version]
    counts = Counter(storage.group for storage in context.design.storage_groups.values() if storage.recovery)
    for group, count in counts.items():
        if count > limit:
            name = context.design.groups[group].name
            allowed = f"at most {limit}" if limit else f"none with Exchange {exchange.version}"
            yield context.finding(f"{name}: {plural(count, 'recovery storage group')}, {allowed}", group)
