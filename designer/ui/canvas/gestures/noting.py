"""Notes under the mouse: put anywhere, made wider, led to what they are about, and brought from the palette."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from designer.drawing.notes import NEW_NOTE, place_of
from designer.drawing.primitives import Box
from designer.edits.draft import EditError
from designer.edits.legality import Effect, Outcome, Refusal
from designer.edits.notes import NARROWEST, WIDEST, place_note, point_note, widen_note
from designer.foundation.language import tr
from designer.model.diff import Diff
from designer.ui.canvas.gestures.base import DropGesture, Gesture, Pointer, Surface
from designer.ui.canvas.gestures.connecting import ConnectGesture, Linking
from designer.ui.canvas.handles import Handle


class MoveNoteGesture(DropGesture):
    """A note hangs on the pointer and stays where it is released, told from the card that is nearest there."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, surface: Surface, note: str, grip: Pointer) -> None:
        super().__init__(surface)
        self._note = note
        self._grip = grip
        self._area = surface.settled.areas[note]

    def begin(self) -> None:
        """Take the note up."""
        self._surface.preview.hold((self._note,), alone=True)

    def move(self, pointer: Pointer) -> None:
        """Show where it would stay. With Shift it moves along one axis only."""
        surface, snapshot = self._surface, self._surface.session.snapshot
        offset = straight(pointer.at - self._grip.at, pointer)
        record = snapshot.notes[self._note]
        place = place_of(surface.settled, snapshot, self._area.moved(offset.x(), offset.y()), record.subject)
        diff = place_note(snapshot, self._note, place)
        beside = record.subject or place.anchor
        says = (
            tr("Puts the note beside {beside}").format(beside=snapshot.name_of(beside))
            if beside is not None
            else tr("Puts the note here")
        )
        surface.preview.show(Effect(tr("Move note"), diff, says) if diff else Refusal(tr("The note stays where it is")))
        surface.carry(offset, pointer)


class WidenNoteGesture(DropGesture):
    """An edge of a note follows the pointer."""

    cursor = Qt.CursorShape.SizeHorCursor

    def __init__(self, surface: Surface, handle: Handle, grip: Pointer) -> None:
        super().__init__(surface)
        self._handle = handle
        self._grip = grip
        self._area = surface.settled.areas[handle.subject]

    def begin(self) -> None:
        """Only the edge moves: the dots are in the way."""
        self._surface.stage.dots.show(())

    def move(self, pointer: Pointer) -> None:
        """Show the note with the new width."""
        snapshot, note = self._surface.session.snapshot, self._handle.subject
        moved = pointer.at.x() - self._grip.at.x()
        grows = moved if self._handle.side == "right" else -moved
        width = round(min(WIDEST, max(NARROWEST, self._area.w + grows)))
        shift = 0 if self._handle.side == "right" else round(self._area.w - width)
        diff = widen_note(snapshot, note, width, shift)
        says = tr("Makes the note {width} points wide").format(width=width)
        self._surface.preview.show(
            Effect(tr("Resize note"), diff, says) if diff else Refusal(tr("The note keeps its width"))
        )
        self._surface.carry(pointer.at - pointer.at, pointer)


class BringNoteGesture(DropGesture):
    """A new note hangs on the pointer; its text is written where it is dropped."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._lifted = False

    def move(self, pointer: Pointer) -> None:
        """Show where it would be."""
        self._surface.preview.show(Effect("", Diff(), tr("Puts a note here; write what it says"), adds=True))
        if not self._lifted:
            sheet = Box(0, 0, NEW_NOTE.w, NEW_NOTE.h, "card", "ghost")
            self._surface.stage.lift([sheet], [NEW_NOTE])
            self._lifted = True
        self._surface.carry(pointer.at, pointer)

    def finish(self, pointer: Pointer) -> None:
        """Let the user write."""
        self._surface.let_go()
        self._surface.add_note(pointer.at, "")


def drag_note(surface: Surface, subject: str, grip: Pointer) -> Gesture | None:
    """What dragging a note begins; None for anything else."""
    if subject not in surface.session.snapshot.notes or not surface.is_editable:
        return None
    return MoveNoteGesture(surface, subject, grip) if subject in surface.settled.areas else None


def press_note(surface: Surface, pointer: Pointer) -> Gesture | None:
    """What pressing a dot of a note begins; None for anything else."""
    handle = surface.handle_at(pointer.pixel) if surface.is_editable else None
    if handle is None or handle.subject not in surface.session.snapshot.notes:
        return None
    if handle.side in ("left", "right"):
        return WidenNoteGesture(surface, handle, pointer)
    return ConnectGesture(surface, handle, pointer, POINTING)


def note_handles(surface: Surface, subject: str) -> tuple[Handle, ...]:
    """The dots of a note: at its sides for the width, above and below it for what it points to."""
    if subject not in surface.session.snapshot.notes or not surface.is_editable:
        return ()
    return (Handle(subject, "left"), Handle(subject, "right"), Handle(subject, "top"), Handle(subject, "bottom"))


def straight(offset: QPointF, pointer: Pointer) -> QPointF:
    """An offset; with Shift held only its larger part, so that things move straight."""
    if not pointer.modifiers & Qt.KeyboardModifier.ShiftModifier:
        return offset
    return QPointF(offset.x(), 0) if abs(offset.x()) >= abs(offset.y()) else QPointF(0, offset.y())


def _points(surface: Surface, handle: Handle, target: str) -> Outcome:
    snapshot, picture = surface.session.snapshot, surface.settled
    note = snapshot.notes[handle.subject]
    if target in snapshot.notes:
        return Refusal(tr("A note points to an object, not to another note"), target)
    if note.subject == target:
        return Refusal(tr("The note points to {target} already").format(target=snapshot.name_of(target)), target)
    place = place_of(picture, snapshot, picture.areas[handle.subject], target)
    try:
        diff = point_note(snapshot, handle.subject, target, place)
    except EditError as problem:
        return Refusal(str(problem), target)
    return Effect(
        tr("Point note"), diff, tr("Lets the note point to {target}").format(target=snapshot.name_of(target)), target
    )


def _nothing_to_offer(surface: Surface, handle: Handle, pointer: Pointer) -> list[tuple[str, Effect]]:
    """A line that is led away from everything lets the note point to nothing."""
    snapshot = surface.session.snapshot
    note = snapshot.notes[handle.subject]
    if note.subject is None:
        return []
    area = surface.settled.areas[handle.subject]
    diff = point_note(snapshot, handle.subject, None, place_of(surface.settled, snapshot, area))
    return [
        (
            tr("Stop Pointing to {subject}").format(subject=snapshot.name_of(note.subject)),
            Effect(tr("Free note"), diff, tr("Frees the note")),
        )
    ]


POINTING = Linking(_points, _nothing_to_offer)
