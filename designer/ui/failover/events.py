"""What happened, line by line, with the one at the playhead in focus: sentences, or every event with its cause."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from designer.app.happenings import Happening
from designer.foundation.language import tr
from designer.foundation.units import clock
from designer.ui.canvas.fonts import font
from designer.ui.canvas.ink import Ink
from designer.ui.plain import tip

Index = QModelIndex | QPersistentModelIndex
TIME = 58
PADDING = 5
WRAP = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value
ONE_LINE = Qt.TextFlag.TextSingleLine.value | Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value

MOST_WRAPPED = 300
"""Lists that are longer show one line of each sentence: measuring where thousands of them break takes too long."""


class Lines(QAbstractListModel):
    """The lines of a run that are listed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Happening, ...] = ()

    def show(self, lines: Sequence[Happening]) -> None:
        """Hold other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """One row per line."""
        return len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Time, text and cause, also for assistive technology."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            text = f"{clock(line.at)}  {line.text}"
            return f"{text}, {because(line)}" if line.because else text
        if role == Qt.ItemDataRole.ToolTipRole and line.because:
            return tip(f"{line.text}\n{because(line)}")
        return None


def because(line: Happening) -> str:
    """What a line says of its cause."""
    return tr("because of: {event}").format(event=line.because)


class LineDelegate(QStyledItemDelegate):
    """Paints time and text, and the cause below them; what is still to come is faint."""

    def __init__(self, model: Lines, ink: Ink, view: QListView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self.ink = ink
        self.current = -1
        self.wraps = True
        self.with_causes = False
        self.time_width = TIME

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the text needs at this width, or a line for the event and one for its cause."""
        width, line = self._view.viewport().width(), self._view.fontMetrics().lineSpacing()
        if not self.wraps:
            return QSize(width, (2 if self.with_causes else 1) * line + 2 * PADDING - 2)
        text = self._model.lines[index.row()].text
        room = QRect(0, 0, max(60, width - self.time_width - 2 * PADDING), 10_000)
        return QSize(width, self._view.fontMetrics().boundingRect(room, WRAP, text).height() + 2 * PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        line, row = self._model.lines[index.row()], index.row()
        rect: QRect = option.rect
        painter.save()
        if row == self.current:
            painter.fillRect(rect, self.ink.colour("accent.tint"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self.ink.colour("accent"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self.ink.pen("selection", 1.0))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        inner = rect.adjusted(PADDING + 4, PADDING - (0 if self.wraps else 1), -PADDING, 0)
        past = row <= self.current
        painter.setFont(self._time_font())
        painter.setPen(self.ink.colour("muted" if past else "faint"))
        painter.drawText(inner, ONE_LINE, clock(line.at))
        painter.setFont(self._view.font())
        painter.setPen(self.ink.colour("ink" if past else "faint"))
        inner = inner.adjusted(self.time_width - 4, 0, 0, 0)
        if self.wraps:
            painter.drawText(inner, WRAP, line.text)
        else:
            self._paint_lines(painter, inner, line)
        painter.restore()

    def measure_times(self) -> None:
        """Make the column of times as wide as the longest of them."""
        lines = self._model.lines
        longest = QFontMetrics(self._time_font()).horizontalAdvance(clock(lines[-1].at)) if lines else 0
        self.time_width = max(TIME, longest + 14)

    def _time_font(self) -> QFont:
        return font("mono", self._view.fontInfo().pixelSize() * 0.92)

    def _paint_lines(self, painter: QPainter, inner: QRect, line: Happening) -> None:
        metrics = painter.fontMetrics()
        cut = Qt.TextElideMode.ElideRight
        painter.drawText(inner, ONE_LINE, metrics.elidedText(line.text, cut, inner.width()))
        if line.because and self.with_causes:
            painter.setPen(self.ink.colour("accent"))
            below = inner.adjusted(0, metrics.lineSpacing() - 1, 0, 0)
            painter.drawText(below, ONE_LINE, metrics.elidedText(because(line), cut, inner.width()))


class EventList(QListView):
    """The lines as a list. A click or Enter goes to the moment, a click on a cause or the left arrow to that."""

    chosen = Signal(object)
    """The line that was clicked."""
    cause_wanted = Signal(int)
    """The number of the event that is the cause of a line that was clicked there."""
    pointed_out = Signal(object)
    """The line under the pointer, or None."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = Lines(self)
        self._delegate = LineDelegate(self._model, ink, self)
        self._at = 0.0
        self._gone_to = -1
        self._pressed_cause = False
        self.empty = ""
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("What happens"))
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)

    def show_lines(self, lines: Sequence[Happening], *, with_causes: bool = False, empty: str = "") -> None:
        """List other lines; `empty` is said where there are none."""
        self.empty = empty
        self._delegate.current = -1
        self._delegate.with_causes = with_causes
        self._delegate.wraps = not with_causes and len(lines) <= MOST_WRAPPED
        self.setUniformItemSizes(not self._delegate.wraps)
        self._model.show(lines)
        self._delegate.measure_times()
        self.set_time(self._at)

    @property
    def lines(self) -> tuple[Happening, ...]:
        """What is listed."""
        return self._model.lines

    def set_time(self, at_ms: float) -> None:
        """Emphasise the last line up to this moment, or the one that was gone to, and keep it in sight."""
        lines = self._model.lines
        self._at = at_ms
        row = bisect_right(lines, int(at_ms), key=lambda line: line.at) - 1
        wanted = self._row_of(self._gone_to)
        if wanted is not None and lines[wanted].at == int(at_ms):
            row = wanted
        elif wanted is not None:
            self._gone_to = -1
        if row != self._delegate.current:
            self._delegate.current = row
            self.viewport().update()
            self._keep_in_sight()

    def go_to(self, event: int) -> bool:
        """Emphasise the line of an event for as long as the playhead is at its moment; whether it is listed."""
        self._gone_to = event
        row = self._row_of(event)
        if row is not None:
            self.setCurrentIndex(self._model.index(row))
            self.set_time(self._at)
        return row is not None

    @property
    def current(self) -> int:
        """The number of the emphasised line; -1 before the first."""
        return self._delegate.current

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines, or why there are none."""
        super().paintEvent(event)
        if not self._model.lines and self.empty:
            painter = QPainter(self.viewport())
            painter.setPen(self._delegate.ink.colour("muted"))
            area = self.viewport().rect().adjusted(16, 12, -16, -12)
            painter.drawText(area, Qt.AlignmentFlag.AlignHCenter.value | Qt.TextFlag.TextWordWrap.value, self.empty)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note whether it is the cause of a line that is pressed."""
        self._pressed_cause = self._is_on_cause(event)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say which line the pointer is on."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if self._is_on_cause(event) else Qt.CursorShape.ArrowCursor
        )
        self.pointed_out.emit(self._model.lines[index.row()] if index.isValid() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the moment of a line, the left arrow to its cause; up and down walk through the lines."""
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(index)
        elif index.isValid() and event.key() == Qt.Key.Key_Left and self._delegate.with_causes:
            cause = self._model.lines[index.row()].cause
            if cause is not None:
                self.cause_wanted.emit(cause)
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is elsewhere."""
        super().leaveEvent(event)
        self.pointed_out.emit(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _is_on_cause(self, event: QMouseEvent) -> bool:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or not self._delegate.with_causes or self._model.lines[index.row()].cause is None:
            return False
        rect = self.visualRect(index)
        return (
            event.position().y() > rect.center().y() and event.position().x() > rect.left() + self._delegate.time_width
        )

    def _keep_in_sight(self) -> None:
        """Show the emphasised line, and what comes next if there is room."""
        row, last = self._delegate.current, len(self._model.lines) - 1
        for shown in (min(row + 2, last), max(row, 0)):
            self.scrollTo(self._model.index(shown), QAbstractItemView.ScrollHint.EnsureVisible)

    def _row_of(self, event: int) -> int | None:
        lines = self._model.lines
        place = bisect_right(lines, event, key=lambda line: line.event) - 1
        return place if event >= 0 and place >= 0 and lines[place].event == event else None

    def _choose(self, index: QModelIndex) -> None:
        line = self._model.lines[index.row()]
        if self._pressed_cause and line.cause is not None:
            self._pressed_cause = False
            self.cause_wanted.emit(line.cause)
        else:
            self.chosen.emit(line)
            self.go_to(line.event)
