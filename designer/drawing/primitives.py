"""What a drawing is made of: an ordered list of flat shapes, later ones on top.

Units are points: 1 pt on paper, 1 px on screen at 100 %; y grows downwards. Colours are role names that a theme
resolves, "" meaning none, so that one list paints light, dark and on paper. `subject` is the id of the model object
that the shape belongs to, "" for none. Painters draw what `flattened` yields: there, hatches and arrowheads are shapes
of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from designer.drawing.geometry import Path, Point, Rect, transformed
from designer.drawing.props import NO_PROPS, Props
from designer.drawing.wiring import Wiring
from designer.foundation.glyphs import Face

Anchor = Literal["start", "middle", "end"]
Hatch = Literal["", "/", "\\", "|", "-", ".", "x"]
"""Stripe patterns: none (solid), rising, falling, upright, level, dotted, crossed."""

ARROW = 5.0
"""Length of an arrowhead."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with round corners; `hatch` draws stripes of colour `ink`, `pitch` apart, over the fill."""

    x: float
    y: float
    w: float
    h: float
    fill: str = ""
    stroke: str = ""
    width: float = 0.75
    radius: float = 0.0
    dash: tuple[float, ...] = ()
    hatch: Hatch = ""
    ink: str = ""
    pitch: float = 4.0
    subject: str = ""

    @property
    def rect(self) -> Rect:
        """Where it lies."""
        return Rect(self.x, self.y, self.w, self.h)


@dataclass(frozen=True, slots=True)
class Line:
    """A polyline with flat ends; `arrow` puts a filled head at its last point."""

    points: tuple[Point, ...]
    stroke: str
    width: float = 0.75
    dash: tuple[float, ...] = ()
    arrow: bool = False
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """One line of plain text; (x, y) is the point on the baseline where it starts, is centred, or ends."""

    x: float
    y: float
    text: str
    size: float
    fill: str = "ink"
    face: Face = "regular"
    anchor: Anchor = "start"
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """A path, filled (even-odd), stroked with round caps and joins, or both."""

    path: Path
    fill: str = ""
    stroke: str = ""
    width: float = 0.75
    subject: str = ""


Primitive = Box | Line | Label | Shape


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished drawing: `areas` are the cards and `wires` the connections of the objects one can point at, title and
    description its alt text. What lies `over` everything else, as notes do, is what one points at there. `props` is
    what moves while a run is played (see `designer.drawing.playing`).
    """

    width: float
    height: float
    primitives: tuple[Primitive, ...] = ()
    areas: Mapping[str, Rect] = field(default_factory=dict)
    title: str = ""
    description: str = ""
    wires: Wiring = field(default_factory=Wiring)
    over: frozenset[str] = frozenset()
    props: Props = NO_PROPS

    def at(self, x: float, y: float) -> str:
        """The id of the smallest area that contains the point, one that lies over the others if there is any; else of
        the nearest wire; "" when there is none."""
        hits = [
            (subject not in self.over, area.w * area.h, subject)
            for subject, area in self.areas.items()
            if area.contains(x, y)
        ]
        return min(hits)[2] if hits else next(iter(self.wires.near(x, y)), "")


def flattened(primitives: tuple[Primitive, ...] | list[Primitive]) -> Iterator[Primitive]:
    """The same drawing without hatches and arrowheads: both become lines and shapes behind their owner."""
    for primitive in primitives:
        if isinstance(primitive, Box) and primitive.hatch:
            yield replace(primitive, hatch="", stroke="")
            yield from _hatch_marks(primitive)
            if primitive.stroke:
                yield replace(primitive, hatch="", fill="")
        elif isinstance(primitive, Line) and primitive.arrow:
            yield from _with_head(primitive)
        else:
            yield primitive


def moved(primitive: Primitive, dx: float, dy: float) -> Primitive:
    """The primitive elsewhere."""
    return _placed(primitive, 1.0, dx, dy)


def scaled(picture: Picture, factor: float) -> Picture:
    """The whole picture larger or smaller, text and line widths included."""
    return put(picture, factor, 0.0, 0.0)


def put(picture: Picture, factor: float, dx: float, dy: float) -> Picture:
    """The contents scaled about the origin, then moved; width and height grow by the same."""
    return replace(
        picture,
        width=picture.width * factor + dx,
        height=picture.height * factor + dy,
        primitives=tuple(_placed(primitive, factor, dx, dy) for primitive in picture.primitives),
        areas={subject: area.scaled(factor).moved(dx, dy) for subject, area in picture.areas.items()},
        wires=picture.wires.placed(factor, dx, dy),
        props=picture.props.placed(factor, dx, dy),
    )


def translated(picture: Picture, dx: float, dy: float) -> Picture:
    """The contents moved; width and height grow by the same."""
    return put(picture, 1.0, dx, dy)


def trimmed(picture: Picture, by: float) -> Picture:
    """The picture without `by` of its margin on each side; nothing is cut off, so `by` must be empty margin."""
    return translated(replace(picture, width=picture.width - by, height=picture.height - by), -by, -by)


def _placed(primitive: Primitive, factor: float, dx: float, dy: float) -> Primitive:
    if isinstance(primitive, Label):
        return replace(
            primitive, x=primitive.x * factor + dx, y=primitive.y * factor + dy, size=primitive.size * factor
        )
    width = primitive.width * factor
    if isinstance(primitive, Shape):
        return replace(primitive, path=transformed(primitive.path, factor, dx, dy), width=width)
    dash = tuple(length * factor for length in primitive.dash)
    if isinstance(primitive, Line):
        points = tuple((x * factor + dx, y * factor + dy) for x, y in primitive.points)
        return replace(primitive, points=points, width=width, dash=dash)
    rect = primitive.rect.scaled(factor).moved(dx, dy)
    return replace(
        primitive,
        x=rect.x,
        y=rect.y,
        w=rect.w,
        h=rect.h,
        radius=primitive.radius * factor,
        pitch=primitive.pitch * factor,
        width=width,
        dash=dash,
    )


def _with_head(line: Line) -> Iterator[Primitive]:
    (x0, y0), (x1, y1) = line.points[-2:]
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    if length == 0:
        yield replace(line, arrow=False)
        return
    size = min(ARROW * max(line.width, 0.75) / 0.75, length)
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    bx, by = x1 - ux * size, y1 - uy * size
    half = size * 0.36
    yield replace(line, arrow=False, points=(*line.points[:-1], (bx, by)))
    yield Shape(
        (
            ("M", x1, y1),
            ("L", bx - uy * half, by + ux * half),
            ("L", bx + uy * half, by - ux * half),
            ("Z",),
        ),
        fill=line.stroke,
        subject=line.subject,
    )


def _hatch_marks(box: Box) -> Iterator[Primitive]:
    width = box.pitch * 0.3
    if box.hatch == ".":
        yield from _dots(box)
        return
    for start, end in _stripes(box):
        yield Line((start, end), stroke=box.ink, width=width, subject=box.subject)


def _dots(box: Box) -> Iterator[Primitive]:
    size = box.pitch * 0.4
    for row in range(int(box.h / box.pitch)):
        for column in range(int(box.w / box.pitch)):
            x = box.x + (column + 0.5) * box.pitch - size / 2
            y = box.y + (row + 0.5) * box.pitch - size / 2
            yield Box(x, y, size, size, fill=box.ink, radius=size / 2, subject=box.subject)


def _stripes(box: Box) -> Iterator[tuple[Point, Point]]:
    rect, pitch = box.rect, box.pitch
    if box.hatch == "|":
        count = max(1, int(rect.w / pitch))
        lead = (rect.w - (count - 1) * pitch) / 2
        for x in (rect.x + lead + index * pitch for index in range(count)):
            yield ((x, rect.y), (x, rect.bottom))
    elif box.hatch == "-":
        count = max(1, int(rect.h / pitch))
        lead = (rect.h - (count - 1) * pitch) / 2
        for y in (rect.y + lead + index * pitch for index in range(count)):
            yield ((rect.x, y), (rect.right, y))
    if box.hatch in ("/", "x"):
        yield from _diagonals(rect, pitch * 1.414)
    if box.hatch in ("\\", "x"):
        for (x0, y0), (x1, y1) in _diagonals(rect, pitch * 1.414):
            yield ((x0, rect.y + rect.bottom - y0), (x1, rect.y + rect.bottom - y1))


def _diagonals(rect: Rect, step: float) -> Iterator[tuple[Point, Point]]:
    """Rising lines at 45 degrees across the rectangle, each clipped to it."""
    offset = step / 2
    while offset < rect.w + rect.h:
        x0, x1 = max(0.0, offset - rect.h), min(offset, rect.w)
        yield ((rect.x + x0, rect.y + offset - x0), (rect.x + x1, rect.y + offset - x1))
        offset += step
