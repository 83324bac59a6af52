"""EX-4.06: shared disks are formatted with NTFS."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting
from designer.rules.wording import about
from designer.topology.evs import disk_text


@rule(
    "EX-4.06",
    "Shared disk without NTFS",
    "error",
    "published",
    reads=("disks",),
    fix=setting("disks", "Format {name} with NTFS", file_system="ntfs"),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A shared disk has a FAT file system.

    Why: After a failover the other node mounts the disk as it was left. Only NTFS recovers from that by its journal,
    and only NTFS is supported on cluster disks.
    Fix: Format the disk with NTFS.
    Bad: R: formatted with FAT32, shared disks need NTFS
    Good: R: is formatted with NTFS.
    Source: KB 280345. Fact EX-4.06.
    """
    for disk in context.design.disks.values():
        if disk.file_system is None:
            yield context.undecided("file system", disk.id)
        elif disk.file_system != "ntfs":
            name = disk.file_system.upper()
            yield context.finding(f"{about(disk_text(disk))} formatted with {name}, shared disks need NTFS", disk.id)
