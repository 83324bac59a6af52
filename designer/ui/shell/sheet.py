"""A picture on a sheet of paper, and as an image: always in the colours for print."""

from __future__ import annotations

import time

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from designer.drawing.primitives import Picture
from designer.drawing.theme import load_theme
from designer.ui.canvas.fonts import font
from designer.ui.canvas.grid import grid_of
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.strokes import strokes_of

MARGIN_MM = 12.0
FOOT = 14.0
"""Points left at the bottom for the name of the design and the date."""

FOOT_SIZE = 8
LARGEST = 1.6
"""A small picture is not blown up beyond this many times its size in points."""


def printer_for(picture: Picture, name: str) -> QPrinter:
    """The default printer, set to the orientation that suits the picture."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    wide = picture.width >= picture.height
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)
    printer.setPageMargins(QMarginsF(*[MARGIN_MM] * 4), QPageLayout.Unit.Millimeter)
    return printer


def paint_sheet(printer: QPrinter, picture: Picture, name: str) -> None:
    """Print a picture on one sheet: as large as it goes, in the middle, as lines and not as pixels."""
    painter = QPainter(printer)
    try:
        page = printer.pageRect(QPrinter.Unit.Point)
        painter.scale(printer.resolution() / 72, printer.resolution() / 72)
        room = QRectF(0, 0, page.width(), page.height() - FOOT)
        scale = min(LARGEST, room.width() / picture.width, room.height() / picture.height)
        painter.save()
        painter.translate((room.width() - picture.width * scale) / 2, (room.height() - picture.height * scale) / 2)
        painter.scale(scale, scale)
        _paint(painter, picture)
        painter.restore()
        painter.setFont(font("regular", FOOT_SIZE))
        painter.setPen(QColor(load_theme("print").colour("muted")))
        foot = QRectF(0, page.height() - FOOT, page.width(), FOOT)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, name)
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, time.strftime("%Y-%m-%d"))
    finally:
        painter.end()


def to_image(picture: Picture, scale: float) -> QImage:
    """The picture in pixels, `scale` of them per point, on the colour of paper."""
    image = QImage(round(picture.width * scale), round(picture.height * scale), QImage.Format.Format_RGB32)
    image.fill(QColor(load_theme("print").colour("canvas")))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    _paint(painter, picture)
    painter.end()
    return image


def _paint(painter: QPainter, picture: Picture) -> None:
    ink, grid = Ink(load_theme("print")), grid_of(painter.deviceTransform())
    for stroke in strokes_of(list(picture.primitives)):
        stroke.paint(painter, ink, grid)
