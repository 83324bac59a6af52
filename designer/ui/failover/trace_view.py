"""The rows of the timeline as they are painted: only what is in sight, below headings that stay there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from designer.drawing.timeline.rows import Phase, Segment
from designer.drawing.timeline.trace.band import boundaries
from designer.drawing.timeline.trace.headings import heading
from designer.drawing.timeline.trace.layout import HEADING, LEGEND, Line
from designer.drawing.timeline.trace.rows import WORK, grid, legend, rows
from designer.foundation.language import tr
from designer.ui.canvas.ink import Ink
from designer.ui.failover.chart import paint_head, painted
from designer.ui.failover.lens import Lens
from designer.ui.failover.scale import Sheet


class TraceView(QAbstractScrollArea):
    """Paints the rows that can be seen, with the playhead, rows that are pointed out, and a stretch that is marked."""

    def __init__(self, ink: Ink, lens: Lens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ink = ink
        self.lens = lens
        self.sheet: Sheet | None = None
        self.phases: Sequence[Phase] = ()
        self.stretch: tuple[float, float] | None = None
        self.marked: frozenset[str] = frozenset()
        self._still: QPixmap | None = None
        self._head = 0.0
        self._row = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(tr("Timeline"))
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.repaint_still())

    # Showing

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show another run, or another part of it."""
        self.sheet = sheet
        self._measure()
        self.repaint_still()

    def repaint_still(self) -> None:
        """The picture or its colours have changed."""
        self._still = None
        self.viewport().update()

    def set_head(self, at_ms: float) -> None:
        """Move the playhead; only what it covers and uncovers is painted."""
        if self.sheet is not None and at_ms != self._head:
            for moment in (self._head, at_ms):
                self.viewport().update(round(self.sheet.x(moment)) - 3, 0, 6, self.viewport().height())
        self._head = at_ms

    def mark_rows(self, subjects: frozenset[str]) -> None:
        """Emphasise the rows of these objects."""
        if subjects != self.marked:
            self.marked = subjects
            self.viewport().update()

    def set_stretch(self, stretch: tuple[float, float] | None) -> None:
        """Show the stretch that is marked."""
        self.stretch = stretch
        self.viewport().update()

    def reveal(self, subject: str) -> None:
        """Scroll to a row, unless it is in sight."""
        line = self.sheet.layout.line_of(subject) if self.sheet is not None else None
        if line is None:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        pinned = 0.0 if line.track.row.heading else HEADING
        if line.top < bar.value() + pinned:
            bar.setValue(round(line.top - pinned))
        elif line.bottom > bar.value() + height:
            bar.setValue(round(line.bottom + line.height - height))

    def place_of(self, subject: str, at_ms: float) -> QPoint | None:
        """Where on the viewport the row of an object has a moment."""
        row = self.sheet.row(subject) if self.sheet is not None else None
        if row is None or self.sheet is None:
            return None
        return QPoint(round(self.sheet.x(at_ms)), round(row[0] + row[1] / 2) - self.verticalScrollBar().value())

    def _measure(self) -> None:
        bar, shown = self.verticalScrollBar(), self.viewport().height()
        whole = round(self.sheet.height) if self.sheet is not None else 0
        bar.setRange(0, max(0, whole - shown))
        bar.setPageStep(shown)
        bar.setSingleStep(24)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys are for the chart now."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """They are no more."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height shows more or fewer rows."""
        super().resizeEvent(event)
        self._measure()
        self.repaint_still()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Marks, the still picture over them, and the playhead over all."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.ink.colour("canvas"))
        if self.sheet is None:
            return
        self._paint_marks(painter, self.sheet)
        if self._still is None:
            self._still = self._painted(self.sheet)
        painter.drawPixmap(0, 0, self._still)
        if self.sheet.axis.shows(self._head):
            paint_head(painter, self.ink, self.sheet.x(self._head), self.viewport().height())
        if self.hasFocus():
            painter.setPen(self.ink.pen("selection", 1.0))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def _painted(self, sheet: Sheet) -> QPixmap:
        """The rows moved as they are scrolled, and above them the heading that stays."""
        layout, top = sheet.layout, float(self.verticalScrollBar().value())
        bottom = top + self.viewport().height()
        low = min(bottom, layout.height - LEGEND)
        drawn = [*grid(layout, top, low), *boundaries(layout.axis, self.phases, top, low)]
        drawn += [*rows(layout, top, bottom), *legend(layout, layout.height - 6)]
        for line in layout.between(top, bottom):
            if line.track.row.heading:
                drawn += heading(layout, line, line.top)
        pinned = layout.pinned(top)
        if pinned is not None:
            drawn += heading(layout, *pinned)
        return painted(self.viewport(), self.ink, drawn, top)

    def _paint_marks(self, painter: QPainter, sheet: Sheet) -> None:
        offset = self.verticalScrollBar().value()
        for subject in {*self.marked, self._row} - {""}:
            place = sheet.row(subject)
            if place is not None:
                role = "accent.tint" if subject in self.marked else "inset"
                area = QRectF(0, place[0] - offset, self.viewport().width(), place[1])
                painter.fillRect(area, self.ink.colour(role))
        if self.stretch is not None:
            x, end = (sheet.x(moment) for moment in self.stretch)
            area = QRectF(x, 0, max(1.0, end - x), self.viewport().height())
            painter.fillRect(area, self.ink.faded("accent", 0.12))

    def line_at(self, at: QPointF) -> Line | None:
        """The line under a point of the viewport; a heading that stays in sight covers the rows below it."""
        if self.sheet is None:
            return None
        top = float(self.verticalScrollBar().value())
        pinned = self.sheet.layout.pinned(top)
        if pinned is not None and pinned[1] - top <= at.y() < pinned[1] - top + pinned[0].height:
            return pinned[0]
        return self.sheet.layout.line_at(at.y() + top)

    def bar_at(self, at: QPointF) -> tuple[Line, Segment] | None:
        """The working or failed bar under a point, with a little room about one that is narrow."""
        line = self.line_at(at)
        if self.sheet is None or line is None or line.track.row.heading or at.x() < self.sheet.axis.left - 2:
            return None
        for x in (at.x(), at.x() - 3, at.x() + 3):
            bar = line.track.bar_at(self.sheet.ms(x))
            if bar is not None and (bar.kind in WORK or bar.kind == "failed"):
                return line, bar
        return None
