"""The rows of the timeline in the hand: what pressing, dragging, the wheel and keys do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from designer.drawing.timeline.rows import Segment
from designer.drawing.timeline.trace.layout import Line
from designer.drawing.timeline.trace.rows import WORK
from designer.ui.canvas.ink import Ink
from designer.ui.failover.chart import SHIFT
from designer.ui.failover.lens import KEYS, Lens, is_plain
from designer.ui.failover.trace_view import TraceView
from designer.ui.plain import tip

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
OWN_KEYS = frozenset({*KEYS, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Z})

Tip = Callable[[str, float], str]
"""What is told of the row of an object at a moment (ms)."""


class TraceChart(TraceView):
    """A click on a bar or a name selects, a double click shows the bar large; anywhere else pressing scrubs, and
    dragging with Shift marks a stretch. A click on the name of a heading folds its rows."""

    scrubbed = Signal(float)
    ranged = Signal(object)
    picked = Signal(str)
    """The id of the row whose name or bar was clicked."""
    entered = Signal(str, float)
    """The id of a row and the beginning of its bar (ms): somebody wants to go there."""
    pointed_out = Signal(str)
    """The id of the row under the pointer, "" for none."""
    fold_wanted = Signal(str)
    """The id of the heading that was clicked."""
    range_wanted = Signal()
    """Show the stretch that is marked."""

    def __init__(self, ink: Ink, lens: Lens, parent: QWidget | None = None) -> None:
        super().__init__(ink, lens, parent)
        self.tip_of: Tip = lambda subject, at: ""
        self._pressed: tuple[QPointF, Line, Segment] | None = None
        self._scrubs = False
        self._from: float | None = None
        self._grabbed: float | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Over the names select or fold, on a bar wait for what follows, elsewhere go to that moment."""
        sheet, at = self.sheet, event.position()
        if sheet is None:
            return
        if event.button() == MIDDLE:
            self._grabbed = at.x()
        if event.button() != LEFT:
            return
        line, bar = self.line_at(at), self.bar_at(at)
        if at.x() < sheet.axis.left - 4:
            if line is not None:
                (self.fold_wanted if line.track.row.heading else self.picked).emit(line.track.row.subject)
        elif event.modifiers() & SHIFT:
            self._from = float(sheet.ms(at.x()))
            self.ranged.emit(None)
        elif bar is not None:
            self._pressed = (at, *bar)
        else:
            self._scrubs = True
            self.scrubbed.emit(float(sheet.ms(at.x())))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub, mark or pan, or say which row the pointer is on."""
        sheet, at = self.sheet, event.position()
        if sheet is None:
            return
        moment = float(sheet.ms(at.x()))
        self.lens.pointer_ms = moment if at.x() >= sheet.axis.left else None
        if self._pressed is not None:
            if (at - self._pressed[0]).manhattanLength() < QApplication.startDragDistance():
                return
            self._pressed, self._scrubs = None, True
        if self._grabbed is not None:
            self.lens.pan((self._grabbed - at.x()) / max(1.0, sheet.axis.right - sheet.axis.left))
            self._grabbed = at.x()
        elif self._from is not None:
            self.ranged.emit((min(self._from, moment), max(self._from, moment)))
        elif self._scrubs:
            self.scrubbed.emit(moment)
        else:
            line = self.line_at(at)
            self._point_out(line.track.row.subject if line is not None else "")
            to_click = line is not None and (at.x() < sheet.axis.left - 4 or self.bar_at(at) is not None)
            shape = Qt.CursorShape.PointingHandCursor if to_click else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A bar that was only clicked is selected; everything else is over."""
        if self._pressed is not None:
            self.picked.emit(self._pressed[1].track.row.subject)
        self._pressed, self._scrubs, self._from, self._grabbed = None, False, None, None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show a bar, or the stretch that is marked, as large as possible, and go to its beginning."""
        found = self.bar_at(event.position()) if event.button() == LEFT else None
        if found is not None:
            line, bar = found
            self.entered.emit(line.track.row.subject, float(bar.start_ms))
            self.lens.look_at(bar.start_ms, bar.end_ms)
        elif self._in_stretch(event.position()):
            self.range_wanted.emit()
        else:
            self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom and pan with a modifier, else scroll the rows."""
        if self.sheet is None or not self.lens.wheel(event, self.sheet):
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom and pan, walk through the rows; everything else is for the player."""
        key = Qt.Key(event.key())
        if self.lens.key(event):
            return
        if not is_plain(event) or key not in OWN_KEYS:
            event.ignore()
        elif key == Qt.Key.Key_Z:
            self.range_wanted.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._walk(1 if key == Qt.Key.Key_Down else -1)
        else:
            self._enter()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what is under the pointer, and take pinches on a touchpad."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tip(self.tip_at(QPointF(event.pos()))), self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self._point_out("")
            self.lens.pointer_ms = None
        if self.sheet is not None and self.lens.pinch(event, self.sheet):
            return True
        return super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        """Letters are for the chart while it has the focus, before they are shortcuts."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and is_plain(event) and Qt.Key(event.key()) in OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    def tip_at(self, at: QPointF) -> str:
        """What the tip at a point tells."""
        line = self.line_at(at)
        if self.sheet is None or line is None:
            return ""
        return self.tip_of(line.track.row.subject, self.sheet.ms(at.x()))

    def _in_stretch(self, at: QPointF) -> bool:
        if self.stretch is None or self.sheet is None:
            return False
        return self.stretch[0] <= self.sheet.ms(at.x()) <= self.stretch[1]

    def _walk(self, step: int) -> None:
        """To the next row, which is selected."""
        if self.sheet is None:
            return
        lines = [line for line in self.sheet.layout.lines if line.track.row.subject]
        current = next((number for number, line in enumerate(lines) if line.track.row.subject in self.marked), None)
        number = (0 if step > 0 else len(lines) - 1) if current is None else current + step
        if 0 <= number < len(lines):
            subject = lines[number].track.row.subject
            self.reveal(subject)
            self.picked.emit(subject)

    def _enter(self) -> None:
        """To the beginning of the marked row's next bar, or of its first; a heading is folded."""
        if self.sheet is None:
            return
        line = next((one for one in self.sheet.layout.lines if one.track.row.subject in self.marked), None)
        if line is None:
            return
        if line.track.row.heading:
            self.fold_wanted.emit(line.track.row.subject)
            return
        bars = [bar for bar in line.track.bars if bar.kind in WORK or bar.kind == "failed"]
        later = [bar for bar in bars if bar.start_ms > self._head]
        if bars:
            self.entered.emit(line.track.row.subject, float((later or bars)[0].start_ms))

    def _point_out(self, row: str) -> None:
        if row != self._row:
            self._row = row
            self.pointed_out.emit(row)
            self.viewport().update()
