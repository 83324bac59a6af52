"""Dragging what is there: nodes and servers along their rows, groups to another node, disks to another group."""

from __future__ import annotations

from PySide6.QtCore import Qt

from designer.app.gestures import spot_at
from designer.edits.legality import drop_objects
from designer.ui.canvas.gestures.base import Gesture, Pointer, Surface


class MoveGesture(Gesture):
    """Cards of one kind hang on the pointer; where they are released decides what happens to them."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, surface: Surface, subjects: tuple[str, ...], grip: Pointer) -> None:
        self._surface = surface
        self._subjects = subjects
        self._grip = grip

    def begin(self) -> None:
        """Take the cards up."""
        self._surface.preview.hold(self._subjects)

    def move(self, pointer: Pointer) -> None:
        """Show what releasing here would do."""
        surface, snapshot = self._surface, self._surface.session.snapshot
        moving = snapshot.table_of(self._subjects[0]) or ""
        spot = spot_at(surface.settled, snapshot, pointer.at.x(), pointer.at.y(), moving)
        surface.preview.show(drop_objects(surface.session.snapshot, surface.session.catalog, self._subjects, spot))
        surface.carry(pointer.at - self._grip.at, pointer)

    def finish(self, pointer: Pointer) -> None:
        """Do it."""
        self.move(pointer)
        self._surface.release()

    def cancel(self) -> None:
        """The cards go back."""
        self._surface.let_go()
