"""What the parts of the timeline share: a still picture with the playhead, that is scrubbed, zoomed and measured."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QWidget

from designer.drawing.primitives import Primitive
from designer.ui.canvas.grid import grid_of
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.strokes import strokes_of
from designer.ui.failover.lens import Lens
from designer.ui.failover.scale import Sheet

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Still(QWidget):
    """A part of the timeline, painted once, with the playhead. Pressing and dragging in it scrubs, with Shift it marks
    a stretch; the wheel zooms and pans where there is a lens."""

    scrubbed = Signal(float)
    """The model time under the pointer, ms."""
    ranged = Signal(object)
    """The stretch that was marked, as a pair of ms, or None for none."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ink = ink
        self.sheet: Sheet | None = None
        self.lens: Lens | None = None
        self._still: QPixmap | None = None
        self._head = 0.0
        self._scrubs = False
        self._from: float | None = None
        self.setMouseTracking(True)

    def show_sheet(self, sheet: Sheet | None, height: float) -> None:
        """Show another sheet on so much height."""
        self.sheet = sheet
        self.setFixedHeight(max(0, round(height)))
        self.repaint_still()

    def repaint_still(self) -> None:
        """The picture or its colours have changed."""
        self._still = None
        self.update()

    def set_head(self, at_ms: float) -> None:
        """Move the playhead; only what it covers and uncovers is painted."""
        if self.sheet is not None and at_ms != self._head:
            for moment in (self._head, at_ms):
                self.update(QRect(round(self.sheet.x(moment)) - 8, 0, 16, self.height()))
        self._head = at_ms

    def sizeHint(self) -> QSize:
        """As high as it is."""
        return QSize(200, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The still picture, and the playhead over it."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.ink.colour("canvas"))
        if self.sheet is None:
            return
        if self._still is None:
            self._still = painted(self, self.ink, self.more(self.sheet))
        painter.drawPixmap(0, 0, self._still)
        if self.sheet.axis.shows(self._head):
            x = self.sheet.x(self._head)
            paint_head(painter, self.ink, x, self.height())
            self.paint_handle(painter, x)

    def more(self, sheet: Sheet) -> list[Primitive]:
        """What the part shows, in pixels of the widget."""
        return []

    def paint_handle(self, painter: QPainter, x: float) -> None:
        """For the part at whose height the playhead has its handle."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to that moment, or begin to mark a stretch."""
        if self.sheet is None or event.button() != LEFT:
            return
        if event.modifiers() & SHIFT:
            self._from = float(self.sheet.ms(event.position().x()))
            self.ranged.emit(None)
        else:
            self._scrubs = True
            self._scrub(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub, or mark as far as the pointer."""
        if self.sheet is None:
            return
        if self.lens is not None:
            self.lens.pointer_ms = float(self.sheet.ms(event.position().x()))
        if self._from is not None:
            at = float(self.sheet.ms(event.position().x()))
            self.ranged.emit((min(self._from, at), max(self._from, at)))
        elif self._scrubs:
            self._scrub(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The scrubbing or marking is over."""
        self._scrubs, self._from = False, None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom and pan."""
        if self.sheet is None or self.lens is None or not self.lens.wheel(event, self.sheet):
            super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take pinches on a touchpad."""
        if self.sheet is not None and self.lens is not None and self.lens.pinch(event, self.sheet):
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another screen may have another density."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.repaint_still()
        super().changeEvent(event)

    def _scrub(self, at: QPointF) -> None:
        if self.sheet is not None:
            self.scrubbed.emit(float(self.sheet.ms(at.x())))


def painted(widget: QWidget, ink: Ink, drawn: Iterable[Primitive], top: float = 0.0) -> QPixmap:
    """A picture as large as a widget, see-through where nothing is drawn; what is at the height `top` is at its top."""
    still = see_through(widget)
    painter = QPainter(still)
    painter.translate(0, -round(top))
    try:
        paint(painter, ink, drawn)
    finally:
        painter.end()
    return still


def see_through(widget: QWidget) -> QPixmap:
    """An empty picture as large and as dense as a widget."""
    density = widget.devicePixelRatioF()
    still = QPixmap(max(1, round(widget.width() * density)), max(1, round(widget.height() * density)))
    still.setDevicePixelRatio(density)
    still.fill(Qt.GlobalColor.transparent)
    return still


def paint(painter: QPainter, ink: Ink, drawn: Iterable[Primitive]) -> None:
    """Paint primitives in the units of a painter."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    grid = grid_of(painter.deviceTransform())
    for stroke in strokes_of(tuple(drawn)):
        stroke.paint(painter, ink, grid)


def paint_head(painter: QPainter, ink: Ink, x: float, height: float) -> None:
    """The playhead across a part."""
    painter.fillRect(QRectF(round(x) - 0.5, 0, 1.5, height), ink.colour("failed.stroke"))
