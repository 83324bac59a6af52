"""The disks that an EVS gets: how large, on which RAID level, and how few when letters run short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from designer.model.records import DiskContent, Raid
from designer.sizing.assumptions import Assumptions
from designer.sizing.bounds import FAR, exact
from designer.sizing.databases import INDEX_SHARE, REPAIR_SHARE
from designer.sizing.iops import IoLoad, disks_for_size, log_load, spindles
from designer.sizing.logs import LogLun

QUEUE_GB = 20
"""Size of the disk for SMTP and MTA queues, assumed."""

FEWEST = 3
"""Disks that an EVS needs at least, to keep queues, logs and databases apart (EX-4.24, EX-4.25)."""

GB = 1024
"""Megabytes."""


@dataclass(frozen=True, slots=True)
class Lun:
    """A disk to create, in whole GB given as MB, for the storage groups numbered from 1; the queue disk serves none."""

    holds: tuple[DiskContent, ...]
    storage_groups: tuple[int, ...]
    size_mb: int
    raid: Raid
    spindles: int


def whole_gb(megabytes: float | Fraction) -> int:
    """So many megabytes as whole gigabytes, given in MB; one at least."""
    return max(1, ceil(megabytes / GB)) * GB


def queue_lun(assumptions: Assumptions) -> Lun:
    """The disk for SMTP and MTA queues (EX-4.25)."""
    return _lun(("queue",), (), Fraction(QUEUE_GB * GB), assumptions.queue_raid, IoLoad(0, 0), assumptions)


def log_lun_of(number: int, logs: LogLun, load: IoLoad, assumptions: Assumptions) -> Lun:
    """The disk for the logs of a storage group that causes this database load (EX-4.24)."""
    needed = exact("lun_mb", logs.lun_mb, 0, FAR)
    return _lun(("log",), (number,), needed, assumptions.log_raid, log_load(load), assumptions)


def database_lun_of(number: int, sizes_mb: Sequence[int], load: IoLoad, assumptions: Assumptions) -> Lun:
    """The disk for the databases of a storage group, with its free share and room to repair the largest (EX-4.38)."""
    index = exact("index_share", INDEX_SHARE) if assumptions.indexed else 0
    contents = sum(sizes_mb) * Fraction(1 + index)
    needed = max(
        contents / (1 - exact("free_share", assumptions.free_share, 0, 0.9)),
        contents + ceil(max(sizes_mb) * exact("repair_share", REPAIR_SHARE)),
    )
    holds: tuple[DiskContent, ...] = ("database", "index") if assumptions.indexed else ("database",)
    return _lun(holds, (number,), needed, assumptions.database_raid, load, assumptions)


def few(luns: Sequence[Lun], most: int) -> tuple[Lun, ...]:
    """The same disks in at most `most`: all databases on one, then all logs on one; three are the fewest (EX-4.18)."""
    for content in ("database", "log"):
        if len(luns) > most:
            luns = _together(luns, content)
    return tuple(luns)


def _together(luns: Sequence[Lun], content: str) -> list[Lun]:
    alike = [lun for lun in luns if content in lun.holds]
    one = Lun(
        alike[0].holds,
        tuple(number for lun in alike for number in lun.storage_groups),
        sum(lun.size_mb for lun in alike),
        alike[0].raid,
        sum(lun.spindles for lun in alike),
    )
    rest = [lun for lun in luns if lun not in alike]
    return [*rest[: luns.index(alike[0])], one, *rest[luns.index(alike[0]) :]]


def _lun(
    holds: tuple[DiskContent, ...],
    storage_groups: tuple[int, ...],
    needed_mb: Fraction,
    raid: Raid,
    load: IoLoad,
    assumptions: Assumptions,
) -> Lun:
    size_mb = whole_gb(needed_mb)
    disks = spindles(load, raid, assumptions.disk_iops).disks
    if assumptions.disk_gb is not None:
        disks = max(disks, disks_for_size(size_mb / GB, raid, assumptions.disk_gb))
    return Lun(holds, storage_groups, size_mb, raid, disks)
