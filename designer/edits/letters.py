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
from designer.topology.storage import disk_resources, letter_of


def set_letter(snapshot: Snapshot, catalog: Catalog, disk: Id, letter: str) -> Diff:
    """Give a disk another letter.

    The disk and its resources change their names where these were made of the old letter. Mount paths under the disk
    and paths in the properties of its groups begin with the new letter, unless another disk of the group has the old.
    """
    record = snapshot.disks[disk]
    old = _place(record)
    draft = Draft(snapshot)
    draft.change("disks", disk, letter=letter, **_new_name(snapshot, record, letter))
    for resource in disk_resources(snapshot, disk):
        _rename_resource(draft, catalog, resource, old, letter)
    for child in snapshot.disks.values():
        if old and child.root == disk and child.id != disk and _is_under(child.mount_path, old):
            draft.change("disks", child.id, mount_path=f"{letter}:{child.mount_path.strip()[len(old) :]}")
    for group in {resource.group for resource in disk_resources(snapshot, disk)}:
        rest = [draft.snapshot.disks[one.disk] for one in draft.snapshot.members(group) if one.disk is not None]
        if old and all(_place(other) != old for other in rest):
            _change_paths(draft, group, old, letter)
    return draft.diff


def unmount(snapshot: Snapshot, catalog: Catalog, disk: Id, letter: str) -> Diff:
    """Give a mounted disk a letter, and mount it nowhere.

    Its resources no longer need those of its root disk; what needed the root through them needs it directly.
    """
    draft = Draft(snapshot)
    draft.do(set_letter(snapshot, catalog, disk, letter))
    root = snapshot.disks[disk].root
    draft.change("disks", disk, mount_path="", root=None)
    if root is not None:
        _detach(draft, {one.id for one in disk_resources(snapshot, disk)}, disk_resources(snapshot, root))
    return draft.diff


def _detach(draft: Draft, resources: set[Id], roots: list[Resource]) -> None:
    edges = tuple(draft.snapshot.dependencies.values())
    pairs = {(edge.dependent, edge.provider) for edge in edges}
    targets = {root.id for root in roots}
    gone = [edge for edge in edges if edge.dependent in resources and edge.provider in targets]
    draft.remove("dependencies", *(edge.id for edge in gone))
    for edge in gone:
        for dependent in (other.dependent for other in edges if other.provider == edge.dependent):
            if dependent not in resources and (dependent, edge.provider) not in pairs:
                pairs.add((dependent, edge.provider))
                draft.add("dependencies", dependent=dependent, provider=edge.provider)


def _place(disk: Disk) -> str:
    """Where a disk is found: "R:", or its mount path."""
    return f"{letter_of(disk)}:" if disk.letter else disk.mount_path.strip().rstrip("\\")


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


def _change_paths(draft: Draft, group: Id, old: str, letter: str) -> None:
    for resource in draft.snapshot.members(group):
        properties = {
            name: f"{letter}:{value.strip()[len(old) :]}" if isinstance(value, str) and _is_under(value, old) else value
            for name, value in resource.properties.items()
        }
        draft.change("resources", resource.id, properties=properties)


def _is_under(path: str, folder: str) -> bool:
    start, rest = path.strip()[: len(folder)], path.strip()[len(folder) :]
    return start.casefold() == folder.casefold() and rest[:1] in ("", "\\")
