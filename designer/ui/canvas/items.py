"""The graphics items of the canvas: pieces on their way, and what lies over the sheet."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from designer.drawing.geometry import Rect, bounding
from designer.drawing.primitives import Primitive
from designer.drawing.style import CARD_RADIUS
from designer.ui.canvas.grid import Grid, grid_of
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.pieces import Piece, halfway
from designer.ui.canvas.reach import bounds_of
from designer.ui.canvas.sheet import FADED, paint_place
from designer.ui.canvas.strokes import Stroke, ring, strokes_of

SHADOWS = ((3.0, 0.05), (2.0, 0.05), (1.0, 0.06))
"""Soft edge of something lifted: how far it reaches, how dark it is."""


class PieceItem(QGraphicsItem):
    """Paints one piece on its way. Its position is an offset from where the piece belongs: nothing once it is there."""

    def __init__(self, piece: Piece, ink: Ink) -> None:
        super().__init__()
        self.piece = piece
        self.ink = ink
        self.hollow = False
        self._faded = False
        self._strokes: list[Stroke] = []
        self._bounds = QRectF()
        self._use(piece.primitives)

    def become(self, piece: Piece) -> None:
        """Paint another state of the same object."""
        same = piece.primitives == self.piece.primitives and piece.area == self.piece.area
        self.piece = piece
        if not same:
            self._use(piece.primitives)

    def stretch(self, start: Piece, share: float) -> None:
        """Paint the piece partly as it was: 0 = `start`, 1 = as it is now."""
        self._use(self.piece.primitives if share >= 1 else halfway(start, self.piece, share))

    def set_hollow(self, hollow: bool) -> None:
        """Show only the outline of a place that something will take, or the thing itself again."""
        if hollow != self.hollow:
            self.hollow = hollow
            self.update()

    def set_faded(self, faded: bool) -> None:
        """Step back, as what is not meant now."""
        if faded != self._faded:
            self._faded = faded
            self.update()

    def boundingRect(self) -> QRectF:
        """What the strokes cover."""
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint on the pixel grid."""
        grid = grid_of(painter.deviceTransform())
        if self.hollow:
            paint_place(painter, self.ink, grid, self.piece.area)
            return
        painter.setOpacity(painter.opacity() * (FADED if self._faded else 1.0))
        for stroke in self._strokes:
            stroke.paint(painter, self.ink, grid)

    def _use(self, primitives: tuple[Primitive, ...] | list[Primitive]) -> None:
        self.prepareGeometryChange()
        self._strokes = strokes_of(primitives)
        self._bounds = bounds_of(primitives)
        if self.piece.area is not None:  # where the outline of its place is painted
            self._bounds |= _qt(self.piece.area.inset(-1.0))
        self.update()


class GhostItem(QGraphicsItem):
    """What hangs on the pointer during a drag: the dragged thing at its real size, lifted off the paper."""

    def __init__(self, primitives: list[Primitive], frames: list[Rect], ink: Ink) -> None:
        super().__init__()
        self.ink = ink
        self._frames = frames
        self._strokes = strokes_of(primitives)
        self._bounds = bounds_of(primitives) | _qt(bounding(frames).inset(-8.0))
        self.setZValue(10_000)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def boundingRect(self) -> QRectF:
        """The thing with its shadow."""
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Shadow first, then paper under what has no ground of its own, then the thing."""
        grid = grid_of(painter.deviceTransform())
        painter.setPen(Qt.PenStyle.NoPen)
        for reach, alpha in SHADOWS:
            painter.setBrush(self.ink.shade(alpha))
            for frame in self._frames:
                radius = CARD_RADIUS + reach
                painter.drawRoundedRect(_qt(frame.inset(-reach).moved(0, 1.5)), radius, radius)
        painter.setBrush(self.ink.colour("canvas"))
        for frame in self._frames:
            painter.drawRoundedRect(_qt(frame), CARD_RADIUS, CARD_RADIUS)
        for stroke in self._strokes:
            stroke.paint(painter, self.ink, grid)


class FrameItem(QGraphicsItem):
    """Frames around cards: selection, pointer, and where a drop would go. Always above the cards."""

    def __init__(self, ink: Ink) -> None:
        super().__init__()
        self.ink = ink
        self._frames: tuple[tuple[str, QRectF], ...] = ()
        self.setZValue(9_000)

    def show_frames(self, frames: tuple[tuple[str, QRectF], ...]) -> None:
        """The frames to paint, each with its kind: "hover", "found", "selected", "target", "target-warning" or
        "target-error"."""
        if frames != self._frames:
            self.prepareGeometryChange()
            self._frames = frames
            self.update()

    def boundingRect(self) -> QRectF:
        """All frames."""
        total = QRectF()
        for _, rect in self._frames:
            total |= rect
        return total.adjusted(-6, -6, 6, 6)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Each kind in its own weight, so that they can be told apart where they meet."""
        grid = grid_of(painter.deviceTransform())
        for kind, rect in self._frames:
            _PAINTERS[kind](painter, self.ink, grid, rect)


def _outline(painter: QPainter, grid: Grid, rect: QRectF, role: QColor, pixels: float) -> QRectF:
    """A frame so many pixels wide and one pixel outside the card, whatever the zoom; returns its inner edge."""
    gap, width = 1 / grid.scale, pixels / grid.scale
    left, top, right, bottom = (
        grid.edge_x(rect.left()),
        grid.edge_y(rect.top()),
        grid.edge_x(rect.right()),
        grid.edge_y(rect.bottom()),
    )
    inner = QRectF(left - gap, top - gap, right - left + 2 * gap, bottom - top + 2 * gap)
    outer = inner.adjusted(-width, -width, width, width)
    radius = min(CARD_RADIUS, rect.height() * 0.18) + gap
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(role)
    painter.drawPath(ring(outer, radius + width, inner, radius))
    return inner


def _paint_hover(painter: QPainter, ink: Ink, grid: Grid, rect: QRectF) -> None:
    _outline(painter, grid, rect, ink.faded("selection", 0.55), 1)


def _paint_selected(painter: QPainter, ink: Ink, grid: Grid, rect: QRectF) -> None:
    _outline(painter, grid, rect, ink.colour("selection"), 2)


def _paint_found(painter: QPainter, ink: Ink, grid: Grid, rect: QRectF) -> None:
    inner = _outline(painter, grid, rect, ink.colour("pending.stroke"), 2)
    painter.setBrush(ink.faded("pending.fill", 0.14))
    painter.drawRoundedRect(inner, CARD_RADIUS, CARD_RADIUS)


def _paint_target(painter: QPainter, ink: Ink, grid: Grid, rect: QRectF, role: str = "accent") -> None:
    inner = _outline(painter, grid, rect, ink.colour(role), 2)
    painter.setBrush(ink.faded(role, 0.08))
    painter.drawRoundedRect(inner, CARD_RADIUS, CARD_RADIUS)


def _paint_target_warning(painter: QPainter, ink: Ink, grid: Grid, rect: QRectF) -> None:
    _paint_target(painter, ink, grid, rect, "pending.stroke")


def _paint_target_error(painter: QPainter, ink: Ink, grid: Grid, rect: QRectF) -> None:
    _paint_target(painter, ink, grid, rect, "failed.stroke")


_PAINTERS = {
    "hover": _paint_hover,
    "found": _paint_found,
    "selected": _paint_selected,
    "target": _paint_target,
    "target-warning": _paint_target_warning,
    "target-error": _paint_target_error,
}


def _qt(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.w, rect.h)
