"""Icons and signs for widgets: the drawings' own line art, painted in the colours of the theme."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from designer.drawing.icons import GRID, STROKE, Icon, icons, parse_path
from designer.drawing.primitives import Shape
from designer.drawing.signs import sign
from designer.drawing.theme import Theme
from designer.foundation.paths import resources
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.strokes import qt_path


def icon(theme: Theme, name: str, role: str = "icon", size: int = 20, density: float = 1.0) -> QIcon:
    """A command's or an object's icon, for screens with `density` pixels per point; unavailable ones are faint."""
    made = QIcon()
    picture = pixmap(theme, name, role, size, density)
    made.addPixmap(picture, QIcon.Mode.Normal)
    made.addPixmap(picture, QIcon.Mode.Selected)
    made.addPixmap(pixmap(theme, name, "rule", size, density), QIcon.Mode.Disabled)
    return made


def pixmap(theme: Theme, name: str, role: str = "icon", size: int = 20, density: float = 1.0) -> QPixmap:
    """An icon of `size` points in the colour of a role."""
    drawing = _command_icons().get(name) or icons().get(name) or icons()["unknown"]
    shapes = [Shape(drawing.line, stroke=role, width=STROKE), Shape(drawing.solid, fill=role)]
    return _painted(theme, shapes, GRID, size, density)


def sign_icon(theme: Theme, kind: str, size: int = 16, density: float = 1.0) -> QIcon:
    """The sign of a state or status as an icon."""
    made = QIcon()
    picture = sign_pixmap(theme, kind, size, density)
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        made.addPixmap(picture, mode)
    return made


def sign_pixmap(theme: Theme, kind: str, size: int = 16, density: float = 1.0) -> QPixmap:
    """The sign of a state or status (`theme.STATES`, `theme.STATUSES`), `size` points wide."""
    return _painted(theme, list(sign(kind, 0, 0, GRID)), GRID, size, density)


def program_icon() -> QIcon:
    """The icon of the program itself."""
    return QIcon(str(resources() / "icons" / "clusterwright.svg"))


def _painted(theme: Theme, shapes: Iterable[Shape], grid: float, size: int, density: float) -> QPixmap:
    target = QPixmap(QSize(round(size * density), round(size * density)))
    target.setDevicePixelRatio(density)
    target.fill(Qt.GlobalColor.transparent)
    painter = QPainter(target)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / grid, size / grid)
    _draw(painter, Ink(theme), shapes)
    painter.end()
    return target


def _draw(painter: QPainter, ink: Ink, shapes: Iterable[Shape]) -> None:
    for shape in shapes:
        if shape.path:
            painter.setBrush(ink.brush(shape.fill) if shape.fill else Qt.BrushStyle.NoBrush)
            painter.setPen(ink.round_pen(shape.stroke, shape.width) if shape.stroke else Qt.PenStyle.NoPen)
            painter.drawPath(qt_path(shape.path))


@functools.cache
def _command_icons() -> Mapping[str, Icon]:
    text = (resources() / "icons" / "commands.toml").read_text(encoding="utf-8")
    return {
        name: Icon(parse_path(entry.get("line", "")), parse_path(entry.get("solid", "")))
        for name, entry in tomllib.loads(text).items()
    }
