"""The storage of one EVS: storage groups, databases, disks and letters, from its users."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from designer.catalog.schema import Profile
from designer.foundation.units import plural, size
from designer.sizing.assumptions import DEFAULTS, Assumptions
from designer.sizing.bounds import FAR, exact, whole
from designer.sizing.databases import INDEX_SHARE, DatabaseLun, Mailbox, database_lun, mailbox
from designer.sizing.iops import IoLoad, io_load
from designer.sizing.letters import LETTERS, ROOTS
from designer.sizing.logs import LogLun, log_lun
from designer.sizing.luns import FEWEST, GB, Lun, database_lun_of, few, log_lun_of, queue_lun
from designer.sizing.restore import RULE_OF_THUMB_GB, largest_database
from designer.sizing.spread import USERS_PER_STORE, spread

_PROVEN_USERS, _POSSIBLE_USERS = 4000, 5000


@dataclass(frozen=True, slots=True)
class StoreLayout:
    """A database with its users, and the size that it grows to, in MB."""

    users: int
    size_mb: int


@dataclass(frozen=True, slots=True)
class EvsLayout:
    """The storage of an EVS, and what it was made from.

    `load` is the database I/O of all users; `databases` and `logs` are what all of them would take on one LUN each.
    `storage_groups` are the databases of each, `luns` the disks: for queues, then for logs and databases of each
    storage group. With `mount_points` all of these are mounted under two root disks that come on top. `remarks` are
    sentences about what is unusual or does not fit.
    """

    users: int
    mailbox: Mailbox
    load: IoLoad
    databases: DatabaseLun
    logs: LogLun
    storage_groups: tuple[tuple[StoreLayout, ...], ...]
    luns: tuple[Lun, ...]
    mount_points: bool
    remarks: tuple[str, ...]

    @property
    def stores(self) -> tuple[StoreLayout, ...]:
        """The databases of all storage groups."""
        return tuple(store for group in self.storage_groups for store in group)


def evs_layout(
    users: int, profile: Profile, quota_mb: int | None = None, assumptions: Assumptions = DEFAULTS
) -> EvsLayout:
    """The storage of an EVS for `users` of a profile with a quota in MB; without one the profile's mailbox counts.

    One disk for queues, and per storage group one for logs and one for databases (EX-4.24, EX-4.25), each with room for
    what it will hold and the free share. When letters run short, the disks are mounted, or share what may be together.
    When even the most databases are too large to restore in time, a remark says so. Raises ValueError for fewer than 1
    user, a quota below 1 MB and senseless assumptions. Facts EX-2.18, EX-4.01, EX-4.02, EX-4.17, EX-4.18, EX-4.22,
    EX-4.26, EX-4.34 and EX-4.38.
    """
    box = mailbox(
        whole("quota_mb", quota_mb, 1) if quota_mb is not None else profile.mailbox_mb,
        profile.sent + profile.received,
        average_kb=assumptions.average_kb,
        retention_days=assumptions.retention_days,
    )
    groups = _storage_groups(users, box, assumptions)
    luns = _luns(groups, profile, box, assumptions)
    letters = _Letters(len(luns), assumptions)
    return EvsLayout(
        users=users,
        mailbox=box,
        load=io_load(users, profile.iops, assumptions.read_share),
        databases=database_lun(
            users,
            box.size_mb,
            sum(map(len, groups)),
            structure_share=assumptions.structure_share,
            free_share=assumptions.free_share,
            index_share=INDEX_SHARE if assumptions.indexed else 0.0,
        ),
        logs=_logs(users, profile, box, assumptions),
        storage_groups=groups,
        luns=luns if letters.mounted else few(luns, letters.each),
        mount_points=letters.mounted,
        remarks=(*_remarks(users, groups, assumptions), *letters.remarks()),
    )


def _storage_groups(users: int, box: Mailbox, assumptions: Assumptions) -> tuple[tuple[StoreLayout, ...], ...]:
    structure = exact("structure_share", assumptions.structure_share, 0, 10)
    per_user = exact("mailbox_mb", box.size_mb, 0, FAR) * (1 + structure)
    placed = spread(users, int(_largest_mb(assumptions) / per_user) if per_user else None, assumptions)
    return tuple(tuple(StoreLayout(one, ceil(one * per_user)) for one in stores) for stores in placed)


def _largest_mb(assumptions: Assumptions) -> int:
    window = assumptions.window
    if window is None:
        return RULE_OF_THUMB_GB * GB
    largest = exact("window", largest_database(window.hours, window.gb_per_hour, window.fixed_h), 0, FAR)
    return int(largest * GB)


def _luns(
    groups: tuple[tuple[StoreLayout, ...], ...], profile: Profile, box: Mailbox, assumptions: Assumptions
) -> tuple[Lun, ...]:
    luns = [queue_lun(assumptions)]
    for number, stores in enumerate(groups, start=1):
        users = sum(store.users for store in stores)
        load = io_load(users, profile.iops, assumptions.read_share)
        luns.append(log_lun_of(number, _logs(users, profile, box, assumptions), load, assumptions))
        luns.append(database_lun_of(number, [store.size_mb for store in stores], load, assumptions))
    return tuple(luns)


def _logs(users: int, profile: Profile, box: Mailbox, assumptions: Assumptions) -> LogLun:
    return log_lun(
        users,
        profile.log_mb_per_day,
        assumptions.backup_days,
        free_share=assumptions.free_share,
        moved_per_day=assumptions.moved_per_day,
        mailbox_mb=box.content_mb,
    )


class _Letters:
    """Whether the disks of EVSs of `disks` each get letters."""

    def __init__(self, disks: int, assumptions: Assumptions) -> None:
        self.servers = whole("servers", assumptions.servers, 1)
        self.free = whole("free_letters", assumptions.free_letters, 0, LETTERS)
        self.each = self.free // self.servers
        self.needed = self.servers * disks
        self.mounting = assumptions.mounting
        self.mounted = self.mounting == "always" or (self.mounting == "when short" and self.needed > self.free)

    def remarks(self) -> Iterator[str]:
        if self.needed <= self.free or self.mounting == "always":
            return
        short = f"{plural(self.needed, 'disk')} for {plural(self.free, 'free letter')}"
        roots = ROOTS * self.servers
        if self.mounted and roots <= self.free:
            yield f"{short}: they are mounted under {plural(roots, 'root disk')} (EX-4.18, EX-4.22)"
        elif not self.mounted and self.each >= FEWEST:
            yield f"{short}: storage groups share disks (EX-4.18)"
        else:
            yield f"{short}: too few, even when disks are {'mounted' if self.mounted else 'shared'} (EX-4.17)"


def _remarks(users: int, groups: tuple[tuple[StoreLayout, ...], ...], assumptions: Assumptions) -> Iterator[str]:
    stores = [store for group in groups for store in group]
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


def _too_large(assumptions: Assumptions) -> str:
    window, most = assumptions.window, size(_largest_mb(assumptions))
    if window is None:
        return f"{most} is the usual most, because of the time to restore one"
    return f"{most} is the most that restores within {window.hours:g} h at {window.gb_per_hour:g} GB per hour"
