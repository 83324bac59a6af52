"""The storage band: stacks of disks, one for each group, and the quorum in a place of its own."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.identity import emblem
from designer.drawing.metrics import elide, elide_middle, text_width
from designer.drawing.primitives import Box, Label, Primitive
from designer.drawing.signs import sign
from designer.drawing.standing import resource_standing
from designer.drawing.style import BODY, CARD_RADIUS, DASH, ITEM_RADIUS, SMALL
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.plan import Plan
from designer.drawing.topology.shelves import QUORUM, UNUSED, Shelf
from designer.foundation import units
from designer.foundation.ids import Id
from designer.foundation.units import plural
from designer.model.records import Disk
from designer.topology.evs import disk_text

TIGHT_BELOW = 92.0
"""Narrower disks go without an icon."""

_BUSES = {"scsi": "SCSI", "fibre-channel": "Fibre Channel", "iscsi": "iSCSI", "sas": "SAS"}
_CONTENTS = {
    "quorum": "Quorum",
    "database": "Database",
    "log": "Logs",
    "queue": "Queue",
    "dtc": "MSDTC",
    "index": "Index",
    "recovery": "Recovery",
    "files": "Files",
    "backup": "Backup",
}
_NO_DISK = {
    "majority-node-set": "Majority node set: no disk",
    "local": "Local quorum: one node only",
    "disk": "No quorum disk yet",
}


def storage_ground(plan: Plan) -> Iterator[Primitive]:
    """The band behind everything."""
    band = plan.band
    yield Box(band.x, band.y, band.w, band.h, fill="lane", radius=CARD_RADIUS)


def storage(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    """The stacks, their disks, and what the band is."""
    for shelf, rect in plan.shelves:
        yield from _stack(facts, shelf, rect)
    for disk, rect in plan.disks.items():
        yield from _disk(facts, disk, rect)
    band = plan.band
    bus = _BUSES.get(facts.snapshot.cluster.bus or "", "")
    parts = [bus, plural(len(facts.snapshot.disks), "disk")] if facts.snapshot.disks else [bus, "no disks yet"]
    yield from icon("storage", Rect(band.x + 12, band.bottom - 17, 12, 12), "icon")
    yield Label(band.x + 29, band.bottom - 7, "Shared storage", BODY, face="semibold")
    x = band.x + 36 + text_width("Shared storage", "semibold", BODY)
    yield Label(x, band.bottom - 7, " · ".join(part for part in parts if part), SMALL, "muted")


def _stack(facts: Facts, shelf: Shelf, rect: Rect) -> Iterator[Primitive]:
    key = shelf.stack.key
    loose = key == UNUSED or not shelf.stack.disks
    yield Box(
        rect.x,
        rect.y,
        rect.w,
        rect.h,
        fill="" if loose else "card",
        stroke="ghost" if loose else "rule",
        dash=DASH if loose else (),
        radius=ITEM_RADIUS,
    )
    mark = Rect(rect.x + 7, rect.y + 6, 11, 11)
    if key in facts.snapshot.groups:
        yield from emblem(facts.snapshot, facts.catalog, facts.snapshot.groups[key], mark)
        name = facts.snapshot.groups[key].name
    else:
        yield from icon("quorum" if key == QUORUM else "disk", mark, "icon")
        name = "Quorum" if key == QUORUM else "Unused"
    size = BODY if rect.w >= 100 else SMALL
    shown = elide_middle(name, "semibold", size, rect.w - 28)
    yield Label(rect.x + 23, rect.y + 15, shown, size, "ink", "semibold")
    if key == QUORUM and not shelf.stack.disks:
        text = elide(_NO_DISK[facts.snapshot.cluster.quorum], "regular", SMALL, rect.w - 14)
        yield Label(rect.x + 7, rect.y + 32, text, SMALL, "muted")


def _disk(facts: Facts, disk: Id, rect: Rect) -> Iterator[Primitive]:
    record = facts.snapshot.disks[disk]
    some = record.visible_to is not None and set(record.visible_to) != set(facts.nodes)
    yield Box(
        rect.x,
        rect.y,
        rect.w,
        rect.h,
        fill="inset",
        stroke="pending.stroke" if some else "",
        dash=DASH if some else (),
        radius=2.5,
        subject=disk,
    )
    tight = rect.w < TIGHT_BELOW
    x, right, baseline = rect.x + (4 if tight else 17), rect.right - 4, rect.y + 10.8
    if not tight:
        picture = "mount" if record.mount_path else "disk"
        yield from icon(picture, Rect(rect.x + 3, rect.y + 2, 11, 11), "icon", disk)
    if facts.state is not None:
        users = (one.id for one in facts.snapshot.resources.values() if one.disk == disk)
        user = next(users, None)
        if user is not None:
            yield from sign(resource_standing(facts.state, user).look, right - 8, rect.y + 3.5, 8, disk)
            right -= 12
    yield from _disk_text(facts, record, some, Rect(x, baseline, right - x, 0))


def _disk_text(facts: Facts, disk: Disk, some: bool, line: Rect) -> Iterator[Primitive]:
    """Name, content, and at the right the size or how few nodes see the disk; what does not fit whole is left out."""
    x, right, tight = line.x, line.right, line.w < TIGHT_BELOW - 17
    name = elide_middle(disk_text(disk), "semibold", SMALL, right - x)
    yield Label(x, line.y, name, SMALL, "ink", "semibold", subject=disk.id)
    x += text_width(name, "semibold", SMALL) + 5
    seen = f"{len(disk.visible_to or ())} of {plural(len(facts.nodes), 'node')}" if some else ""
    content = ", ".join(_CONTENTS[kind] for kind in disk.holds) if not (seen and tight) else ""
    if content and text_width(content, "regular", SMALL) <= right - x:
        yield Label(x, line.y, content, SMALL, "muted", subject=disk.id)
        x += text_width(content, "regular", SMALL) + 5
    last = seen or ("" if tight else _size(disk))
    if last and text_width(last, "regular", SMALL) <= right - x:
        role = "pending.text" if some else "faint"
        yield Label(right, line.y, last, SMALL, role, anchor="end", subject=disk.id)


def _size(disk: Disk) -> str:
    return units.size(disk.size_mb) if disk.size_mb is not None else ""
