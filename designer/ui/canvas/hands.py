"""Mouse and drags on the canvas: which gesture they begin, carry on, finish or cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt

from designer.ui.canvas.gestures.base import Gesture, Pointer, Surface
from designer.ui.canvas.gestures.panning import PanGesture
from designer.ui.canvas.gestures.selecting import BandGesture, PressGesture


class Hands:
    """Holds the gesture under way, if any."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._gesture: Gesture | None = None
        self._space = False
        self._panned = False

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._gesture is not None

    @property
    def cursor(self) -> Qt.CursorShape:
        """What the pointer looks like."""
        if self._gesture is not None and self._gesture.cursor is not None:
            return self._gesture.cursor
        return Qt.CursorShape.OpenHandCursor if self._space else Qt.CursorShape.ArrowCursor

    @property
    def scrolls(self) -> bool:
        """Whether the paper moves on at its edge."""
        return self._gesture is not None and self._gesture.scrolls

    def take(self, gesture: Gesture) -> None:
        """Begin a gesture, or go on with another one."""
        self._gesture = gesture
        gesture.begin()

    def press(self, button: Qt.MouseButton, pointer: Pointer) -> None:
        """A button went down. The right one cancels a gesture; any other waits until it is over."""
        if self._gesture is not None:
            if button == Qt.MouseButton.RightButton:
                self.cancel()
            return
        left = button == Qt.MouseButton.LeftButton
        if button == Qt.MouseButton.MiddleButton or (left and self._space):
            self._panned = True
            self.take(PanGesture(self._surface, pointer))
        elif left:
            subject = self._surface.settled.at(pointer.at.x(), pointer.at.y())
            usual = PressGesture(self._surface, subject, pointer) if subject else BandGesture(self._surface, pointer)
            self.take(self._surface.craft.press(self._surface, pointer) or usual)

    def move(self, pointer: Pointer) -> bool:
        """The pointer moved; whether a gesture cared."""
        if self._gesture is None:
            return False
        self._gesture.move(pointer)
        return True

    def release(self, pointer: Pointer) -> None:
        """The button went up: finish."""
        if self._gesture is not None:
            gesture, self._gesture = self._gesture, None
            gesture.finish(pointer)

    def cancel(self) -> bool:
        """Leave everything as it was before the gesture; whether there was one."""
        if self._gesture is None:
            return False
        gesture, self._gesture = self._gesture, None
        gesture.cancel()
        return True

    def hold_space(self, held: bool) -> bool:
        """The Space bar went down or up; whether that was a tap, without paper having been moved."""
        tapped = self._space and not held and not self._panned
        self._space = held
        if held:
            self._panned = False
        return tapped
