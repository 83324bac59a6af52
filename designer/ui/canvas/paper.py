"""A view that zooms and pans: what every drawing on screen has in common."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QNativeGestureEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from designer.drawing.theme import Theme
from designer.ui.canvas.camera import STEP, Camera
from designer.ui.canvas.stage import Stage

NOTCH = 60.0
"""Pixels that one notch of a mouse wheel scrolls."""


class Paper(QGraphicsView):
    """A stage seen through a camera. The wheel scrolls, with Ctrl it zooms at the pointer; two fingers do both."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage, parent)
        stage.setParent(self)
        self._stage = stage
        # Asked for a viewport that Qt made itself, PySide would load every class of widgets to find out what it is.
        self.setViewport(QWidget())
        self._camera = Camera(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self._paint_ground()

    @property
    def stage(self) -> Stage:
        """The items."""
        return self._stage

    @property
    def camera(self) -> Camera:
        """Zoom and pan."""
        return self._camera

    def zoom_in(self) -> None:
        """One step closer."""
        self._camera.zoom(STEP)

    def zoom_out(self) -> None:
        """One step back."""
        self._camera.zoom(1 / STEP)

    def zoom_actual(self) -> None:
        """One pixel to the point."""
        self._camera.zoom_to(1.0)

    def zoom_to_fit(self) -> None:
        """Show everything, and keep it in sight."""
        self._camera.fit_whole()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._stage.set_theme(theme)
        self._paint_ground()

    def to_scene(self, pixel: QPointF) -> QPointF:
        """The point of the drawing at a place in the viewport."""
        inverted, _ = self.viewportTransform().inverted()
        return inverted.map(pixel)

    def to_viewport(self, rect: QRectF) -> QRectF:
        """Where a part of the drawing is in the viewport."""
        return self.viewportTransform().mapRect(rect)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl zoom at the pointer, with Shift scroll sideways."""
        pixels, notches = QPointF(event.pixelDelta()), QPointF(event.angleDelta()) / 120
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._camera.zoom(STEP ** (notches.y() or pixels.y() / NOTCH), event.position())
        else:
            way = pixels if not pixels.isNull() else notches * NOTCH
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not way.x():
                way = QPointF(way.y(), 0)
            self._camera.pan(way.x(), way.y())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Pinching zooms at the fingers."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._camera.zoom(1 + event.value(), event.position())
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in sight what was in sight."""
        super().resizeEvent(event)
        self._camera.resized()

    def _paint_ground(self) -> None:
        self.setBackgroundBrush(QColor(self._stage.ink.theme.colour("canvas")))
