"""Drive letters of shared disks, and everything that is called after them."""

from __future__ import annotations

from typing import Any

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft
from designer.foundation.ids import Id
from designer.model.diff import Diff
from designer.model.records import Disk, Resource
from designer.model.snapshot import Snapshot
from designer.topology.evs import DISK
from designer.topology.letters import drive_of
from designer.topology.storage import disk_resources, letter_of


def set_letter(snapshot: Snapshot, catalog: Catalog, disk: Id, letter: str) -> Diff:
    """Give a disk another letter, or its first one instead of a mount path.

    The disk and its resources change their names where these were made of the old letter. Mount paths under the disk,
    and paths in the properties of its groups, begin with the new letter, unless another disk of the group has the old.
    """
    record = snapshot.disks[disk]
    old = letter_of(record)
    draft = Draft(snapshot)
    draft.change("disks", disk, letter=letter, **_new_name(snapshot, record, letter))
    for resource in disk_resources(snapshot, disk):
        _rename_resource(draft, catalog, resource, f"{old}:" if old else record.mount_path, letter)
    if not old:
        _unmount(draft, record)
    else:
        for child in snapshot.disks.values():
            if child.root == disk and child.id != disk and drive_of(child.mount_path) == old:
                draft.change("disks", child.id, mount_path=_under(child.mount_path, letter))
        for group in {resource.group for resource in disk_resources(snapshot, disk)}:
            _change_paths(draft, group, old, letter)
    return draft.diff


def _new_name(snapshot: Snapshot, disk: Disk, letter: str) -> dict[str, Any]:
    name = f"Disk {letter}"
    free = all(other.name.casefold() != name.casefold() for other in snapshot.disks.values() if other.id != disk.id)
    return {"name": name} if disk.letter and disk.name == f"Disk {disk.letter}" and free else {}


def _rename_resource(draft: Draft, catalog: Catalog, resource: Resource, old: str, letter: str) -> None:
    pattern = catalog.types[DISK].name_pattern
    name = pattern.replace("{disk}", f"{letter}:")
    taken = {other.name.casefold() for other in draft.snapshot.resources.values()}
    if resource.name == pattern.replace("{disk}", old) and name.casefold() not in taken:
        draft.change("resources", resource.id, name=name)


def _unmount(draft: Draft, disk: Disk) -> None:
    """Mount the disk nowhere; its resources no longer need those of the root."""
    draft.change("disks", disk.id, mount_path="", root=None)
    if disk.root is not None:
        dependents = {resource.id for resource in disk_resources(draft.snapshot, disk.id)}
        providers = {resource.id for resource in disk_resources(draft.snapshot, disk.root)} - dependents
        edges = draft.snapshot.dependencies.values()
        draft.remove("dependencies", *[e.id for e in edges if e.dependent in dependents and e.provider in providers])


def _change_paths(draft: Draft, group: Id, old: str, letter: str) -> None:
    design = draft.snapshot
    members = design.members(group)
    if any(one.disk is not None and letter_of(design.disks[one.disk]) == old for one in members):
        return
    for resource in members:
        properties = {
            name: _under(value, letter) if isinstance(value, str) and drive_of(value) == old else value
            for name, value in resource.properties.items()
        }
        draft.change("resources", resource.id, properties=properties)


def _under(path: str, letter: str) -> str:
    return letter + path.strip()[1:]
