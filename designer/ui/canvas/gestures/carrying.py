"""Carrying a card of a view to another place in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from designer.edits.legality import Outcome
from designer.ui.canvas.gestures.base import DropGesture, Pointer, Surface


class CarryGesture(DropGesture):
    """Cards hang on the pointer; `decide` says what releasing them where the pointer is does."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(
        self, surface: Surface, subjects: tuple[str, ...], grip: Pointer, decide: Callable[[Pointer], Outcome]
    ) -> None:
        super().__init__(surface)
        self._subjects = subjects
        self._grip = grip
        self._decide = decide

    def begin(self) -> None:
        """Take the cards up."""
        self._surface.preview.hold(self._subjects)

    def move(self, pointer: Pointer) -> None:
        """Show what releasing here would do."""
        self._surface.preview.show(self._decide(pointer))
        self._surface.carry(pointer.at - self._grip.at, pointer)


class PlaceGesture(DropGesture):
    """An item of the palette comes over a view that only says what dropping it does; the picture stays as it is."""

    def __init__(self, surface: Surface, decide: Callable[[Pointer], Outcome]) -> None:
        super().__init__(surface)
        self._decide = decide

    def move(self, pointer: Pointer) -> None:
        """Say what dropping here would do."""
        self._surface.preview.announce(self._decide(pointer))
        self._surface.carry(pointer.at - pointer.at, pointer)
