"""Which part of the drawing is seen, and how large."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QRectF, QSizeF, QVariantAnimation, Signal
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsView

SMALLEST, LARGEST = 0.1, 8.0
STEP = 1.2
LARGEST_FIT = 2.0
"""Fitting never enlarges beyond this: three boxes that fill the window look silly."""

MARGIN = 4.0
"""Pixels left free around what is fitted; pictures have a margin of their own."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a camera sees: everything while `fitting`, else the drawing around `centre` at `scale` pixels per unit."""

    fitting: bool
    scale: float
    centre: QPointF


class Camera(QObject):
    """Zoom and pan of a view. While it is `fitting`, the whole drawing stays in sight whatever happens to either."""

    scaled = Signal(float)
    """How large the drawing is now, in pixels per unit."""

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__(view)
        self._view = view
        self.fitting = True
        self.whole = QRectF()
        self.duration_ms = 180
        self._from, self._to = QRectF(), QRectF()
        self._rest = QPointF()
        """What panning by whole pixels has left over."""
        self._glide = QVariantAnimation(self)
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(1.0)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._glide_to)

    @property
    def scale(self) -> float:
        """Pixels per unit."""
        return self._view.transform().m11()

    @property
    def smallest(self) -> float:
        """The least scale: everything can be seen at once, however much there is."""
        return min(SMALLEST, self._scale_to_fit(self.whole, MARGIN) or SMALLEST)

    def set_whole(self, rect: QRectF, *, glide: bool = False) -> None:
        """What there is to see; room to pan is added around it."""
        self.whole = QRectF(rect)
        if self.fitting:
            self.fit(self.whole, glide=glide)
        else:
            self._make_room()

    def resized(self) -> None:
        """The window has another size."""
        if self.fitting:
            self.fit(self.whole)
        else:
            self._make_room()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom by a factor; the point of the drawing at `at` (pixels in the viewport; else its middle) stays there."""
        self._glide.stop()
        self.fitting = False
        anchor = at if at is not None else QPointF(self._view.viewport().rect().center())
        wanted = min(LARGEST, max(self.smallest, self.scale * factor))
        before = self._to_scene(anchor)
        self._apply(wanted, before, anchor)

    def zoom_to(self, scale: float) -> None:
        """Show the drawing at this scale, its middle in the middle of the window."""
        self.fitting = False
        self._look_at(self.whole.center(), scale, glide=False)

    def fit(self, rect: QRectF, *, glide: bool = False, margin: float = MARGIN, largest: float = LARGEST_FIT) -> None:
        """Show the whole of `rect`."""
        scale = self._scale_to_fit(rect, margin)
        if scale > 0:
            self._look_at(rect.center(), min(largest, max(self.smallest, scale)), glide=glide)

    def fit_whole(self, *, glide: bool = True) -> None:
        """Show everything, and keep doing so."""
        self.fitting = True
        self.fit(self.whole, glide=glide)

    def show(self, rect: QRectF) -> None:
        """Bring `rect` into sight by panning, if it is not there already."""
        if not self._visible().adjusted(8, 8, -8, -8).contains(rect):
            self.fitting = False
            self._look_at(rect.center(), self.scale, glide=True)

    def outlook(self) -> Outlook:
        """What is seen now, for `restore`."""
        return Outlook(self.fitting, self.scale, self._view.sceneRect().center())

    def restore(self, outlook: Outlook) -> None:
        """Show what was seen then."""
        self.fitting = outlook.fitting
        if outlook.fitting:
            self.fit(self.whole)
        else:
            self._look_at(outlook.centre, outlook.scale, glide=False)

    def pan(self, dx: float, dy: float) -> None:
        """Move the drawing by so many pixels, rounded to those of the device: what is painted can then be moved."""
        self._glide.stop()
        self.fitting = False
        ratio = self._view.devicePixelRatioF()
        wanted = QPointF(dx, dy) + self._rest
        way = QPointF(round(wanted.x() * ratio) / ratio, round(wanted.y() * ratio) / ratio)
        self._rest = wanted - way
        middle = QPointF(self._view.viewport().rect().center())
        self._apply(self.scale, self._to_scene(middle - way), middle)

    def _scale_to_fit(self, rect: QRectF, margin: float) -> float:
        """How large `rect` can be shown with a margin in pixels; 0 when nothing can."""
        viewport = QRectF(self._view.viewport().rect())
        if rect.isEmpty() or viewport.width() <= 2 * margin or viewport.height() <= 2 * margin:
            return 0.0
        return min((viewport.width() - 2 * margin) / rect.width(), (viewport.height() - 2 * margin) / rect.height())

    def _visible(self) -> QRectF:
        return self._view.mapToScene(self._view.viewport().rect()).boundingRect()

    def _to_scene(self, pixel: QPointF) -> QPointF:
        inverted, _ = self._view.viewportTransform().inverted()
        return inverted.map(pixel)

    def _look_at(self, centre: QPointF, scale: float, *, glide: bool) -> None:
        self._glide.stop()
        target = self._window_at(centre, scale)
        if not glide or self.duration_ms <= 0 or not self._view.isVisible():
            self._to = target
            self._glide_to(1.0)
            return
        self._from, self._to = self._window_at(self._to_scene(self._middle()), self.scale), target
        self._glide.setDuration(self.duration_ms)
        self._glide.start()

    def _middle(self) -> QPointF:
        return QRectF(self._view.viewport().rect()).center()

    def _window_at(self, centre: QPointF, scale: float) -> QRectF:
        viewport = self._view.viewport().rect()
        window = QRectF(0, 0, viewport.width() / scale, viewport.height() / scale)
        window.moveCenter(centre)
        return window

    def _glide_to(self, share: float) -> None:
        first, last = self._from, self._to
        if share >= 1:
            width, centre = last.width(), last.center()
        else:
            width = first.width() + (last.width() - first.width()) * share
            centre = first.center() + (last.center() - first.center()) * share
        self._apply(self._view.viewport().width() / max(width, 1e-6), centre, self._middle())

    def _apply(self, scale: float, point: QPointF, pixel: QPointF) -> None:
        """Show at `scale`, with the drawing's `point` at `pixel` of the viewport."""
        view = self._view
        scale = min(LARGEST, max(self.smallest, scale))
        ratio = view.devicePixelRatioF()
        left = round((point.x() * scale - pixel.x()) * ratio) / ratio
        top = round((point.y() * scale - pixel.y()) * ratio) / ratio
        size = QSizeF(view.viewport().size()) / scale
        # The scene rectangle is exactly what shows: Qt's own scrolling, which knows only whole logical pixels, then has
        # nothing left to do or to round. Whole physical pixels keep what is painted of use when the paper is moved.
        view.setSceneRect(QRectF(QPointF(left, top) / scale, size))
        view.setTransform(QTransform(scale, 0, 0, scale, -left, -top))
        self.scaled.emit(scale)

    def _make_room(self) -> None:
        # What was in the middle stays there, also when the window has just got another size.
        self._apply(self.scale, self._view.sceneRect().center(), self._middle())
