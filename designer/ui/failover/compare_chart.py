"""The bars of two runs with the one playhead; a still picture, and what the pointer and the keys do to it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from designer.drawing.comparison import Sheet
from designer.drawing.comparison.frame import Placed
from designer.drawing.comparison.telling import row_text
from designer.drawing.style import MARGIN
from designer.foundation.language import tr
from designer.simulation.comparison.compare import Comparison
from designer.ui.canvas.ink import Ink
from designer.ui.failover.chart import paint, see_through
from designer.ui.plain import tip

ENLARGED = 1.25
"""Pixels per point: what is written small on paper must be readable on screen."""

CUT = MARGIN - 10.0
"""So much of the picture's margin is left out, points."""


KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CompareChart(QWidget):
    """Shows a sheet. Pressing and dragging in it scrubs; over the names it selects."""

    scrubbed = Signal(float)
    """The model time under the pointer, ms."""
    picked = Signal(object)
    """The ids of the resources in the row that was clicked."""
    pointed_out = Signal(object)
    """The ids of the resources in the row under the pointer or the keyboard; none for no row."""

    widened = Signal()
    """There is another width to fill."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ink = ink
        self.sheet: Sheet | None = None
        self._comparison: Comparison | None = None
        self._still: QPixmap | None = None
        self._head = 0.0
        self._row: Placed | None = None
        self._marked: frozenset[str] = frozenset()
        self._scrubs = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Both runs"))

    @staticmethod
    def points(width: float) -> float:
        """The width of a picture, in points, that fills so many pixels."""
        return width / ENLARGED + 2 * CUT

    def show_sheet(self, sheet: Sheet | None, comparison: Comparison | None) -> None:
        """Show another sheet of a comparison."""
        self.sheet, self._comparison, self._row = sheet, comparison, None
        self.setMinimumHeight(round((sheet.picture.height - 2 * CUT) * ENLARGED) if sheet is not None else 0)
        self.setAccessibleDescription(sheet.picture.description if sheet is not None else "")
        self.repaint_still()

    def repaint_still(self) -> None:
        """The picture or its colours have changed."""
        self._still = None
        self.update()

    def set_head(self, at_ms: float) -> None:
        """Move the playhead; only what it covers and uncovers is painted."""
        if self.sheet is not None and at_ms != self._head:
            for moment in (self._head, at_ms):
                self.update(QRect(round(self.pixel(moment)) - 8, 0, 16, self.height()))
        self._head = at_ms

    def mark_rows(self, subjects: frozenset[str]) -> None:
        """Emphasise the rows of these objects."""
        if subjects != self._marked:
            self._marked = subjects
            self.update()

    def pixel(self, ms: float) -> float:
        """The pixel at which a moment is."""
        assert self.sheet is not None
        return (self.sheet.axis.x(ms) - CUT) * ENLARGED

    def place(self, row: Placed) -> QRectF:
        """Where a row is, pixels."""
        return QRectF(0, (row.top - CUT) * ENLARGED, self.width(), row.height * ENLARGED)

    def sizeHint(self) -> QSize:
        """As high as the sheet."""
        return QSize(200, self.minimumHeight())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The still picture, marks under it and the playhead over it."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.ink.colour("canvas"))
        if self.sheet is None:
            return
        for row in self.sheet.rows:
            if self._marked & set(row.members):
                painter.fillRect(self.place(row), self.ink.colour("accent.tint"))
        if self._row is not None:
            painter.fillRect(self.place(self._row), self.ink.colour("inset"))
            if self.hasFocus():
                painter.setPen(self.ink.pen("accent", 1.0))
                painter.drawRect(self.place(self._row).adjusted(4, 0.5, -4, -0.5))
        if self._still is None:
            self._still = self._painted(self.sheet)
        painter.drawPixmap(0, 0, self._still)
        top, bottom = ((y - CUT) * ENLARGED for y in (self.sheet.top, self.sheet.bottom))
        if self._head <= self.sheet.axis.end_ms:
            x = round(self.pixel(self._head))
            painter.fillRect(QRectF(x - 0.5, top - 4, 1.5, bottom - top + 4), self.ink.colour("failed.stroke"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is painted has another size."""
        super().resizeEvent(event)
        self.repaint_still()
        if event.size().width() != event.oldSize().width():
            self.widened.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Another screen may have another density."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.repaint_still()
        super().changeEvent(event)

    def _painted(self, sheet: Sheet) -> QPixmap:
        still = see_through(self)
        painter = QPainter(still)
        try:
            painter.scale(ENLARGED, ENLARGED)
            painter.translate(-CUT, -CUT)
            paint(painter, self.ink, sheet.picture.primitives)
        finally:
            painter.end()
        return still

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Over the names select what is in the row, elsewhere go to that moment."""
        if self.sheet is None or event.button() != Qt.MouseButton.LeftButton:
            return
        row = self._row_at(event.position())
        if row is not None and row.members and event.position().x() < self.pixel(0) - 4:
            self.picked.emit(row.members)
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
            self._point_out(self._row_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The scrubbing is over."""
        self._scrubs = False

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the pointer any more."""
        self._point_out(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is elsewhere."""
        super().focusOutEvent(event)
        self._point_out(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from row to row, Enter selects what is in it; all other keys are the player's."""
        rows = self.sheet.rows if self.sheet is not None else ()
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if way is not None and rows:
            now = next((number for number, row in enumerate(rows) if row is self._row), -1 if way > 0 else len(rows))
            self._point_out(rows[min(len(rows) - 1, max(0, now + way))])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._row is not None:
            self.picked.emit(self._row.members)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell the times of both runs; the keys that go through the rows are nobody's shortcut here."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in KEYS:
            event.accept()
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self._row_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip(self.text_of(row)), self)
            return True
        return super().event(event)

    def text_of(self, row: Placed | None) -> str:
        """What both runs do in a row; "" for none."""
        return row_text(self._comparison, row.line) if row is not None and self._comparison is not None else ""

    def row_place(self) -> QRectF | None:
        """Where the row is that the pointer or the keyboard is on."""
        return self.place(self._row) if self._row is not None else None

    def _row_at(self, at: QPointF) -> Placed | None:
        return self.sheet.row_at(at.y() / ENLARGED + CUT) if self.sheet is not None else None

    def _scrub(self, at: QPointF) -> None:
        if self.sheet is not None:
            self.scrubbed.emit(float(self.sheet.axis.ms(at.x() / ENLARGED + CUT)))

    def _point_out(self, row: Placed | None) -> None:
        if row is not self._row:
            self._row = row
            self.pointed_out.emit(row.members if row is not None else ())
            whole = self.sheet.picture.description if self.sheet is not None else ""
            self.setAccessibleDescription(self.text_of(row) or whole)
            self.update()
