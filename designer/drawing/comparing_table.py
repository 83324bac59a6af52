"""Options beside each other, as a table: what is compared in rows, the options in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from designer.drawing.metrics import elide, wrap
from designer.drawing.primitives import Box, Label, Line, Picture, Primitive
from designer.drawing.signs import sign
from designer.drawing.style import BODY, CARD_RADIUS, HAIR, MARGIN, NAME, SMALL
from designer.foundation.glyphs import Face
from designer.foundation.language import tr

Tone = Literal["", "best", "bad", "quiet"]
"""How a cell is meant: as one of several, the best of its row, a reason against the option, or of no weight."""

NAMES = 0.22
"""Share of the width that the names of the rows take."""

HEAD = 36.0
LINE = 11.5
PAD = 5.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, what stands small below it, and how it is meant."""

    text: str
    below: str = ""
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Row:
    """What is compared, and the cells of all options."""

    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Options by name and what they are, with the rows; `notes` are sentences below."""

    title: str
    headings: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


def table_picture(table: Table, width: float) -> Picture:
    """The table as wide as that."""
    inner = width - 2 * MARGIN
    names = inner * NAMES
    each = (inner - names) / max(1, len(table.headings))
    primitives: list[Primitive] = [
        one for place, heading in enumerate(table.headings) for one in _heading(heading, names, each, place)
    ]
    y = top = MARGIN + HEAD
    rows: list[Primitive] = []
    for number, row in enumerate(table.rows):
        drawn, height = _row(row, y, names, each)
        if number:
            rows.append(Line(((MARGIN, y), (width - MARGIN, y)), "grid", HAIR))
        rows += drawn
        y += height
    primitives.append(Box(MARGIN, top, inner, y - top, "card", "rule", radius=CARD_RADIUS))
    primitives.append(Box(MARGIN + names, top + 0.5, each, y - top - 1, "inset"))
    primitives += rows
    y += 4
    for note in table.notes:
        for part in wrap(note, "regular", SMALL, inner):
            y += LINE
            primitives.append(Label(MARGIN, y, part, SMALL, "muted"))
    return Picture(width, y + MARGIN, tuple(primitives), title=table.title, description=told(table))


def told(table: Table) -> str:
    """The table in words, option by option."""
    parts = []
    for place, (name, what) in enumerate(table.headings):
        said = "; ".join(
            tr("{title}: {text}").format(title=row.title, text=_said(row.cells[place])) for row in table.rows
        )
        parts.append(tr("{name}, {what}: {said}.").format(name=name, what=what, said=said))
    return " ".join([*parts, *table.notes])


def _said(cell: Cell) -> str:
    return f"{cell.text}, {cell.below}" if cell.below else cell.text


def _heading(heading: tuple[str, str], names: float, each: float, place: int) -> Iterator[Primitive]:
    x, room = MARGIN + names + place * each + PAD + 3, each - 2 * PAD
    yield Label(x, MARGIN + 13, elide(heading[0], "semibold", NAME, room), NAME, "heading", "semibold")
    yield Label(x, MARGIN + 26, elide(heading[1], "regular", SMALL, room), SMALL, "muted")


def _row(row: Row, top: float, names: float, each: float) -> tuple[list[Primitive], float]:
    lines = [_lines(cell, each) for cell in row.cells]
    height = max(LINE * max(map(len, lines), default=1) + 2 * PAD, 20.0)
    title = wrap(row.title, "regular", SMALL, names - 2 * PAD)
    height = max(height, LINE * len(title) + 2 * PAD)
    drawn: list[Primitive] = [
        Label(MARGIN + PAD + 2, top + PAD + 8.5 + place * LINE, part, SMALL, "muted")
        for place, part in enumerate(title)
    ]
    for place, (cell, parts) in enumerate(zip(row.cells, lines, strict=True)):
        drawn += _cell(cell, parts, MARGIN + names + place * each + PAD + 3, top + PAD + 8.5)
    return drawn, height


def _lines(cell: Cell, each: float) -> list[tuple[str, bool]]:
    room = each - 2 * PAD - 3 - (12 if cell.tone in ("bad", "best") else 0)
    found = [(part, True) for part in wrap(cell.text, "semibold" if cell.tone else "regular", BODY, room)]
    return found + [(part, False) for part in wrap(cell.below, "regular", SMALL, room) if part]


def _cell(cell: Cell, parts: Sequence[tuple[str, bool]], x: float, y: float) -> Iterator[Primitive]:
    role = {"": "ink", "best": "ok.text", "bad": "failed.text", "quiet": "muted"}[cell.tone]
    if cell.tone in ("bad", "best"):
        yield from sign("failed" if cell.tone == "bad" else "ok", x, y - 7.5, 9)
        x += 12
    for place, (part, is_main) in enumerate(parts):
        face: Face = "semibold" if cell.tone in ("bad", "best") and is_main else "regular"
        size, ink = (BODY, role) if is_main else (SMALL, "muted")
        yield Label(x, y + place * LINE, part, size, ink, face)
