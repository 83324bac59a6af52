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
from designer.drawing.style import BODY, BOLD, CARD_RADIUS, DASH, ITEM_RADIUS, SMALL, THIN
from designer.drawing.topology.captions import drawn
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.plan import Plan
from designer.drawing.topology.shelves import EMPTY, QUORUM, STACK_GAP, UNUSED, Shelf
from designer.drawing.topology.storage_plan import TITLE_APART, TITLE_X, StoragePlan
from designer.drawing.topology.storage_words import TITLE, about_storage, lacking
from designer.foundation import units
from designer.foundation.ids import Id
from designer.foundation.units import plural
from designer.model.records import Disk
from designer.topology.evs import disk_text

TIGHT_BELOW = 92.0
"""Narrower disks go without an icon."""

NAME_ROOM = 24.0
"""With less room than that, a name is nothing."""

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
_NAMES = {QUORUM: "Quorum", UNUSED: "Unused", EMPTY: "No disks yet"}
_NO_DISK = {
    "majority-node-set": "Majority node set: no disk",
    "local": "Local quorum: one node only",
    "disk": "No quorum disk yet",
}


def storage_ground(plan: Plan) -> Iterator[Primitive]:
    """The band behind everything."""
    band = plan.storage.band
    yield Box(band.x, band.y, band.w, band.h, fill="lane", radius=CARD_RADIUS)


def storage(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    """Fabrics, arrays with their stacks and disks, and what the band is."""
    place = plan.storage
    yield from _fabrics(facts, place)
    yield from _arrays(facts, place)
    for shelf, rect in place.shelves:
        yield from _stack(facts, shelf, rect)
    roots = {disk.root for disk in facts.snapshot.disks.values()}
    for disk, rect in place.disks.items():
        yield from _disk(facts, disk, rect, roots)
    band = place.band
    yield from icon("storage", Rect(band.x + 12, band.bottom - 17, 12, 12), "icon")
    yield Label(band.x + TITLE_X, band.bottom - 7, TITLE, BODY, face="semibold")
    x = band.x + TITLE_X + TITLE_APART + text_width(TITLE, "semibold", BODY)
    yield Label(x, band.bottom - 7, about_storage(facts), SMALL, "muted")


def _fabrics(facts: Facts, place: StoragePlan) -> Iterator[Primitive]:
    """Their names, and at the right what the selected node lacks."""
    for one in place.fabrics:
        yield from drawn(one, "fabric", failed=one.subject in facts.damage.fabrics)
    if not (place.fabrics and facts.pathless):
        return
    first = place.fabrics[0].rect
    used = max(one.rect.right for one in place.fabrics if one.rect.y == first.y)
    right = place.band.right - STACK_GAP - 3
    text = elide(lacking(facts), "regular", SMALL, right - used - 30)
    if text:
        yield Label(right, first.y + 10.5, text, SMALL, "pending.text", anchor="end", subject=facts.selected)
        x = right - text_width(text, "regular", SMALL) - 14
        yield from sign("warning", x, first.y + 3, 10, facts.selected)


def _arrays(facts: Facts, place: StoragePlan) -> Iterator[Primitive]:
    lost = facts.damage.arrays
    for array, frame in place.frames.items():
        stroke, width = ("failed.stroke", BOLD) if array in lost else ("rule", THIN)
        yield Box(frame.x, frame.y, frame.w, frame.h, "", stroke, width, radius=CARD_RADIUS, subject=array)
    for one in place.arrays:
        yield from drawn(one, "array", failed=one.subject in lost)


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
        name = _NAMES[key]
    size = BODY if rect.w >= 100 else SMALL
    shown = elide_middle(name, "semibold", size, rect.w - 28)
    yield Label(rect.x + 23, rect.y + 15, shown, size, "ink", "semibold")
    if key == QUORUM and not shelf.stack.disks:
        text = elide(_NO_DISK[facts.snapshot.cluster.quorum], "regular", SMALL, rect.w - 14)
        yield Label(rect.x + 7, rect.y + 32, text, SMALL, "muted")


def _disk(facts: Facts, disk: Id, rect: Rect, roots: set[Id | None]) -> Iterator[Primitive]:
    record = facts.snapshot.disks[disk]
    some = record.visible_to is not None and set(record.visible_to) != set(facts.nodes)
    lost = facts.broken(disk)
    yield Box(
        rect.x,
        rect.y,
        rect.w,
        rect.h,
        fill="failed.tint" if lost else "inset",
        stroke="failed.stroke" if lost else "pending.stroke" if some else "",
        dash=DASH if some or lost not in ("", "Lost") else (),
        radius=2.5,
        subject=disk,
    )
    tight, mounts = rect.w < TIGHT_BELOW, bool(record.mount_path) or disk in roots
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
    if lost:
        short = next(
            (word for word in (lost, "Lost") if text_width(word, "regular", SMALL) <= right - x - NAME_ROOM), ""
        )
        yield Label(right, baseline, short, SMALL, "failed.text", anchor="end", subject=disk)
        right -= text_width(short, "regular", SMALL) + 5
    yield from _disk_text(facts, record, some, mounts, Rect(x, baseline, right - x, 0))


def _disk_text(facts: Facts, disk: Disk, some: bool, mounts: bool, line: Rect) -> Iterator[Primitive]:
    """Name, content, and at the right the size or how few nodes see the disk; what does not fit whole is left out.

    How few nodes see a disk goes before its content. So does the size of a mounted disk, whose path says what it is
    for, and of the disk with the folder.
    """
    x, right, tight = line.x, line.right, line.w < TIGHT_BELOW - 17
    seen = f"{len(disk.visible_to or ())} of {plural(len(facts.nodes), 'node')}" if some else ""
    content = ", ".join(_CONTENTS[kind] for kind in disk.holds) if not (seen and tight) else ""
    last = seen or (_size(disk) if mounts or not tight else "")
    kept = text_width(last, "regular", SMALL) + 5 if last and (mounts or seen) else 0.0
    room = right - x - kept
    name = elide_middle(disk_text(disk), "semibold", SMALL, room if room >= NAME_ROOM else right - x)
    yield Label(x, line.y, name, SMALL, "ink", "semibold", subject=disk.id)
    x += text_width(name, "semibold", SMALL) + 5
    if content and text_width(content, "regular", SMALL) <= right - x - kept:
        yield Label(x, line.y, content, SMALL, "muted", subject=disk.id)
        x += text_width(content, "regular", SMALL) + 5
    if last and text_width(last, "regular", SMALL) <= right - x:
        role = "pending.text" if some else "faint"
        yield Label(right, line.y, last, SMALL, role, anchor="end", subject=disk.id)


def _size(disk: Disk) -> str:
    return units.size(disk.size_mb) if disk.size_mb is not None else ""
