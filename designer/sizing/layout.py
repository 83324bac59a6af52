"""The storage of one EVS: storage groups, databases, LUNs, disks and letters, from its users."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from designer.catalog.schema import Profile
from designer.foundation.units import plural, size
from designer.model.records import DiskContent, Raid
from designer.sizing.assumptions import Assumptions
from designer.sizing.bounds import FAR, exact, whole
from designer.sizing.databases import INDEX_SHARE, DatabaseLun, Mailbox, database_lun, mailbox
from designer.sizing.iops import IoLoad, disks_for_size, io_load, log_load, spindles
from designer.sizing.letters import LETTERS, ROOTS, disks_of_evs
from designer.sizing.logs import LogLun, log_lun
from designer.sizing.restore import RULE_OF_THUMB_GB, largest_database
from designer.sizing.spread import USERS_PER_STORE, spread

QUEUE_GB = 20
"""Size of the disk for SMTP and MTA queues, assumed."""

GB = 1024
"""Megabytes."""

_PROVEN_USERS, _POSSIBLE_USERS = 4000, 5000


@dataclass(frozen=True, slots=True)
class StoreLayout:
    """A database with its users, and the size that it grows to, in MB."""

    users: int
    size_mb: int


@dataclass(frozen=True, slots=True)
class Lun:
    """A disk to create, in whole GB given as MB. `storage_group` counts from 1; the queue disk has none."""

    holds: tuple[DiskContent, ...]
    storage_group: int | None
    size_mb: int
    raid: Raid
    spindles: int


@dataclass(frozen=True, slots=True)
class StorageGroupLayout:
    """A storage group with its databases and its two LUNs."""

    stores: tuple[StoreLayout, ...]
    logs: Lun
    databases: Lun


@dataclass(frozen=True, slots=True)
class EvsLayout:
    """The storage of an EVS, and what it was made from.

    `load` is the database I/O of all users; `databases` and `logs` are what all of them would take on one LUN each.
    `mount_points` says that the disks need more letters than there are. `remarks` are sentences about what is unusual
    or does not fit.
    """

    users: int
    mailbox: Mailbox
    load: IoLoad
    databases: DatabaseLun
    logs: LogLun
    queue: Lun
    storage_groups: tuple[StorageGroupLayout, ...]
    mount_points: bool
    remarks: tuple[str, ...]

    @property
    def luns(self) -> tuple[Lun, ...]:
        """All disks: the queue disk, then logs and databases of each storage group."""
        return (self.queue, *(lun for group in self.storage_groups for lun in (group.logs, group.databases)))


DEFAULTS = Assumptions()


def evs_layout(
    users: int, profile: Profile, quota_mb: int | None = None, assumptions: Assumptions = DEFAULTS
) -> EvsLayout:
    """The storage of an EVS for `users` of a profile with a quota in MB; without one the profile's mailbox counts.

    One disk for queues, and per storage group one for logs and one for databases (EX-4.24, EX-4.25), each with room for
    what it will hold and the free share. When even the most databases are too large to restore in time, a remark says
    so. Raises ValueError for fewer than 1 user, a quota below 1 MB and senseless assumptions. Facts EX-2.18, EX-4.01,
    EX-4.02, EX-4.17, EX-4.18, EX-4.22, EX-4.26, EX-4.34 and EX-4.38.
    """
    box = mailbox(
        whole("quota_mb", quota_mb, 1) if quota_mb is not None else profile.mailbox_mb,
        profile.sent + profile.received,
        average_kb=assumptions.average_kb,
        retention_days=assumptions.retention_days,
    )
    per_user = exact("mailbox_mb", box.size_mb, 0, FAR) * (
        1 + exact("structure_share", assumptions.structure_share, 0, 10)
    )
    placed = spread(
        users,
        int(_largest_mb(assumptions) / per_user) if per_user else None,
        assumptions.databases,
        most_groups=assumptions.most_groups,
        most_stores=assumptions.most_stores,
        fill_first=assumptions.fill_first,
    )
    groups = tuple(
        _storage_group(number, [StoreLayout(one, ceil(one * per_user)) for one in stores], profile, box, assumptions)
        for number, stores in enumerate(placed, start=1)
    )
    needed = whole("servers", assumptions.servers, 1) * disks_of_evs(len(groups))
    mount_points = needed > whole("free_letters", assumptions.free_letters, 0, LETTERS)
    return EvsLayout(
        users=users,
        mailbox=box,
        load=io_load(users, profile.iops, assumptions.read_share),
        databases=database_lun(
            users,
            box.size_mb,
            sum(map(len, placed)),
            structure_share=assumptions.structure_share,
            free_share=assumptions.free_share,
            index_share=INDEX_SHARE if assumptions.indexed else 0.0,
        ),
        logs=_logs(users, profile, box, assumptions),
        queue=_lun(("queue",), None, Fraction(QUEUE_GB * GB), assumptions.queue_raid, IoLoad(0, 0), assumptions),
        storage_groups=groups,
        mount_points=mount_points,
        remarks=tuple(_remarks(users, groups, needed if mount_points else 0, assumptions)),
    )


def _largest_mb(assumptions: Assumptions) -> Fraction:
    window = assumptions.window
    if window is None:
        return Fraction(RULE_OF_THUMB_GB * GB)
    return exact("window", largest_database(window.hours, window.gb_per_hour, window.fixed_h), 0, FAR) * GB


def _storage_group(
    number: int, stores: list[StoreLayout], profile: Profile, box: Mailbox, assumptions: Assumptions
) -> StorageGroupLayout:
    users = sum(store.users for store in stores)
    load = io_load(users, profile.iops, assumptions.read_share)
    logs = _logs(users, profile, box, assumptions)
    index = exact("index_share", INDEX_SHARE) if assumptions.indexed else 0
    contents = sum(store.size_mb for store in stores) * (1 + index)
    room = contents / (1 - exact("free_share", assumptions.free_share, 0, 0.9))
    holds: tuple[DiskContent, ...] = ("database", "index") if assumptions.indexed else ("database",)
    return StorageGroupLayout(
        tuple(stores),
        _lun(("log",), number, exact("lun_mb", logs.lun_mb, 0, FAR), assumptions.log_raid, log_load(load), assumptions),
        _lun(holds, number, Fraction(room), assumptions.database_raid, load, assumptions),
    )


def _logs(users: int, profile: Profile, box: Mailbox, assumptions: Assumptions) -> LogLun:
    return log_lun(
        users,
        profile.log_mb_per_day,
        assumptions.backup_days,
        free_share=assumptions.free_share,
        moved_per_day=assumptions.moved_per_day,
        mailbox_mb=box.content_mb,
    )


def _lun(
    holds: tuple[DiskContent, ...],
    storage_group: int | None,
    needed_mb: Fraction,
    raid: Raid,
    load: IoLoad,
    assumptions: Assumptions,
) -> Lun:
    size_gb = max(1, ceil(needed_mb / GB))
    disks = spindles(load, raid, assumptions.disk_iops).disks
    if assumptions.disk_gb is not None:
        disks = max(disks, disks_for_size(size_gb, raid, assumptions.disk_gb))
    return Lun(holds, storage_group, size_gb * GB, raid, disks)


def _remarks(
    users: int, groups: tuple[StorageGroupLayout, ...], letters: int, assumptions: Assumptions
) -> Iterator[str]:
    stores = [store for group in groups for store in group.stores]
    largest = max(store.size_mb for store in stores)
    most_users = max(store.users for store in stores)
    count = plural(len(stores), "database")
    if users > _PROVEN_USERS:
        yield (
            f"{users:,} users: {_PROVEN_USERS:,} on one node is the most published from production,"
            f" {_POSSIBLE_USERS:,} was called possible (EX-2.18)"
        )
    if most_users > USERS_PER_STORE[1]:
        yield f"{count} of up to {most_users:,} users: {USERS_PER_STORE[0]} to {USERS_PER_STORE[1]} are usual"
    if largest > _largest_mb(assumptions):
        yield f"{count} of up to {size(largest)}: {_too_large(assumptions)} (EX-4.34)"
    if letters:
        roots = ROOTS * assumptions.servers
        way = f"mount them under {plural(roots, 'root disk')}" if roots <= assumptions.free_letters else "combine disks"
        yield (
            f"{letters} disks need a letter, {plural(assumptions.free_letters, 'letter')} free:"
            f" {way} (EX-4.17, EX-4.18)"
        )


def _too_large(assumptions: Assumptions) -> str:
    window, most = assumptions.window, size(int(_largest_mb(assumptions)))
    if window is None:
        return f"{most} is the usual most, because of the time to restore one"
    return f"{most} is the most that restores within {window.hours:g} h at {window.gb_per_hour:g} GB per hour"
