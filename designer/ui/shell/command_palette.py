"""The command palette: a line to type into, and below it every command and object that fits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from designer.app.choices import Choice, ranked
from designer.foundation.language import tr
from designer.ui.look import Look
from designer.ui.plain import PlainLabel

WIDTH = 620
MOST_ROWS = 11
TOP = 64
PADDING = 12
GAP = 14

Index = QModelIndex | QPersistentModelIndex

MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ChoiceModel(QAbstractListModel):
    """The choices as rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: list[Choice] = []

    def show(self, choices: list[Choice]) -> None:
        """Show other choices."""
        self.beginResetModel()
        self._choices = choices
        self.endResetModel()

    def choice(self, row: int) -> Choice | None:
        """The choice in a row."""
        return self._choices[row] if 0 <= row < len(self._choices) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """How many choices there are."""
        return 0 if parent.isValid() else len(self._choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The label, and for screen readers all that the line shows."""
        choice = self._choices[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (choice.label, choice.path, shown_keys(choice), choice.why_not) if part)
        return None


def shown_keys(choice: Choice) -> str:
    """The first shortcut, as this system writes it; "" when there is none."""
    if not choice.keys:
        return ""
    return QKeySequence(choice.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)


class CommandPalette(QFrame):
    """Lies over its parent until something is chosen or it loses the focus. `chosen` carries the `Choice`."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("commands")
        self._over = parent
        self._look = look
        self._offered: Sequence[Choice] = ()
        self._recent: Sequence[str] = ()
        self._before: QWidget | None = None
        self.model = ChoiceModel(self)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Type a command, or the name of an object"))
        self.field.setAccessibleName(tr("Command or object"))
        self.list = QListView()
        self.list.setAccessibleName(tr("Commands and objects that fit"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Lines(look, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = PlainLabel(tr("No command or object fits."), "muted")
        self.nothing.setContentsMargins(PADDING, 6, PADDING, 6)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for widget in (self.field, self.list, self.nothing):
            column.addWidget(widget)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(lambda _: self._rank())
        self.list.clicked.connect(lambda index: self._choose(index.row()))
        self.list.selectionModel().currentRowChanged.connect(lambda index, _: self._announce(index))
        parent.installEventFilter(self)
        self.hide()

    def offer(self, offered: Sequence[Choice], recent: Sequence[str]) -> None:
        """Let the user choose among these; `recent` are the ids of those chosen last."""
        self._offered, self._recent = offered, recent
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.field.clear()
        self._rank()
        self.show()
        self.raise_()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that move in the list work while one types, and whoever turns elsewhere has changed his mind."""
        if watched is self.field:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._take_key(event)
            if event.type() == QEvent.Type.FocusOut and self.isVisible():
                self.hide()
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def dismiss(self) -> None:
        """Choose nothing; the keyboard goes back to where it was."""
        before = self._before
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus()

    def _take_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex().row())
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in MOVES:
            self._move(key)
        elif key not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return False
        return True

    def _move(self, key: Qt.Key) -> None:
        count, row = self.model.rowCount(), self.list.currentIndex().row()
        if not count:
            return
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if key in steps:
            row = (row + steps[key]) % count
        else:
            far = MOST_ROWS - 1 if key == Qt.Key.Key_PageDown else 1 - MOST_ROWS
            row = min(count - 1, max(0, row + far))
        self.list.setCurrentIndex(self.model.index(row))

    def _choose(self, row: int) -> None:
        choice = self.model.choice(row)
        if choice is None or choice.why_not:
            return
        self.dismiss()
        self.chosen.emit(choice)

    def _rank(self) -> None:
        self.model.show(ranked(self._offered, self.field.text(), self._recent))
        some = self.model.rowCount() > 0
        self.list.setVisible(some)
        self.nothing.setVisible(not some)
        if some:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.scrollToTop()
        self._place()

    def _announce(self, index: QModelIndex) -> None:
        """The keyboard stays in the line above: a screen reader hears there what the list is on."""
        self.field.setAccessibleDescription(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))

    def _place(self) -> None:
        """In the middle at the top, as high as what there is to choose from."""
        over = self._over.rect()
        width = min(WIDTH, over.width() - 32)
        rows = min(MOST_ROWS, self.model.rowCount())
        self.list.setFixedHeight(max(1, rows) * self.list.sizeHintForRow(0) + 2)
        self._column.activate()
        top = min(TOP, over.height() // 8)
        self.setGeometry(QRect((over.width() - width) // 2, top, width, self.sizeHint().height()))


class _Lines(QStyledItemDelegate):
    """The label at the left, the way through the menus behind it, the shortcut at the right."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A line with some air."""
        return QSize(100, option.fontMetrics.height() + 13)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        widget = shown.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, widget)
        model = index.model()
        choice = model.choice(index.row()) if isinstance(model, ChoiceModel) else None
        if choice is None:
            return
        room = shown.rect.adjusted(PADDING, 0, -PADDING, 0)
        metrics = shown.fontMetrics
        keys = choice.why_not or shown_keys(choice)
        painter.save()
        if keys:
            width = metrics.horizontalAdvance(keys)
            painter.setPen(self._look.colour("faint"))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, keys)
            room = room.adjusted(0, 0, -width - GAP, 0)
        painter.setPen(self._look.colour("faint" if choice.why_not else "ink"))
        label = metrics.elidedText(choice.label, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, label)
        room = room.adjusted(metrics.horizontalAdvance(label) + GAP, 0, 0, 0)
        if room.width() > 40:
            painter.setPen(self._look.colour("faint"))
            path = metrics.elidedText(choice.path, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, path)
        painter.restore()
