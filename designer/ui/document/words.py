"""The author's own words in a section: an editor with light markup and live values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPlainTextEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from designer.app.document.narratives import MARKUP, PLACES, PURPOSES, complaint, hints, used, words_of, written
from designer.app.document.proof import Value
from designer.app.document.sections import SectionLine, section_lines
from designer.app.document.studio import News, Studio
from designer.edits.draft import EditError
from designer.foundation.language import tr
from designer.model.paper import Where
from designer.ui.bridge import listen
from designer.ui.look import Look
from designer.ui.plain import ElidedLabel, PlainLabel, menu_text, set_tip
from designer.ui.switch import Switch

PAUSE_MS = 800
"""So long after the last key the pages are made with what was written."""

MOST_HINTS = 3

ADDRESS = "https://"


class WordsPage(QWidget):
    """Shows and changes what the author says in the selected section. `told` carries what could not be done."""

    told = Signal(str)

    def __init__(self, studio: Studio, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._look = look
        self._section = ""
        self._where: Where = "before"
        self.title = ElidedLabel(kind="title")
        self.note = PlainLabel(kind="small", wrap=True)
        self.places = Switch(PLACES, tr("Where the text stands"))
        self.purpose = PlainLabel(kind="small", wrap=True)
        self.editor = _Editor()
        self.values_button = QToolButton()
        self.values_menu = QMenu(self)
        self.marks: list[QToolButton] = []
        self.problem = PlainLabel(kind="error", wrap=True)
        self.hints = PlainLabel(kind="small", wrap=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._build()
        self._connect()
        self._show_section()

    @property
    def where(self) -> Where:
        """Where the text that is shown stands."""
        return self._where

    def settle(self) -> None:
        """Take over what has been written."""
        self._pause.stop()
        text = self.editor.written()
        snapshot = self._studio.session.snapshot
        if not self._section or not self.editor.document().isModified():
            return
        self.editor.document().setModified(False)
        if text.strip() == words_of(snapshot, self._section, self._where).strip():
            return
        try:
            label, diff = written(snapshot, self._section, self._where, text, self._title())
        except EditError as error:
            self.editor.document().setModified(True)
            self._say(str(error))
            return
        self._studio.session.do(label, diff, f"{self._where} {self._section}")

    def write(self) -> None:
        """Put the cursor into the text."""
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def tab_chain(self) -> Iterator[QWidget]:
        """Everything that the Tab key goes through, in its order."""
        yield from (*self.places.buttons.values(), *self.marks, self.values_button, self.editor)

    # Building

    def _build(self) -> None:
        self.editor.setAccessibleName(tr("Text of the author"))
        self.editor.setPlaceholderText(tr("Nothing is written here yet."))
        row = QHBoxLayout()
        row.setSpacing(2)
        for label, name, deed in (
            ("B", tr("Bold"), partial(self.editor.surround, "**")),
            ("I", tr("Italic"), partial(self.editor.surround, "*")),
            ("< >", tr("Code"), partial(self.editor.surround, "`")),
            ("•", tr("List"), self.editor.make_list),
            (tr("Link"), tr("Link"), self.editor.make_link),
        ):
            button = QToolButton()
            button.setText(label)
            button.setProperty("kind", "status")
            font = QFont(self.font())
            font.setBold(label == "B")
            font.setItalic(label == "I")
            button.setFont(font)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(name)
            set_tip(button, name)
            button.clicked.connect(deed)
            self.marks.append(button)
            row.addWidget(button)
        row.addStretch(1)
        self.values_button.setText(tr("Values"))
        self.values_button.setProperty("kind", "menu")
        set_tip(self.values_button, tr("Insert a value of the design, which stays right when that changes"))
        self.values_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.values_button.setMenu(self.values_menu)
        self.values_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(self.values_button)
        switch_row = QHBoxLayout()
        switch_row.addWidget(self.places)
        switch_row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 14, 12)
        column.setSpacing(6)
        for widget in (self.title, self.note):
            column.addWidget(widget)
        column.addSpacing(6)
        column.addLayout(switch_row)
        column.addWidget(self.purpose)
        column.addLayout(row)
        column.addWidget(self.editor, 1)
        for widget in (self.problem, self.hints, PlainLabel(MARKUP, "small", wrap=True)):
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            column.addWidget(widget)

    def _connect(self) -> None:
        self.places.chosen.connect(self._turn)
        self.editor.textChanged.connect(self._edited)
        self.editor.left.connect(self.settle)
        self.editor.taken_back.connect(self._show_text)
        self._pause.timeout.connect(self.settle)
        self.values_menu.aboutToShow.connect(self._fill_values)
        listen(self, self._studio.changed, self._studio_changed)
        listen(self, self._studio.session.changed, lambda _: self._design_changed())

    # What is shown

    def _studio_changed(self, news: News) -> None:
        if news in ("section", "variant"):
            self.settle()
            self._show_section()
        elif news == "proof":
            self._show_head()
            self._judge()

    def _design_changed(self) -> None:
        self._show_head()
        if not self.editor.document().isModified():
            self._show_text()

    def _show_section(self) -> None:
        self._section = self._studio.section
        written_at = self._line().words if self._line() is not None else ()  # type: ignore[union-attr]
        self._where = written_at[0] if written_at else "before"
        self._show_head()
        self._show_text()

    def _show_head(self) -> None:
        line = self._line()
        self.title.setText(line.label if line is not None else tr("No section"))
        said = line.note if line is not None else tr("Select a section in the list, or click on a page.")
        self.note.setText(said)
        self.note.setVisible(bool(said))
        can_write = line is not None and not self._studio.session.too_new
        for widget in (self.places, self.editor, self.values_button, *self.marks):
            widget.setEnabled(can_write)
        for place, button in self.places.buttons.items():
            has_words = line is not None and place in line.words
            button.setText(f"{PLACES[place]} •" if has_words else PLACES[place])

    def _show_text(self) -> None:
        self.places.set_current(self._where)
        self.purpose.setText(PURPOSES[self._where])
        text = words_of(self._studio.session.snapshot, self._section, self._where) if self._section else ""
        if text.strip() != self.editor.written().strip():  # the design keeps no blanks around it, the hand may go on
            self.editor.blockSignals(True)
            self.editor.setPlainText(text)
            self.editor.blockSignals(False)
        self.editor.document().setModified(False)
        self._judge()

    def _line(self) -> SectionLine | None:
        lines = section_lines(self._studio.session.snapshot, self._studio.proof)
        return next((one for chapter in lines for one in chapter.sections if one.anchor == self._section), None)

    def _title(self) -> str:
        line = self._line()
        return line.title if line is not None else self._section

    def _values(self) -> Sequence[Value]:
        return self._studio.proof.values if self._studio.proof is not None else ()

    # What is written

    def _turn(self, place: Where) -> None:
        self.settle()
        self._where = place
        self._show_text()

    def _edited(self) -> None:
        self._pause.start()
        self._judge()

    def _judge(self) -> None:
        text = self.editor.written()
        self._say(complaint(self._studio.session.snapshot, text))
        lines = [f"{{{name}}}  {said}" for name, said in used(text, self._values()) if said]
        self.hints.setText("\n".join([*lines, *hints(text, self._values())[:MOST_HINTS]]))
        self.hints.setVisible(bool(self.hints.text()))

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _fill_values(self) -> None:
        self.values_menu.clear()
        for value in self._values():
            said = value.text or tr("not known yet")
            action = self.values_menu.addAction(menu_text(f"{value.meaning}\t{said}"))
            action.triggered.connect(partial(self.editor.insert_text, f"{{{value.name}}}"))
        if self.values_menu.isEmpty():
            self.values_menu.addAction(tr("The values come with the first pages")).setEnabled(False)


class _Editor(QPlainTextEdit):
    """The text. `left` tells that the focus leaves it, `taken_back` that what was typed shall be forgotten."""

    left = Signal()
    taken_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setMinimumHeight(120)

    def written(self) -> str:
        """The text as it stands there; unlike `toPlainText` it keeps no-break spaces."""
        return self.document().toRawText().replace("\N{PARAGRAPH SEPARATOR}", "\n").replace("\N{LINE SEPARATOR}", "\n")

    def insert_text(self, text: str) -> None:
        """Write at the cursor."""
        self.textCursor().insertText(text)
        self.setFocus()

    def surround(self, mark: str) -> None:
        """Put a mark before and behind what is selected, or the cursor between two of them."""
        cursor = self.textCursor()
        selected = cursor.selectedText()
        cursor.insertText(f"{mark}{selected}{mark}")
        if not selected:
            cursor.movePosition(QTextCursor.MoveOperation.Left, n=len(mark))
            self.setTextCursor(cursor)
        self.setFocus()

    def make_list(self) -> None:
        """Make the lines that are selected items of a list."""
        cursor = self.textCursor()
        first, last = sorted((cursor.position(), cursor.anchor()))
        cursor.beginEditBlock()
        block, end = self.document().findBlock(first), self.document().findBlock(last)
        while block.isValid():
            at = QTextCursor(block)
            if not block.text().startswith("- "):
                at.insertText("- ")
            if block == end:
                break
            block = block.next()
        cursor.endEditBlock()
        self.setFocus()

    def make_link(self) -> None:
        """Make what is selected lead to an address."""
        cursor = self.textCursor()
        cursor.insertText("".join(("[", cursor.selectedText() or tr("text"), "](", ADDRESS, ")")))
        cursor.movePosition(QTextCursor.MoveOperation.Left)
        self.setTextCursor(cursor)
        self.setFocus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the text settles it; a menu that opens does not."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter settles, Esc takes back."""
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and ctrl:
            self.left.emit()
        elif ctrl and event.key() in (Qt.Key.Key_B, Qt.Key.Key_I):
            self.surround("**" if event.key() == Qt.Key.Key_B else "*")
        elif event.key() == Qt.Key.Key_Escape:
            self.document().setModified(False)
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)
