"""The failure matrix as a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from designer.drawing.geometry import Rect
from designer.drawing.matrix.cells import CUT_OFF, LATE, MOVED, OFFLINE, SIGN, UNAFFECTED, cell, heading, mark, named
from designer.drawing.matrix.facts import SUMMARY, Line, Matrix
from designer.drawing.matrix.words import cell_sentence, names_of
from designer.drawing.metrics import text_width, wrap
from designer.drawing.nothing import nothing_yet
from designer.drawing.primitives import Box, Label, Picture, Primitive
from designer.drawing.primitives import Line as Rule
from designer.drawing.style import CARD_RADIUS, HAIR, MARGIN, SMALL
from designer.foundation.language import tr

WIDTH = 740.0
NAMES = 0.3
"""Share of the width that the names of the faults take."""

NAMES_AT_LEAST, NAMES_AT_MOST = 150.0, 380.0
GROUP_AT_LEAST, GROUP_AT_MOST = 58.0, 170.0
SUMMED = 62.0
"""Width of a column that sums up."""

ROW = 18.0
SECTION = 22.0
HEADER = 28.0

MOST_LINES = 60
"""A picture for paper shows so many lines; the window and the table of values show all of them."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns are: the names of the faults first, then every column with its left edge and width."""

    names: float
    places: dict[str, tuple[float, float]]

    @property
    def width(self) -> float:
        """All of them together."""
        return max((left + wide for left, wide in self.places.values()), default=self.names)


def columns_of(matrix: Matrix, width: float) -> Columns:
    """The columns for a table of this width; with many groups it becomes wider."""
    groups, summed = list(matrix.groups), [one for one in matrix.columns if one in SUMMARY]
    names = min(NAMES_AT_MOST, max(NAMES_AT_LEAST, width * NAMES))
    room = (width - names - SUMMED * len(summed)) / max(1, len(groups))
    each = min(GROUP_AT_MOST, max(GROUP_AT_LEAST, room))
    rest = width - names - SUMMED * len(summed) - each * len(groups)
    names += max(0.0, min(rest, NAMES_AT_MOST - names))
    places: dict[str, tuple[float, float]] = {}
    x = names
    for column in matrix.columns:
        wide = SUMMED if column in summed else each
        places[column] = (x, wide)
        x += wide
    return Columns(names, places)


def row_height(line: Line) -> float:
    """How high a line is."""
    return ROW if line.cases else SECTION


def matrix_picture(matrix: Matrix, *, width: float = WIDTH, most: int = MOST_LINES) -> Picture:
    """The matrix on paper: at most so many lines, a legend, and what was left out. Areas: the lines by their keys."""
    if not matrix.lines:
        lines = (tr("Nothing of what was played fits what is asked for."),)
        return nothing_yet(titled(matrix), tr("No such faults"), lines)
    columns = columns_of(matrix, width - 2 * MARGIN)
    shown = _gravest(matrix.lines, most)
    top = MARGIN + HEADER
    areas: dict[str, Rect] = {}
    y = top
    for line in shown:
        areas[line.key] = Rect(MARGIN, y, columns.width, row_height(line))
        y += row_height(line)
    primitives: list[Primitive] = [Box(MARGIN, top, columns.width, y - top, "card", "rule", radius=CARD_RADIUS)]
    for column, (left, wide) in columns.places.items():
        primitives += heading(matrix, column, Rect(MARGIN + left, MARGIN, wide, HEADER))
    for place, line in enumerate(shown):
        primitives += _line(matrix, line, areas[line.key], columns, first=place == 0)
    y += 6
    primitives += legend(matrix, MARGIN, y + 10, columns.width)
    y = max(one.y for one in primitives if isinstance(one, Label)) + 4
    for text in _notes(matrix, shown):
        for part in wrap(text, "regular", SMALL, columns.width):
            y += 11
            primitives.append(Label(MARGIN, y, part, SMALL, "muted"))
    wide = columns.width + 2 * MARGIN
    return Picture(wide, y + MARGIN, tuple(primitives), areas, titled(matrix), described(matrix, shown))


def _gravest(lines: Sequence[Line], most: int) -> list[Line]:
    """So many lines at most: of each section the first ones, and what one does not need the others may have."""
    sections: list[list[Line]] = []
    for line in lines:
        if line.case is None or not sections:
            sections.append([])
        sections[-1].append(line)
    shown, left = [], max(most, 2 * len(sections))
    for place, section in enumerate(sections):
        behind = sum(len(one) for one in sections[place + 1 :])
        fair = left // (len(sections) - place)
        taken = section[: max(fair, left - behind)]
        shown += taken
        left -= len(taken)
    return shown


def titled(matrix: Matrix) -> str:
    """One line: what the picture shows."""
    name = matrix.snapshot.cluster.name
    return tr("What fails, and what becomes of it: {name}").format(name=name) if name else tr("Failure matrix")


def described(matrix: Matrix, shown: Sequence[Line]) -> str:
    """The lines in words."""
    told = []
    for line in shown:
        case = line.case
        if case is None or line.is_calm:
            told.append(f"{line.title}.")
            continue
        hit = [one for one in matrix.groups if case.outcomes[one].outcome != "unaffected" or case.outcomes[one].cut_off]
        said = " ".join(cell_sentence(matrix.sweep, case, group, matrix.targets.get(group)) for group in hit)
        told.append(f"{names_of(matrix.sweep, case.faults)}: {said}")
    return " ".join(told)


def legend(matrix: Matrix, x: float, y: float, width: float) -> Iterator[Primitive]:
    """What the signs mean, in as many lines as it takes."""
    entries = [(UNAFFECTED, tr("Unaffected")), (MOVED, tr("Online again after this outage, on this node"))]
    if matrix.targets:
        entries.append((LATE, tr("Later than its target")))
    entries += [(CUT_OFF, tr("Online, but no client reaches it")), (OFFLINE, tr("Stays offline"))]
    left = x
    for look, text in entries:
        wide = SIGN + 5 + text_width(text, "regular", SMALL)
        if left > x and left + wide > x + width:
            left, y = x, y + 13
        yield from mark(look, left, y - 6.5, SIGN)
        yield Label(left + SIGN + 5, y, text, SMALL, "muted")
        left += wide + 16


def _line(matrix: Matrix, line: Line, rect: Rect, columns: Columns, *, first: bool) -> Iterator[Primitive]:
    if line.case is None:
        yield Box(rect.x + 0.5, rect.y + (0.5 if first else 0), rect.w - 1, rect.h, "inset", radius=3 if first else 0)
        yield from named(matrix, line, rect)
        return
    if not first:
        yield Rule(((rect.x, rect.y), (rect.right, rect.y)), "grid", HAIR)
    yield from named(matrix, line, Rect(rect.x, rect.y, columns.names, rect.h))
    for column, (left, wide) in columns.places.items():
        yield from cell(matrix, line, column, Rect(rect.x + left, rect.y, wide, rect.h))


def _notes(matrix: Matrix, shown: Sequence[Line]) -> Iterator[str]:
    """What a reader has to know."""
    left_out = sum(line.count for line in matrix.lines) - sum(line.count for line in shown)
    text = tr("Simulated, not measured. Each fault strikes when the cluster has settled after the one before.")
    folded = tr(" +5: five more with the same effect.") if any(line.count > 1 for line in shown) else ""
    yield text + folded
    if left_out:
        yield tr("{left_out:,} more, less grave ones, are not shown here.").format(left_out=left_out)
