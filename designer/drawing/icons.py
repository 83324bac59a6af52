"""Object icons: neutral line drawings on a 24-unit grid, kept as data in `resources/icons/objects.toml`."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from designer.drawing.geometry import Path, Rect, circle, rounded, transformed
from designer.drawing.primitives import Shape
from designer.foundation.paths import resources

GRID = 24.0
STROKE = 1.5
"""Width of an icon's lines, on its grid."""

_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Z": 0, "O": 3, "R": 5}


class BadIcon(ValueError):
    """The icon file holds something that is not a path."""


@dataclass(frozen=True, slots=True)
class Icon:
    """What is stroked and what is filled, on the grid."""

    line: Path
    solid: Path


@functools.cache
def icons() -> Mapping[str, Icon]:
    """All icons by name."""
    text = (resources() / "icons" / "objects.toml").read_text(encoding="utf-8")
    return {
        name: Icon(parse_path(entry.get("line", "")), parse_path(entry.get("solid", "")))
        for name, entry in tomllib.loads(text).items()
    }


def icon(name: str, box: Rect, role: str, subject: str = "") -> Iterator[Shape]:
    """The icon in one colour, as large as the box is wide, from its top left corner.

    A name that does not exist gives the icon "unknown".
    """
    yield from _shapes(name, box, role, subject)


@functools.lru_cache(maxsize=2048)
def _shapes(name: str, box: Rect, role: str, subject: str) -> tuple[Shape, ...]:
    """Kept, because the same icons stand at the same places in one picture after the other."""
    drawing = icons().get(name) or icons()["unknown"]
    factor = box.w / GRID
    shapes = []
    if drawing.line:
        path = transformed(drawing.line, factor, box.x, box.y)
        shapes.append(Shape(path, stroke=role, width=STROKE * factor, subject=subject))
    if drawing.solid:
        shapes.append(Shape(transformed(drawing.solid, factor, box.x, box.y), fill=role, subject=subject))
    return tuple(shapes)


def parse_path(text: str) -> Path:
    """The path that the commands of the icon file describe. Raises `BadIcon`."""
    commands: list[tuple[str | float, ...]] = []
    words = iter(text.split())
    x = y = 0.0
    for letter in words:
        if letter not in _ARGUMENTS:
            raise BadIcon(f'"{letter}" is not a path command')
        try:
            numbers = [float(next(words)) for _ in range(_ARGUMENTS[letter])]
        except (StopIteration, ValueError):
            raise BadIcon(f'"{letter}" needs {_ARGUMENTS[letter]} numbers') from None
        if letter == "O":
            commands += circle(*numbers)
        elif letter == "R":
            commands += rounded(Rect(*numbers[:4]), numbers[4])
        elif letter in "HV":
            x, y = (numbers[0], y) if letter == "H" else (x, numbers[0])
            commands.append(("L", x, y))
        else:
            x, y = (numbers[-2], numbers[-1]) if numbers else (x, y)
            commands.append((letter, *numbers))
    return tuple(commands)
