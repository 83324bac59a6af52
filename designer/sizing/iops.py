"""Disk input and output: what users cause, and how many disks carry it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from designer.model.records import Raid
from designer.sizing.bounds import FAR, exact, one_of, whole

READ_SHARE = 0.75
"""Share of reads in database I/O; 0.66 to 0.75 were published for heavy users."""

DISK_IOPS = 150
"""Random I/O per second that one disk of 15,000 rpm does at 20 ms, conservative (EX-4.28)."""

DISK_IOPS_BY_SPEED: Mapping[str, int] = {"7,200 rpm": 100, "10,000 rpm": 130, "15,000 rpm": 150}
"""Conservative presets; 75, 120 and 170 are known in the field. Assumed."""

WRITE_PENALTY: Mapping[str, int] = {"0": 1, "1": 2, "5": 4, "10": 2}
"""Disk operations behind one write, by RAID level."""

LOG_SHARE = 0.1
"""Log writes as a share of database I/O, as known in the field."""

_FEWEST: Mapping[str, int] = {"0": 1, "1": 2, "5": 3, "10": 2}
_PAIRED = ("1", "10")


@dataclass(frozen=True, slots=True)
class IoLoad:
    """Reads and writes per second, as the server sees them."""

    reads: float
    writes: float

    @property
    def total(self) -> float:
        """Reads and writes together."""
        return self.reads + self.writes


@dataclass(frozen=True, slots=True)
class Spindles:
    """Disks for a load: `back_end` operations per second on all disks, `unrounded` and whole number of disks."""

    raid: Raid
    back_end: float
    unrounded: float
    disks: int


def io_load(users: int, iops_per_user: float, read_share: float = READ_SHARE) -> IoLoad:
    """Database I/O per second of `users` mailboxes at the peak of the day.

    `iops_per_user` is that of the profile (0.5 to 1.5 were published) or a measured one. Raises ValueError for fewer
    than 1 user, I/O outside 0 to 1,000 per user, and a share outside 0 to 1.
    """
    total = whole("users", users, 1) * exact("iops_per_user", iops_per_user, 0, 1000)
    reads = total * exact("read_share", read_share, 0, 1)
    return IoLoad(float(reads), float(total - reads))


def log_load(load: IoLoad) -> IoLoad:
    """The log writes per second that go with database I/O: a tenth of it, all sequential."""
    return IoLoad(0.0, float(_rate(load.reads + load.writes) * exact("log_share", LOG_SHARE)))


def spindles(load: IoLoad, raid: Raid, disk_iops: float = DISK_IOPS) -> Spindles:
    """How many disks carry a load on a RAID level, when one does `disk_iops` per second.

    Every write costs one operation on RAID 0, two on RAID 1 and 10, four on RAID 5. RAID 1 and 10 take pairs of disks
    (two disks of RAID 10 are a mirror), RAID 5 three at least. Raises ValueError for an unknown level, a negative load
    and disks of less than 1 operation per second. Fact EX-4.26.
    """
    one_of("raid", raid, WRITE_PENALTY)
    back_end = _rate(load.reads) + _rate(load.writes) * WRITE_PENALTY[raid]
    unrounded = back_end / exact("disk_iops", disk_iops, 1)
    return Spindles(raid, float(back_end), float(unrounded), _whole_disks(unrounded, raid))


def disks_for_size(size_gb: float, raid: Raid, disk_gb: float) -> int:
    """How many disks of `disk_gb` hold `size_gb` on a RAID level, whatever the load is.

    RAID 1 and 10 need twice the disks, RAID 5 one more. Raises ValueError for an unknown level, a negative size and
    disks of less than 1 GB. Fact EX-4.26.
    """
    one_of("raid", raid, WRITE_PENALTY)
    holding = ceil(exact("size_gb", size_gb, 0, FAR) / exact("disk_gb", disk_gb, 1))
    if raid in _PAIRED:
        holding *= 2
    return _whole_disks(Fraction(holding + (raid == "5")), raid)


def _rate(per_second: float) -> Fraction:
    return exact("load", per_second, 0, FAR)


def _whole_disks(unrounded: Fraction, raid: Raid) -> int:
    disks = max(ceil(unrounded), _FEWEST[raid])
    return disks + disks % 2 if raid in _PAIRED else disks
