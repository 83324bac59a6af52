"""Storage groups and stores of an EVS, made to match a layout."""

from __future__ import annotations

from collections.abc import Mapping

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft
from designer.edits.objects import delete
from designer.edits.presets import preset
from designer.foundation.ids import Id
from designer.model.records import DiskContent, StorageGroup, Store
from designer.model.snapshot import Snapshot
from designer.sizing.layout import EvsLayout, StoreLayout

DiskFor = Mapping[tuple[DiskContent, int], Id]
"""The disk for a content of a storage group, numbered from 1."""


def storage_groups_of(snapshot: Snapshot, group: Id) -> list[StorageGroup]:
    """The storage groups of an EVS but the one for recovery, in creation order."""
    return [storage for storage in snapshot.storage_groups.values() if storage.group == group and not storage.recovery]


def mailbox_stores(snapshot: Snapshot, group: Id) -> list[Store]:
    """The mailbox stores of an EVS, in creation order."""
    return [store for store in _stores(snapshot, group) if store.kind == "mailbox"]


def other_stores(snapshot: Snapshot, group: Id) -> list[Store]:
    """The public stores of an EVS, in creation order."""
    return [store for store in _stores(snapshot, group) if store.kind != "mailbox"]


def public_places(snapshot: Snapshot, group: Id, layout: EvsLayout, most_stores: int) -> dict[Id, int]:
    """For every public store the number of the storage group that it goes to: its own, where there is room.

    A storage group takes `most_stores`; the layout has left room for all.
    """
    there = {storage.id: number for number, storage in enumerate(storage_groups_of(snapshot, group), start=1)}
    load = {number: len(stores) for number, stores in enumerate(layout.storage_groups, start=1)}
    places: dict[Id, int] = {}
    for store in other_stores(snapshot, group):
        own = there[store.storage_group]
        number = own if load.get(own, most_stores) < most_stores else min(load, key=lambda one: load[one])
        places[store.id] = number
        load[number] += 1
    return places


def share_users(draft: Draft, group: Id) -> None:
    """Spread the users of an EVS evenly over its mailbox stores, with the quota that it has."""
    owner, stores = draft.snapshot.groups[group], mailbox_stores(draft.snapshot, group)
    for place, store in enumerate(stores):
        share = None if owner.users is None else (owner.users + place) // len(stores)
        draft.change("stores", store.id, users=share, quota_mb=owner.quota_mb)


def fill_storage_groups(  # noqa: PLR0913 - a step of one edit, with all that the steps before it found out
    draft: Draft,
    catalog: Catalog,
    group: Id,
    layout: EvsLayout,
    quota_mb: int,
    disks: DiskFor,
    publics: Mapping[Id, int],
) -> None:
    """Make the storage groups and mailbox stores those of the layout, on these disks; public stores go to their places.

    Existing ones are changed in creation order; what is too many is deleted.
    """
    storage = [one.id for one in storage_groups_of(draft.snapshot, group)]
    for number in range(len(storage) + 1, len(layout.storage_groups) + 1):
        values = preset(draft.snapshot, catalog, "storage_groups")
        storage.append(draft.add("storage_groups", **values, name=_title(draft.snapshot, group, number), group=group))
    for store, number in publics.items():
        draft.change("stores", store, storage_group=storage[number - 1], disk=disks["database", number])
    draft.do(delete(draft.snapshot, storage[len(layout.storage_groups) :]))
    for number, stores in enumerate(layout.storage_groups, start=1):
        draft.change("storage_groups", storage[number - 1], log_disk=disks["log", number])
        _fill(draft, storage[number - 1], stores, quota_mb, disks["database", number])


def _fill(draft: Draft, storage: Id, stores: tuple[StoreLayout, ...], quota_mb: int, disk: Id) -> None:
    there = [one.id for one in draft.snapshot.stores.values() if one.storage_group == storage and one.kind == "mailbox"]
    for _ in range(len(there), len(stores)):
        there.append(draft.add("stores", name=_store_name(draft.snapshot, storage), storage_group=storage))
    draft.do(delete(draft.snapshot, there[len(stores) :]))
    for identifier, store in zip(there, stores, strict=False):
        draft.change("stores", identifier, disk=disk, users=store.users, quota_mb=quota_mb, size_mb=store.size_mb)


def _title(snapshot: Snapshot, group: Id, number: int) -> str:
    taken = {one.name.casefold() for one in snapshot.storage_groups.values() if one.group == group}
    if not taken:
        return "First Storage Group"
    while f"storage group {number}" in taken:
        number += 1
    return f"Storage Group {number}"


def _store_name(snapshot: Snapshot, storage: Id) -> str:
    taken = {one.name.casefold() for one in snapshot.stores.values() if one.storage_group == storage}
    number = 1
    while f"mailbox store {number}" in taken:
        number += 1
    return f"Mailbox Store {number}"


def _stores(snapshot: Snapshot, group: Id) -> list[Store]:
    storage = {one.id for one in storage_groups_of(snapshot, group)}
    return [store for store in snapshot.stores.values() if store.storage_group in storage]
