"""The whole run on one line below a timeline that is zoomed; the part that is shown is dragged and made longer."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent

from designer.drawing.primitives import Primitive
from designer.drawing.timeline.axis import Axis
from designer.drawing.timeline.rows import Story
from designer.drawing.timeline.trace.layout import RIGHT
from designer.drawing.timeline.trace.overview import GRIP, HEIGHT, frame, overview
from designer.foundation.language import tr
from designer.foundation.units import clock
from designer.ui.canvas.ink import Ink
from designer.ui.failover.chart import Still
from designer.ui.failover.lens import Lens
from designer.ui.failover.scale import Sheet

Grip = Literal["start", "end", "whole"]


class OverviewBar(Still):
    """Shown only while a part of the run is."""

    def __init__(self, ink: Ink, lens: Lens) -> None:
        super().__init__(ink)
        self.lens: Lens = lens
        self._story: Story | None = None
        self._grip: tuple[Grip, float] | None = None
        self.setAccessibleName(tr("The whole run"))
        self.hide()

    def show_run(self, story: Story | None, sheet: Sheet | None) -> None:
        """Show another run, or another part of it."""
        self._story = story
        self.show_sheet(sheet, HEIGHT)
        self.setVisible(sheet is not None and not sheet.span.is_whole)
        if sheet is not None:
            shown = tr("From {start} to {end} is shown.")
            text = shown.format(start=clock(round(sheet.span.start)), end=clock(round(sheet.span.end)))
            self.setAccessibleDescription(text)

    @property
    def axis(self) -> Axis | None:
        """Where the whole run lies."""
        if self.sheet is None:
            return None
        return Axis(self.sheet.axis.left, max(self.sheet.axis.left + 20, self.width() - RIGHT), self.sheet.span.whole)

    def more(self, sheet: Sheet) -> list[Primitive]:
        """The run and the part."""
        axis = self.axis
        return list(overview(self._story, axis, sheet.span)) if self._story is not None and axis is not None else []

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the part at an end or in its middle; elsewhere it comes to the pointer."""
        axis = self.axis
        if axis is None or self.sheet is None or event.button() != Qt.MouseButton.LeftButton:
            return
        x, span = event.position().x(), self.sheet.span
        start, end = frame(axis, span)
        if abs(x - start) <= GRIP:
            self._grip = ("start", 0.0)
        elif abs(x - end) <= GRIP:
            self._grip = ("end", 0.0)
        else:
            if not start < x < end:
                self.lens.look(span.panned(axis.ms(x) - (span.start + span.end) / 2))
            self._grip = ("whole", axis.ms(x) - self.lens.span.start)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what was taken."""
        axis = self.axis
        if axis is None:
            return
        x, span = event.position().x(), self.lens.span
        if self._grip is None:
            near = any(abs(x - edge) <= GRIP for edge in frame(axis, span))
            self.setCursor(Qt.CursorShape.SizeHorCursor if near else Qt.CursorShape.ArrowCursor)
            return
        grip, offset = self._grip
        at = float(axis.ms(x))
        if grip == "whole":
            self.lens.look(span.panned(at - offset - span.start))
        elif grip == "start":
            self.lens.look(span.exactly(min(at, span.end - 1), span.end))
        else:
            self.lens.look(span.exactly(span.start, max(at, span.start + 1)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show everything."""
        self.lens.fit()
