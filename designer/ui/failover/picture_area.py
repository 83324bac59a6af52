"""A picture that is only looked at, in a page of the panel: as wide as there is room, scrolled when it is higher."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from designer.drawing.primitives import Picture, trimmed
from designer.ui.canvas.grid import grid_of
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.strokes import Stroke, strokes_of

ENLARGED = 1.25
"""Pixels per point: what is written small on paper must be readable on screen."""

CUT = 12.0
"""So much of a picture's margin is left out, points."""

LEAST = 480.0
"""Points; what is narrower is scrolled sideways."""


class PictureArea(QScrollArea):
    """Shows what `draw` makes for a width in points, anew whenever the width changes."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = _Paper(ink)
        self._draw: Callable[[float], Picture] | None = None
        self.setWidget(self._paper)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    @property
    def picture(self) -> Picture | None:
        """What is shown."""
        return self._paper.picture

    def show_drawn(self, draw: Callable[[float], Picture]) -> None:
        """Show something else."""
        self._draw = draw
        self._lay_out()

    def set_ink(self, ink: Ink) -> None:
        """Paint in other colours."""
        self._paper.ink = ink
        self._paper.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes another picture."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        if self._draw is not None and self.viewport().width() > 1:
            width = max(LEAST, self.viewport().width() / ENLARGED)
            self._paper.show_picture(trimmed(self._draw(width + 2 * CUT), CUT))


class _Paper(QWidget):
    def __init__(self, ink: Ink) -> None:
        super().__init__()
        self.ink = ink
        self.picture: Picture | None = None
        self._strokes: tuple[Stroke, ...] = ()

    def show_picture(self, picture: Picture) -> None:
        self.picture = picture
        self._strokes = tuple(strokes_of(picture.primitives))
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription(picture.description)
        self.resize(round(picture.width * ENLARGED), round(picture.height * ENLARGED))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.ink.colour("card"))
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(ENLARGED, ENLARGED)
        grid = grid_of(painter.deviceTransform())
        for stroke in self._strokes:
            stroke.paint(painter, self.ink, grid)
