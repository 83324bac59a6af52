"""How a cell is edited: a line to type into, or a box to choose from; what is wrong is told while it is typed."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from designer.app.entry import EntryError
from designer.app.rows import UNKNOWN, Row
from designer.app.tables.cells import text_of, value_of
from designer.foundation.language import tr
from designer.ui.panels.tables.model import TableModel

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Makes the editors of cells. `judged` tells what is wrong with what is being typed; "" where nothing is."""

    judged = Signal(str)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A box for what is chosen, a line for everything else."""
        model = index.model()
        row = model.row_for(index) if isinstance(model, TableModel) else None
        editor = _box(row, parent) if row is not None and row.kind in ("choice", "flag") else QLineEdit(parent)
        editor.setProperty("kind", "cell")
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        if isinstance(editor, QComboBox):
            editor.activated.connect(lambda _: self._finish(editor))
        elif row is not None:
            editor.textEdited.connect(lambda text: self._judge(editor, row, text))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Let the editor begin with what the cell holds."""
        text = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findText(text))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Write what was typed or chosen."""
        if isinstance(editor, QComboBox):
            if editor.currentIndex() >= 0:
                model.setData(index, editor.itemData(editor.currentIndex()))
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, which the style sheet would leave out, and the cell upon it."""
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if isinstance(ground, QColor) and not option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, ground)
        super().paint(painter, option, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Exactly over the cell, but wide enough to type into."""
        area = option.rect
        area.setWidth(max(area.width(), 90))
        editor.setGeometry(area)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What was told about the editor ends with it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.judged.emit("")
        return super().eventFilter(watched, event)

    def _finish(self, editor: QComboBox) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _judge(self, editor: QLineEdit, row: Row, text: str) -> None:
        try:
            value_of(row, text)
            sentence = ""
        except EntryError as error:
            sentence = str(error)
        editor.setProperty("wrong", bool(sentence))
        editor.style().polish(editor)
        self.judged.emit(sentence)


def _box(row: Row, parent: QWidget) -> QComboBox:
    """The choices by the texts that cells have for them; nothing first, where nothing may be."""
    box = QComboBox(parent)
    values = (True, False) if row.kind == "flag" else tuple(choice.value for choice in row.choices)
    if not row.required:
        box.addItem(
            tr("Default: {default_text}").format(default_text=row.default_text)
            if row.default_text
            else row.none_label or UNKNOWN,
            "",
        )
    for value in values:
        text = text_of(row, value)
        box.addItem(text[:200], text)
    return box
