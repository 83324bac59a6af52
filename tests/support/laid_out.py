"""EVSs before and after a layout."""

from __future__ import annotations

import functools
from typing import Any

from designer.edits.draft import Draft
from designer.edits.layout import lay_out
from designer.foundation.ids import Id
from designer.model.diff import apply, changing
from designer.model.records import Disk, Group, Store
from designer.model.snapshot import Snapshot
from designer.topology.evs import DISK, of_type
from tests.support.samples import catalog, template

FOUR, PAIR, TWO = "three-plus-one", "two-node-active-active", "two-node-active-passive"


@functools.cache
def bare(name: str) -> Snapshot:
    """A template whose EVSs and stores do not say who uses them."""
    draft = Draft(template(name))
    for evs in draft.snapshot.groups_of_kind("evs"):
        draft.change("groups", evs.id, users=None, profile=None, quota_mb=None, retention_days=None)
    for store in draft.snapshot.stores:
        draft.change("stores", store, users=None, quota_mb=None, size_mb=None)
    return draft.snapshot


def with_(design: Snapshot, table: str, identifier: Id, **values: Any) -> Snapshot:
    return apply(design, changing(design, table, identifier, **values))


def plus(design: Snapshot, table: str, **values: Any) -> Snapshot:
    draft = Draft(design)
    draft.add(table, **values)
    return draft.snapshot


def first_evs(design: Snapshot) -> Group:
    return design.groups_of_kind("evs")[0]


def laid_out(design: Snapshot, **values: Any) -> tuple[Snapshot, Id]:
    """The design with its first EVS set to these values and laid out, and that EVS."""
    group = first_evs(design).id
    design = with_(design, "groups", group, **values)
    return apply(design, lay_out(design, catalog(), group)), group


def shape(design: Snapshot, group: Id) -> list[list[int | None]]:
    """The users of the mailbox stores of each storage group."""
    return [
        [store.users for store in stores_of(design, storage.id) if store.kind == "mailbox"]
        for storage in design.storage_groups.values()
        if storage.group == group and not storage.recovery
    ]


def stores_of(design: Snapshot, storage: Id) -> list[Store]:
    return [store for store in design.stores.values() if store.storage_group == storage]


def disks(design: Snapshot, group: Id) -> list[Disk]:
    return [design.disks[one.disk] for one in of_type(design, group, DISK) if one.disk is not None]


def holding(design: Snapshot, group: Id, content: str) -> list[Disk]:
    return [disk for disk in disks(design, group) if content in disk.holds]


def old_platform(design: Snapshot) -> Snapshot:
    values = {"exchange": "exchange-2000-enterprise", "windows": "windows-2000-datacenter"}
    return with_(design, "clusters", "cluster", **values)
