"""One editor per kind of row. Each shows a row, and offers the value that the user settled on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from designer.app.entry import EntryError, is_typed, parse
from designer.app.fields.field import Choice
from designer.app.rows import Mixed, Row
from designer.foundation.language import tr
from designer.ui.panels.combo import ElidedComboBox
from designer.ui.panels.line import ElidedLineEdit

YES_NO = (Choice(True, tr("Yes")), Choice(False, tr("No")))
UNSET = (None, "")

PAUSE_MS = 450
"""So long after the last key the user is told what is wrong with what stands there."""


class Editor(Protocol):
    """What the inspector knows of an editor. Its widget emits `offered(value)` and `complained(sentence)`."""

    shown: Row

    def show_row(self, row: Row) -> None:
        """Show another state of the row, or another row of the same kind."""

    def settle(self) -> None:
        """Offer what was typed so far, if it is not what the row holds."""


class TextEditor(ElidedLineEdit):
    """Typed values: offered on Enter and when the focus leaves; Esc brings the old one back.

    While the user types, what would be wrong is said after a pause, and that it is right again at once. `judge` tells
    what is wrong with a value in the eyes of the design. What cannot be taken over stays until it is right or given up.
    """

    offered = Signal(object)
    complained = Signal(str)

    def __init__(self, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = row
        self.judge: Callable[[Any], str] = lambda value: ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._say_problem)
        self.editingFinished.connect(self.settle)
        self.textEdited.connect(lambda _: self._edited())
        self.show_row(row)

    @property
    def unsettled(self) -> str | None:
        """What has been typed and not been taken over; None where there is nothing like that."""
        return self.text() if self.isModified() else None

    def show_row(self, row: Row) -> None:
        """Show the row's value; what has been typed and not been taken over stays."""
        stays = self.isModified() and row.key == self.shown.key and row.value == self.shown.value
        self.shown = row
        self.setPlaceholderText(row.unset_text)
        if not stays:
            self.setText(row.text)
            self.setCursorPosition(0)
            self.complain("")
            self.tell()

    def drop(self) -> None:
        """Forget what has been typed, as another object will be shown."""
        self._pause.stop()
        self.setModified(False)

    def restore(self, text: str) -> None:
        """Show again what had been typed and not been taken over."""
        self.setText(text)
        self.setModified(True)
        self._say_problem()

    def settle(self) -> None:
        """Offer the value that the text stands for, when the user has changed it."""
        self._pause.stop()
        if not self.isModified():
            return
        try:
            value = self._value()
        except EntryError as error:
            self.complain(str(error))
            return
        self.setModified(False)
        if value == self.shown.value or (value in UNSET and self.shown.value in UNSET):
            self.show_row(self.shown)
        else:
            self.offered.emit(value)

    def complain(self, sentence: str) -> None:
        """Mark the field as wrong, or as right with an empty sentence."""
        if bool(self.property("wrong")) != bool(sentence):
            self.setProperty("wrong", bool(sentence))
            self.style().polish(self)
        self.complained.emit(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.drop()
            self.show_row(self.shown)
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tabbing into the field selects its text, ready to be replaced."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done to the field as well as to its text."""
        open_menu(self.createStandardContextMenu(), self, event)

    def _value(self) -> Any:
        """The value that the text stands for. Raises `EntryError` when it stands for none that will do."""
        row = self.shown
        assert is_typed(row.kind)
        value = parse(row.kind, self.text(), row.unit, row.low, row.high)
        if value is None and row.required:
            raise EntryError(tr("{row} is needed").format(row=row.label))
        return value

    def _edited(self) -> None:
        if self.property("wrong"):
            self._say_problem()
        else:
            self._pause.start()

    def _say_problem(self) -> None:
        try:
            value = self._value()
        except EntryError as error:
            self.complain(str(error))
        else:
            self.complain("" if value == self.shown.value else self.judge(value))


def open_menu(menu: QMenu, editor: QWidget, event: QContextMenuEvent) -> None:
    """Open the context menu of an editor with its own actions below."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addSeparator()
    menu.addActions(editor.actions())
    menu.popup(event.globalPos())


class NotesEditor(QPlainTextEdit):
    """Several lines: offered when the focus leaves, and with Ctrl+Enter."""

    offered = Signal(object)
    complained = Signal(str)

    def __init__(self, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = row
        self.setTabChangesFocus(True)
        self.setFixedHeight(84)
        self.show_row(row)

    def show_row(self, row: Row) -> None:
        """Show the row's text."""
        typing = self.document().isModified() and row.key == self.shown.key and row.value == self.shown.value
        self.shown = row
        self.setPlaceholderText(row.unset_text if isinstance(row.value, Mixed) else tr("Printed in the document"))
        if typing and self.hasFocus():
            return
        text = row.value if isinstance(row.value, str) else ""
        if text != self.written():
            self.setPlainText(text)
        self.document().setModified(False)

    def written(self) -> str:
        """The text as it stands there; unlike `toPlainText` it keeps no-break spaces."""
        return self.document().toRawText().replace("\N{PARAGRAPH SEPARATOR}", "\n").replace("\N{LINE SEPARATOR}", "\n")

    def settle(self) -> None:
        """Offer the text, when somebody has changed it."""
        before = self.shown.value if isinstance(self.shown.value, str) else ""
        if self.document().isModified() and self.written() != before:
            self.offered.emit(self.written() or None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field settles it."""
        super().focusOutEvent(event)
        self.settle()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done to the field as well as to its text."""
        open_menu(self.createStandardContextMenu(), self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter settles, Esc takes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.settle()
        elif event.key() == Qt.Key.Key_Escape:
            self.document().setModified(False)
            self.show_row(self.shown)
        else:
            super().keyPressEvent(event)


class ChoiceEditor(ElidedComboBox):
    """One of several values; the first entry is the unset state where the row may be unset."""

    offered = Signal(object)
    complained = Signal(str)

    def __init__(self, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = row
        self._values: list[Any] = []
        self.wraps = row.wide
        self.activated.connect(self._choose)
        self.show_row(row)

    def show_row(self, row: Row) -> None:
        """Show the row's choices and its value."""
        self.shown = row
        choices = list(YES_NO if row.kind == "flag" else row.choices)
        if not row.required:
            choices.insert(0, Choice(None, _unset_choice(row)))
        if not isinstance(row.value, Mixed) and row.value not in [choice.value for choice in choices]:
            choices.append(Choice(row.value, str(row.value)))
        self._values = [choice.value for choice in choices]
        self.blockSignals(True)
        self.clear()
        self.addItems([choice.label for choice in choices])
        position = next((i for i, v in enumerate(self._values) if v == row.value and type(v) is type(row.value)), -1)
        # Qt makes the field as wide as its placeholder, so only a field that needs one has one.
        self.setPlaceholderText(row.unset_text if position < 0 else "")
        self.setCurrentIndex(position)
        self.blockSignals(False)
        self.setProperty("unset", position < 0 or row.value is None)
        self.style().polish(self)
        self.tell()

    def settle(self) -> None:
        """A choice is offered the moment it is made."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling through the inspector must not change what the pointer happens to pass."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _choose(self, position: int) -> None:
        value = self._values[position]
        if value != self.shown.value or type(value) is not type(self.shown.value):
            self.offered.emit(value)


def _unset_choice(row: Row) -> str:
    """What the entry for the unset state says, whether or not the row is in it."""
    return replace(row, value=None).unset_text
