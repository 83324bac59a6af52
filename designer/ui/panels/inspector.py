"""The inspector: the fields of whatever is selected, and what is found about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from designer.app.entry import is_typed
from designer.app.fields.field import Context
from designer.app.forms import Form, Section, change, form_of
from designer.app.rows import Row
from designer.app.session import Session
from designer.catalog.ranges import in_sentence
from designer.edits.draft import EditError
from designer.foundation.ids import Id
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding
from designer.ui.bridge import listen, soon
from designer.ui.icons import pixmap, sign_pixmap
from designer.ui.levels import SIGN_OF_LEVEL
from designer.ui.look import Look
from designer.ui.panels.editors import ChoiceEditor, NotesEditor, TextEditor
from designer.ui.panels.findings_model import message_of
from designer.ui.panels.sections import LEFT, RIGHT, SectionBox
from designer.ui.panels.set_editors import ManyEditor, OrderEditor
from designer.ui.panels.suggestions import SuggestionPanel
from designer.ui.plain import ElidedLabel, PlainLabel, set_tip

AnyEditor = TextEditor | NotesEditor | ChoiceEditor | ManyEditor | OrderEditor
Shape = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]

LABEL_WIDTH = 84

SUGGESTED_AFTER = "Users"
"""The section that decides what is suggested; the suggestions stand below it, or at the end where there is none."""


class Inspector(QFrame):
    """Shows and changes what is selected; empty until the first `refresh` or `select`.

    `finding_chosen` tells that the user wants to see a finding.
    """

    finding_chosen = Signal(object)
    rebuilt = Signal()
    """There are other editors now; the last one is the end of the inspector's tab order."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._session = session
        self._look = look
        self._ids: tuple[Id, ...] = ()
        self._form: Form | None = None
        self._shape: Shape | None = None
        self._boxes: list[SectionBox] = []
        self._opened: dict[tuple[str, str], bool] = {}
        self.editors: dict[str, AnyEditor] = {}
        self.complaints: dict[str, PlainLabel] = {}
        self._room_for_complaints: dict[str, tuple[QGridLayout, int, int]] = {}
        self.suggestions = SuggestionPanel(session, look)
        self._icon = QLabel()
        self._title = ElidedLabel(kind="title")
        self._noun = ElidedLabel(kind="small")
        self._sheet = QWidget()
        self._findings = QVBoxLayout()
        self._scroll = QScrollArea()
        self._build()
        listen(self, session.changed, lambda _: self.refresh())
        listen(self, session.checked, lambda _: self._show_findings())
        look.changed.connect(self._paint)
        self.suggestions.rebuilt.connect(self.rebuilt)

    @property
    def form(self) -> Form | None:
        """What is shown."""
        return self._form

    def select(self, ids: Sequence[Id]) -> None:
        """Show other objects. What is being typed is settled first, for the object that it was meant for."""
        if tuple(ids) != self._ids:
            self.settle()
            self._ids = tuple(ids)
            self.suggestions.select(self._ids)
            self.refresh()
            self._scroll.verticalScrollBar().setValue(0)

    def settle(self) -> None:
        """Take over what is being typed."""
        for editor in self.editors.values():
            editor.settle()

    def refresh(self) -> None:
        """Show the objects as they are now."""
        form = form_of(Context(self._session.snapshot, self._session.catalog), self._ids)
        self._form = form
        shape = tuple((section.title, tuple((row.key, row.kind) for row in section.rows)) for section in form.sections)
        if shape == self._shape:
            for row in form.rows():
                if row.key in self.editors:
                    self.editors[row.key].show_row(row)
        else:
            self._shape = shape
            self._rebuild(form)
        for box, section in zip(self._boxes, form.sections, strict=True):
            box.show_count(section.set_rows)
        self._title.setText(form.title)
        self._noun.setText(form.noun)
        self._noun.setVisible(bool(form.noun))
        self._paint_icon()
        self._show_findings()

    def reveal(self, key: str) -> None:
        """Open the section in which a field stands, and bring the field into sight."""
        for box, section in zip(self._boxes, self._form.sections if self._form is not None else (), strict=True):
            if any(row.key == key for row in section.rows):
                box.set_open(True)
                self._scroll.ensureWidgetVisible(self.editors[key])

    def tab_chain(self) -> Iterator[QWidget]:
        """Headings and editors in the order in which the Tab key goes through them."""
        for box, section in zip(self._boxes, self._form.sections if self._form is not None else (), strict=True):
            if box.head is not None:
                yield box.head
            yield from (self.editors[row.key] for row in section.rows if row.key in self.editors)
            if section.title == SUGGESTED_AFTER:
                yield from self.suggestions.tab_chain()

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
        self._icon.setFixedSize(QSize(24, 24))
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        layout.addLayout(head)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout.addWidget(self._scroll, 1)

    def _rebuild(self, form: Form) -> None:
        self.editors, self.complaints, self._room_for_complaints = {}, {}, {}
        sheet = QWidget()
        sheet.setObjectName("sheet")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 2, 0, 16)
        column.setSpacing(0)
        self._boxes = []
        for section in form.sections:
            box = self._box(form, section)
            self._boxes.append(box)
            column.addWidget(box)
            if section.title == SUGGESTED_AFTER:
                column.addWidget(self.suggestions)
        if all(section.title != SUGGESTED_AFTER for section in form.sections):
            column.addWidget(self.suggestions)
        self._findings = QVBoxLayout()
        self._findings.setContentsMargins(LEFT, 14, RIGHT, 0)
        self._findings.setSpacing(8)
        column.addLayout(self._findings)
        column.addStretch(1)
        self._sheet = sheet
        self._scroll.setWidget(sheet)
        self.rebuilt.emit()

    def _box(self, form: Form, section: Section) -> SectionBox:
        is_open = self._opened.get((form.table, section.title), section.is_open)
        box = SectionBox(section.title, self._look, is_open=is_open)
        box.opened.connect(partial(self._section_opened, box))
        if self._boxes and not section.title:
            box.begin_with_line()
        if box.is_open:
            box.fill(self._body(section.rows))
        return box

    def _section_opened(self, box: SectionBox, is_open: bool) -> None:
        """Remember it for all objects of the table; make the editors of a section that is open for the first time."""
        form = self._form
        if form is None:
            return
        section = form.sections[self._boxes.index(box)]
        self._opened[form.table, box.title] = is_open
        if is_open and box.body is None:
            box.fill(self._body(section.rows))
            self.rebuilt.emit()
        box.show_count(section.set_rows)
        if is_open:
            soon(partial(self._bring_into_sight, box))

    def _bring_into_sight(self, box: SectionBox) -> None:
        """Scroll so far that all of a section is seen, or its beginning if it is too high for that."""
        if box not in self._boxes:
            return
        bar, view = self._scroll.verticalScrollBar(), self._scroll.viewport().height()
        top, bottom = box.y(), box.y() + box.height()
        if bottom > bar.value() + view:
            bar.setValue(min(top, bottom - view))

    def _body(self, rows: Sequence[Row]) -> QWidget:
        body = QWidget()
        grid = self._grid(rows)
        grid.setContentsMargins(LEFT, 2, RIGHT, 12)
        body.setLayout(grid)
        return body

    def _grid(self, rows: Sequence[Row]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        for row in rows:
            editor = self._editor(row)
            self.editors[row.key] = editor
            label = PlainLabel(row.label, "muted", wrap=True)
            label.setFixedWidth(LABEL_WIDTH)
            label.setBuddy(editor)
            if row.help:
                set_tip(label, row.help)
                set_tip(editor, row.help)
            line = grid.rowCount()
            if row.wide:
                grid.addWidget(label, line, 0, 1, 2)
                label.setMaximumWidth(LABEL_WIDTH * 3)
                label.setMinimumWidth(0)
                grid.addWidget(editor, line + 1, 0, 1, 2)
                grid.setRowMinimumHeight(line + 2, 0)  # for a complaint
                self._room_for_complaints[row.key] = (grid, line + 2, 0)
            else:
                alignment = Qt.AlignmentFlag.AlignVCenter
                grid.addWidget(label, line, 0, alignment)
                grid.addWidget(editor, line, 1)
                grid.setRowMinimumHeight(line + 1, 0)
                self._room_for_complaints[row.key] = (grid, line + 1, 1)
        return grid

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
        editor.setEnabled(not self._session.too_new)
        editor.offered.connect(partial(self._take, row.key))
        editor.complained.connect(partial(self._complain, row.key))
        return editor

    def _take(self, key: str, value: Any) -> None:
        """Make the edit that gives a row the offered value."""
        editor = self.editors[key]
        row = editor.shown
        form = self._form
        if form is None:
            return
        whose = form.title if form.ids != (CLUSTER_ID,) else "the cluster"
        label = f"Rename {form.title}" if key == "name" else f"Change {in_sentence(row.label)} of {whose}"
        try:
            diff = change(self._session.snapshot, row, value)
            self._complain(key, "")
            if not self._session.do(label, diff, f"{key} {' '.join(form.ids)}"):
                editor.show_row(row)
        except EditError as error:
            if isinstance(editor, TextEditor):
                editor.setModified(True)
                editor.complain(str(error))
            else:
                editor.show_row(row)
                self._complain(key, str(error))

    def _complain(self, key: str, sentence: str) -> None:
        """Say below a field what is wrong with it, or nothing any more."""
        label = self.complaints.get(key)
        if label is None and sentence and key in self._room_for_complaints:
            grid, line, column = self._room_for_complaints[key]
            label = self.complaints[key] = PlainLabel(kind="error", wrap=True)
            grid.addWidget(label, line, column, 1, 2 - column)
        if label is not None:
            label.setText(sentence)
            label.setVisible(bool(sentence))

    def _show_findings(self) -> None:
        while self._findings.count():
            item = self._findings.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self._form is None:
            return
        found = findings_about(self._session, self._form.ids)
        if found:
            self._findings.addWidget(PlainLabel("Findings", "caption"))
        for finding in found:
            line = FindingLine(finding, self._look)
            line.clicked.connect(partial(self.finding_chosen.emit, finding))
            self._findings.addWidget(line)

    def _paint_icon(self) -> None:
        if self._form is not None:
            density = self.devicePixelRatioF()
            self._icon.setPixmap(pixmap(self._look.theme, self._form.icon, "icon", 24, density))

    def _paint(self) -> None:
        self._paint_icon()
        for box in self._boxes:
            if box.head is not None:
                box.head.update()
        self._show_findings()


class FindingLine(QFrame):
    """A finding in one paragraph: its sign and what it says. Clicking opens it in the list."""

    clicked = Signal()

    def __init__(self, finding: Finding, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{finding.level}: {finding.message}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        sign = QLabel()
        sign.setPixmap(sign_pixmap(look.theme, SIGN_OF_LEVEL[finding.level], 15, self.devicePixelRatioF()))
        sign.setFixedWidth(16)
        text = PlainLabel(message_of(finding), "small", wrap=True)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)

    def mouseReleaseEvent(self, event: Any) -> None:
        """A click anywhere on the paragraph."""
        self.clicked.emit()

    def keyPressEvent(self, event: Any) -> None:
        """Enter and Space are clicks."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


def findings_about(session: Session, ids: Sequence[Id]) -> list[Finding]:
    """The open findings that name one of these objects, a resource of a group or an interface of a node among them."""
    wanted = set(ids)
    for group in wanted & set(session.snapshot.groups):
        wanted |= {member.id for member in session.snapshot.members(group)}
    wanted |= {one.id for one in session.snapshot.interfaces.values() if one.node in ids}
    return [finding for finding in session.report.open if wanted & set(finding.subjects)]
