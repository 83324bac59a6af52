"""Shared disks: new ones, and which group they belong to."""

from __future__ import annotations

from dataclasses import dataclass

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft, EditError
from designer.edits.naming import free_letters, fresh_name
from designer.edits.objects import from_pattern
from designer.edits.presets import preset
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.diff import Diff
from designer.model.records import DiskContent, Raid
from designer.model.snapshot import Snapshot
from designer.topology.evs import DISK, disk_text, mount_dependencies, of_type
from designer.topology.roles import role_of, role_tree
from designer.topology.storage import letter_of


@dataclass(frozen=True, slots=True)
class DiskPlan:
    """What a new disk holds, its size in MB and its RAID level."""

    holds: tuple[DiskContent, ...]
    size_mb: int
    raid: Raid


SPARE_DISK = DiskPlan((), 102_400, "10")
"""A disk that nothing is planned for yet; size and level are assumed."""


def add_disk(snapshot: Snapshot, catalog: Catalog, plan: DiskPlan = SPARE_DISK) -> Diff:
    """Add a shared disk that every node sees, with the next free letter; it belongs to no group yet."""
    draft = Draft(snapshot)
    _new_disk(draft, catalog, plan)
    return draft.diff


def add_quorum_disk(snapshot: Snapshot, catalog: Catalog, group: Id) -> Diff:
    """Add the quorum disk to the Cluster Group: Q: if that is free, 512 MB, RAID 1 (EX-4.09, EX-4.10, EX-4.12)."""
    draft = Draft(snapshot)
    taken = {letter_of(disk) for disk in snapshot.disks.values()}
    letter = "Q" if "Q" not in taken else next(free_letters(snapshot), "")
    values = preset(snapshot, catalog, "disks")
    disk = draft.add("disks", **values, name=f"Disk {letter}", letter=letter, size_mb=512, raid="1", holds=("quorum",))
    _new_resource(draft, catalog, disk, group)
    draft.change("clusters", snapshot.cluster.id, quorum_disk=disk)
    return draft.diff


def add_disk_to(draft: Draft, catalog: Catalog, group: Id, plan: DiskPlan) -> Id:
    """Add a disk and its resource to a group within a larger edit; returns the disk's id."""
    disk = _new_disk(draft, catalog, plan)
    _new_resource(draft, catalog, disk, group)
    return disk


def give_disk(snapshot: Snapshot, catalog: Catalog, disk: Id, group: Id) -> Diff:
    """Make a disk a resource of a group, with the dependencies that a virtual server needs on it (EX-3.04).

    A disk of another group moves over and leaves its dependencies behind. Raises `EditError` when the group has it.
    """
    if any(resource.disk == disk and resource.group == group for resource in snapshot.resources.values()):
        text = disk_text(snapshot.disks[disk])
        raise EditError(tr("{group} has {text} already").format(group=snapshot.name_of(group), text=text))
    draft = Draft(snapshot)
    _release(draft, disk)
    resource = _new_resource(draft, catalog, disk, group)
    for member in _needing_disks(draft.snapshot, catalog, group):
        draft.add("dependencies", dependent=member, provider=resource)
    for dependent, provider in mount_dependencies(draft.snapshot, of_type(draft.snapshot, group, DISK)):
        if resource in (dependent, provider):
            draft.add("dependencies", dependent=dependent, provider=provider)
    return draft.diff


def _needing_disks(snapshot: Snapshot, catalog: Catalog, group: Id) -> list[Id]:
    """The resources of a virtual server that need each of its disks."""
    role = role_of(catalog, snapshot.groups[group])
    if role is None:
        return []
    tree = role_tree(snapshot, catalog, role.id)
    types = {member.type for member in tree.member if DISK in member.needs} if tree is not None else {role.application}
    return [member.id for member in snapshot.members(group) if member.type in types]


def release_disk(snapshot: Snapshot, disk: Id) -> Diff:
    """Take a disk out of every group."""
    draft = Draft(snapshot)
    _release(draft, disk)
    return draft.diff


def _release(draft: Draft, disk: Id) -> None:
    gone = [resource.id for resource in draft.snapshot.resources.values() if resource.disk == disk]
    edges = [
        edge.id for edge in draft.snapshot.dependencies.values() if edge.dependent in gone or edge.provider in gone
    ]
    draft.remove("dependencies", *edges)
    draft.remove("resources", *gone)


def _new_disk(draft: Draft, catalog: Catalog, plan: DiskPlan) -> Id:
    letter = next(free_letters(draft.snapshot), "")
    name = f"Disk {letter}" if letter else fresh_name(draft.snapshot, "disks", "Disk ")
    values = preset(draft.snapshot, catalog, "disks")
    return draft.add(
        "disks", **values, name=name, letter=letter, size_mb=plan.size_mb, raid=plan.raid, holds=plan.holds
    )


def _new_resource(draft: Draft, catalog: Catalog, disk: Id, group: Id) -> Id:
    record = draft.snapshot.disks[disk]
    pattern = catalog.types[DISK].name_pattern
    name = from_pattern(pattern, draft.snapshot.groups[group].name, disk_text(record).removeprefix("Disk "))
    return draft.add("resources", name=name, type=DISK, group=group, disk=disk)
