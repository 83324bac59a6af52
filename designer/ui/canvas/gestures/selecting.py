"""Selecting: a click on a card, and a rubber band over empty paper."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from designer.ui.canvas.gestures.base import Gesture, Pointer, Surface


class PressGesture(Gesture):
    """A press on a card: a click selects it, a drag hands over to what dragging it means.

    With Ctrl, where a drag copies, the click adds and takes away only when the button is released.
    """

    scrolls = False

    def __init__(self, surface: Surface, subject: str, grip: Pointer) -> None:
        self._surface = surface
        self._subject = subject
        self._grip = grip
        self._narrows = False

    def begin(self) -> None:
        """Select at once, so that what is dragged is what is selected."""
        selection = self._surface.selection()
        if self._grip.copies:
            return
        if self._grip.adds:
            rest = tuple(one for one in selection if one != self._subject)
            self._surface.select(rest if self._subject in selection else (*selection, self._subject))
        elif self._subject in selection:
            self._narrows = len(selection) > 1
        else:
            self._surface.select((self._subject,))

    def move(self, pointer: Pointer) -> None:
        """Become a drag once the pointer has left the spot."""
        far = (pointer.pixel - self._grip.pixel).manhattanLength() >= QApplication.startDragDistance()
        if far and (self._grip.copies or not self._grip.adds):
            if self._subject not in self._surface.selection():
                self._surface.select((self._subject,))
            drag = self._surface.craft.drag(self._surface, self._subject, self._grip)
            if drag is not None:
                self._surface.take_over(drag)
                drag.move(pointer)

    def finish(self, pointer: Pointer) -> None:
        """A click on one of several selected cards leaves only that one selected."""
        if self._grip.copies:
            selection = self._surface.selection()
            rest = tuple(one for one in selection if one != self._subject)
            self._surface.select(rest if self._subject in selection else (*selection, self._subject))
        if self._narrows:
            self._surface.select((self._subject,))


class BandGesture(Gesture):
    """A rubber band: to the right it takes what it encloses, to the left also what it touches."""

    def __init__(self, surface: Surface, grip: Pointer) -> None:
        self._surface = surface
        self._grip = grip
        self._before = surface.selection() if grip.adds else ()

    def move(self, pointer: Pointer) -> None:
        """Show the band and what it would select."""
        if (pointer.pixel - self._grip.pixel).manhattanLength() < QApplication.startDragDistance():
            return
        band = QRectF(self._grip.at, pointer.at).normalized()
        self._surface.show_band(band, touching=pointer.at.x() < self._grip.at.x())
        self._surface.select(self._caught(band, touching=pointer.at.x() < self._grip.at.x()), passing=True)

    def finish(self, pointer: Pointer) -> None:
        """Keep what was caught; a click on empty paper selects nothing."""
        clicked = (pointer.pixel - self._grip.pixel).manhattanLength() < QApplication.startDragDistance()
        self._surface.select(self._before if clicked else self._surface.selection())
        self._surface.show_band(None)

    def cancel(self) -> None:
        """Take the band away and select nothing of it."""
        self._surface.show_band(None)
        self._surface.select(self._before)

    def _caught(self, band: QRectF, *, touching: bool) -> tuple[str, ...]:
        caught = [
            subject
            for subject, area in self._surface.stage.picture.areas.items()
            if _meets(band, QRectF(area.x, area.y, area.w, area.h), touching=touching)
        ]
        return (*self._before, *(subject for subject in caught if subject not in self._before))


def _meets(band: QRectF, area: QRectF, *, touching: bool) -> bool:
    return band.intersects(area) if touching else band.contains(area)
