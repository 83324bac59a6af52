"""The moments that tell the story of a run, side by side on one sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from designer.drawing.film.frame import placed, stage_width
from designer.drawing.film.moments import KeyFrame, key_frames
from designer.drawing.film.reel import CAVEAT, Reel
from designer.drawing.geometry import Rect
from designer.drawing.metrics import elide, text_width, wrap
from designer.drawing.primitives import Box, Label, Picture, Primitive
from designer.drawing.style import BODY, CARD_RADIUS, NAME, SMALL, THIN
from designer.foundation.language import tr

WIDTH = 740.0
GAP = 14.0
PAD = 8.0
SHAPE = 0.66
"""Height of the cluster's picture to its width."""

ENLARGED = 2.4
"""So much larger than on the sheet the cluster is drawn, and then reduced."""

LINES = 3
"""So many lines of what happened stand below a picture at most."""

LEADING = 11.0


@dataclass(frozen=True, slots=True)
class _Cell:
    """One picture of the strip and what is said below it."""

    key: KeyFrame
    lines: tuple[str, ...]


def filmstrip(reel: Reel, count: int = 6, width: float = WIDTH, columns: int = 3) -> Picture:
    """Up to `count` key frames in rows of `columns`, each with its time, what it shows and what happened."""
    keys = key_frames(reel, count)
    columns = max(1, min(columns, len(keys)))
    wide = (width - GAP * (columns - 1)) / columns
    cells = [_Cell(key, _lines(reel, key, wide)) for key in keys]
    most = max((len(cell.lines) for cell in cells), default=0)
    high = PAD + (wide - 2 * PAD) * SHAPE + 22 + most * LEADING + PAD
    rows = -(-len(cells) // columns)
    primitives: list[Primitive] = []
    stage = stage_width(reel, Rect(0, 0, wide - 2 * PAD, (wide - 2 * PAD) * SHAPE).scaled(ENLARGED))
    for number, cell in enumerate(cells):
        row, column = divmod(number, columns)
        card = Rect(column * (wide + GAP), row * (high + GAP), wide, high)
        primitives += _cell(cell, reel.picture(cell.key.at_ms, stage, from_afar=True), card, number + 1)
    bottom = rows * (high + GAP)
    primitives.append(Label(width, bottom + 4, CAVEAT, SMALL, "muted", anchor="end"))
    told = " ".join(f"{cell.key.clock} {cell.key.heading}: {reel.caption(cell.key.at_ms)}" for cell in cells)
    title = tr("{title} in {count} pictures").format(title=reel.title, count=len(cells))
    return Picture(width, bottom + 10, tuple(primitives), title=title, description=told)


def _lines(reel: Reel, key: KeyFrame, wide: float) -> tuple[str, ...]:
    room = wide - 2 * PAD
    lines = wrap(reel.caption(key.at_ms), "regular", SMALL, room)
    if len(lines) <= LINES:
        return lines
    last = elide(f"{lines[LINES - 1]} {lines[LINES]}", "regular", SMALL, room)
    return (*lines[: LINES - 1], last)


def _cell(cell: _Cell, picture: Picture, card: Rect, number: int) -> Iterator[Primitive]:
    yield Box(card.x, card.y, card.w, card.h, "canvas", "rule", THIN, CARD_RADIUS)
    room = Rect(card.x + PAD, card.y + PAD, card.w - 2 * PAD, (card.w - 2 * PAD) * SHAPE)
    yield from placed(picture, room).primitives
    y = room.bottom + 15
    time = cell.key.clock
    yield Label(room.right, y, time, NAME, "heading", "semibold", "end")
    heading = elide(f"{number}  {cell.key.heading}", "semibold", BODY, room.w - 8 - text_width(time, "semibold", NAME))
    yield Label(room.x, y, heading, BODY, "heading", "semibold")
    for place, line in enumerate(cell.lines):
        yield Label(room.x, y + 13 + place * LEADING, line, SMALL, "ink")
