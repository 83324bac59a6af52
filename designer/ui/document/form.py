"""A form about the documents: the inspector's fields for what is no object of the design."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from designer.app.document.forms import FormId, form_for
from designer.app.fields.field import Context
from designer.app.forms import Form, change, edit_name
from designer.app.session import Session
from designer.edits.draft import EditError
from designer.ui.bridge import listen
from designer.ui.look import Look
from designer.ui.panels.editors import TextEditor
from designer.ui.panels.field_grid import AnyEditor
from designer.ui.panels.sections import SectionBox
from designer.ui.panels.sheet import Sheet


class FormView(QScrollArea):
    """Shows and changes one of the forms. `shown` tells that the design's values are shown anew."""

    shown = Signal()

    def __init__(self, session: Session, look: Look, which: FormId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._which: FormId = which
        self._form: Form = self._form_now()
        self.sheet = Sheet(self._form, look, {}, self._judge, enabled=not session.too_new)
        self.sheet.offered.connect(self._take)
        self.sheet.opened.connect(self._opened)
        holder = QWidget()
        holder.setObjectName("sheet")
        self.column = QVBoxLayout(holder)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.sheet)
        self.column.addStretch(1)
        self.setWidget(holder)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        listen(self, session.changed, lambda _: self.refresh())
        look.changed.connect(self.sheet.paint_icons)

    @property
    def editors(self) -> dict[str, AnyEditor]:
        """The editors by the keys of their rows, as far as there are any yet."""
        return self.sheet.editors

    def refresh(self) -> None:
        """Show the values as they are now."""
        self._form = self._form_now()
        self.sheet.show_form(self._form)
        self.shown.emit()

    def settle(self) -> None:
        """Take over what is being typed."""
        for editor in self.editors.values():
            editor.settle()

    def reveal(self, key: str) -> None:
        """Put the cursor into a field; its section is opened."""
        key = key if any(row.key == key for row in self._form.rows()) else f"cluster.{key}"
        self.sheet.reveal(key)
        editor = self.editors.get(key)
        if editor is not None:
            self.ensureWidgetVisible(editor)
            editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def tab_chain(self) -> Iterator[QWidget]:
        """Everything that the Tab key goes through, in its order."""
        yield from self.sheet.tab_chain({})

    def _form_now(self) -> Form:
        return form_for(Context(self._session.snapshot, self._session.catalog), self._which)

    def _opened(self, box: SectionBox) -> None:
        if box.is_open:
            self.ensureWidgetVisible(box)

    def _take(self, key: str, value: Any) -> None:
        editor = self.editors[key]
        row = editor.shown
        try:
            diff = change(self._session.snapshot, row, value)
            self.sheet.complain(key, "")
            if not self._session.do(edit_name(self._form, row, value), diff, f"{key} {self._which}"):
                editor.show_row(row)
        except EditError as error:
            if isinstance(editor, TextEditor):
                editor.setModified(True)
                editor.complain(str(error))
            else:
                editor.show_row(row)
                self.sheet.complain(key, str(error))

    def _judge(self, key: str, value: Any) -> str:
        try:
            change(self._session.snapshot, self.editors[key].shown, value)
        except EditError as error:
            return str(error)
        return ""
