"""The time strip: faults as chips above the ruler, what is skipped, and the handle of the playhead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QApplication, QWidget

from designer.app.pace import Stretch
from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.metrics import elide, text_width
from designer.drawing.primitives import Box, Hatch, Label, Line, Primitive
from designer.foundation.language import tr
from designer.foundation.units import clock
from designer.ui.canvas.ink import Ink
from designer.ui.failover.chart import Still
from designer.ui.failover.scale import Sheet
from designer.ui.plain import set_tip

CHIPS = 26
RULER = 17
CHIP_HEIGHT = 20.0
SIZE = 11.0
WIDEST_CHIP = 236.0
QUIET: Hatch = "/"
_ON_PURPOSE = ("accent.tint", "accent", "ink")
"""Fill, edge and ink of what administrators do."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A fault on the strip, or something done on purpose: when it strikes (ms), what it is called, and its icon."""

    at_ms: int
    text: str
    icon: str
    fault: bool = True


class TimeStrip(Still):
    """The fixed upper part of the timeline. Chips can be dragged to another time and removed."""

    removed = Signal(int)
    """The number of the fault whose cross was clicked."""
    shifted = Signal(int, int)
    """A fault's number and the time (ms) that it was dragged to."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(ink, parent)
        self._chips: tuple[Chip, ...] = ()
        self._quiet: tuple[Stretch, ...] = ()
        self._places: list[QRectF] = []
        self._grip: tuple[int, float] | None = None
        self._dragged: int | None = None
        self._hover = -1
        self.setAccessibleName(tr("Time strip"))

    def show_strip(self, sheet: Sheet | None, chips: Sequence[Chip], quiet: Sequence[Stretch]) -> None:
        """Show these faults over a sheet, with the stretches that playing skips."""
        self._chips, self._quiet = tuple(chips), tuple(quiet)
        self.setAccessibleDescription(
            "; ".join(tr("{chip} at {at_ms}").format(chip=chip.text, at_ms=clock(chip.at_ms)) for chip in chips)
        )
        top = sheet.top if sheet is not None else 0.0
        self.show_sheet(sheet, -(CHIPS + RULER), CHIPS + RULER + top)
        self._place_chips()

    def more(self, sheet: Sheet) -> list[Primitive]:
        """Ruler and chips."""
        drawn = [*self._ruler(sheet), *self._quiet_marks(sheet)]
        for number, place in enumerate(self._places):
            drawn += self._chip(number, place)
        return drawn

    def paint_handle(self, painter: QPainter, x: float) -> None:
        """Something to grip in the ruler."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.ink.brush("failed.stroke"))
        top = CHIPS + 1.0
        corners = [(x - 5.5, top), (x + 5.5, top), (x + 5.5, top + 6), (x, top + 12), (x - 5.5, top + 6)]
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a chip, remove it, or go to a moment."""
        number = self._chip_at(event.position())
        if number < 0:
            super().mousePressEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            if self._cross(self._places[number]).contains(event.position()):
                self.removed.emit(number)
            else:
                self._grip = (number, event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a chip along the time."""
        if self._grip is None:
            self._set_hover(self._chip_at(event.position()))
            super().mouseMoveEvent(event)
            return
        number, start = self._grip
        moved = event.position().x() - start
        if self.sheet is not None and (self._dragged is not None or abs(moved) >= QApplication.startDragDistance()):
            at = self.sheet.ms(self.sheet.x(self._chips[number].at_ms) + moved)
            self._dragged = round(at / 100) * 100
            self._place_chips()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the dragged fault strike there, or go to the moment of one that was only clicked."""
        super().mouseReleaseEvent(event)
        if self._grip is None:
            return
        (number, _), self._grip = self._grip, None
        at, self._dragged = self._dragged, None
        if at is None:
            self.scrubbed.emit(float(self._chips[number].at_ms))
        else:
            self.shifted.emit(number, at)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is elsewhere."""
        super().leaveEvent(event)
        self._set_hover(-1)

    def _set_hover(self, number: int) -> None:
        if number != self._hover:
            self._hover = number
            chip = self._chips[number] if 0 <= number < len(self._chips) else None
            set_tip(
                self,
                tr("{chip} at {at_ms}. Drag it to another time.").format(chip=chip.text, at_ms=clock(chip.at_ms))
                if chip is not None
                else "",
            )
            self.repaint_still()

    def _chip_at(self, at: QPointF) -> int:
        return next((number for number, place in enumerate(self._places) if place.contains(at)), -1)

    def _place_chips(self) -> None:
        """Side by side where they would cover each other."""
        self._places, free = [], 0.0
        if self.sheet is not None:
            for number, chip in enumerate(self._chips):
                dragged = self._dragged is not None and self._grip is not None and self._grip[0] == number
                x = self.sheet.x(self._dragged if dragged and self._dragged is not None else chip.at_ms)
                width = min(WIDEST_CHIP, text_width(chip.text, "regular", SIZE) + 46)
                left = max(free, min(x - 12, self.width() - width - 4))
                self._places.append(QRectF(left, (CHIPS - CHIP_HEIGHT) / 2 + 1, width, CHIP_HEIGHT))
                free = left + width + 5
        self.repaint_still()

    def _chip(self, number: int, place: QRectF) -> list[Primitive]:
        chip, hot = self._chips[number], number == self._hover
        rect = Rect(place.x(), place.y(), place.width(), place.height())
        text = elide(chip.text, "regular", SIZE, rect.w - 45)
        cross = self._cross(place)
        tint, stroke, ink = ("failed.tint", "failed.stroke", "failed.text") if chip.fault else _ON_PURPOSE
        drawn: list[Primitive] = [
            Box(rect.x, rect.y, rect.w, rect.h, tint, stroke, 1.25 if hot else 0.75, radius=10),
            *icon(chip.icon, Rect(rect.x + 6, rect.y + 3.5, 13, 13), ink),
            Label(rect.x + 22, rect.y + 14, text, SIZE, ink),
            *icon("cross", Rect(cross.x() + 3, cross.y() + 3, 10, 10), ink if hot else "muted"),
        ]
        return drawn

    def _cross(self, place: QRectF) -> QRectF:
        return QRectF(place.right() - 20, place.y() + 2, 16, 16)

    def _ruler(self, sheet: Sheet) -> list[Primitive]:
        left, right, bottom = sheet.x(0), sheet.x(sheet.axis.span_ms), float(CHIPS + RULER)
        drawn: list[Primitive] = [Box(left, CHIPS, right - left, RULER, "inset", radius=3)]
        for ms, text in sheet.axis.ticks(56.0):
            x = sheet.x(ms)
            drawn.append(Line(((x, bottom - 4), (x, bottom)), "wire"))
            drawn.append(Label(x + 3, bottom - 5, text, 10.0, "muted"))
        return drawn

    def _quiet_marks(self, sheet: Sheet) -> list[Primitive]:
        drawn: list[Primitive] = []
        for stretch in self._quiet:
            x, end = sheet.x(stretch.start), sheet.x(stretch.end)
            drawn.append(Box(x, CHIPS, end - x, RULER, "inset", hatch=QUIET, ink="rule", pitch=5.0))
            if end - x > 60:
                drawn.append(Box((x + end) / 2 - 26, CHIPS + 2, 52, RULER - 4, "inset", radius=3))
                drawn.append(Label((x + end) / 2, CHIPS + 12, "skipped", 10.0, "muted", "italic", "middle"))
        return drawn
