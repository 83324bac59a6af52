"""The disks of an EVS, made to match a layout: those that it has used again, lettered or mounted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft, EditError
from designer.edits.letters import set_letter, unmount
from designer.edits.mounting import mount_luns
from designer.edits.naming import free_letters
from designer.edits.storage import DiskPlan, add_disk_to
from designer.edits.stores import DiskFor, storage_groups_of
from designer.foundation.ids import Id
from designer.foundation.language import plural, tr
from designer.model.records import Disk
from designer.model.snapshot import Snapshot
from designer.sizing.luns import Lun
from designer.topology.devices import device
from designer.topology.evs import DISK, of_type, tree_dependencies
from designer.topology.roles import role_tree
from designer.topology.storage import groups_using, is_mounted

_KEPT = {"quorum", "dtc", "recovery", "files", "backup"}
"""Contents that a layout knows nothing of; disks with them stay as they are."""

_PURPOSES = ("database", "log", "queue")


def may_mount(snapshot: Snapshot, catalog: Catalog) -> bool:
    """Whether the design's platform supports mounted disks on a cluster (EX-4.19)."""
    exchange, windows = catalog.exchange.get(snapshot.cluster.exchange), catalog.windows.get(snapshot.cluster.windows)
    return exchange is not None and windows is not None and exchange.mount_points and windows.mount_points


def mounts_already(snapshot: Snapshot, group: Id) -> bool:
    """Whether a disk of the group is mounted."""
    return any(is_mounted(disk) for disk in disks_of(snapshot, group))


def disks_of(snapshot: Snapshot, group: Id) -> list[Disk]:
    """The disks of a group, in the order of their resources."""
    found = [resource.disk for resource in of_type(snapshot, group, DISK) if resource.disk is not None]
    return [snapshot.disks[disk] for disk in dict.fromkeys(found)]


def letters_of(snapshot: Snapshot, group: Id) -> set[str]:
    """The letters of a group's disks that a layout may use again, root disks among them."""
    roots = {disk.root for disk in disks_of(snapshot, group)}
    usable = {disk.id for disk in _usable(snapshot, group)} | roots
    return {disk.letter for disk in disks_of(snapshot, group) if disk.letter and disk.id in usable}


def place_luns(draft: Draft, catalog: Catalog, group: Id, luns: Sequence[Lun], *, mounted: bool) -> DiskFor:
    """Give a group the disks of a layout; returns which one is for what.

    A disk that holds the same today is used again, then one that holds nothing, then any that is left over; the rest
    are new. What needs a disk in the tree of the group gets its dependencies (EX-3.04, EX-4.21). Raises `EditError`
    when there are too few letters.
    """
    before = disks_of(draft.snapshot, group)
    chosen = _choose(draft.snapshot, group, luns)
    disks = (mount_luns if mounted else _letter_luns)(draft, catalog, group, luns, chosen)
    _match(draft, group, before)
    for lun, disk in zip(luns, disks, strict=True):
        draft.change("disks", disk, size_mb=lun.size_mb, raid=lun.raid, spindles=lun.spindles, holds=lun.holds)
    _hang(draft, catalog, group)
    return {
        (content, number): disk
        for lun, disk in zip(luns, disks, strict=True)
        for content in lun.holds
        for number in lun.storage_groups
    }


def _choose(snapshot: Snapshot, group: Id, luns: Sequence[Lun]) -> list[Id | None]:
    """For every LUN the disk of the group that becomes it, or None for a new one."""
    usable = _usable(snapshot, group)
    taken: dict[int, Disk] = {}
    order = sorted(range(len(luns)), key=lambda index: _PURPOSES.index(luns[index].holds[0]))
    for offered in (_in_use, _made_for_it, _alike, _empty, _any):
        for index in order:
            if index in taken:
                continue
            devices = {device(disk) for disk in taken.values()}
            wanted = [disk for disk in offered(snapshot, group, luns[index], usable) if device(disk) not in devices]
            if wanted:
                taken[index] = wanted[0]
    return [taken[index].id if index in taken else None for index in range(len(luns))]


Offer = Callable[[Snapshot, Id, Lun, list[Disk]], list[Disk]]


def _in_use(snapshot: Snapshot, group: Id, lun: Lun, usable: list[Disk]) -> list[Disk]:
    """The disks on which the storage groups of the LUN have it today."""
    storage = storage_groups_of(snapshot, group)
    numbered = [storage[number - 1] for number in lun.storage_groups if number <= len(storage)]
    if lun.holds[0] == "log":
        places: set[Id | None] = {one.log_disk for one in numbered}
    else:
        ids = {one.id for one in numbered}
        places = {store.disk for store in snapshot.stores.values() if store.storage_group in ids}
    return [disk for disk in usable if disk.id in places]


def _made_for_it(snapshot: Snapshot, group: Id, lun: Lun, usable: list[Disk]) -> list[Disk]:
    """The disks that an earlier layout has made for such a LUN."""
    del snapshot, group
    wanted = (lun.holds, lun.size_mb, lun.raid, lun.spindles)
    return [disk for disk in usable if (disk.holds, disk.size_mb, disk.raid, disk.spindles) == wanted]


def _alike(snapshot: Snapshot, group: Id, lun: Lun, usable: list[Disk]) -> list[Disk]:
    """The disks that hold the same kind of things, best those that hold nothing else."""
    del snapshot, group
    return sorted((disk for disk in usable if lun.holds[0] in disk.holds), key=lambda disk: len(disk.holds))


def _empty(snapshot: Snapshot, group: Id, lun: Lun, usable: list[Disk]) -> list[Disk]:
    del snapshot, group, lun
    return [disk for disk in usable if not disk.holds]


def _any(snapshot: Snapshot, group: Id, lun: Lun, usable: list[Disk]) -> list[Disk]:
    del snapshot, group, lun
    return usable


def _usable(snapshot: Snapshot, group: Id) -> list[Disk]:
    """The disks of a group that a layout may change: no root disks, nothing else's, nothing that it does not know."""
    using = groups_using(snapshot)
    roots = {disk.root for disk in snapshot.disks.values()}
    recovery = set(_recovery_disks(snapshot, group))
    return [
        disk
        for disk in disks_of(snapshot, group)
        if disk.id not in roots | recovery
        and using[disk.id] == [group]
        and not _KEPT.intersection(disk.holds)
        and disk.holds != ("index",)
    ]


def _recovery_disks(snapshot: Snapshot, group: Id) -> Iterator[Id]:
    """Where the recovery storage group of an EVS is."""
    storage = {one.id: one for one in snapshot.storage_groups.values() if one.group == group and one.recovery}
    yield from (one.log_disk for one in storage.values() if one.log_disk is not None)
    for store in snapshot.stores.values():
        if store.storage_group in storage and store.disk is not None:
            yield store.disk


def _letter_luns(
    draft: Draft, catalog: Catalog, group: Id, luns: Sequence[Lun], chosen: Sequence[Id | None]
) -> list[Id]:
    there = [draft.snapshot.disks[disk] for disk in chosen if disk is not None]
    needed = len(luns) - sum(bool(disk.letter) for disk in there)
    free = len(list(free_letters(draft.snapshot)))
    if needed > free:
        raise EditError(
            tr("{group}: {count} needed, {free} free").format(
                group=draft.snapshot.name_of(group), count=plural(needed, "more drive letter"), free=free
            )
        )
    return [_lettered(draft, catalog, group, lun, disk) for lun, disk in zip(luns, chosen, strict=True)]


def _lettered(draft: Draft, catalog: Catalog, group: Id, lun: Lun, disk: Id | None) -> Id:
    """The disk, or a new one, with a letter."""
    if disk is None:
        return add_disk_to(draft, catalog, group, DiskPlan(lun.holds, lun.size_mb, lun.raid))
    if not draft.snapshot.disks[disk].letter:
        change = unmount if is_mounted(draft.snapshot.disks[disk]) else set_letter
        draft.do(change(draft.snapshot, catalog, disk, next(free_letters(draft.snapshot))))
    return disk


def _match(draft: Draft, group: Id, others: list[Disk]) -> None:
    """Let new disks of a group stand where all others do: on the same array, seen by the same nodes, copied alike."""
    shared = {
        name: getattr(others[0], name)
        for name in ("array", "visible_to", "replicated")
        if others and len({getattr(disk, name) for disk in others}) == 1
    }
    there = {disk.id for disk in others}
    for disk in disks_of(draft.snapshot, group):
        if disk.id not in there:
            draft.change("disks", disk.id, **shared)


def _hang(draft: Draft, catalog: Catalog, group: Id) -> None:
    """Add the dependencies on disks that the group's tree asks for and nothing has yet."""
    tree = role_tree(draft.snapshot, catalog, draft.snapshot.groups[group].kind)
    if tree is None:
        return
    there = {(edge.dependent, edge.provider) for edge in draft.snapshot.dependencies.values()}
    disks = {resource.id for resource in of_type(draft.snapshot, group, DISK)}
    for dependent, provider in tree_dependencies(draft.snapshot, tree, group):
        if provider in disks and (dependent, provider) not in there:
            draft.add("dependencies", dependent=dependent, provider=provider)
