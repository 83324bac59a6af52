"""The lines of the timeline that are no rows: the phases above it, and the budgets below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QToolTip, QWidget

from designer.drawing.primitives import Line, Primitive
from designer.drawing.timeline.lengths import length
from designer.drawing.timeline.rows import Phase
from designer.drawing.timeline.trace.band import BAND, band, measured
from designer.drawing.timeline.trace.counters import HEIGHT, counters
from designer.drawing.timeline.trace.tallies import Tally, told
from designer.foundation.language import tr
from designer.foundation.units import clock
from designer.ui.canvas.ink import Ink
from designer.ui.failover.chart import LEFT, Still
from designer.ui.failover.scale import Sheet
from designer.ui.plain import tip

HEAD = 3
"""Room above the first."""


class PhaseBand(Still):
    """The phases of one outage, and the length of the stretch that is marked. A double click shows a phase large."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(ink, parent)
        self._of = ""
        self._phases: Sequence[Phase] = ()
        self._stretch: tuple[float, float] | None = None
        self.setAccessibleName(tr("Phases"))

    def show_phases(self, sheet: Sheet | None, of: str, phases: Sequence[Phase]) -> None:
        """Show these phases of the group `of`."""
        self._of, self._phases = of, phases
        times = [f"{one.label} {clock(one.start_ms)}, {length(one.end_ms - one.start_ms)}" for one in phases]
        self.setAccessibleDescription("; ".join([of, *times] if of else times))
        self.show_sheet(sheet, BAND if sheet is not None else 0)

    def set_stretch(self, stretch: tuple[float, float] | None) -> None:
        """Show how long the stretch is that is marked."""
        self._stretch = stretch
        self.repaint_still()

    def more(self, sheet: Sheet) -> list[Primitive]:
        """Phases, and the length over them."""
        drawn = list(band(sheet.axis, self._phases, self._of))
        if self._stretch is not None:
            drawn += measured(sheet.axis, *self._stretch, 1, BAND - 2)
        return drawn

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the phase under the pointer as large as possible."""
        if self.sheet is None or self.lens is None:
            return
        at = self.sheet.ms(event.position().x())
        phase = next((one for one in self._phases if one.start_ms <= at < one.end_ms), None)
        if phase is not None:
            self.lens.look_at(phase.start_ms, phase.end_ms)

    def event(self, event: QEvent) -> bool:
        """Tell which phase it is: it may be too narrow for its name."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.sheet is not None:
            at = self.sheet.ms(event.pos().x())
            phase = next((one for one in self._phases if one.start_ms <= at < one.end_ms), None)
            text = f"{phase.label}, {length(phase.end_ms - phase.start_ms)}" if phase is not None else ""
            QToolTip.showText(event.globalPos(), tip(text), self)
            return True
        return super().event(event)


class TallyRows(Still):
    """The budgets below each other."""

    picked = Signal(str)
    """The object whose name was clicked."""
    pointed_out = Signal(str)
    """The object of the row under the pointer."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(ink, parent)
        self._rows: tuple[Tally, ...] = ()

    def show_rows(self, sheet: Sheet | None, rows: tuple[Tally, ...]) -> None:
        """Show these budgets."""
        self._rows = rows if sheet is not None else ()
        self.show_sheet(sheet, HEAD + len(self._rows) * HEIGHT)

    def more(self, sheet: Sheet) -> list[Primitive]:
        """A rule, and the budgets below it."""
        return [Line(((0, 0.5), (self.width(), 0.5)), "rule"), *counters(sheet.axis, self._rows, HEAD)]

    def row_at(self, y: float) -> Tally | None:
        """The budget at a height."""
        number = int((y - HEAD) // HEIGHT)
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Over the names select, elsewhere go to that moment."""
        row = self.row_at(event.position().y())
        on_name = self.sheet is not None and event.position().x() < self.sheet.axis.left - 4
        if row is not None and on_name and event.button() == LEFT:
            self.picked.emit(row.subject)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say whose budget the pointer is on."""
        super().mouseMoveEvent(event)
        row = self.row_at(event.position().y())
        self.pointed_out.emit(row.subject if row is not None else "")

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is elsewhere."""
        super().leaveEvent(event)
        self.pointed_out.emit("")

    def event(self, event: QEvent) -> bool:
        """Tell the budget in words."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self.row_at(event.pos().y())
            QToolTip.showText(event.globalPos(), tip(f"{row.label}\n{row.text}" if row is not None else ""), self)
            return True
        return super().event(event)


class TallyStrip(QScrollArea):
    """The budgets of which a run used something; not there when it used nothing."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = TallyRows(ink)
        self.setWidget(self.rows)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(tr("Budgets"))
        self.hide()

    def show_rows(self, sheet: Sheet | None, rows: tuple[Tally, ...], room: float) -> None:
        """Show these budgets, as many at once as there is room for, but one at least; the others are scrolled to."""
        self.rows.show_rows(sheet, rows)
        self.setAccessibleDescription(told(rows))
        self.setFixedHeight(round(HEAD + min(max(1, room // HEIGHT), len(rows)) * HEIGHT))
        self.setVisible(sheet is not None and bool(rows))
