"""What moves over the sheet while a run is played: small items of which only those that have changed are painted, and
cards that are on their way to another node. Where they are is told to them; they have no clock of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget

from designer.drawing.geometry import Point
from designer.drawing.primitives import Primitive
from designer.ui.canvas.grid import grid_of
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.items import PieceItem
from designer.ui.canvas.pieces import Key, Piece
from designer.ui.canvas.reach import bounds_of
from designer.ui.canvas.sheet import Sheet
from designer.ui.canvas.strokes import Stroke, strokes_of

BELOW, AFLOAT, ABOVE = 4_000.0, 5_000.0, 6_000.0
"""Heights: of the ways of cards, of cards on their way, of all other things that move."""

WAY = "way:"
"""With this begin the names of what lies below cards on their way."""


class LiveItem(QGraphicsItem):
    """One thing that moves."""

    def __init__(self, ink: Ink) -> None:
        super().__init__()
        self.ink = ink
        self._shown: tuple[Primitive, ...] = ()
        self._strokes: list[Stroke] = []
        self._bounds = QRectF()

    def show_primitives(self, primitives: tuple[Primitive, ...]) -> None:
        """Look like this from now on."""
        if primitives == self._shown:
            return
        self.prepareGeometryChange()
        self._shown = primitives
        self._strokes = strokes_of(primitives)
        self._bounds = bounds_of(primitives)
        self.update()

    def boundingRect(self) -> QRectF:
        """What the strokes cover."""
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint on the pixel grid."""
        grid = grid_of(painter.deviceTransform())
        for stroke in self._strokes:
            stroke.paint(painter, self.ink, grid)


class Lively:
    """Everything on a stage that moves with the clock of a run."""

    def __init__(self, scene: QGraphicsScene, sheet: Sheet, ink: Ink, tell: Callable[[list[QRectF]], None]) -> None:
        self._scene = scene
        self._sheet = sheet
        self._ink = ink
        self._tell = tell
        self._items: dict[str, LiveItem] = {}
        self._afloat: dict[Key, PieceItem] = {}

    @property
    def names(self) -> frozenset[str]:
        """What is shown."""
        return frozenset(self._items)

    def show(self, pieces: Mapping[str, tuple[Primitive, ...]]) -> None:
        """Show these things, by name, and no others; later ones lie on top."""
        for name in [name for name in self._items if name not in pieces]:
            self._scene.removeItem(self._items.pop(name))
        for place, (name, primitives) in enumerate(pieces.items()):
            item = self._items.get(name)
            if item is None:
                item = self._items[name] = LiveItem(self._ink)
                self._scene.addItem(item)
            item.setZValue((BELOW if name.startswith(WAY) else ABOVE) + place / 1_000)
            item.show_primitives(primitives)

    def float_cards(self, pieces: Mapping[Key, Piece], offsets: Mapping[str, Point]) -> None:
        """Let the cards of these objects be so far from where they belong, and all others where they belong."""
        self.settle(frozenset(offsets))
        touched: list[QRectF] = []
        for key in _cards(pieces, offsets):
            if key not in self._afloat and key in self._sheet:
                touched.append(self._sheet.reach(key))
                self._sheet.lift(key)
                item = self._afloat[key] = PieceItem(pieces[key], self._ink)
                item.setZValue(AFLOAT + pieces[key].order / 1_000)
                self._scene.addItem(item)
            if key in self._afloat:
                self._afloat[key].setPos(QPointF(*offsets[key[0]]))
        if touched:
            self._tell(touched)

    def settle(self, but: frozenset[str] = frozenset()) -> None:
        """All cards lie on the sheet again, but those of some objects."""
        landed = [key for key in self._afloat if key[0] not in but]
        for key in landed:
            item = self._afloat.pop(key)
            self._sheet.lay(item.piece)
            self._scene.removeItem(item)
        if landed:
            self._tell([self._sheet.reach(key) for key in landed])

    def offset(self, subject: str) -> QPointF:
        """How far the card of an object is from where it belongs."""
        item = self._afloat.get((subject, "card", 0))
        return item.pos() if item is not None else QPointF()


def _cards(pieces: Mapping[Key, Piece], subjects: Mapping[str, Point]) -> Iterator[Key]:
    return (key for key in pieces if key[1] == "card" and key[0] in subjects)
