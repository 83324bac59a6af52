"""Shared disks, and the arrays and fabrics behind them."""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence

from designer.foundation.units import NBSP, listed, size
from designer.model.records import Disk
from designer.report.blocks import Band, Block, Column, Lead, Paragraph, Row, Table
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.storage_map import storage_map
from designer.report.surroundings import arrays_and_fabrics
from designer.report.values import common, field_text
from designer.report.wording import counted, sentence
from designer.topology.letters import letters_in_use
from designer.topology.storage import groups_using

ID = "storage"
TITLE = "Storage"

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
    """What there is and what it hangs on, the map, every disk by the group that it moves with, several arrays."""
    disks = context.snapshot.disks
    behind = tuple(arrays_and_fabrics(context))
    if not disks:
        return [Lead("The design has no shared disks yet."), *behind] if behind else []
    total = sum(disk.size_mb or 0 for disk in disks.values())
    sizes = f", together {total / 1024:,.0f}{NBSP}GB" if total else ""
    shared = [disk for disk, groups in groups_using(context.snapshot).items() if len(groups) > 1]
    tail = f"; {listed(context.names(shared))} used by more than one group" if shared else ""
    lead = f"{sentence(counted(len(disks), 'shared disk'))}{sizes}, in {_owners(context)}{tail}."
    return [Lead(lead), *_letters(context), *behind, storage_map(context), _disks(context)]


def _owners(context: Context) -> str:
    owners = {group for groups in groups_using(context.snapshot).values() for group in groups}
    return counted(len(owners), "group") if owners else "no group yet"


def _letters(context: Context) -> Iterator[Block]:
    letters = [disk.letter for disk in context.snapshot.disks.values() if disk.letter]
    mounted = [disk for disk in context.snapshot.disks.values() if disk.root is not None or disk.mount_path]
    if letters:
        free = sorted(set(string.ascii_uppercase) - {"A", "B"} - letters_in_use(context.snapshot))
        text = f"{sentence(counted(len(letters), 'drive letter'))} {'is' if len(letters) == 1 else 'are'} taken"
        tail = (
            f", {counted(len(mounted), 'disk')} {'uses' if len(mounted) == 1 else 'use'} a mount point"
            if mounted
            else ""
        )
        left = f"{len(free)} of C: to Z: are free on every node" if free else "none is left"
        yield Paragraph(f"{text} by shared disks{tail}; {left}.", side="EX-4.15")


def _disks(context: Context) -> Table:
    users = groups_using(context.snapshot)
    columns = [
        Column("Disk"),
        Column("Letter or path", style="mono"),
        Column("Size", "right"),
        Column("RAID"),
        Column("Spindles", "right"),
        Column("Holds"),
        Column("LUN", style="mono"),
        Column("Array"),
        Column("File system"),
        Column("Mounted under"),
        Column("Seen by"),
        Column("Notes", weight=2),
    ]
    rows: list[Row | Band] = []
    alike = _alike(context)
    bands = [[group] for group in context.snapshot.groups] + [[]]
    shared = {disk for disk, groups in users.items() if len(groups) > 1}
    for band in bands:
        inside = [disk for disk, groups in users.items() if groups == band]
        if inside:
            rows.append(Band(context.name(band[0]) if band else "In no group"))
            rows += [_disk_row(context, context.snapshot.disks[disk], alike) for disk in inside]
    if shared:
        rows.append(Band("Used by more than one group"))
        rows += [_disk_row(context, context.snapshot.disks[disk], alike) for disk in users if disk in shared]
    title = f"{sentence(counted(len(users), 'shared disk'))} by the group that each moves with"
    return filled(title, columns, rows, notes=_said_once(alike), anchor="disks")


def _alike(context: Context) -> dict[str, str]:
    """What is the same of every disk, by field; such things are said once, not in a column."""
    specs = context.catalog.fields["disks"]
    disks = context.snapshot.disks.values()
    found = {
        "array": common(context.name(disk.array) for disk in disks),
        "file_system": common(field_text(context, specs["file_system"], disk.file_system) for disk in disks),
        "masked": "masked to this cluster" if all(disk.masked for disk in disks) else "",
        "aligned": "aligned" if all(disk.aligned for disk in disks) else "",
    }
    return {field: text for field, text in found.items() if text}


def _said_once(alike: dict[str, str]) -> str:
    """One sentence about all disks."""
    parts = [f"lies in {alike['array']}"] if "array" in alike else []
    parts += [f"is formatted with {alike['file_system']}"] if "file_system" in alike else []
    told = [alike[field] for field in ("aligned", "masked") if field in alike]
    parts += [f"is {listed(told)}"] if told else []
    return f"Every disk {listed(parts)}." if parts else ""


def _disk_row(context: Context, disk: Disk, alike: dict[str, str]) -> Row:
    place = f"{disk.letter}:" if disk.letter else disk.mount_path
    seen = "" if disk.visible_to is None else (listed(context.names(disk.visible_to)) or "no node")
    file_system = field_text(context, context.catalog.fields["disks"]["file_system"], disk.file_system)
    return Row(
        (
            disk.name,
            place,
            size(disk.size_mb) if disk.size_mb is not None else "",
            disk.raid or "",
            str(disk.spindles) if disk.spindles is not None else "",
            listed([HOLDS[content] for content in disk.holds]),
            disk.lun,
            context.name(disk.array) if "array" not in alike else "",
            file_system if "file_system" not in alike else "",
            context.name(disk.root),
            seen,
            disk.notes,
        )
    )
