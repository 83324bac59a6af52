"""The program's icon for Windows and macOS, painted from the one SVG."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SIDE = 1024


def write_icon(svg: Path, target: Path) -> Path:
    """Paint `svg` at 1024 pixels and write it as `.ico` or `.icns`, by the suffix of `target`."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PIL import Image
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    picture = target.with_suffix(".png")
    target.parent.mkdir(parents=True, exist_ok=True)
    image.save(str(picture))
    del application
    with Image.open(picture) as painted:
        painted.save(target)
    return target
