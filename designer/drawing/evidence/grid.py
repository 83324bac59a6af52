"""A matrix for paper: what fails in rows, whom it concerns in columns, and in the cells what happens, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from designer.drawing.evidence import LEAST, WIDTH
from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.metrics import elide, elide_middle, text_width, wrap
from designer.drawing.primitives import Box, Hatch, Label, Line, Picture, Primitive
from designer.drawing.signs import sign
from designer.drawing.style import HAIR, SMALL, THIN
from designer.foundation.glyphs import Face

State = Literal["calm", "moves", "reached late", "offline", "void"]
"""calm: not concerned. moves: interrupted, and back. reached late: it runs, but something is wrong with it. offline: it
stays away. void: there is no such case."""

ROW = 16.5
LINE = 10.0
PAD = 5.0
SIGN = 8.0
MOST_LINES = 3
"""So many lines of text stand in a cell at most."""
LABELS = 0.34
"""Share of the width that the names of rows may take."""

_GROUNDS: dict[State, tuple[str, Hatch, str]] = {
    "calm": ("", "", ""),
    "moves": ("accent.tint", "", ""),
    "reached late": ("pending.tint", "/", "pending.fill"),
    "offline": ("failed.fill", "", ""),
    "void": ("inset", "", ""),
}
_INKS: dict[State, str] = {
    "calm": "faint",
    "moves": "ink",
    "reached late": "pending.text",
    "offline": "failed.sign",
    "void": "faint",
}
_SIGNS: dict[State, str] = {"reached late": "warning", "offline": "failed"}


@dataclass(frozen=True, slots=True)
class Cell:
    """What happens: its state, and lines of text."""

    state: State
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Struck:
    """A row: its name, the icon of what fails, and its cells, one for every column."""

    name: str
    icon: str = ""
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A whole matrix. `corner` says what the rows are, `above` what the columns are."""

    corner: str
    columns: tuple[str, ...]
    rows: tuple[Struck, ...]
    above: str = ""
    title: str = ""


def grid_picture(grid: Grid, width: float = WIDTH) -> Picture:
    """The matrix, as wide as the page: names on the left, columns of equal width beside them."""
    left = _names(grid, width)
    each = (width - left) / max(1, len(grid.columns))
    top = 12.0 if grid.above else 0.0
    primitives = list(_head(grid, left, each, top))
    y = top + ROW
    for row in grid.rows:
        lines = [_wrapped(cell, each) for cell in row.cells]
        height = ROW + LINE * (max([1, *(len(one) for one in lines)]) - 1)
        primitives.append(Line(((0, y), (width, y)), "grid", HAIR + 0.2))
        primitives += _name(row, Rect(0, y, left, height))
        for place, (cell, told) in enumerate(zip(row.cells, lines, strict=True)):
            primitives += _cell(cell, told, Rect(left + place * each, y, each, height))
        y += height
    primitives.append(Line(((0, y), (width, y)), "navy", THIN))
    return Picture(width, y + 1, tuple(primitives), title=grid.title, description=_described(grid))


def _names(grid: Grid, width: float) -> float:
    wanted = [text_width(row.name, "semibold", SMALL) + (14 if row.icon else 0) for row in grid.rows]
    widest = max([text_width(grid.corner, "semibold", SMALL), *wanted]) + 3 * PAD
    return min(LABELS * width, widest)


def _head(grid: Grid, left: float, each: float, top: float) -> Iterator[Primitive]:
    if grid.above:
        yield Label(left + PAD, 8, grid.above, SMALL, "muted")
    yield Box(0, top, left + each * len(grid.columns), ROW, "navy")
    yield Label(PAD, top + 11, elide(grid.corner, "semibold", SMALL, left - 2 * PAD), SMALL, "on.navy", "semibold")
    for place, name in enumerate(grid.columns):
        said = elide_middle(name, "semibold", SMALL, each - 2 * PAD)
        yield Label(left + place * each + PAD, top + 11, said, SMALL, "on.navy", "semibold")


def _name(row: Struck, rect: Rect) -> Iterator[Primitive]:
    x, y = rect.x + PAD, rect.y + ROW / 2
    if row.icon:
        yield from icon(row.icon, Rect(x, y - 5, 10, 10), "icon")
        x += 14
    yield Label(x, y + 3, elide_middle(row.name, "semibold", SMALL, rect.right - PAD - x), SMALL, "ink", "semibold")


def _cell(cell: Cell, lines: Sequence[str], rect: Rect) -> Iterator[Primitive]:
    ground, hatch, ink = _GROUNDS[cell.state]
    y = rect.y + ROW / 2
    if ground:
        inner = Rect(rect.x + 1.5, rect.y + 1.2, rect.w - 3, rect.h - 2.4)
        yield Box(inner.x, inner.y, inner.w, inner.h, ground, radius=2)
        if hatch:
            yield Box(inner.x, inner.y, 4, inner.h, ground, hatch=hatch, ink=ink, pitch=3)
    x = rect.x + PAD
    if cell.state == "calm":
        yield Line(((x, y), (x + 6, y)), "faint", 1.0)
        return
    if cell.state == "moves":
        yield from icon("arrow-right", Rect(x, y - SIGN / 2, SIGN, SIGN), "accent")
    elif cell.state in _SIGNS:
        yield from sign(_SIGNS[cell.state], x + (2 if hatch else 0), y - SIGN / 2, SIGN)
    face: Face = "semibold" if cell.state in ("offline", "reached late") else "regular"
    for number, text in enumerate(lines):
        at = x + _indent(cell) if number == 0 or cell.state != "void" else x
        yield Label(at, y + 2.8 + number * LINE, text, LEAST, _INKS[cell.state], face)


def _indent(cell: Cell) -> float:
    return {"moves": SIGN + 3, "offline": SIGN + 3, "reached late": SIGN + 5}.get(cell.state, 0.0)


def _wrapped(cell: Cell, each: float) -> tuple[str, ...]:
    """The lines of a cell, broken at spaces where they are too long; a word that is too long loses its middle."""
    room = each - 2 * PAD - _indent(cell)
    face: Face = "semibold" if cell.state in ("offline", "reached late") else "regular"
    found: list[str] = []
    for line in cell.lines:
        words = " ".join(elide_middle(word, face, LEAST, room) for word in line.split(" "))
        found += wrap(words, face, LEAST, room)
    if len(found) <= MOST_LINES:
        return tuple(found)
    return (*found[: MOST_LINES - 1], elide(" ".join(found[MOST_LINES - 1 :]), face, LEAST, room))


def _described(grid: Grid) -> str:
    told = []
    for row in grid.rows:
        parts = [
            f"{column} {' '.join(cell.lines)}"
            for column, cell in zip(grid.columns, row.cells, strict=True)
            if cell.lines
        ]
        told.append(f"{row.name}: {', '.join(parts) or '—'}.")
    return " ".join(told)
