"""EX-4.07: Windows does not mirror or stripe shared disks."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting
from designer.rules.wording import about
from designer.topology.evs import disk_text


@rule(
    "EX-4.07",
    "Software RAID on a shared disk",
    "error",
    "published",
    reads=("disks",),
    fix=setting("disks", "Give {name} hardware RAID", software_raid=False),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: Windows itself mirrors or stripes a shared disk.

    Why: The layout of such a set is in the registry of the node that made it; another node cannot put the set together,
    and nothing repairs it by itself after a failover. Local disks may be mirrored that way.
    Fix: Let the array mirror or stripe the disk.
    Bad: R: software RAID, shared disks need hardware RAID
    Good: The array mirrors R:, and Windows sees one disk.
    Source: KB 171052. Fact EX-4.07.
    """
    for disk in context.design.disks.values():
        if disk.software_raid is None:
            yield context.undecided("software RAID (yes or no)", disk.id)
        elif disk.software_raid:
            yield context.finding(f"{about(disk_text(disk))} software RAID, shared disks need hardware RAID", disk.id)
