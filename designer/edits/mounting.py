"""Disks of an EVS mounted under two root disks, so that they need no letters of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft, EditError
from designer.edits.naming import free_letters, fresh_name
from designer.edits.presets import preset
from designer.edits.storage import DiskPlan, add_disk_to, give_disk
from designer.foundation.ids import Id
from designer.foundation.language import plural, tr
from designer.model.records import Disk
from designer.model.snapshot import Snapshot
from designer.sizing.letters import ROOTS
from designer.sizing.luns import Lun
from designer.topology.evs import DISK, of_type
from designer.topology.storage import disk_resources, is_mounted, letter_of

ROOT_DISK = DiskPlan((), 1024, "1")
"""A root disk holds nothing but the folders in which others are mounted (EX-4.22); size and level are assumed."""

ROOT_SPINDLES = 2

_FOLDERS = {"queue": "Queues", "log": "Logs", "database": "DB"}
_NAMES = {"queue": "Queues", "log": "Logs", "database": "Databases"}


def mount_luns(draft: Draft, catalog: Catalog, group: Id, luns: Sequence[Lun], chosen: Sequence[Id | None]) -> list[Id]:
    """Mount the disks of a layout: databases under one root disk of the group, logs and queues under another.

    `chosen` are the disks to use again; they give up their letters. Where the group has mounted disks under two roots
    or more already, those stay where they are. Raises `EditError` when there are too few letters for the roots.
    """
    before = draft.snapshot
    roots_before = _roots(before, group)
    keep = set(roots_before) if len(roots_before) >= ROOTS else set()
    used = [disk for disk in chosen if disk is not None]
    for one in used:
        if not is_mounted(before.disks[one]):
            draft.change("disks", one, letter="")
    roots = _two_roots(draft, catalog, group, used)
    disks = []
    for lun, disk in zip(luns, chosen, strict=True):
        root = roots[0] if lun.holds[0] == "database" else roots[1]
        if disk is not None and before.disks[disk].root not in keep:
            _mount(draft, catalog, group, lun, disk, root)
        disks.append(disk if disk is not None else _new_disk(draft, catalog, group, lun, root))
    _follow(draft, group, {_place(before.disks[one]): _place(draft.snapshot.disks[one]) for one in used})
    return disks


def _roots(snapshot: Snapshot, group: Id) -> list[Id]:
    """The lettered disks of a group under which others of it are mounted."""
    disks = [snapshot.disks[one.disk] for one in of_type(snapshot, group, DISK) if one.disk is not None]
    inside = {disk.id for disk in disks if disk.letter}
    return list(dict.fromkeys(disk.root for disk in disks if disk.root is not None and disk.root in inside))


def _two_roots(draft: Draft, catalog: Catalog, group: Id, used: Sequence[Id]) -> list[Id]:
    """Two root disks: those that there are, empty disks with a letter, and new ones."""
    roots = _roots(draft.snapshot, group)
    for resource in of_type(draft.snapshot, group, DISK):
        disk = draft.snapshot.disks[resource.disk] if resource.disk is not None else None
        if disk is not None and disk.letter and not disk.holds and disk.id not in (*roots, *used):
            roots.append(disk.id)
    missing, free = ROOTS - len(roots), len(list(free_letters(draft.snapshot)))
    if missing > free:
        letters = plural(missing, "more drive letter")
        raise EditError(
            tr("{group}: {letters} needed for root disks, {free} free").format(
                group=draft.snapshot.name_of(group), letters=letters, free=free
            )
        )
    for _ in range(missing):
        roots.append(add_disk_to(draft, catalog, group, ROOT_DISK))
        draft.change("disks", roots[-1], spindles=ROOT_SPINDLES)
    return roots


def _new_disk(draft: Draft, catalog: Catalog, group: Id, lun: Lun, root: Id) -> Id:
    values = preset(draft.snapshot, catalog, "disks")
    name, path = _name(draft.snapshot, group, lun), _path(draft.snapshot, lun, root)
    disk = draft.add("disks", **values, name=name, root=root, mount_path=path, holds=lun.holds)
    draft.do(give_disk(draft.snapshot, catalog, disk, group))
    return disk


def _mount(draft: Draft, catalog: Catalog, group: Id, lun: Lun, disk: Id, root: Id) -> None:
    """Mount a disk under a root, unless it is there already."""
    record = draft.snapshot.disks[disk]
    if record.root == root and record.mount_path:
        return
    old = record.root
    named = {"name": _name(draft.snapshot, group, lun)} if record.name.startswith("Disk ") else {}
    draft.change("disks", disk, root=root, mount_path=_path(draft.snapshot, lun, root), **named)
    providers = {resource.id for resource in disk_resources(draft.snapshot, old)} if old is not None else set()
    for resource in disk_resources(draft.snapshot, disk):
        gone = [
            edge.id
            for edge in draft.snapshot.dependencies.values()
            if edge.dependent == resource.id and edge.provider in providers
        ]
        draft.remove("dependencies", *gone)
        if resource.name.startswith("Disk "):
            path = draft.snapshot.disks[disk].mount_path
            draft.change("resources", resource.id, name=catalog.types[DISK].name_pattern.replace("{disk}", path))


def _path(snapshot: Snapshot, lun: Lun, root: Id) -> str:
    """A folder of the root disk that nothing is mounted in, such as R:\\Logs1."""
    folder = f"{_place(snapshot.disks[root])}\\{_FOLDERS[lun.holds[0]]}{''.join(map(str, lun.storage_groups))}"
    taken = {disk.mount_path.casefold() for disk in snapshot.disks.values()}
    number, path = 1, folder
    while path.casefold() in taken:
        number, path = number + 1, f"{folder}-{number + 1}"
    return path


def _name(snapshot: Snapshot, group: Id, lun: Lun) -> str:
    numbers = "+".join(map(str, lun.storage_groups))
    name = f"{snapshot.name_of(group)} {_NAMES[lun.holds[0]]} {numbers}".strip()
    taken = any(disk.name.casefold() == name.casefold() for disk in snapshot.disks.values())
    return fresh_name(snapshot, "disks", f"{name} ", 2) if taken else name


def _place(disk: Disk) -> str:
    """Where a disk is found: "R:", or its mount path."""
    return f"{letter_of(disk)}:" if disk.letter else disk.mount_path.strip().rstrip("\\")


def _follow(draft: Draft, group: Id, moved: Mapping[str, str]) -> None:
    """Let paths in the properties of the group's resources follow the disks that they are on."""
    for resource in draft.snapshot.members(group):
        properties = {
            name: _moved(value, moved) if isinstance(value, str) else value
            for name, value in resource.properties.items()
        }
        draft.change("resources", resource.id, properties=properties)


def _moved(path: str, moved: Mapping[str, str]) -> str:
    for old, new in sorted(moved.items(), key=lambda pair: -len(pair[0])):
        start, rest = path.strip()[: len(old)], path.strip()[len(old) :]
        if old and old != new and start.casefold() == old.casefold() and rest[:1] in ("", "\\"):
            return new + rest
    return path
