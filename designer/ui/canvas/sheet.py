"""What lies still: all pieces that are not on their way, painted in one go and found by where they are.

One graphics item per piece would cost more than to paint it. Here a piece costs nothing until it is in sight.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import floor

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from designer.drawing.geometry import Rect
from designer.drawing.primitives import Box, Primitive
from designer.drawing.style import CARD_RADIUS
from designer.ui.canvas.bare import BARE_SCALE, Bare
from designer.ui.canvas.grid import Grid, grid_of
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.pieces import Key, Piece
from designer.ui.canvas.reach import Reach, reach_of
from designer.ui.canvas.strokes import Stroke, strokes_of

CELL = 192.0
"""Size of the squares by which parts are looked up."""

WIDE = 64
"""What covers more squares is looked at whatever is asked for."""

PART = 8
"""Long pieces, such as all lines of a drawing, are cut into parts of so many primitives: few of them are in sight."""

PAST = 5
"""So many earlier looks of a piece are kept ready: as many as its signs have states, that come and go in a run."""

MOST_PAST = 2_000
"""Of more pieces than this no earlier looks are kept."""

FADED = 0.35
"""How much is left of what steps back while something else is meant."""


@dataclass(slots=True, eq=False)
class Part:
    """Some of a piece's primitives; what paints them is made when it is first needed."""

    order: tuple[int, int]
    primitives: tuple[Primitive, ...]
    reach: Reach
    made: list[Stroke] | None = None

    @property
    def strokes(self) -> list[Stroke]:
        """What paints it."""
        if self.made is None:
            self.made = strokes_of(self.primitives)
        return self.made


@dataclass(slots=True, eq=False)
class Laid:
    """A piece on the sheet."""

    piece: Piece
    parts: list[Part] = field(default_factory=list)
    known: Reach | None = None

    @property
    def reach(self) -> Reach:
        """What it covers."""
        if self.known is None:
            self.known = piece_reach(self.piece)
        return self.known


class Sheet:
    """Pieces by key. Parts are looked up in an index that is built at the first close look."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self._laid: dict[Key, Laid] = {}
        self._cells: dict[tuple[int, int], dict[Part, Laid]] | None = None
        self._wide: dict[Part, Laid] = {}
        self._past: dict[Key, list[Laid]] = {}
        self._bare: Bare | None = None
        self._hollow: frozenset[str] = frozenset()
        self._hidden: frozenset[str] = frozenset()
        self._lit: frozenset[str] | None = None

    def __contains__(self, key: Key) -> bool:
        return key in self._laid

    def lay(self, piece: Piece) -> None:
        """Put a piece down, in place of the one with the same key if there is one."""
        before = self._laid.get(piece.key)
        if before is not None and before.piece == piece:
            return
        if before is not None:
            self.lift(piece.key)
        laid = self._laid[piece.key] = self._again(piece)
        self._bare = None
        if self._cells is not None:
            self._enter(laid)

    def lift(self, key: Key) -> None:
        """Take a piece away."""
        laid = self._laid.pop(key, None)
        if laid is None:
            return
        self._bare = None
        if len(self._past) < MOST_PAST or key in self._past:
            past = self._past.setdefault(key, [])
            past.insert(0, laid)
            del past[PAST:]
        if self._cells is not None:
            for part in laid.parts:
                if self._wide.pop(part, None) is None:
                    for cell in _cells_of(part.reach):
                        self._cells.get(cell, {}).pop(part, None)

    def show_hollow(self, hollow: frozenset[str], hidden: frozenset[str]) -> None:
        """Of the cards of some subjects show only their places, and nothing at all of others."""
        self._hollow, self._hidden = hollow, hidden
        self._bare = None

    def show_lit(self, lit: frozenset[str] | None) -> None:
        """Let all cards but these step back; None for no card."""
        self._lit = lit

    def reach(self, key: Key) -> QRectF:
        """What a piece covers; nothing when it is not here."""
        laid = self._laid.get(key)
        if laid is None:
            return QRectF()
        left, top, right, bottom = laid.reach
        return QRectF(left, top, right - left, bottom - top)

    def keys_at(self, area: QRectF) -> set[Key]:
        """The pieces that an area touches."""
        return {laid.piece.key for _, laid in self._found(area)}

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Paint everything in an area on the pixel grid; from very far away only what can be told apart there."""
        grid = grid_of(painter.deviceTransform())
        if grid.scale < BARE_SCALE:
            if self._bare is None:
                self._bare = Bare(self._shown())
            self._bare.paint(painter, self._ink, grid)
            return
        for part, laid in sorted(self._found(area), key=lambda pair: pair[0].order):
            subject, kind, _ = laid.piece.key
            if subject in self._hidden:
                continue
            if kind == "card" and subject in self._hollow:
                paint_place(painter, self._ink, grid, laid.piece.area)
                continue
            painter.setOpacity(FADED if kind == "card" and self._lit is not None and subject not in self._lit else 1.0)
            for stroke in part.strokes:
                stroke.paint(painter, self._ink, grid)
        painter.setOpacity(1.0)

    def _again(self, piece: Piece) -> Laid:
        """The piece as it was laid when it last looked like this, with all that has been made to paint it; else new."""
        past = self._past.get(piece.key, [])
        for laid in past:
            if laid.piece == piece:
                past.remove(laid)
                return laid
        return Laid(piece)

    def _shown(self) -> Iterator[Piece]:
        pieces = (laid.piece for laid in self._laid.values() if laid.piece.key[0] not in self._hidden)
        shown = (piece for piece in pieces if piece.key[1] != "card" or piece.key[0] not in self._hollow)
        return iter(sorted(shown, key=lambda piece: piece.order))

    def _found(self, area: QRectF) -> Iterable[tuple[Part, Laid]]:
        if self._cells is None:
            self._cells = {}
            for laid in self._laid.values():
                self._enter(laid)
        reach = (area.left(), area.top(), area.right(), area.bottom())
        near: dict[Part, Laid] = dict(self._wide)
        for cell in _cells_of(reach):
            near.update(self._cells.get(cell, {}))
        return [(part, laid) for part, laid in near.items() if _meet(part.reach, reach)]

    def _enter(self, laid: Laid) -> None:
        assert self._cells is not None
        laid.parts = laid.parts or _parts(laid)
        for part in laid.parts:
            left, top, right, bottom = part.reach
            if (right - left) / CELL * ((bottom - top) / CELL) > WIDE:
                self._wide[part] = laid
                continue
            for cell in _cells_of(part.reach):
                self._cells.setdefault(cell, {})[part] = laid


def piece_reach(piece: Piece) -> Reach:
    """What a piece covers, the outline of its place included."""
    reach = reach_of(piece.primitives)
    if piece.area is None:
        return reach
    place = piece.area.inset(-1.0)
    left, top, right, bottom = reach
    return (min(left, place.x), min(top, place.y), max(right, place.right), max(bottom, place.bottom))


def paint_place(painter: QPainter, ink: Ink, grid: Grid, area: Rect | None) -> None:
    """The outline of a place that something will take."""
    if area is None:
        return
    box = Box(area.x, area.y, area.w, area.h, "accent.tint", "accent", width=1.0, radius=CARD_RADIUS, dash=(3.0, 2.0))
    for stroke in strokes_of([box]):
        stroke.paint(painter, ink, grid)


def _parts(laid: Laid) -> list[Part]:
    """The whole piece; a long one without a card in several parts."""
    piece = laid.piece
    if piece.area is not None or len(piece.primitives) <= PART:
        return [Part((piece.order, 0), piece.primitives, laid.reach)]
    return [
        Part((piece.order, start), run, reach_of(run))
        for start in range(0, len(piece.primitives), PART)
        for run in (piece.primitives[start : start + PART],)
    ]


def _cells_of(reach: Reach) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = reach
    for column in range(floor(left / CELL), floor(right / CELL) + 1):
        for row in range(floor(top / CELL), floor(bottom / CELL) + 1):
            yield (column, row)


def _meet(one: Reach, other: Reach) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
