"""The resources of a collapsed group in fine print, for those who look closely: as many columns as keep it readable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.metrics import text_width
from designer.drawing.primitives import Box, Label, Primitive
from designer.drawing.topology.density import Density
from designer.drawing.topology.detail import FINE, FINER
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.group_plan import is_listed
from designer.drawing.topology.plan import Plan
from designer.drawing.topology.resource_words import fact, name_in
from designer.drawing.topology.stock import Token
from designer.drawing.topology.tokens import LINES, look_of
from designer.foundation.ids import Id
from designer.foundation.language import plural

LEAST_PITCH, MOST_PITCH = 4.4, 7.0
LEAST_COLUMN, WIDE_COLUMN = 27.0, 40.0
COLUMN_GAP = 3.0
ROW_GAP = 0.6
PAD = 1.5
TIDY = 3.5
"""What the list keeps clear of the card's lower edge."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One line of the list: a resource, all disks together, or with none of either how many more there are."""

    rect: Rect
    token: Token | None
    text: str = ""


def fine_areas(facts: Facts, plan: Plan) -> dict[Id, Rect]:
    """Where the resources in fine print can be pointed at; disks that share a line have their own in the storage."""
    if facts.detail != "close":
        return {}
    areas = {}
    for group, rect in plan.groups.items():
        if not is_listed(facts, group) and rect.h > plan.density.brief + 2:
            for cell in _cells(facts, plan.density, group, rect):
                if cell.token is not None and len(cell.token.members) == 1:
                    areas[cell.token.members[0]] = cell.rect
    return areas


def fine_list(facts: Facts, density: Density, group: Id, rect: Rect) -> Iterator[Primitive]:
    """The list on the group's card."""
    for cell in _cells(facts, density, group, rect):
        if cell.token is None:
            yield Label(cell.rect.x + PAD, _baseline(cell.rect, FINER), cell.text, FINER, "muted", subject=group)
        elif len(cell.token.members) > 1:
            yield from _line(facts, cell, group, plural(len(cell.token.members), "disk"), "")
        else:
            resource = facts.snapshot.resources[cell.token.members[0]]
            size = _size(cell.rect)
            room = cell.rect.w - 2 * PAD - size - 1.5
            ways = (one for one in fact(facts, resource) if text_width(one, "regular", size) + 3 <= room / 2)
            right = next(ways, "")
            used = text_width(right, "regular", size) + 3 if right else 0.0
            name = name_in(facts, resource, "regular", size, room - used)
            yield from _line(facts, cell, resource.id, name, right)


def _line(facts: Facts, cell: Cell, subject: Id, name: str, beside: str) -> Iterator[Primitive]:
    assert cell.token is not None
    rect, size = cell.rect, _size(cell.rect)
    look = look_of(facts, cell.token.members)
    fill, stroke, dash, ink = LINES[look]
    yield Box(rect.x, rect.y, rect.w, rect.h, fill, stroke, 0.3, 1.0, dash, subject=subject)
    kind = facts.catalog.types.get(cell.token.type)
    picture = Rect(rect.x + PAD, rect.centre[1] - size / 2, size, size)
    yield from icon(kind.icon if kind is not None else "unknown", picture, ink, subject)
    role = "failed.sign" if look == "failed" else "ink"
    y = _baseline(rect, size)
    yield Label(rect.x + PAD + size + 1.5, y, name, size, role, subject=subject)
    if beside:
        yield Label(rect.right - PAD, y, beside, size, role if look else "faint", anchor="end", subject=subject)


def _size(rect: Rect) -> float:
    return FINE if rect.h >= FINE + 1.2 and rect.w >= WIDE_COLUMN else FINER


def _baseline(rect: Rect, size: float) -> float:
    return rect.centre[1] + 0.33 * size


def _cells(facts: Facts, density: Density, group: Id, rect: Rect) -> list[Cell]:
    """Every resource where that can be read, else disks together, else as many as there is room for."""
    left = rect.x + (density.band + density.pad - 1 if density.roomy else 3)
    top = rect.y + density.title + 1.5
    room = Rect(left, top, rect.right - 3 - left, rect.bottom - TIDY - top)
    types = facts.snapshot.resources
    each = [Token(types[one].type, (one,)) for layer in facts.stock.layers[group] for one in layer]
    if not each:
        return []
    for tokens in (each, list(facts.stock.tokens[group])):
        columns = _columns(len(tokens), room)
        if columns:
            return _set(tokens, room, columns)
    columns = max(1, int((room.w + COLUMN_GAP) / (LEAST_COLUMN + COLUMN_GAP)))
    most = columns * max(1, int(room.h / LEAST_PITCH))
    tokens = list(facts.stock.tokens[group])
    cells = _set(tokens[: most - 1], room, columns, rows=most // columns)
    wide = (room.w + COLUMN_GAP) / columns - COLUMN_GAP
    last = Rect(room.right - wide, room.bottom - LEAST_PITCH, wide, LEAST_PITCH - ROW_GAP)
    return [*cells, Cell(last, None, f"+{len(tokens) - most + 1}")]


def _columns(count: int, room: Rect) -> int:
    """In how few columns so many lines can be read; 0 when they cannot."""
    columns = 1
    while (room.w + COLUMN_GAP) / columns - COLUMN_GAP >= LEAST_COLUMN:
        if -(-count // columns) * LEAST_PITCH <= room.h:
            return columns
        columns += 1
    return 0


def _set(tokens: list[Token], room: Rect, columns: int, rows: int = 0) -> list[Cell]:
    rows = rows or -(-len(tokens) // columns)
    wide = (room.w + COLUMN_GAP) / columns - COLUMN_GAP
    pitch = min(MOST_PITCH, room.h / rows)
    cells = []
    for index, token in enumerate(tokens):
        column, row = divmod(index, rows)
        x, y = room.x + column * (wide + COLUMN_GAP), room.y + row * pitch
        cells.append(Cell(Rect(x, y, wide, pitch - ROW_GAP), token))
    return cells
