"""Editors of sets and sequences of objects: who may own something, and in which order."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QMenu, QWidget

from designer.app.rows import UNKNOWN, Mixed, Row, Toggled, means_everybody
from designer.foundation.language import tr
from designer.ui.panels.combo import ElidedComboBox
from designer.ui.plain import menu_text

ROW_HEIGHT = 22
PADDING = 6

MOST_ROWS = 6
"""Lists of more entries scroll."""

LONGEST = 200
"""So many characters of a name are given to a list, which shows fewer still."""

VALUE = Qt.ItemDataRole.UserRole


class ManyEditor(ElidedComboBox):
    """A set, as the names of its members; opening it shows check boxes for everything that may belong to it."""

    offered = Signal(object)
    complained = Signal(str)

    def __init__(self, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = row
        self.wraps = True
        self.menu = CheckMenu(self)
        self.addItem("")
        self.menu.toggled.connect(self.offered)
        self.show_row(row)

    def show_row(self, row: Row) -> None:
        """Show the members."""
        self.shown = row
        members = () if row.value is None or isinstance(row.value, Mixed) else tuple(row.value)
        self.setItemText(0, _said(row, members))
        self.setProperty("unset", not row.is_set or isinstance(row.value, Mixed))
        self.style().polish(self)
        self.tell()
        self.menu.fill(row)

    def settle(self) -> None:
        """A choice is offered the moment it is made."""

    def showPopup(self) -> None:
        """Open the check boxes instead of a list."""
        self.menu.setMinimumWidth(self.width())
        self.menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """There is nothing to go through."""
        event.ignore()


def _said(row: Row, members: tuple[Any, ...]) -> str:
    """The members by name. Nothing set and an empty set are different where the row is optional."""
    if row.value is None or isinstance(row.value, Mixed):
        return row.unset_text
    return ", ".join(choice.label for choice in row.choices if choice.value in members) or row.empty_text


class CheckMenu(QMenu):
    """Check boxes in a menu that stays open while they are clicked."""

    toggled = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("checks")
        self._unset: QAction | None = None
        self._empty: QAction | None = None
        self._members: list[tuple[QAction, Any]] = []
        self._row: Row | None = None

    def fill(self, row: Row) -> None:
        """One entry for everything that may belong; of an optional row, entries for unset and for empty come first.

        What belongs to some of several objects is unchecked and called so.
        """
        same = [value for _, value in self._members] == [choice.value for choice in row.choices]
        if not same or row.optional is not (self._unset is not None):
            self.clear()
            self._unset = self._entry(row.none_label if means_everybody(row) else UNKNOWN) if row.optional else None
            self._empty = self._entry(row.empty_text) if row.optional else None
            if row.optional and row.choices:
                self.addSeparator()
            self._members = [(self._entry(choice.label), choice.value) for choice in row.choices]
        self._row = row
        if self._unset is not None and self._empty is not None:
            self._unset.setChecked(row.value is None)
            self._empty.setChecked(row.value == ())
        for (action, value), choice in zip(self._members, row.choices, strict=True):
            belongs = row.belongs(value)
            action.setChecked(bool(belongs))
            action.setText(
                menu_text(choice.label if belongs is not None else tr("{choice}  (some)").format(choice=choice.label))
            )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Toggle without closing."""
        action: QAction | None = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            self._toggle(action)
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space toggles without closing, too."""
        action: QAction | None = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None:
            self._toggle(action)
        else:
            super().keyPressEvent(event)

    def _entry(self, label: str) -> QAction:
        action = self.addAction(menu_text(label))
        action.setCheckable(True)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(lambda: self._offer(action))
        return action

    def _toggle(self, action: QAction) -> None:
        action.setChecked(not action.isChecked())
        self._offer(action)

    def _offer(self, action: QAction) -> None:
        if action is self._unset:
            self.toggled.emit(None)
        elif action is self._empty:
            self.toggled.emit(())
        elif self._row is not None and isinstance(self._row.value, Mixed):
            member = next(value for entry, value in self._members if entry is action)
            self.toggled.emit(Toggled(member, action.isChecked()))
        else:
            self.toggled.emit(tuple(value for member, value in self._members if member.isChecked()))


class OrderEditor(QListWidget):
    """A sequence: checked members in order, numbered, then what else could be one; a long list scrolls.

    Dragging, or Alt with Up and Down, moves; Space or a click on the box lets something join or leave.
    """

    offered = Signal(object)
    complained = Signal(str)

    def __init__(self, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = row
        self._showing = False
        self.setProperty("kind", "order")
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.model().rowsMoved.connect(self._offer)
        self.itemChanged.connect(lambda _: self._offer())
        self.show_row(row)

    def show_row(self, row: Row) -> None:
        """Show members and candidates; of several objects that differ, candidates only, below a line that says so."""
        self.shown = row
        differs = isinstance(row.value, Mixed)
        members = () if row.value is None or differs else tuple(row.value)
        labels = {choice.value: choice.label for choice in row.choices}
        order = [*(member for member in members if member in labels), *(v for v in labels if v not in members)]
        self._showing = True
        current = self.currentRow()
        self.clear()
        if differs:
            said = QListWidgetItem(row.unset_text)
            said.setFlags(Qt.ItemFlag.NoItemFlags)
            said.setForeground(self.palette().placeholderText())
            self.addItem(said)
        for value in order:
            place = f"{members.index(value) + 1}  " if value in members else ""
            item = QListWidgetItem(f"{place}{labels[value][:LONGEST]}")
            item.setData(VALUE, value)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{labels[value]}, {_standing(place)}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if value in members else Qt.CheckState.Unchecked)
            self.addItem(item)
        height = self.sizeHintForRow(0) if order else ROW_HEIGHT
        rows = max(1, self.count())
        seen = rows if rows <= MOST_ROWS else MOST_ROWS - 0.5  # half a line tells that there is more
        self.setFixedHeight(round(seen * height) + 2 * self.frameWidth() + PADDING)
        self.setCurrentRow(current)
        self._showing = False

    def settle(self) -> None:
        """A change is offered the moment it is made."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with the arrow keys moves the current entry."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        row = self.currentRow()
        if row >= 0 and 0 <= row + step < self.count():
            self._showing = True
            self.insertItem(row + step, self.takeItem(row))
            self.setCurrentRow(row + step)
            self._showing = False
            self._offer()

    def _offer(self) -> None:
        if self._showing:
            return
        items = [self.item(position) for position in range(self.count())]
        value = tuple(item.data(VALUE) for item in items if item.checkState() == Qt.CheckState.Checked)
        if value != self.shown.value:
            self.offered.emit(value)


def _standing(place: str) -> str:
    return tr("number {place}").format(place=place.strip()) if place else tr("not chosen")
