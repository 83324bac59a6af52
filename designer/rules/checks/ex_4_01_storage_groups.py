"""EX-4.01: storage groups per EVS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from designer.foundation.units import plural
from designer.rules.api import Finding, RuleContext, rule


@rule("EX-4.01", "Too many storage groups", "error", "published", reads=("clusters", "groups", "storage_groups"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: An EVS has more storage groups than the Information Store can mount, recovery storage groups aside.

    Why: One Information Store process mounts four storage groups; the fifth stays dismounted.
    Fix: Merge storage groups, or move mailboxes to another EVS.
    Bad: EVS1: 5 storage groups, at most 4
    Good: EVS1 has four storage groups.
    Source: KB 255077. Facts EX-4.01 and EX-4.03.
    """
    exchange = context.exchange
    if exchange is None:
        return
    limit = exchange.max_storage_groups
    counts = Counter(storage.group for storage in context.design.storage_groups.values() if not storage.recovery)
    for group, count in counts.items():
        if count > limit:
            name = context.design.groups[group].name
            yield context.finding(f"{name}: {plural(count, 'storage group')}, at most {limit}", group)
