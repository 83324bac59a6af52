"""What a layout counts on besides users and profile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from designer.model.records import Raid
from designer.sizing.databases import AVERAGE_KB, FREE_SHARE, RETENTION_DAYS, STRUCTURE_SHARE
from designer.sizing.iops import DISK_IOPS, READ_SHARE
from designer.sizing.letters import LETTERS
from designer.sizing.logs import BACKUP_DAYS
from designer.sizing.restore import RestoreWindow

Mounting = Literal["never", "when short", "always"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """Each default is explained where it is defined; the RAID levels are those of EX-4.26.

    `disk_gb` is the size of one physical disk where that is known. `indexed` puts a full-text index beside the
    databases. `moved_per_day` mailboxes may be moved into any one storage group. Without a restore `window` a database
    has the size that is usual at most. `databases` sets their number, `most_groups` and `most_stores` are what the
    Exchange version allows (EX-4.01, EX-4.02), `other_stores` are there besides; `fill_first` fills a storage group
    before the next is opened (EX-4.04). `servers` EVSs with the same layout share the `free_letters`, which are what Q:
    and the local drives C: and D: leave; `mounting` says when disks are mounted instead of lettered: never where the
    platform does not support it (EX-4.19).
    """

    read_share: float = READ_SHARE
    disk_iops: float = DISK_IOPS
    disk_gb: float | None = None
    database_raid: Raid = "10"
    log_raid: Raid = "1"
    queue_raid: Raid = "10"
    retention_days: float = RETENTION_DAYS
    average_kb: float = AVERAGE_KB
    structure_share: float = STRUCTURE_SHARE
    free_share: float = FREE_SHARE
    indexed: bool = False
    backup_days: float = BACKUP_DAYS
    moved_per_day: int = 0
    window: RestoreWindow | None = None
    most_groups: int = 4
    most_stores: int = 5
    other_stores: int = 0
    fill_first: bool = False
    databases: int | None = None
    servers: int = 1
    free_letters: int = LETTERS - 3
    mounting: Mounting = "when short"


DEFAULTS = Assumptions()
