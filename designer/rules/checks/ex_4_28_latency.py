"""EX-4.28: how quick the disks answer."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import about
from designer.topology.devices import contents
from designer.topology.evs import disk_text

_LIMIT_MS = 20


@rule(
    "EX-4.28",
    "Disk latency too high",
    "warning",
    "published",
    reads=("clusters", "disks", "storage_groups", "stores"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Reading from or writing to a disk of Exchange 2003 with databases or logs takes 20 ms or more on average.

    Why: Users in online mode wait for these requests. The guidance for Exchange 2003 asks for less than 20 ms on
    average.
    Fix: Use more or faster drives, RAID 10, aligned partitions or a larger write cache, or place fewer mailboxes on the
    disk.
    Bad: T: 25 ms to read and 31 ms to write on average, should be below 20 ms
    Good: T: reads in 12 ms and writes in 8 ms.
    Source: Optimizing Storage for Microsoft Exchange Server 2003. Fact EX-4.28.
    """
    exchange = context.exchange
    if exchange is None or exchange.version != "2003":
        return
    measured = [disk for disk in context.design.disks.values() if (disk.read_ms, disk.write_ms) != (None, None)]
    holds = contents(context.design) if measured else {}
    for disk in measured:
        if holds[disk.id].isdisjoint(("database", "log")):
            continue
        slow = [
            f"{ms} ms to {verb}"
            for ms, verb in ((disk.read_ms, "read"), (disk.write_ms, "write"))
            if ms is not None and ms >= _LIMIT_MS
        ]
        if slow:
            yield context.finding(
                f"{about(disk_text(disk))} {listed(slow)} on average, should be below {_LIMIT_MS} ms", disk.id
            )
