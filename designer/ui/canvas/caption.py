"""The line below the canvas that tells a run while it is watched: its phase, a sentence, and who can work."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace

from PySide6.QtCore import QElapsedTimer, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from designer.drawing.signs import sign
from designer.ui.canvas.grid import grid_of
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.strokes import Stroke, strokes_of
from designer.ui.plain import tip

PAD = 12
GAP = 18
LARGE = 1.9
"""How much larger the type is when it is read from afar."""

READ_MS = 1_200
PER_LETTER_MS = 45
"""So long does hearing a sentence take: at least, and for each letter."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What is told: the look of the phase's sign and its text, the sentence, who can work, and what the clock says."""

    look: str = ""
    phase: str = ""
    sentence: str = ""
    toll: str = ""
    clock: str = ""


class CaptionBar(QWidget):
    """Tells one `Caption`. Screen readers hear each sentence, no faster than they can be spoken."""

    resized = Signal()
    """It needs another height now."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = ink
        self._caption = Caption()
        self._phase_room = 0
        self.is_large = False
        self._spoken = ""
        self._since = QElapsedTimer()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._speak)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=False)
        self.hide()

    @property
    def caption(self) -> Caption:
        """What is told now."""
        return self._caption

    def tell(self, caption: Caption, *, aloud: bool = False) -> None:
        """Tell this from now on, `aloud` to screen readers, too."""
        if caption == self._caption:
            return
        before, self._caption = self._caption, caption
        counts = replace(before, phase=caption.phase, clock=caption.clock) == caption and not self.is_large
        if counts and self._room_of_phase() == self._phase_room:
            self.update(0, 1, self._phase_room, self.height() - 1)
        else:
            self.update()
        if caption.sentence != before.sentence:
            self.setAccessibleName(caption.sentence)
        self.setAccessibleDescription(" ".join(part for part in (caption.phase, caption.toll) if part))
        if aloud and caption.sentence != self._spoken and not self._later.isActive():
            self._later.start(self._wait_ms())

    def set_large(self, large: bool) -> None:
        """Be read from afar, with the clock, or from the desk."""
        if large != self.is_large:
            self.is_large = large
            self.resized.emit()
            self.update()

    def sizeHint(self) -> QSize:
        """As high as its lines: two large ones, or a single one."""
        height = QFontMetrics(self._font()).lineSpacing()
        return QSize(200, 2 * height + 2 * PAD if self.is_large else height + PAD)

    def wear(self) -> None:
        """The ink has other colours."""
        self.update()

    def event(self, event) -> bool:  # type: ignore[no-untyped-def]
        """The tip tells the sentence whole."""
        if isinstance(event, QHelpEvent) and event.type() == QHelpEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tip(self._caption.sentence), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The phase at the left, the sentence in the middle, who can work at the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._ink.colour("card"))
        painter.fillRect(QRect(0, 0, self.width(), 1), self._ink.colour("rule"))
        if self.is_large:
            self._paint_large(painter)
        elif event.rect().right() < self._phase_room:
            self._paint_phase(painter, PAD, self.height() / 2, QFontMetrics(self._font()))
        else:
            self._phase_room = self._room_of_phase()
            self._paint_line(painter)

    def _paint_line(self, painter: QPainter) -> None:
        caption, height = self._caption, self.height()
        metrics = QFontMetrics(self._font())
        left = PAD + self._paint_phase(painter, PAD, height / 2, metrics)
        right = self.width() - PAD
        room = metrics.horizontalAdvance(caption.toll)
        if caption.toll and left + 3 * room < right:
            painter.setFont(self._font())
            painter.setPen(self._ink.colour("ink"))
            painter.drawText(QRect(right - room, 0, room + 1, height), Qt.AlignmentFlag.AlignVCenter, caption.toll)
            right -= room + GAP
        painter.setFont(self._font())
        painter.setPen(self._ink.colour("ink"))
        text = metrics.elidedText(caption.sentence, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRect(left, 0, right - left, height), Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_large(self, painter: QPainter) -> None:
        """The sentence above, in large letters; below it phase and users; the clock at the right of both."""
        caption = self._caption
        metrics = QFontMetrics(self._font())
        line = metrics.lineSpacing()
        right = self.width() - PAD
        painter.setPen(self._ink.colour("heading"))
        painter.setFont(self._font(bold=True))
        bold = QFontMetrics(self._font(bold=True))
        wide = bold.horizontalAdvance(caption.clock)
        painter.drawText(QRect(right - wide, PAD, wide + 1, line), Qt.AlignmentFlag.AlignVCenter, caption.clock)
        text = bold.elidedText(caption.sentence, Qt.TextElideMode.ElideRight, right - wide - GAP - PAD)
        painter.drawText(QRect(PAD, PAD, right - wide - PAD, line), Qt.AlignmentFlag.AlignVCenter, text)
        room = metrics.horizontalAdvance(caption.toll)
        self._paint_phase(painter, PAD, PAD + 1.5 * line, metrics, right - room)
        painter.setPen(self._ink.colour("ink"))
        painter.setFont(self._font())
        place = QRect(right - room, PAD + line, room + 1, line)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, caption.toll)

    def _paint_phase(self, painter: QPainter, left: int, middle: float, metrics: QFontMetrics, end: int = 0) -> int:
        """The sign of the phase and its text, up to `end` if that is given; returns how far they reach.

        What follows stands still while it counts.
        """
        caption = self._caption
        if not caption.phase:
            return 0
        size = metrics.ascent()
        grid = grid_of(painter.deviceTransform())
        for stroke in _sign(caption.look, left, middle - size / 2, size):
            stroke.paint(painter, self._ink, grid)
        painter.setFont(self._font())
        painter.setPen(self._ink.colour(f"{caption.look}.text"))
        wide = self._width_of_phase(metrics)
        text = caption.phase
        if end and left + size + 6 + wide > end - GAP:
            wide = max(0, end - GAP - left - size - 6)
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, wide)
        place = QRectF(left + size + 6, middle - metrics.lineSpacing() / 2, wide, metrics.lineSpacing())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
        return size + 6 + wide + GAP

    def _room_of_phase(self) -> int:
        """How far the phase reaches from the left edge."""
        metrics = QFontMetrics(self._font())
        return PAD + metrics.ascent() + 6 + self._width_of_phase(metrics) + GAP // 2

    def _width_of_phase(self, metrics: QFontMetrics) -> int:
        """How wide its text is, whatever its figures are."""
        return metrics.horizontalAdvance("".join("0" if one.isdigit() else one for one in self._caption.phase)) + 2

    def _font(self, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        if self.is_large:
            font.setPointSizeF(max(1.0, font.pointSizeF()) * LARGE)
        font.setBold(bold)
        return font

    def _wait_ms(self) -> int:
        """Until what was said last has been heard."""
        if not self._since.isValid():
            return 0
        needed = READ_MS + PER_LETTER_MS * len(self._spoken)
        return max(0, needed - self._since.elapsed())

    def _speak(self) -> None:
        self._spoken = self._caption.sentence
        self._since.start()
        if self._spoken and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._spoken))


@functools.lru_cache(maxsize=16)
def _sign(look: str, x: float, y: float, size: float) -> list[Stroke]:
    return strokes_of(list(sign(look, x, y, size)))
