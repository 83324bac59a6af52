"""What the mouse does in every view, whatever else it does there: notes lie over all of them."""

from __future__ import annotations

from dataclasses import replace

from designer.app.palette import NOTE
from designer.ui.canvas.gestures.base import Craft, Gesture, Pointer, Surface
from designer.ui.canvas.gestures.noting import BringNoteGesture, drag_note, note_handles, press_note
from designer.ui.canvas.handles import Handle


def everywhere(craft: Craft) -> Craft:
    """The craft of a view with what can be done to notes."""

    def press(surface: Surface, pointer: Pointer) -> Gesture | None:
        return press_note(surface, pointer) or craft.press(surface, pointer)

    def drag(surface: Surface, subject: str, grip: Pointer) -> Gesture | None:
        if subject in surface.session.snapshot.notes:
            return drag_note(surface, subject, grip)
        return craft.drag(surface, subject, grip)

    def bring(surface: Surface, item: str) -> Gesture | None:
        if item == NOTE.key:
            return BringNoteGesture(surface) if surface.is_editable else None
        return craft.bring(surface, item)

    def handles(surface: Surface, subject: str) -> tuple[Handle, ...]:
        return note_handles(surface, subject) or craft.handles(surface, subject)

    return replace(craft, press=press, drag=drag, bring=bring, handles=handles)
