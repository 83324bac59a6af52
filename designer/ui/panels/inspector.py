"""The inspector: the fields of whatever is selected, and what is found about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from designer.app.fields.field import Context
from designer.app.forms import Form, change, edit_name, form_of
from designer.app.session import Session
from designer.edits.draft import EditError
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.ui.bridge import listen
from designer.ui.icons import pixmap
from designer.ui.look import Look
from designer.ui.panels.editors import TextEditor
from designer.ui.panels.field_grid import AnyEditor
from designer.ui.panels.finding_lines import FindingBlock, findings_about
from designer.ui.panels.findings_chip import FindingsChip
from designer.ui.panels.sections import SectionBox
from designer.ui.panels.sheet import Shape, Sheet, shape_of
from designer.ui.panels.suggestions import SuggestionPanel
from designer.ui.plain import ElidedLabel, PlainLabel

SUGGESTED_AFTER = tr("Users")
"""The section that decides what is suggested; the suggestions stand below it, or at the end where there is none."""

ICON = 24


class Inspector(QFrame):
    """Shows and changes what is selected; empty until the first `refresh` or `select`.

    `finding_chosen` tells that the user wants to see a finding, `done` the title of a repair that was made.
    """

    finding_chosen = Signal(object)
    done = Signal(str)
    rebuilt = Signal()
    """There are other editors now; the last one is the end of the inspector's tab order."""
    rested = Signal(object)
    """The repair that is rested on (see `designer.ui.resting.Rested`), or None."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._session = session
        self._look = look
        self._ids: tuple[Id, ...] = ()
        self._form: Form | None = None
        self._shape: Shape | None = None
        self._sheet: Sheet | None = None
        self._opened: dict[str, dict[str, bool]] = {}
        self._unsettled: dict[tuple[tuple[Id, ...], str], str] = {}
        self.suggestions = SuggestionPanel(session, look)
        self.findings = FindingBlock(session, look)
        self._icon = QLabel()
        self._title = ElidedLabel(kind="title")
        self._noun = ElidedLabel(kind="small")
        self.chip = FindingsChip(look)
        self._scroll = QScrollArea()
        self._build()
        listen(self, session.changed, lambda _: self.refresh())
        listen(self, session.checked, lambda _: self._show_findings())
        look.changed.connect(self._paint)
        self.suggestions.rebuilt.connect(self.rebuilt)
        self.findings.rebuilt.connect(self.rebuilt)
        self.findings.chosen.connect(self.finding_chosen)
        self.findings.fixed.connect(self.done)
        self.findings.rested.connect(self.rested)
        self.suggestions.rested.connect(self.rested)
        self.chip.clicked.connect(self._go_to_findings)

    @property
    def form(self) -> Form | None:
        """What is shown."""
        return self._form

    @property
    def editors(self) -> dict[str, AnyEditor]:
        """The editors by the keys of their rows, as far as there are any yet."""
        return self._sheet.editors if self._sheet is not None else {}

    @property
    def complaints(self) -> dict[str, PlainLabel]:
        """What was said below fields, by the keys of their rows."""
        return self._sheet.complaints if self._sheet is not None else {}

    def select(self, ids: Sequence[Id]) -> None:
        """Show other objects. What is being typed is settled first, for the object that it was meant for."""
        if tuple(ids) != self._ids:
            self.settle()
            self._keep_unsettled()
            self._ids = tuple(ids)
            self.suggestions.select(self._ids)
            self.refresh()
            self._restore_unsettled()
            self._scroll.verticalScrollBar().setValue(0)

    def settle(self) -> None:
        """Take over what is being typed."""
        for editor in self.editors.values():
            editor.settle()

    def refresh(self) -> None:
        """Show the objects as they are now."""
        form = form_of(Context(self._session.snapshot, self._session.catalog), self._ids)
        shape = shape_of(form)
        if self._sheet is not None and shape == self._shape:
            self._form = form
            self._sheet.show_form(form)
        else:
            self._keep_unsettled()
            self._form, self._shape = form, shape
            self._rebuild(form)
            self._restore_unsettled()
        self._title.setText(form.title)
        self._noun.setText(form.noun)
        self._noun.setVisible(bool(form.noun))
        self._paint_icon()
        self._show_findings()

    def reveal(self, key: str) -> None:
        """Open the section in which a field stands, and bring the field into sight."""
        if self._sheet is not None:
            self._sheet.reveal(key)
            if key in self.editors:
                self._scroll.ensureWidgetVisible(self.editors[key])

    def tab_chain(self) -> Iterator[QWidget]:
        """Everything that the Tab key goes through, in its order."""
        yield self.chip
        if self._sheet is not None:
            yield from self._sheet.tab_chain({SUGGESTED_AFTER: self.suggestions.tab_chain()})
            if not self._has_users():
                yield from self.suggestions.tab_chain()
        yield from self.findings.tab_chain()

    def focus_name(self) -> None:
        """Put the cursor into the name, all of it selected."""
        editor = self.editors.get("name")
        if isinstance(editor, QLineEdit):
            self._scroll.ensureWidgetVisible(editor)
            editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
            editor.selectAll()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(14, 14, 12, 10)
        head.setSpacing(10)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._noun)
        self._icon.setFixedSize(QSize(ICON, ICON))
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout.addWidget(self._scroll, 1)

    def _rebuild(self, form: Form) -> None:
        """Make a new sheet; suggestions and findings move over to it."""
        opened = self._opened.setdefault(form.table, {})
        self._sheet = sheet = Sheet(form, self._look, opened, self._judge, enabled=not self._session.too_new)
        sheet.offered.connect(self._take)
        sheet.grown.connect(self.rebuilt)
        sheet.opened.connect(partial(self._section_opened, opened))
        place = next((n for n, box in enumerate(sheet.boxes, start=1) if box.title == SUGGESTED_AFTER), -1)
        sheet.column.insertWidget(place, self.suggestions)
        sheet.column.addWidget(self.findings)
        sheet.column.addStretch(1)
        before = self._scroll.takeWidget()
        self._scroll.setWidget(sheet)
        if before is not None:
            # The area would delete it at once, and with it an editor that is still at work on a key.
            before.setParent(self)
            before.deleteLater()
        self.rebuilt.emit()

    def _has_users(self) -> bool:
        return self._form is not None and any(part.title == SUGGESTED_AFTER for part in self._form.sections)

    def _section_opened(self, opened: dict[str, bool], box: SectionBox) -> None:
        """Remember it for all objects of the table, and bring into sight what was opened."""
        opened[box.title] = box.is_open
        if box.is_open:
            QTimer.singleShot(0, self, partial(self._bring_into_sight, self._sheet, box))  # goes with the inspector

    def _bring_into_sight(self, sheet: Sheet | None, box: QWidget) -> None:
        """Scroll so far that all of a part is seen, or its beginning if it is too high for that."""
        if sheet is not self._sheet:
            return
        bar, view = self._scroll.verticalScrollBar(), self._scroll.viewport().height()
        top, bottom = box.y(), box.y() + box.height()
        if bottom > bar.value() + view:
            bar.setValue(min(top, bottom - view))

    def _go_to_findings(self) -> None:
        self._bring_into_sight(self._sheet, self.findings)
        if self.findings.lines:
            self.findings.lines[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _take(self, key: str, value: Any) -> None:
        """Make the edit that gives a row the offered value."""
        form, sheet = self._form, self._sheet
        if form is None or sheet is None:
            return
        editor = self.editors[key]
        row = editor.shown
        try:
            diff = change(self._session.snapshot, row, value)
            sheet.complain(key, "")
            if not self._session.do(edit_name(form, row, value), diff, f"{key} {' '.join(form.ids)}"):
                editor.show_row(row)
        except EditError as error:
            if isinstance(editor, TextEditor):
                editor.setModified(True)
                editor.complain(str(error))
            else:
                editor.show_row(row)
                sheet.complain(key, str(error))

    def _judge(self, key: str, value: Any) -> str:
        """Why the design would refuse a value that is being typed; "" if it would not."""
        try:
            change(self._session.snapshot, self.editors[key].shown, value)
        except EditError as error:
            return str(error)
        return ""

    def _keep_unsettled(self) -> None:
        """Remember what cannot be taken over, for when these objects are shown again."""
        for key, editor in self.editors.items():
            if isinstance(editor, TextEditor) and editor.unsettled is not None:
                self._unsettled[self._ids, key] = editor.unsettled
                editor.drop()

    def _restore_unsettled(self) -> None:
        for key, editor in self.editors.items():
            text = self._unsettled.pop((self._ids, key), None)
            if text is not None and isinstance(editor, TextEditor):
                editor.restore(text)

    def _show_findings(self) -> None:
        if self._form is not None:
            found = findings_about(self._session, self._form.ids)
            self.findings.show_findings(found)
            self.chip.show_findings(found)

    def _paint_icon(self) -> None:
        if self._form is not None:
            density = self.devicePixelRatioF()
            self._icon.setPixmap(pixmap(self._look.theme, self._form.icon, "icon", ICON, density))

    def _paint(self) -> None:
        self._paint_icon()
        if self._sheet is not None:
            self._sheet.paint_icons()
        self.findings.paint_signs()
        self.chip.paint_sign()
