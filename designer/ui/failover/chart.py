"""The bars of a run: a still picture with the playhead over it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from designer.drawing.primitives import Primitive
from designer.ui.canvas.grid import grid_of
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.strokes import strokes_of
from designer.ui.failover.scale import CUT, ENLARGED, Sheet


class Still(QWidget):
    """A part of a sheet, painted once, with the playhead. Pressing and dragging in it scrubs.

    `offset` is the part's top in pixels of the whole picture.
    """

    scrubbed = Signal(float)
    """The model time under the pointer, ms."""
    picked = Signal(str)
    """The id of the row whose name was clicked."""
    pointed_out = Signal(str)
    """The id of the row under the pointer, "" for none."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ink = ink
        self.sheet: Sheet | None = None
        self.offset = 0.0
        self._still: QPixmap | None = None
        self._head = 0.0
        self._marked: frozenset[str] = frozenset()
        self._row = ""
        self._scrubs = False
        self.setMouseTracking(True)

    def show_sheet(self, sheet: Sheet | None, offset: float, height: float) -> None:
        """Show the part of a sheet that begins at `offset` and is so high."""
        self.sheet, self.offset = sheet, offset
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

    def mark_rows(self, subjects: frozenset[str]) -> None:
        """Emphasise the rows of these objects."""
        if subjects != self._marked:
            self._marked = subjects
            self.update()

    def sizeHint(self) -> QSize:
        """As high as its part of the sheet."""
        return QSize(200, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The still picture, marks under it and the playhead over it."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.ink.colour("canvas"))
        if self.sheet is None:
            return
        self._paint_marks(painter, self.sheet)
        if self._still is None:
            self._still = self._painted(self.sheet)
        painter.drawPixmap(0, 0, self._still)
        x = self.sheet.x(self._head)
        painter.fillRect(QRectF(round(x) - 0.5, 0, 1.5, self.height()), self.ink.colour("failed.stroke"))
        self.paint_handle(painter, x)

    def more(self, sheet: Sheet) -> list[Primitive]:
        """What a part shows besides the sheet, in pixels of the widget."""
        return []

    def paint_handle(self, painter: QPainter, x: float) -> None:
        """For the part at whose height the playhead has its handle."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Over the names select a row, elsewhere go to that moment."""
        if self.sheet is None or event.button() != Qt.MouseButton.LeftButton:
            return
        row = self.sheet.row_at(event.position().y() + self.offset)
        if row and event.position().x() < self.sheet.x(0) - 4:
            self.picked.emit(row)
        else:
            self._scrubs = True
            self._scrub(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub, or say which row the pointer is on."""
        if self.sheet is None:
            return
        if self._scrubs:
            self._scrub(event.position())
        else:
            self._point_out(self.sheet.row_at(event.position().y() + self.offset))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The scrubbing is over."""
        self._scrubs = False

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the pointer any more."""
        self._point_out("")

    def changeEvent(self, event: QEvent) -> None:
        """Another screen may have another density."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.repaint_still()
        super().changeEvent(event)

    def _scrub(self, at: QPointF) -> None:
        if self.sheet is not None:
            self.scrubbed.emit(float(self.sheet.ms(at.x())))

    def _point_out(self, row: str) -> None:
        if row != self._row:
            self._row = row
            self.pointed_out.emit(row)
            self.update()

    def _paint_marks(self, painter: QPainter, sheet: Sheet) -> None:
        for subject in {*self._marked, self._row} - {""}:
            place = sheet.row(subject)
            if place is not None:
                top, height = place
                role = "accent.tint" if subject in self._marked else "inset"
                painter.fillRect(QRectF(0, top - self.offset, self.width(), height), self.ink.colour(role))

    def _painted(self, sheet: Sheet) -> QPixmap:
        density = self.devicePixelRatioF()
        still = QPixmap(max(1, round(self.width() * density)), max(1, round(self.height() * density)))
        still.setDevicePixelRatio(density)
        still.fill(Qt.GlobalColor.transparent)
        painter = QPainter(still)
        try:
            self._paint_still(painter, sheet)
        finally:
            painter.end()
        return still

    def _paint_still(self, painter: QPainter, sheet: Sheet) -> None:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.translate(0, -round(self.offset))
        painter.scale(ENLARGED, ENLARGED)
        painter.translate(-CUT, -CUT)
        grid = grid_of(painter.deviceTransform())
        for stroke in strokes_of(sheet.picture.primitives):
            stroke.paint(painter, self.ink, grid)
        painter.resetTransform()
        grid = grid_of(painter.deviceTransform())
        for stroke in strokes_of(self.more(sheet)):
            stroke.paint(painter, self.ink, grid)
