"""How a line of the outline is painted, and how a name is changed in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
    QWidget,
)

from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.ui.icons import pixmap
from designer.ui.look import Look
from designer.ui.panels.outline_items import DETAIL, ID, KNOWN_AS
from designer.ui.plain import tip

Index = QModelIndex | QPersistentModelIndex

ARROW = 12
HEADING = 5
"""What brings headings in line with the filter above them."""

BESIDE_NAME = 22
"""What a line needs beside its name: the icon and what is around it."""

GAP = 8
PADDING = 8


@dataclass(frozen=True, slots=True)
class Naming:
    """What an object is called, what is wrong with another name for it, and how it gets that."""

    name_of: Callable[[Id], str]
    judge: Callable[[Id, str], str]
    rename: Callable[[Id, str], None]


class OutlineDelegate(QStyledItemDelegate):
    """Headings in the caption's voice with an arrow, names, and details in a quieter voice where there is room left.

    What cannot be a name cannot be entered, and the reason stands beside it.
    """

    def __init__(self, look: Look, tree: QTreeView, naming: Naming) -> None:
        super().__init__(tree)
        self._naming = naming
        self._look = look
        self._tree = tree

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Headings are bold and quiet."""
        super().initStyleOption(option, index)
        if not index.data(ID):
            option.font.setBold(True)
            option.palette.setColor(option.palette.ColorRole.Text, self._look.colour("faint"))
            option.rect.setLeft(option.rect.left() + HEADING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint name, detail and arrow."""
        super().paint(painter, option, index)
        if not index.data(ID):
            self._paint_arrow(painter, option.rect, opened=bool(option.state & QStyle.StateFlag.State_Open))
            return
        room, shown = _detail(option, index)
        if shown:
            painter.save()
            painter.setPen(self._look.colour("faint"))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
            painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Offer the tip only where the line does not tell all of it."""
        room, shown = _detail(option, index)
        whole = room.width() >= 0 and shown == (index.data(DETAIL) or "")
        if whole and index.data(KNOWN_AS).rstrip() == f"{index.data()} {shown}".rstrip():
            QToolTip.hideText()
            return True
        return super().helpEvent(event, view, option, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line with the whole name; what is wrong with it is told while it is typed."""
        editor = QLineEdit(parent)
        identifier = str(index.data(ID))
        editor.setProperty("kind", "cell")
        editor.setAccessibleName(tr("Name of {identifier}").format(identifier=self._naming.name_of(identifier)[:80]))
        editor.textEdited.connect(lambda text: self._judged(editor, identifier, text))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with the name, which the line may show shortened."""
        if isinstance(editor, QLineEdit):
            editor.setText(self._naming.name_of(str(index.data(ID))))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Give the object its new name."""
        identifier = str(index.data(ID))
        if isinstance(editor, QLineEdit) and editor.isModified() and editor.text() != self._naming.name_of(identifier):
            self._naming.rename(identifier, editor.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A name that will not do cannot be entered; Esc gives it up."""
        entered = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_wrong = isinstance(watched, QLineEdit) and bool(watched.property("wrong"))
        if entered and is_wrong and event.type() == QEvent.Type.KeyPress:
            return True
        return super().eventFilter(watched, event)

    def _judged(self, editor: QLineEdit, identifier: Id, text: str) -> None:
        sentence = self._naming.judge(identifier, text)
        editor.setProperty("wrong", bool(sentence))
        editor.style().polish(editor)
        editor.setAccessibleDescription(sentence)
        if sentence:
            QToolTip.showText(editor.mapToGlobal(editor.rect().bottomLeft()), tip(sentence[:200]), editor)
        else:
            QToolTip.hideText()

    def _paint_arrow(self, painter: QPainter, rect: QRect, *, opened: bool) -> None:
        """The arrow of a heading: at the right, as those of the inspector, so that names have more room."""
        density = self._tree.devicePixelRatioF()
        picture = pixmap(self._look.theme, "down" if opened else "right", "faint", ARROW, density)
        painter.drawPixmap(rect.right() - ARROW - PADDING + 1, rect.center().y() - ARROW // 2 + 1, picture)


def _detail(option: QStyleOptionViewItem, index: Index) -> tuple[QRect, str]:
    """The room behind a name, narrower than nothing if the name is cut off, and as much of the detail as fits there."""
    metrics = option.fontMetrics
    room = option.rect.adjusted(metrics.horizontalAdvance(str(index.data())) + BESIDE_NAME, 0, -PADDING, 0)
    shown = metrics.elidedText(index.data(DETAIL) or "", Qt.TextElideMode.ElideRight, room.width() - GAP)
    return room, shown if room.width() - GAP > metrics.averageCharWidth() * 4 else ""
