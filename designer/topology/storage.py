"""Which groups use which disk, and disks that are mounted under another."""

from __future__ import annotations

from collections.abc import Iterable

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
