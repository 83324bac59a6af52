"""The shared disks: letter or name, what is on it, and its size."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.metrics import elide_middle, text_width
from designer.drawing.primitives import Box, Label, Primitive
from designer.drawing.signs import sign
from designer.drawing.standing import resource_standing
from designer.drawing.style import DASH, NAME, SMALL
from designer.drawing.topology.detail import FINE, Detail
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.storage_plan import StoragePlan
from designer.drawing.topology.storage_words import fine_disk
from designer.foundation import units
from designer.foundation.ids import Id
from designer.foundation.language import plural, tr
from designer.foundation.remember import remembered
from designer.model.records import Disk
from designer.model.snapshot import Snapshot
from designer.topology.evs import disk_text

TIGHT_BELOW = 92.0
"""Narrower disks go without an icon."""

NAME_ROOM = 24.0
"""With less room than that, a name is nothing."""

SIGN, FAR_SIGN = 8.0, 11.0

_CONTENTS = {
    "quorum": tr("Quorum"),
    "database": tr("Database"),
    "log": tr("Logs"),
    "queue": tr("Queue"),
    "dtc": "MSDTC",
    "index": tr("Index"),
    "recovery": tr("Recovery"),
    "files": tr("Files"),
    "backup": tr("Backup"),
}


_Drawn = dict[tuple[Id, Detail, str, str], tuple[Primitive, ...]]
"""Disks by what a simulation or the camera changes of them: how much is said, what is broken, how they are doing."""


def disks(facts: Facts, place: StoragePlan) -> Iterator[Primitive]:
    """Every disk in its place. One that is as it was in an earlier picture of the same design is the same objects."""
    drawn = _drawn(facts.snapshot, place)
    roots = {disk.root for disk in facts.snapshot.disks.values()}
    for disk, rect in place.disks.items():
        lost, look = facts.broken(disk), _look(facts, disk)
        key = (disk, facts.detail, lost, look)
        if key not in drawn:
            drawn[key] = tuple(_disk(facts, disk, rect, roots, lost, look))
        yield from drawn[key]


@remembered
def _drawn(snapshot: Snapshot, place: StoragePlan) -> _Drawn:
    """What has been drawn so far of a design that is laid out in one way."""
    return {}


def _look(facts: Facts, disk: Id) -> str:
    """The sign of the first resource that is the disk; "" where there is none."""
    users = facts.stock.users_of.get(disk) if facts.state is not None else None
    return resource_standing(facts.state, users[0]).look if users and facts.state is not None else ""


def _disk(facts: Facts, disk: Id, rect: Rect, roots: set[Id | None], lost: str, look: str) -> Iterator[Primitive]:
    record = facts.snapshot.disks[disk]
    some = record.visible_to is not None and set(record.visible_to) != set(facts.nodes)
    yield Box(
        rect.x,
        rect.y,
        rect.w,
        rect.h,
        fill="failed.tint" if lost else "inset",
        stroke="failed.stroke" if lost else "pending.stroke" if some else "",
        dash=DASH if some or lost not in ("", tr("Lost")) else (),
        radius=2.5,
        subject=disk,
    )
    tight, mounts = rect.w < TIGHT_BELOW, bool(record.mount_path) or disk in roots
    x, right = rect.x + (4 if tight else 17), rect.right - 4
    baseline = rect.y + (7.4 if facts.detail == "close" else 10.8)
    if not tight:
        picture = "mount" if record.mount_path else "disk"
        yield from icon(picture, Rect(rect.x + 3, rect.y + 2, 11, 11), "icon", disk)
    if look:
        size = FAR_SIGN if facts.detail == "overview" else SIGN
        yield from sign(look, right - size, rect.y + (rect.h - size) / 2, size, disk)
        right -= size + 4
    if facts.detail == "overview":
        yield from _from_afar(record, Rect(x, rect.y + 11.5, right - x, 0))
        return
    if lost:
        short = next(
            (word for word in (lost, tr("Lost")) if text_width(word, "regular", SMALL) <= right - x - NAME_ROOM), ""
        )
        yield Label(right, baseline, short, SMALL, "failed.text", anchor="end", subject=disk)
        right -= text_width(short, "regular", SMALL) + 5
    yield from _disk_text(facts, record, some, mounts, Rect(x, baseline, right - x, 0))
    if facts.detail == "close":
        fine = next((one for one in fine_disk(facts, record) if text_width(one, "regular", FINE) <= right - x), "")
        yield from (Label(x, rect.bottom - 2.2, fine, FINE, "muted", subject=disk),) if fine else ()


def _from_afar(disk: Disk, line: Rect) -> Iterator[Primitive]:
    """Its letter, or where it is mounted, as far as that fits whole; else its last folder."""
    ways = (disk_text(disk), disk.mount_path.rpartition("\\")[2])
    text = next((one for one in ways if text_width(one, "semibold", NAME) <= line.w), "")
    yield from (Label(line.x, line.y, text, NAME, "ink", "semibold", subject=disk.id),) if text else ()


def _disk_text(facts: Facts, disk: Disk, some: bool, mounts: bool, line: Rect) -> Iterator[Primitive]:
    """Name, content, and at the right the size or how few nodes see the disk; what does not fit whole is left out.

    How few nodes see a disk goes before its content. So does the size of a mounted disk, whose path says what it is
    for, and of the disk with the folder.
    """
    x, right, tight = line.x, line.right, line.w < TIGHT_BELOW - 17
    seen = (
        tr("{count} of {count_2}").format(count=len(disk.visible_to or ()), count_2=plural(len(facts.nodes), "node"))
        if some
        else ""
    )
    content = ", ".join(_CONTENTS[kind] for kind in disk.holds) if not (seen and tight) else ""
    below = 0 if facts.mounted else sum(one.root == disk.id for one in facts.snapshot.disks.values())
    size = tr("+ {count} mounted").format(count=below) if below else _size(disk)
    last = seen or (size if mounts or not tight else "")
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
