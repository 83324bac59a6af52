"""A view that zooms and pans: what every drawing on screen has in common."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QNativeGestureEvent, QPainter, QPixmapCache, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from designer.drawing.theme import Theme
from designer.ui.canvas.camera import STEP, Camera
from designer.ui.canvas.plate import Plate, within_pixel
from designer.ui.canvas.stage import Stage

NOTCH = 60.0
"""Pixels that one notch of a mouse wheel scrolls."""


LARGEST_KEPT = 4.0
"""Up to so many physical pixels per unit painted cards are kept and only moved; beyond, few of them are in sight."""

KEPT_KB = 192 * 1024
"""Room for painted cards. Qt's own limit of 10 MB is less than one window on a screen with small pixels needs, and then
everything would be painted anew, and kept in vain, at every frame."""


CALM_MS = 150
"""So long after the last change of scale it counts as settled."""


class Paper(QGraphicsView):
    """A stage seen through a camera. The wheel scrolls, with Ctrl it zooms at the pointer; two fingers do both."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage, parent)
        stage.setParent(self)
        self._stage = stage
        # Asked for a viewport that Qt made itself, PySide would load every class of widgets to find out what it is.
        self.setViewport(QWidget())
        self._camera = Camera(self)
        self._plate = Plate(stage.sheet)
        self._kept_at = 0.0
        self.wheel_zooms = False
        """Whether the wheel zooms by itself, and scrolls with Ctrl."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        QPixmapCache.setCacheLimit(max(KEPT_KB, QPixmapCache.cacheLimit()))
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._keep_painted)
        self._camera.scaled.connect(self._scaled)
        stage.touched.connect(self._touched)
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
        controlled = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if controlled != (self.wheel_zooms and pixels.isNull()):  # two fingers always scroll
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

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The sheet, as far as possible from the pixels that are kept of it."""
        if painter.device() is not self.viewport():
            super().drawBackground(painter, rect)
            return
        back, _ = painter.worldTransform().inverted()
        rest = within_pixel(back * painter.deviceTransform())
        ratio = self.devicePixelRatioF()
        size = self.viewport().size()
        pixels = self._plate.pixels(
            painter.worldTransform() * rest,
            (size.width() * ratio + rest.dx(), size.height() * ratio + rest.dy()),
            self.backgroundBrush().color(),
            self.renderHints(),
        )
        painter.save()
        away, _ = rest.inverted()
        painter.setWorldTransform(away)
        painter.drawPixmap(0, 0, pixels)
        painter.restore()

    def _touched(self, areas: list[QRectF] | None) -> None:
        if areas is None:
            self._plate.forget()
            self.viewport().update()
            return
        for area in areas:
            self._plate.touch(area)
            self.viewport().update(self.to_viewport(area).adjusted(-2, -2, 2, 2).toAlignedRect())

    def _scaled(self, scale: float) -> None:
        """While the size changes, nothing that is painted can be used again."""
        if scale != self._kept_at:
            self._kept_at = scale
            self._stage.keep_painted(False)
            self._calm.start()

    def _keep_painted(self) -> None:
        self._stage.keep_painted(self._camera.scale * self.devicePixelRatioF() <= LARGEST_KEPT)

    def _paint_ground(self) -> None:
        self.setBackgroundBrush(QColor(self._stage.ink.theme.colour("canvas")))
