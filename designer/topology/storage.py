"""Which groups use which disk, and disks that are mounted under another."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence

from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.model.records import Disk, Group, Resource, StorageGroup, Store
from designer.model.snapshot import Snapshot

CONTENT_NAMES = {
    "quorum": "the quorum",
    "database": "databases",
    "log": "transaction logs",
    "queue": "queues",
    "dtc": "the MSDTC log",
    "index": "full-text indexes",
    "recovery": "a recovery storage group",
    "files": "files of users",
    "backup": "backups",
}
"""What a disk holds, in a sentence."""


def is_mounted(disk: Disk) -> bool:
    """Whether the disk is reached through a folder of another one instead of a letter."""
    return bool(disk.mount_path) or disk.root is not None


def resources_by_disk(snapshot: Snapshot) -> Mapping[Id, Sequence[Resource]]:
    """For every disk that resources stand for, those resources; a sound design has one of each."""
    return _by_disk(snapshot.resources)


@remembered
def _by_disk(resources: Mapping[Id, Resource]) -> Mapping[Id, Sequence[Resource]]:
    found: dict[Id, list[Resource]] = {}
    for resource in resources.values():
        if resource.disk is not None:
            found.setdefault(resource.disk, []).append(resource)
    return found


def disk_resources(snapshot: Snapshot, disk: Id) -> list[Resource]:
    """The resources that stand for a disk; a sound design has one at most."""
    return list(resources_by_disk(snapshot).get(disk, ()))


def groups_using(snapshot: Snapshot) -> Mapping[Id, Sequence[Id]]:
    """For every disk the groups that have it as a resource, or keep logs or stores on it, in creation order."""
    users = _users(snapshot.disks, snapshot.resources, snapshot.storage_groups, snapshot.stores)
    return _in_order(snapshot.groups, users)


@remembered
def _in_order(groups: Mapping[Id, Group], users: Mapping[Id, Sequence[Id]]) -> Mapping[Id, Sequence[Id]]:
    order = {group: place for place, group in enumerate(groups)}
    shared = {disk: sorted(those, key=order.__getitem__) for disk, those in users.items() if len(those) > 1}
    return {**users, **shared}


@remembered
def _users(
    disks: Mapping[Id, Disk],
    resources: Mapping[Id, Resource],
    storage_groups: Mapping[Id, StorageGroup],
    stores: Mapping[Id, Store],
) -> Mapping[Id, Sequence[Id]]:
    pairs = [(resource.disk, resource.group) for resource in resources.values()]
    pairs += [(storage.log_disk, storage.group) for storage in storage_groups.values()]
    pairs += [(store.disk, storage_groups[store.storage_group].group) for store in stores.values()]
    users: dict[Id, list[Id]] = {disk: [] for disk in disks}
    for disk, group in pairs:
        if disk is not None and group not in users[disk]:
            users[disk].append(group)
    return users


def letter_of(disk: Disk) -> str:
    """The drive letter as one capital; "" when the disk has none."""
    return bare_letter(disk.letter)


@functools.lru_cache(1024)
def bare_letter(text: str) -> str:
    """`"r:"` -> "R"."""
    return text.strip().rstrip(":\\").upper()


def disk_of_path(disks: Iterable[Disk], path: str) -> Disk | None:
    """The disk on which a folder lies: the innermost mount path that it is under, else its drive letter."""
    text = path.strip().casefold()
    found: tuple[int, Disk] | None = None
    for disk in disks:
        place = disk.mount_path.strip().rstrip("\\").casefold() or f"{letter_of(disk).casefold()}:"
        inside = len(place) > 1 and text.startswith(place) and text[len(place) : len(place) + 1] in ("", "\\")
        if inside and (found is None or len(place) > found[0]):
            found = (len(place), disk)
    return found[1] if found is not None else None
