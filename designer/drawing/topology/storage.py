"""The storage band: stacks of disks, one for each group, and the quorum in a place of its own."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.identity import emblem
from designer.drawing.metrics import elide, elide_middle, text_width, wrap
from designer.drawing.primitives import Box, Label, Primitive
from designer.drawing.signs import sign
from designer.drawing.style import BODY, BOLD, CARD_RADIUS, DASH, ITEM_RADIUS, NAME, SMALL, THIN
from designer.drawing.topology.captions import drawn
from designer.drawing.topology.disks import disks
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.fitting import IN_LINE, fitting
from designer.drawing.topology.plan import Plan
from designer.drawing.topology.shelves import EMPTY, QUORUM, STACK_GAP, UNUSED, Shelf
from designer.drawing.topology.storage_plan import TITLE_APART, TITLE_X, StoragePlan
from designer.drawing.topology.storage_words import TITLE, about_storage, holders, lacking
from designer.foundation.language import tr

_NAMES = {QUORUM: tr("Quorum"), UNUSED: tr("Unused"), EMPTY: tr("No disks yet")}
_NO_DISK = {
    "majority-node-set": tr("Majority node set: no disk"),
    "local": tr("Local quorum: one node only"),
    "disk": tr("No quorum disk yet"),
}


def name_size(rect: Rect) -> float:
    """How large a stack's name is set."""
    return BODY if rect.w >= 100 else SMALL


def room_beside(name: str, rect: Rect) -> Rect:
    """What a stack's name leaves free at its right, from the baseline."""
    used = 23 + text_width(name, "semibold", name_size(rect)) + 6
    return Rect(rect.x + used, rect.y + 15, max(0.0, rect.w - used - 6), 0)


def quorum_room(rect: Rect) -> Rect:
    """The same beside the name of the quorum's stack."""
    return room_beside(_NAMES[QUORUM], rect)


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
    yield from disks(facts, place)
    yield from _foot(facts, place.band)


def _foot(facts: Facts, band: Rect) -> Iterator[Primitive]:
    """What the band is."""
    yield from icon("storage", Rect(band.x + 12, band.bottom - 17, 12, 12), "icon")
    far = facts.detail == "overview"
    yield Label(band.x + TITLE_X, band.bottom - 7, TITLE, NAME if far else BODY, face="semibold")
    if not far:
        x = band.x + TITLE_X + TITLE_APART + text_width(TITLE, "semibold", BODY)
        yield Label(x, band.bottom - 7, about_storage(facts), SMALL, "muted")


def _fabrics(facts: Facts, place: StoragePlan) -> Iterator[Primitive]:
    """Their names, and at the right what the selected node lacks."""
    for one in place.fabrics:
        failed = one.subject in facts.damage.fabrics
        yield from drawn(one, "fabric", failed=failed, far=facts.detail == "overview")
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
        yield from drawn(one, "array", failed=one.subject in lost, far=facts.detail == "overview")


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
    if facts.detail == "overview":
        yield fitting(name, (rect.x + 23, rect.y + 12), rect.w - 28, IN_LINE, "ink", "")
        return
    size = name_size(rect)
    shown = elide_middle(name, "semibold", size, rect.w - 28)
    yield Label(rect.x + 23, rect.y + 15, shown, size, "ink", "semibold")
    free = room_beside(name, rect)
    holder = next((one for one in holders(facts, key) if text_width(one, "regular", SMALL) <= free.w), "")
    if holder:
        yield Label(free.right, free.y, holder, SMALL, "muted", anchor="end")
    if key == QUORUM and not shelf.stack.disks:
        lines = wrap(_NO_DISK[facts.snapshot.cluster.quorum], "regular", SMALL, rect.w - 14)
        for place, line in enumerate(lines[:2]):
            yield Label(rect.x + 7, rect.y + (32 if len(lines) == 1 else 29.5) + place * 10, line, SMALL, "muted")
