"""A picture of a design, small."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from designer.drawing.primitives import Picture
from designer.drawing.theme import Theme
from designer.ui.canvas.grid import grid_of
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.strokes import strokes_of


def thumbnail(picture: Picture, theme: Theme, size: QSize, density: float = 1.0) -> QPixmap:
    """The whole picture, as large as it fits into `size` points, in its middle."""
    target = QPixmap(size * density)
    target.setDevicePixelRatio(density)
    target.fill(Qt.GlobalColor.transparent)
    painter = QPainter(target)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    scale = min(size.width() / picture.width, size.height() / picture.height)
    painter.translate((size.width() - picture.width * scale) / 2, (size.height() - picture.height * scale) / 2)
    painter.scale(scale, scale)
    ink, grid = Ink(theme), grid_of(painter.transform())
    for stroke in strokes_of(picture.primitives):
        stroke.paint(painter, ink, grid)
    painter.end()
    return target
