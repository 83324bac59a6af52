"""Shared disks, and what virtual servers keep on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.foundation.units import NBSP, listed, size
from designer.model.records import Disk, StorageGroup
from designer.report.blocks import Band, Block, Column, Heading, Lead, Paragraph, Row, Run, Table
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.wording import counted, sentence
from designer.topology.evs import disk_text
from designer.topology.storage import groups_using

ID = "storage"
TITLE = "Storage"
PLACE = "body"

HOLDS = {
    "quorum": "Quorum",
    "database": "Databases",
    "log": "Transaction logs",
    "queue": "Queues",
    "dtc": "MSDTC log",
    "index": "Full-text index",
    "recovery": "Recovery storage group",
    "files": "Shared files",
    "backup": "Backups",
}


def section(context: Context) -> Sequence[Block]:
    """All disks by the group that they move with, then storage groups and stores."""
    disks = context.snapshot.disks
    if not disks:
        return []
    total = sum(disk.size_mb or 0 for disk in disks.values())
    sizes = f", together {total / 1024:,.0f}{NBSP}GB" if total else ""
    lead = f"{sentence(counted(len(disks), 'shared disk'))}{sizes}: each belongs to one group and moves with it."
    if any(len(groups) > 1 for groups in groups_using(context.snapshot).values()):
        lead = f"{sentence(counted(len(disks), 'shared disk'))}{sizes}. Some are used by more than one group."
    return [Lead(lead), *_letters(context), _disks(context), *_stores(context)]


def _letters(context: Context) -> Iterator[Block]:
    letters = [disk.letter for disk in context.snapshot.disks.values() if disk.letter]
    mounted = [disk for disk in context.snapshot.disks.values() if disk.root is not None or disk.mount_path]
    if letters:
        text = f"{sentence(counted(len(letters), 'drive letter'))} are taken by shared disks"
        if len(letters) == 1:
            text = "One drive letter is taken by a shared disk"
        tail = f"; {counted(len(mounted), 'disk')} use a mount point instead" if mounted else ""
        yield Paragraph(f"{text}{tail}. A letter that a shared disk uses must be free on every node.")


def _disks(context: Context) -> Table:
    users = groups_using(context.snapshot)
    columns = [
        Column("Disk"),
        Column("Letter or path", style="mono"),
        Column("Size", "right"),
        Column("RAID"),
        Column("Holds"),
        Column("Mounted under"),
        Column("Seen by"),
        Column("Notes", weight=2),
    ]
    rows: list[Row | Band] = []
    bands = [[group] for group in context.snapshot.groups] + [[]]
    shared = {disk for disk, groups in users.items() if len(groups) > 1}
    for band in bands:
        inside = [disk for disk, groups in users.items() if groups == band]
        if inside:
            rows.append(Band(context.name(band[0]) if band else "In no group"))
            rows += [_disk_row(context, context.snapshot.disks[disk]) for disk in inside]
    if shared:
        rows.append(Band("Used by more than one group"))
        rows += [_disk_row(context, context.snapshot.disks[disk]) for disk in users if disk in shared]
    return filled("Every shared disk, by the group that it belongs to", columns, rows, anchor="disks")


def _disk_row(context: Context, disk: Disk) -> Row:
    place = f"{disk.letter}:" if disk.letter else disk.mount_path
    seen = "" if disk.visible_to is None else (listed(context.names(disk.visible_to)) or "no node")
    return Row(
        (
            disk.name,
            place,
            size(disk.size_mb) if disk.size_mb is not None else "",
            disk.raid or "",
            listed([HOLDS[content] for content in disk.holds]),
            context.name(disk.root),
            seen,
            disk.notes,
        )
    )


def _stores(context: Context) -> list[Block]:
    snapshot = context.snapshot
    if not snapshot.storage_groups:
        return []
    columns = [
        Column("Storage group"),
        Column("Logs on", style="mono"),
        Column("Stores"),
        Column("Databases on", style="mono"),
    ]
    rows: list[Row | Band] = []
    for group in snapshot.groups.values():
        inside = [storage for storage in snapshot.storage_groups.values() if storage.group == group.id]
        if inside:
            rows.append(Band(group.name))
            rows += [_storage_row(context, storage) for storage in inside]
    count, stores = len(snapshot.storage_groups), len(snapshot.stores)
    title = sentence(f"{counted(count, 'storage group')} with {counted(stores, 'store')}")
    return [
        Heading("Storage groups and stores", anchor="stores-heading"),
        filled(title, columns, rows, anchor="stores"),
    ]


def _storage_row(context: Context, storage: StorageGroup) -> Row:
    snapshot = context.snapshot
    stores = [store for store in snapshot.stores.values() if store.storage_group == storage.id]
    disks = dict.fromkeys(disk_text(snapshot.disks[store.disk]) for store in stores if store.disk is not None)
    names = [f"{store.name} (public)" if store.kind == "public" else store.name for store in stores]
    log = disk_text(snapshot.disks[storage.log_disk]) if storage.log_disk is not None else ""
    name = (Run(storage.name), " (recovery)" if storage.recovery else "")
    return Row((name, log, ", ".join(names), ", ".join(disks)))
