"""The table that shows findings: rows to walk through, and links in the last column."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from designer.foundation.language import tr
from designer.ui.panels.findings_model import CLASS, LAST, MESSAGE, OBJECTS, RULE, FindingsModel

LONGEST = {CLASS: tr("Best practice"), RULE: "EX-10.10", OBJECTS: "EVS1, EVS2, EVS3", LAST: tr("Fix")}
"""What a column has room for, whatever the size of the text."""

WIDE = tr("Goes away")
ICON = {CLASS: 20}
AIR = 12
"""What a row is higher than its text."""

PADDING = 8


class FindingsTable(QTableView):
    """Shows a findings model. `link_clicked` carries the row whose repair was clicked."""

    link_clicked = Signal(int)
    link_rested = Signal(int)
    """The row whose repair the pointer has come to, -1 when it has left it."""
    entered_row = Signal(int)
    """Enter was pressed in a row."""

    def __init__(self, model: FindingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setAccessibleName(tr("Findings"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setItemDelegateForColumn(LAST, _Link(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + AIR)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(MESSAGE, QHeaderView.ResizeMode.Stretch)
        for column, text in LONGEST.items():
            header.resizeSection(column, self._room_for(text) + ICON.get(column, 0))
        self.clicked.connect(self._clicked)

    def widen_last(self, wide: bool) -> None:
        """Give the last column room for words instead of a link."""
        self.horizontalHeader().resizeSection(LAST, self._room_for(WIDE if wide else LONGEST[LAST]))

    def _room_for(self, text: str) -> int:
        self.ensurePolished()
        return self.fontMetrics().horizontalAdvance(text) + 3 * PADDING

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on with what the row is about."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over links."""
        index = self.indexAt(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if self._is_link(index) else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self.link_rested.emit(index.row() if self._is_link(index) else -1)
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is elsewhere."""
        super().leaveEvent(event)
        self.link_rested.emit(-1)

    def place_of(self, row: int) -> QRect:
        """Where the repair of a row is on the screen."""
        rect = self.visualRect(self._model.index(row, LAST))
        return QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def _is_link(self, index: QModelIndex) -> bool:
        line = self._model.line(index.row()) if index.isValid() else None
        return line is not None and index.column() == LAST and bool(line.fix)

    def _clicked(self, index: QModelIndex) -> None:
        if self._is_link(index):
            self.link_clicked.emit(index.row())


class _Link(QStyledItemDelegate):
    """Keeps the colour of a link in the selected row, and underlines the one under the pointer."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        text, shown.text = shown.text, ""
        widget = shown.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, widget)
        font = QFont(widget.font())
        font.setUnderline(bool(shown.state & QStyle.StateFlag.State_MouseOver))
        painter.save()
        painter.setFont(font)
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole))
        painter.drawText(shown.rect.adjusted(PADDING, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()
