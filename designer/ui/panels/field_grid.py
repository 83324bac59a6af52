"""The fields of a section: label, editor, a way back to the default, and room below for what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QWidget

from designer.app.entry import is_typed
from designer.app.rows import Row
from designer.foundation.language import tr
from designer.ui.look import Look
from designer.ui.panels.editors import ChoiceEditor, NotesEditor, TextEditor
from designer.ui.panels.sections import LEFT, RIGHT
from designer.ui.panels.set_editors import ManyEditor, OrderEditor
from designer.ui.plain import PlainLabel, set_tip

AnyEditor = TextEditor | NotesEditor | ChoiceEditor | ManyEditor | OrderEditor

LABEL_WIDTH = 84
GAP = 8
RESET_ICON = 11

LONGEST_SAID = 300
"""So much is said below a field; names within it may be much longer."""

RESET_KEY = "Ctrl+Shift+Backspace"
"""Brings a field back to its default, or empties one that has none."""


class FieldGrid(QWidget):
    """Editors for some rows. `offered` tells the key of a row and the value that the user settled on for it."""

    offered = Signal(str, object)

    def __init__(self, rows: Sequence[Row], look: Look, *, enabled: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.editors: dict[str, AnyEditor] = {}
        self.complaints: dict[str, PlainLabel] = {}
        self.resets: dict[str, QToolButton] = {}
        self._actions: dict[str, QAction] = {}
        self._room_for_complaints: dict[str, tuple[int, int]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 2, RIGHT, 12)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnMinimumWidth(0, LEFT)
        self._grid.setColumnMinimumWidth(1, LABEL_WIDTH + GAP)
        self._grid.setColumnStretch(2, 1)
        for row in rows:
            self._add(row, enabled=enabled)

    def judge_with(self, judge: Callable[[str, Any], str]) -> None:
        """Let typed values be judged while they are typed, by the key of their row."""
        for key, editor in self.editors.items():
            if isinstance(editor, TextEditor):
                editor.judge = partial(judge, key)

    def show_row(self, row: Row) -> None:
        """Show another state of a row."""
        self.editors[row.key].show_row(row)
        self._show_reset(row)

    def complain(self, key: str, sentence: str) -> None:
        """Say below a field what is wrong with it, or nothing any more."""
        label = self.complaints.get(key)
        if label is None and sentence:
            line, column = self._room_for_complaints[key]
            label = self.complaints[key] = PlainLabel(kind="error", wrap=True)
            self._grid.addWidget(label, line, column, 1, 3 - column)
        if label is not None:
            label.setText(sentence if len(sentence) <= LONGEST_SAID else f"{sentence[: LONGEST_SAID - 1]}…")
            label.setVisible(bool(sentence))
        editor = self.editors[key]
        editor.setAccessibleDescription("\n".join(line for line in (sentence, editor.shown.help) if line))

    def paint_icons(self) -> None:
        """Paint the icons in the colours of the theme."""
        for button in self.resets.values():
            button.setIcon(self._look.icon("undo", "muted", RESET_ICON))

    def _add(self, row: Row, *, enabled: bool) -> None:
        editor = self.editors[row.key] = self._editor(row)
        editor.setEnabled(enabled)
        label = PlainLabel(row.label, "muted", wrap=True)
        label.setBuddy(editor)
        if row.help:
            set_tip(label, row.help)
            set_tip(editor, row.help)
        line = self._grid.rowCount()
        if row.wide:
            label.setMaximumWidth(LABEL_WIDTH * 3)
            label.setMinimumWidth(0)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._grid.addWidget(label, line, 1, 1, 2)
            self._grid.addWidget(editor, line + 1, 1, 1, 2)
            self._room_for_complaints[row.key] = (line + 2, 1)
        else:
            label.setFixedWidth(LABEL_WIDTH)
            self._grid.addWidget(label, line, 1, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(editor, line, 2)
            self._room_for_complaints[row.key] = (line + 1, 2)
        self._grid.setRowMinimumHeight(self._room_for_complaints[row.key][0], 0)
        self._add_reset(row, line, enabled=enabled)

    def _add_reset(self, row: Row, line: int, *, enabled: bool) -> None:
        """The way back: a key, an entry of the editor's menu, and where there is a default a button in the margin."""
        editor = self.editors[row.key]
        action = self._actions[row.key] = QAction(
            tr("&Reset to Default") if row.default is not None else tr("C&lear"), editor
        )
        action.setShortcut(QKeySequence(RESET_KEY))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(partial(self._reset, row.key))
        editor.addAction(action)
        if not isinstance(editor, TextEditor | NotesEditor):
            editor.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        if row.required:
            action.setEnabled(False)
            return
        button = self.resets[row.key] = QToolButton()
        button.setProperty("kind", "reset")
        button.setFixedSize(QSize(LEFT, LEFT + 2))
        button.setIcon(self._look.icon("undo", "muted", RESET_ICON))
        button.setIconSize(QSize(RESET_ICON, RESET_ICON))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # from the keyboard the editor's own key does the same
        button.setEnabled(enabled)
        button.clicked.connect(partial(self._reset, row.key))
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        self._grid.addWidget(button, line, 0, Qt.AlignmentFlag.AlignCenter)
        self._show_reset(row)

    def _show_reset(self, row: Row) -> None:
        self._actions[row.key].setEnabled(row.is_set and not row.required and self.editors[row.key].isEnabled())
        self._actions[row.key].setText(tr("&Reset to Default") if row.default is not None else tr("C&lear"))
        button = self.resets.get(row.key)
        if button is not None:
            button.setVisible(row.departs)
            button.setAccessibleName(tr("Reset {row}").format(row=row.label))
            keys = QKeySequence(RESET_KEY).toString(QKeySequence.SequenceFormat.NativeText)
            set_tip(
                button,
                tr("Set here. Back to the default, {default_text} ({keys})").format(
                    default_text=row.default_text, keys=keys
                ),
            )

    def _reset(self, key: str) -> None:
        editor = self.editors[key]
        if editor.shown.is_set and not editor.shown.required:
            if isinstance(editor, TextEditor):
                editor.drop()
            self.offered.emit(key, None)

    def _editor(self, row: Row) -> AnyEditor:
        editor: AnyEditor
        if is_typed(row.kind):
            editor = TextEditor(row)
        elif row.kind == "notes":
            editor = NotesEditor(row)
        elif row.kind == "many":
            editor = ManyEditor(row)
        elif row.kind == "order":
            editor = OrderEditor(row)
        else:
            editor = ChoiceEditor(row)
        editor.setObjectName(row.key)
        editor.setAccessibleName(row.label)
        editor.setAccessibleDescription(row.help)
        editor.offered.connect(partial(self.offered.emit, row.key))
        editor.complained.connect(partial(self.complain, row.key))
        return editor
