"""The part of a run that is shown: wheel, touchpad and keys zoom and pan it, as trace viewers do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QNativeGestureEvent, QWheelEvent

from designer.drawing.timeline.span import Span, all_of
from designer.ui.failover.scale import Sheet

NOTCH = 120.0
"""What Qt reports for one notch of a wheel."""

PER_NOTCH = 1.25
"""A notch of the wheel zooms by this."""

PER_KEY = 1.5
"""A key zooms by this."""

PAN = 0.15
"""A notch or a key pans by this share of what is shown."""

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Lens(QObject):
    """Which part of the run the widgets above each other show, and where on it the pointer was last."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.span: Span = all_of(1)
        self.pointer_ms: float | None = None

    def show_run(self, length_ms: int, *, is_new: bool) -> None:
        """Show all of another run, or as much of one that has become longer or shorter."""
        self.span = all_of(length_ms) if is_new else self.span.fitted(length_ms)

    def look(self, span: Span) -> None:
        """Show another part."""
        if span != self.span:
            self.span = span
            self.changed.emit()

    def fit(self) -> None:
        """Show everything."""
        self.look(all_of(self.span.whole))

    def look_at(self, start: float, end: float) -> None:
        """Show a stretch, with a little room about it."""
        self.look(self.span.on(start, end))

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Zoom about a moment; about the pointer if that is known, else about the middle."""
        if at is None:
            at = self.pointer_ms
        if at is None or not self.span.start <= at <= self.span.end:
            at = (self.span.start + self.span.end) / 2
        self.look(self.span.zoomed(at, factor))

    def pan(self, share: float) -> None:
        """Pan by a share of what is shown."""
        self.look(self.span.panned(share * self.span.length))

    def wheel(self, event: QWheelEvent, sheet: Sheet) -> bool:
        """Take a turn of the wheel or a movement on a touchpad: with Ctrl zoom at the pointer, with Shift or sideways
        pan. False for what is left to scrolling."""
        angle, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & CONTROL:
            turned = angle.y() or angle.x()
            self.zoom(PER_NOTCH ** (turned / NOTCH), sheet.ms(event.position().x()))
            return True
        width = max(1.0, sheet.axis.right - sheet.axis.left)
        if event.modifiers() & SHIFT:
            self.pan(-PAN * (angle.y() or angle.x()) / NOTCH)
            return True
        if abs(angle.x()) > abs(angle.y()):
            self.pan(-pixels.x() / width if pixels.x() else -PAN * angle.x() / NOTCH)
            return True
        return False

    def pinch(self, event: QEvent, sheet: Sheet) -> bool:
        """Take a pinch on a touchpad."""
        if not isinstance(event, QNativeGestureEvent) or event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self.zoom(1.0 + event.value(), sheet.ms(event.position().x()))
        return True

    def key(self, event: QKeyEvent) -> bool:
        """Take a key: W and S zoom, A and D pan, F shows everything."""
        done = KEYS.get(Qt.Key(event.key())) if is_plain(event) else None
        if done is not None:
            done(self)
        return done is not None


KEYS: Mapping[Qt.Key, Callable[[Lens], None]] = {
    Qt.Key.Key_W: lambda lens: lens.zoom(PER_KEY),
    Qt.Key.Key_S: lambda lens: lens.zoom(1 / PER_KEY),
    Qt.Key.Key_A: lambda lens: lens.pan(-PAN),
    Qt.Key.Key_D: lambda lens: lens.pan(PAN),
    Qt.Key.Key_F: lambda lens: lens.fit(),
}
"""What a key does while the chart has the focus."""


def is_plain(event: QKeyEvent) -> bool:
    """Whether no modifier is held down."""
    return not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | SHIFT)
