"""EX-4.26b: no logs on RAID 5."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.repairs import setting
from designer.rules.wording import about
from designer.topology.devices import contents
from designer.topology.evs import disk_text


@rule(
    "EX-4.26b",
    "Logs on RAID 5",
    "best practice",
    "published",
    reads=("disks", "storage_groups", "stores"),
    fix=setting("disks", "Give {name} RAID 1", raid="1"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Transaction logs are on a disk with RAID 5.

    Why: Logs are written all the time and hardly ever read, and RAID 5 needs four disk operations for a write.
    Fix: Use RAID 1 for logs.
    Bad: S: transaction logs on RAID 5, RAID 1 recommended
    Good: S: holds logs on RAID 1.
    Source: TechTarget storage recommendations for Exchange, part 1. Fact EX-4.26.
    """
    on_raid_5 = [disk for disk in context.design.disks.values() if disk.raid == "5"]
    holds = contents(context.design) if on_raid_5 else {}
    for disk in on_raid_5:
        if "log" in holds[disk.id] and "database" not in holds[disk.id]:
            yield context.finding(f"{about(disk_text(disk))} transaction logs on RAID 5, RAID 1 recommended", disk.id)
