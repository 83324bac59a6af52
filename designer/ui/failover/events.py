"""What happened, sentence by sentence, with the one at the playhead in focus."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from designer.foundation.language import tr
from designer.foundation.units import clock
from designer.simulation.outcome.narrate import Sentence
from designer.ui.canvas.fonts import font
from designer.ui.canvas.ink import Ink

Index = QModelIndex | QPersistentModelIndex
TIME = 58
PADDING = 5
WRAP = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value


class Sentences(QAbstractListModel):
    """The sentences of a run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentences: tuple[Sentence, ...] = ()

    def show(self, sentences: Sequence[Sentence]) -> None:
        """Hold other sentences."""
        self.beginResetModel()
        self.sentences = tuple(sentences)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """One row per sentence."""
        return len(self.sentences)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Time and text, also for assistive technology."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) and index.isValid():
            sentence = self.sentences[index.row()]
            return f"{clock(sentence.at)}  {sentence.text}"
        return None


class SentenceDelegate(QStyledItemDelegate):
    """Paints time and text; what is still to come is faint."""

    def __init__(self, model: Sentences, ink: Ink, view: QListView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self.ink = ink
        self.current = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the text needs at this width."""
        width = self._view.viewport().width()
        text = self._model.sentences[index.row()].text
        room = QRect(0, 0, max(60, width - TIME - 2 * PADDING), 10_000)
        height = self._view.fontMetrics().boundingRect(room, WRAP, text).height()
        return QSize(width, height + 2 * PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one sentence."""
        sentence, row = self._model.sentences[index.row()], index.row()
        rect: QRect = option.rect
        painter.save()
        if row == self.current:
            painter.fillRect(rect, self.ink.colour("accent.tint"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self.ink.colour("accent"))
        inner = rect.adjusted(PADDING + 4, PADDING, -PADDING, -PADDING)
        painter.setFont(font("mono", self._view.fontInfo().pixelSize() * 0.92))
        painter.setPen(self.ink.colour("muted" if row <= self.current else "faint"))
        painter.drawText(inner, WRAP, clock(sentence.at))
        painter.setFont(self._view.font())
        painter.setPen(self.ink.colour("ink" if row <= self.current else "faint"))
        painter.drawText(inner.adjusted(TIME - 4, 0, 0, 0), WRAP, sentence.text)
        painter.restore()


class EventList(QListView):
    """The sentences as a list. A click goes to the moment."""

    chosen = Signal(object)
    """The sentence that was clicked."""
    pointed_out = Signal(object)
    """The sentence under the pointer, or None."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = Sentences(self)
        self._delegate = SentenceDelegate(self._model, ink, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("What happens"))
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(self._choose)
        self.clicked.connect(self._choose)

    def show_sentences(self, sentences: Sequence[Sentence]) -> None:
        """List another run."""
        self._delegate.current = -1
        self._model.show(sentences)

    def set_time(self, at_ms: float) -> None:
        """Emphasise the last sentence up to this moment, and keep it in sight."""
        row = bisect_right([sentence.at for sentence in self._model.sentences], int(at_ms)) - 1
        if row != self._delegate.current:
            self._delegate.current = row
            self.viewport().update()
            # What comes next should be in sight, too.
            for shown in (min(row + 2, len(self._model.sentences) - 1), max(row, 0)):
                self.scrollTo(self._model.index(shown), QAbstractItemView.ScrollHint.EnsureVisible)

    @property
    def current(self) -> int:
        """The number of the emphasised sentence; -1 before the first."""
        return self._delegate.current

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say which sentence the pointer is on."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self.pointed_out.emit(self._model.sentences[index.row()] if index.isValid() else None)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is elsewhere."""
        super().leaveEvent(event)
        self.pointed_out.emit(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self._model.sentences[index.row()])
