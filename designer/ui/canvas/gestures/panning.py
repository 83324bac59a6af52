"""Moving the paper: middle button, or Space and the left one."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from designer.ui.canvas.gestures.base import Gesture, Pointer, Surface


class PanGesture(Gesture):
    """The paper follows the pointer."""

    cursor = Qt.CursorShape.ClosedHandCursor
    scrolls = False

    def __init__(self, surface: Surface, grip: Pointer) -> None:
        self._surface = surface
        self._last: QPointF = grip.pixel

    def move(self, pointer: Pointer) -> None:
        """Pan by as much as the pointer has moved."""
        delta = pointer.pixel - self._last
        self._last = pointer.pixel
        self._surface.camera.pan(delta.x(), delta.y())
