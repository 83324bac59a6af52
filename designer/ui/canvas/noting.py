"""Notes on the canvas: new ones are written before they are there, others where they stand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget

from designer.app.session import Session
from designer.drawing.geometry import Rect
from designer.drawing.notes import NEW_NOTE, place_of
from designer.drawing.theme import Theme
from designer.edits.draft import EditError, added
from designer.edits.notes import add_note, point_note, write_note
from designer.foundation.language import tr
from designer.ui.canvas.ghosting import Ghosting
from designer.ui.canvas.notepad import NoteEditor

BESIDE = 24.0
"""How far right of and above its object a new callout stands."""


class Noting(Ghosting):
    """Writes notes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self._notepad: NoteEditor | None = None
        self._sheet = QRectF()
        super().__init__(session, parent)
        self.camera.scaled.connect(lambda _: self._lay_notepad())

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        super().set_theme(theme)
        if self._notepad is not None:
            self._notepad.dress(self.stage.ink)

    def add_note(self, at: QPointF | None = None, subject: str = "") -> None:
        """Let the user write a new note: at a place, beside the object that it shall point to, else in sight."""
        if not self.is_editable:
            return
        card = self.stage.card(self._host(subject)) if subject else None
        if card is not None and at is None:
            self.camera.show(card)
            at = QPointF(card.right() + BESIDE, card.top() - BESIDE - NEW_NOTE.h)
        if at is None:
            at = self.to_scene(QRectF(self.viewport().rect()).center()) - QPointF(NEW_NOTE.w / 2, NEW_NOTE.h / 2)
        sheet = NEW_NOTE.moved(at.x(), at.y())
        self._open_notepad("", QRectF(sheet.x, sheet.y, sheet.w, sheet.h), partial(self._add, sheet, subject))

    def free_note(self, note: str) -> None:
        """Let a callout point to nothing any more; it stays where it is."""
        snapshot, area = self.session.snapshot, self.settled.areas.get(note)
        if area is not None and self.is_editable:
            self.session.do(tr("Free note"), point_note(snapshot, note, None, place_of(self.settled, snapshot, area)))

    def rename(self, identifier: str) -> None:
        """Let the user write what a note says, or another name for an object."""
        note, card = self.session.snapshot.notes.get(identifier), self.stage.card(identifier)
        if note is None:
            super().rename(identifier)
        elif self.is_editable and card is not None:
            self.camera.show(card)
            self._open_notepad(note.text, card, partial(self._write, identifier))

    @property
    def notepad(self) -> NoteEditor | None:
        """The editor of a note, while one is written."""
        return self._notepad

    def _open_notepad(self, text: str, sheet: QRectF, accept: Callable[[str], str]) -> None:
        self.cancel_gesture()
        if self._notepad is not None:
            self._notepad.take()
        self._sheet = sheet
        self._notepad = NoteEditor(text, accept, self._notepad_closed, self.viewport())
        self._notepad.dress(self.stage.ink)
        self._lay_notepad()
        self._notepad.show()
        self._notepad.setFocus()

    def _lay_notepad(self) -> None:
        if self._notepad is not None:
            self._notepad.lie_on(self.to_viewport(self._sheet), self.camera.scale)

    def _notepad_closed(self) -> None:
        self._notepad = None
        self.setFocus()

    def _add(self, sheet: Rect, subject: str, text: str) -> str:
        if not text.strip():
            return ""
        snapshot = self.session.snapshot
        about = subject if snapshot.find(subject) is not None else None
        place = place_of(self.settled, snapshot, sheet, about)
        try:
            diff = add_note(snapshot, text, view=self._scenery.view, subject=about, place=place)
            self.session.do(tr("Add note"), diff)
        except EditError as problem:
            return str(problem)
        self.select(tuple(added(diff, "notes")))
        return ""

    def _write(self, note: str, text: str) -> str:
        if note not in self.session.snapshot.notes:
            return ""
        try:
            diff = write_note(self.session.snapshot, note, text)
            self.session.do(tr("Write note") if text.strip() else tr("Delete note"), diff)
        except EditError as problem:
            return str(problem)
        return ""
