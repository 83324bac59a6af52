"""Which groups use which disk, and disks that are mounted under another."""

from __future__ import annotations

from designer.foundation.ids import Id
from designer.model.records import Disk, Resource
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


def disk_resources(snapshot: Snapshot, disk: Id) -> list[Resource]:
    """The resources that stand for a disk; a sound design has one at most."""
    return [resource for resource in snapshot.resources.values() if resource.disk == disk]


def groups_using(snapshot: Snapshot) -> dict[Id, list[Id]]:
    """For every disk the groups that have it as a resource, or keep logs or stores on it, in creation order."""
    users: dict[Id, set[Id]] = {disk: set() for disk in snapshot.disks}
    for resource in snapshot.resources.values():
        if resource.disk is not None:
            users[resource.disk].add(resource.group)
    for storage in snapshot.storage_groups.values():
        if storage.log_disk is not None:
            users[storage.log_disk].add(storage.group)
    for store in snapshot.stores.values():
        if store.disk is not None:
            users[store.disk].add(snapshot.storage_groups[store.storage_group].group)
    order = {group: place for place, group in enumerate(snapshot.groups)}
    return {disk: sorted(groups, key=order.__getitem__) for disk, groups in users.items()}


def letter_of(disk: Disk) -> str:
    """The drive letter as one capital; "" when the disk has none."""
    return bare_letter(disk.letter)


def bare_letter(text: str) -> str:
    """`"r:"` -> "R"."""
    return text.strip().rstrip(":\\").upper()
