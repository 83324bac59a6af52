"""The history: every step since the design was opened, and the way to each of them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QToolButton, QVBoxLayout, QWidget

from designer.app.session import Session
from designer.foundation.language import tr
from designer.ui.bridge import listen
from designer.ui.look import Look
from designer.ui.plain import PlainLabel, tip

Index = QModelIndex | QPersistentModelIndex

BEGINNING = tr("Beginning")
SAVED = tr("saved")


class HistoryModel(QAbstractListModel):
    """Row 0 is the design as it was opened, row n the design after step n."""

    def __init__(self, session: Session, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._store = session.store
        self._look = look
        self._steps: tuple[str, ...] = ()
        self.refresh()

    def refresh(self) -> None:
        """Show the steps that there are now."""
        self.beginResetModel()
        self._steps = self._store.steps
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """How many moments one can go to."""
        return 0 if parent.isValid() else len(self._steps) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One moment."""
        row, here = index.row(), self._store.position
        label = self._steps[row - 1] if row else BEGINNING
        is_saved = self._session.path is not None and row == self._store.saved_position
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{label}  · {SAVED}" if is_saved else label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            marks = [SAVED] * is_saved + [tr("now")] * (row == here) + [tr("undone")] * (row > here)
            return ", ".join([label, *marks])
        if role == Qt.ItemDataRole.ForegroundRole and row > here:
            return self._look.colour("faint")
        if role == Qt.ItemDataRole.FontRole and row == here:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return tip(label) if role == Qt.ItemDataRole.ToolTipRole else None


class HistoryPanel(QFrame):
    """A list of the steps. `wanted` carries how many of them shall be done; `closed` that the panel shall go."""

    wanted = Signal(int)
    closed = Signal()

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self._session = session
        self._look = look
        self.model = HistoryModel(session, look, self)
        self.list = QListView()
        self.list.setAccessibleName(tr("History"))
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.leave = QToolButton()
        self.leave.setIcon(look.icon("close", size=16))
        self.leave.setIconSize(QSize(16, 16))
        self.leave.setAccessibleName(tr("Close the history"))
        self.leave.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        head = QHBoxLayout()
        head.setContentsMargins(14, 7, 8, 5)
        head.addWidget(PlainLabel(tr("History"), "strong"))
        head.addStretch(1)
        head.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.list.clicked.connect(lambda index: self.wanted.emit(index.row()))
        self.leave.clicked.connect(self.closed)
        listen(self, session.changed, lambda _: self.refresh())
        listen(self, session.saved, lambda _: self.refresh())
        look.changed.connect(self._paint)
        self.refresh()

    def refresh(self) -> None:
        """Show the steps that there are now, and where the design is among them."""
        self.model.refresh()
        self.list.setCurrentIndex(self.model.index(self._session.store.position))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the step that the keyboard is on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.wanted.emit(self.list.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _paint(self) -> None:
        self.leave.setIcon(self._look.icon("close", size=16))
        self.model.refresh()
        self.refresh()
