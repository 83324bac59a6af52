"""Moving the paper on while something is carried to its edge."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer

EDGE = 28.0
"""Pixels from the border of the window within which the paper moves."""

FASTEST = 18.0
"""Pixels per step at the very border and beyond."""

STEP_MS = 30


class Edging(QObject):
    """Pans as long as the pointer stays near the border, as far as there is something to see beyond it.

    `pan` moves the paper by so many pixels, `whole` says where all of the drawing is in the window.
    """

    def __init__(
        self, pan: Callable[[QPointF], None], whole: Callable[[], QRectF], window: Callable[[], QRectF], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pan = pan
        self._whole = whole
        self._window = window
        self._pixel = QPointF()
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self.step)

    def follow(self, pixel: QPointF) -> None:
        """The pointer is here, with something in hand."""
        self._pixel = pixel
        if self._way().isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Nothing is carried any more."""
        self._timer.stop()

    @property
    def is_moving(self) -> bool:
        """Whether the paper moves."""
        return self._timer.isActive()

    def step(self) -> None:
        """Move the paper on a little."""
        way = self._way()
        if way.isNull():
            self._timer.stop()
        else:
            self._pan(way)

    def _way(self) -> QPointF:
        window, whole = self._window(), self._whole()
        if window.width() < 4 * EDGE or window.height() < 4 * EDGE:
            return QPointF()
        return QPointF(
            _along(self._pixel.x(), window.left(), window.right(), whole.left(), whole.right()),
            _along(self._pixel.y(), window.top(), window.bottom(), whole.top(), whole.bottom()),
        )


def _along(at: float, first: float, last: float, begins: float, ends: float) -> float:
    """By how much to move the paper along one axis: the nearer to the border the faster."""
    if at < first + EDGE and begins < first:
        return min(FASTEST, FASTEST * (first + EDGE - at) / EDGE, first - begins)
    if at > last - EDGE and ends > last:
        return -min(FASTEST, FASTEST * (at - last + EDGE) / EDGE, ends - last)
    return 0.0
