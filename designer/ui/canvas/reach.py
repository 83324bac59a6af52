"""What primitives cover, in plain numbers: asked for thousands of times when a large drawing is opened."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF

from designer.drawing.metrics import ascent, descent, text_width
from designer.drawing.primitives import Box, Label, Line, Primitive

Reach = tuple[float, float, float, float]
"""Left, top, right and bottom."""

NOWHERE: Reach = (0.0, 0.0, 0.0, 0.0)

_SHIFT = {"start": 0.0, "middle": 0.5, "end": 1.0}


def reach_of(primitives: Iterable[Primitive]) -> Reach:
    """What the primitives cover, line widths included, with a pixel to spare for the snapping to the grid."""
    found = list(map(_reach, primitives))
    if not found:
        return NOWHERE
    lefts, tops, rights, bottoms = zip(*found, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def bounds_of(primitives: Iterable[Primitive]) -> QRectF:
    """The same as a rectangle of Qt's."""
    left, top, right, bottom = reach_of(primitives)
    return QRectF(left, top, right - left, bottom - top)


def _reach(primitive: Primitive) -> Reach:
    if isinstance(primitive, Label):
        wide = text_width(primitive.text, primitive.face, primitive.size)
        left = primitive.x - _SHIFT[primitive.anchor] * wide
        top = primitive.y - ascent(primitive.face, primitive.size)
        return (left - 1, top - 1, left + wide + 1, primitive.y + descent(primitive.face, primitive.size) + 1)
    by = primitive.width / 2 + 1.0
    if isinstance(primitive, Box):
        return (
            primitive.x - by,
            primitive.y - by,
            primitive.x + primitive.w + by,
            primitive.y + primitive.h + by,
        )
    if isinstance(primitive, Line):
        by += 4.0 if primitive.arrow else 0.0
        across = [point[0] for point in primitive.points]
        down = [point[1] for point in primitive.points]
    else:
        numbers = [value for command in primitive.path for value in command[1:]]
        across, down = numbers[::2], numbers[1::2]  # type: ignore[assignment]
    return (min(across) - by, min(down) - by, max(across) + by, max(down) + by)
