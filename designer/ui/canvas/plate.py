"""What a view last painted of its sheet, kept as pixels: whatever passes over it, it need not be painted again."""

from __future__ import annotations

from math import ceil, floor

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion, QTransform

from designer.ui.canvas.sheet import Sheet

MANY = 8
"""So many rectangles are painted one by one; of more, neighbours are painted together with what is between them."""

SPARE = 2_000
"""So many pixels more are painted at first to have a rectangle less."""

WHOLE = 1e-3
"""So near to whole pixels counts as whole."""


class Plate:
    """Pixels of a device. Moved by whole pixels it paints only what comes into sight; what has changed is told it."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._pixels = QPixmap()
        self._from = QTransform()
        self._stale = QRegion()
        self._ground = QColor()

    def forget(self) -> None:
        """Everything has changed."""
        self._stale = QRegion(self._pixels.rect())

    def touch(self, area: QRectF) -> None:
        """A part of the drawing has changed."""
        self._stale += self._from.mapRect(area).adjusted(-1, -1, 1, 1).toAlignedRect()

    def pixels(
        self, to_device: QTransform, size: tuple[float, float], ground: QColor, hints: QPainter.RenderHint
    ) -> QPixmap:
        """The drawing as `to_device` places it, on as many pixels as `size` needs."""
        wide, high = ceil(size[0]), ceil(size[1])
        if (self._pixels.width(), self._pixels.height()) != (wide, high):
            self._pixels = QPixmap(wide, high)
            self.forget()
        if ground != self._ground:
            self._ground = ground
            self.forget()
        if to_device != self._from:
            self._move(to_device)
        self._stale &= self._pixels.rect()
        if not self._stale.isEmpty():
            self._paint(hints)
        return self._pixels

    def _move(self, to_device: QTransform) -> None:
        before, self._from = self._from, to_device
        dx, dy = to_device.dx() - before.dx(), to_device.dy() - before.dy()
        shift = QPoint(round(dx), round(dy))
        far = abs(shift.x()) >= self._pixels.width() or abs(shift.y()) >= self._pixels.height()
        level = abs(dx - shift.x()) < WHOLE and abs(dy - shift.y()) < WHOLE
        if to_device.m11() != before.m11() or far or not level:
            self.forget()
            return
        self._stale.translate(shift)
        exposed = QRegion(self._pixels.rect()) - QRegion(self._pixels.rect().translated(shift))
        self._pixels.scroll(shift.x(), shift.y(), self._pixels.rect())
        self._stale += exposed

    def _paint(self, hints: QPainter.RenderHint) -> None:
        stale, self._stale = self._stale, QRegion()
        back, _ = self._from.inverted()
        painter = QPainter(self._pixels)
        painter.setRenderHints(hints)
        for rect in _few(stale):
            painter.resetTransform()
            painter.setClipRect(rect)
            painter.fillRect(rect, self._ground)
            painter.setTransform(self._from)
            self._sheet.paint(painter, back.mapRect(QRectF(rect)))
        painter.end()


def _few(region: QRegion) -> list[QRect]:
    """At most `MANY` rectangles that cover a region.

    They are painted one after the other: below a clip of many rectangles Qt rounds smooth edges differently.
    """
    spare = SPARE
    rects: list[QRect] = list(region)  # type: ignore[call-overload]  # which the stubs do not know
    while len(rects) > MANY:
        rects = _merged(rects, spare)
        spare *= 4
    return rects


def _merged(rects: list[QRect], spare: int) -> list[QRect]:
    """Rectangles around neighbours, with no more than `spare` pixels more in each step."""
    merged: list[QRect] = []
    for rect in rects:
        for place, other in enumerate(merged):
            both = rect | other
            if _pixels(both) - _pixels(rect) - _pixels(other) <= spare:
                merged[place] = both
                break
        else:
            merged.append(rect)
    return merged


def _pixels(rect: QRect) -> int:
    return rect.width() * rect.height()


def within_pixel(to_device: QTransform) -> QTransform:
    """The same, from the whole pixel of the device in which a viewport begins."""
    left, top = floor(to_device.dx() + WHOLE), floor(to_device.dy() + WHOLE)
    return to_device * QTransform.fromTranslate(-left, -top)
