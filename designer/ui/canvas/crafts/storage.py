"""The storage: disks are dragged to other groups and arrays, logs and stores to other disks; letters are clicked."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QApplication

from designer.drawing.storage import letter_at
from designer.edits.legality import Outcome
from designer.edits.legality.placing import drop_contents, letters_for
from designer.ui.canvas.gestures.adding import AddGesture
from designer.ui.canvas.gestures.base import Craft, Gesture, Pointer, Surface
from designer.ui.canvas.gestures.carrying import CarryGesture
from designer.ui.canvas.gestures.failing import FaultGesture
from designer.ui.canvas.gestures.moving import MoveGesture
from designer.ui.canvas.gestures.selecting import PressGesture

BROUGHT = ("disk", "array", "fabric")


class LetterGesture(PressGesture):
    """A press on the letter of a disk: a click lets the user choose another one."""

    def __init__(self, surface: Surface, disk: str, grip: Pointer) -> None:
        super().__init__(surface, disk, grip)
        self._disk = disk
        self._from = grip

    def finish(self, pointer: Pointer) -> None:
        """Offer the letters."""
        super().finish(pointer)
        if (pointer.pixel - self._from.pixel).manhattanLength() < QApplication.startDragDistance():
            session = self._surface.session
            self._surface.offer(letters_for(session.snapshot, session.catalog, self._disk), pointer)


def _press(surface: Surface, pointer: Pointer) -> Gesture | None:
    subject = surface.settled.at(pointer.at.x(), pointer.at.y())
    disk = surface.session.snapshot.disks.get(subject)
    if disk is None or not surface.is_editable or pointer.adds:
        return None
    letter = letter_at(surface.settled.areas[subject])
    return LetterGesture(surface, subject, pointer) if letter.contains(pointer.at.x(), pointer.at.y()) else None


def _drag(surface: Surface, subject: str, grip: Pointer) -> Gesture | None:
    snapshot = surface.session.snapshot
    if not surface.is_editable or subject not in surface.settled.areas:
        return None
    if subject in snapshot.disks:
        together = tuple(one for one in surface.selection() if one in snapshot.disks and one in surface.settled.areas)
        return MoveGesture(surface, together or (subject,), grip)
    if subject in snapshot.storage_groups or subject in snapshot.stores:
        return CarryGesture(surface, (subject,), grip, partial(_to_disk, surface, subject))
    return MoveGesture(surface, (subject,), grip) if subject in snapshot.fabrics else None


def _to_disk(surface: Surface, subject: str, pointer: Pointer) -> Outcome:
    areas, snapshot = surface.settled.areas, surface.session.snapshot
    disk = next((one for one in snapshot.disks if areas[one].contains(pointer.at.x(), pointer.at.y())), None)
    return drop_contents(snapshot, subject, disk)


def _bring(surface: Surface, item: str) -> Gesture | None:
    if item.startswith("fault:"):
        return FaultGesture(surface, item) if surface.mode == "failover" else None
    is_server = item in surface.session.catalog.roles
    return AddGesture(surface, item) if surface.is_editable and (item in BROUGHT or is_server) else None


STORAGE = Craft(press=_press, drag=_drag, bring=_bring)
