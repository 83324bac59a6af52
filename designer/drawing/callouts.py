"""Numbers on a picture, explained below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from designer.drawing.geometry import Rect, circle
from designer.drawing.metrics import text_width, wrap
from designer.drawing.primitives import Label, Picture, Primitive, Shape, translated
from designer.foundation.ids import Id

RADIUS = 7.0
SIZE = 9.0
LEADING = 11.5
GAP = 18.0
"""Between the picture and what is explained below it, and between two explanations."""

LOW = 30.0
"""Objects that are lower than this have no corner to spare."""

_INDENT = 2 * RADIUS + 6


@dataclass(frozen=True, slots=True)
class Callout:
    """What a number at an object says: a few words, and a sentence or two."""

    subject: Id
    head: str
    text: str


def with_callouts(picture: Picture, callouts: Sequence[Callout], width: float, *, explained: bool = True) -> Picture:
    """The picture in the middle of at least this width, with a number at the subject of each call-out.

    Below it the call-outs stand beside each other, unless they are explained elsewhere. Those whose subject is not in
    the picture are left out.
    """
    shown = [one for one in callouts if one.subject in picture.areas]
    if not shown:
        return picture
    whole = max(width, picture.width)
    left = (whole - picture.width) / 2
    middle = translated(picture, left, 0)
    column = (whole - GAP * (len(shown) - 1)) / len(shown)
    texts = [wrap(one.text, "regular", SIZE, column - _INDENT) for one in shown]
    top = picture.height + GAP
    primitives: list[Primitive] = list(middle.primitives)
    for index, (one, lines) in enumerate(zip(shown, texts, strict=True)):
        primitives += _number(*_corner(middle.areas[one.subject]), index + 1)
        if explained:
            primitives += _explained(one, lines, index * (column + GAP), top, index + 1)
    height = top + LEADING * (1 + max(map(len, texts))) + 4 if explained else picture.height
    said = " ".join(f"{index}: {one.head}. {one.text}" for index, one in enumerate(shown, 1))
    description = f"{picture.description} {said}".strip()
    return replace(middle, width=whole, height=height, primitives=tuple(primitives), description=description)


def _corner(area: Rect) -> tuple[float, float]:
    """The middle of a number on the upper right corner of an object; before one that is no more than a line."""
    if area.h < LOW:
        return area.x - RADIUS - 2, area.centre[1]
    return area.right - RADIUS / 2, area.y + RADIUS / 2


def _number(x: float, y: float, number: int) -> Iterator[Primitive]:
    yield Shape(circle(x, y, RADIUS), fill="navy", stroke="canvas", width=1.0)
    yield Label(x - text_width(str(number), "semibold", SIZE) / 2, y + 3.2, str(number), SIZE, "on.navy", "semibold")


def _explained(one: Callout, lines: Sequence[str], x: float, y: float, number: int) -> Iterator[Primitive]:
    yield from _number(x + RADIUS, y + RADIUS, number)
    yield Label(x + _INDENT, y + SIZE + 1, one.head, SIZE, "heading", "semibold")
    for index, line in enumerate(lines, 1):
        yield Label(x + _INDENT, y + SIZE + 1 + index * LEADING, line, SIZE, "ink")
