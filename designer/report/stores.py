"""Storage groups and stores: where they lie, and how many users and how much mail each holds."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import size
from designer.model.records import StorageGroup, Store
from designer.report.blocks import Band, Column, Row, Run, Table, Text
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.wording import counted, ranged, sentence
from designer.topology.evs import disk_text

Cells = tuple[str, str, str]


def store_table(context: Context) -> Table:
    """All storage groups by their virtual server; stores that are alike in everything share a row."""
    snapshot = context.snapshot
    columns = [
        Column("Storage group", weight=3),
        Column("Logs on", style="mono"),
        Column("Stores", weight=2),
        Column("Users each", "right"),
        Column("Quota", "right"),
        Column("Size each", "right"),
        Column("Databases on", style="mono"),
        Column("Notes"),
    ]
    rows: list[Row | Band] = []
    for group in snapshot.groups.values():
        inside = [storage for storage in snapshot.storage_groups.values() if storage.group == group.id]
        if inside:
            rows.append(Band(group.name))
            rows += [row for storage in inside for row in _rows(context, storage)]
    count, total = len(snapshot.storage_groups), len(snapshot.stores)
    title = sentence(
        f"{counted(count, 'storage group')} with {counted(total, 'store')}, and the disks that they are on"
    )
    return filled(title, columns, rows, anchor="stores-table")


def _rows(context: Context, storage: StorageGroup) -> Iterator[Row]:
    snapshot = context.snapshot
    alike: dict[tuple[Cells, bool], list[Store]] = {}
    for store in snapshot.stores.values():
        if store.storage_group == storage.id:
            alike.setdefault((_figures(store), bool(store.indexed)), []).append(store)
    name: Text = (Run(storage.name), " (recovery)" if storage.recovery else "")
    log = disk_text(snapshot.disks[storage.log_disk]) if storage.log_disk is not None else ""
    notes = "circular logging" if storage.circular_logging else ""
    for (figures, is_indexed), members in (alike or {(("", "", ""), False): []}).items():
        disks = dict.fromkeys(disk_text(snapshot.disks[store.disk]) for store in members if store.disk is not None)
        about = sentence(", ".join(part for part in (notes, "full-text index" if is_indexed else "") if part))
        yield Row((name, log, ", ".join(_named(members)), *figures, ", ".join(disks), about))


def _figures(store: Store) -> Cells:
    return (
        f"{store.users:,}" if store.users is not None else "",
        size(store.quota_mb) if store.quota_mb is not None else "",
        size(store.size_mb) if store.size_mb is not None else "",
    )


def _named(members: list[Store]) -> list[str]:
    mailbox = [store.name for store in members if store.kind != "public"]
    return [*ranged(mailbox), *(f"{store.name} (public)" for store in members if store.kind == "public")]
