"""Where everything in the storage band stands: the fabrics' names below their line, then the disks, array by array."""

from __future__ import annotations

from dataclasses import dataclass

from designer.drawing.geometry import Rect
from designer.drawing.metrics import text_width
from designer.drawing.style import BODY, SMALL
from designer.drawing.topology.captions import HEIGHT as CAPTION
from designer.drawing.topology.captions import Caption, caption, in_rows
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.shelves import (
    COLUMN_GAP,
    HEAD,
    NARROWEST,
    PADDING,
    ROW,
    STACK_GAP,
    Bay,
    Shelf,
    bays_of,
    shelve,
)
from designer.drawing.topology.storage_words import TITLE, about_array, about_fabric, about_storage
from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.model.snapshot import Snapshot

FOOT = 20.0
FRAME_PAD = 6.0
TITLE_X = 29.0
TITLE_APART = 7.0
LINES = 8
"""Of so many different widths and heights of the rest of the picture the bands are kept."""


@dataclass(frozen=True, slots=True)
class StoragePlan:
    """The band, the stacks and disks in it, frames around the disks of arrays, and the names of arrays and fabrics."""

    band: Rect
    shelves: tuple[tuple[Shelf, Rect], ...]
    disks: dict[Id, Rect]
    frames: dict[Id, Rect]
    arrays: tuple[Caption, ...]
    fabrics: tuple[Caption, ...]

    @property
    def areas(self) -> dict[Id, Rect]:
        """Where disks, arrays and fabrics can be pointed at."""
        captions = {one.subject: one.rect for one in (*self.fabrics, *self.arrays)}
        return {**captions, **self.frames, **self.disks}


class _Filling:
    """The band while it is being filled from top to bottom."""

    def __init__(self, left: float, top: float) -> None:
        self.left = left
        self.bottom = top
        self.shelves: list[tuple[Shelf, Rect]] = []
        self.disks: dict[Id, Rect] = {}
        self.frames: dict[Id, Rect] = {}

    def add(self, row: list[Bay], width: float) -> None:
        """One row of arrays side by side."""
        framed = [bay for bay in row if bay.framed]
        shelves, column = shelve([stack for bay in row for stack in bay.stacks], width - 2 * FRAME_PAD * len(framed))
        top = self.bottom + STACK_GAP
        inside = top + (FRAME_PAD if framed else 0.0)
        tallest = max((_height(shelf) for shelf in shelves), default=0.0)
        self.bottom = inside + max(tallest, 40.0) + (CAPTION + 2.0 if framed else 0.0)
        left, waiting = self.left, iter(shelves)
        for bay in row:
            x = left + (FRAME_PAD if bay.framed else 0.0)
            for _ in bay.stacks:
                x = self._stack(next(waiting), column, x, inside) + STACK_GAP
            right = x - STACK_GAP + (FRAME_PAD if bay.framed else 0.0)
            if bay.framed and bay.array is not None:
                self.frames[bay.array] = Rect(left, top, right - left, self.bottom - top)
            left = right + STACK_GAP

    def _stack(self, shelf: Shelf, column: float, x: float, top: float) -> float:
        """One stack with its disks; returns where it ends."""
        wide = 2 * PADDING + shelf.columns * column + (shelf.columns - 1) * COLUMN_GAP
        self.shelves.append((shelf, Rect(x, top, wide, _height(shelf))))
        for index, disk in enumerate(shelf.stack.disks):
            side, row = divmod(index, shelf.rows)
            left = x + PADDING + side * (column + COLUMN_GAP)
            self.disks[disk] = Rect(left, top + HEAD + row * ROW, column, ROW - 2)
        return x + wide


def storage_plan(facts: Facts, line: Rect) -> StoragePlan:
    """The band below `line`, which is as wide as the picture's lanes; the same object for the same design and line.

    Where mounted disks are only counted it is made anew.
    """
    if not facts.mounted:
        return _below(facts, line)
    laid = _laid_out(facts.snapshot)
    if line not in laid:
        if len(laid) >= LINES:
            laid.clear()
        laid[line] = _below(facts, line)
    return laid[line]


@remembered
def _laid_out(snapshot: Snapshot) -> dict[Rect, StoragePlan]:
    """The bands of a design so far, by their lines: nothing else of what a picture depends on matters to them."""
    return {}


def _below(facts: Facts, line: Rect) -> StoragePlan:
    inner = line.w - 2 * STACK_GAP
    named = [(one, facts.snapshot.fabrics[one].name, about_fabric(facts, one)) for one in facts.fabrics]
    fabrics = in_rows(named, Rect(line.x + STACK_GAP, line.y + 5, inner, 0))
    top = max((one.rect.bottom - 4.0 for one in fabrics), default=line.y)
    filling = _Filling(line.x + STACK_GAP, top)
    for row in _rows(bays_of(facts), inner) or [[]]:
        filling.add(row, inner)
    bottom = filling.bottom + STACK_GAP + FOOT - 8
    band = Rect(line.x, line.y, line.w, bottom - line.y)
    arrays = tuple(_caption(facts, array, band, filling.frames.get(array)) for array in facts.arrays)
    return StoragePlan(band, tuple(filling.shelves), filling.disks, filling.frames, arrays, fabrics)


def _caption(facts: Facts, array: Id, band: Rect, frame: Rect | None) -> Caption:
    """An array's name: at the foot of its frame; of a single one at the right of the band's foot."""
    name, about = facts.snapshot.arrays[array].name, about_array(facts, array)
    if frame is not None:
        return caption(array, name, about, Rect(frame.x + 4, frame.bottom - CAPTION - 1, frame.w - 8, CAPTION))
    used = TITLE_X + text_width(TITLE, "semibold", BODY) + TITLE_APART
    used += text_width(about_storage(facts), "regular", SMALL) + STACK_GAP
    room = Rect(band.x + used, band.bottom - CAPTION - 2.5, band.w - used - STACK_GAP, CAPTION)
    one = caption(array, name, about, room)
    return Caption(one.subject, one.name, one.about, one.rect.moved(room.right - one.rect.right, 0.0))


def _rows(bays: list[Bay], inner: float) -> list[list[Bay]]:
    """The arrays in as few rows as the stacks need at their narrowest."""
    rows: list[list[Bay]] = []
    used = 0.0
    for bay in bays:
        need = len(bay.stacks) * (NARROWEST + STACK_GAP) + (2 * FRAME_PAD if bay.framed else 0.0)
        if not rows or used + need > inner + STACK_GAP:
            rows.append([])
            used = 0.0
        rows[-1].append(bay)
        used += need
    return rows


def _height(shelf: Shelf) -> float:
    return HEAD + max(1, min(shelf.rows, len(shelf.stack.disks))) * ROW + PADDING
