"""Shapes as SVG markup whose looks are classes of a style sheet, so that one page can be light, dark and on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from designer.drawing.geometry import Path, transformed
from designer.drawing.metrics import text_width
from designer.drawing.primitives import Box, Label, Line, Primitive, Shape
from designer.drawing.svg import text
from designer.foundation.glyphs import Face, printable

_FACES: dict[Face, str] = {
    "regular": "",
    "italic": "font-style:italic;",
    "semibold": "font-weight:600;",
    "mono": "font-family:var(--mono);",
}

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Form:
    """An element without its looks: `tag`, its attributes as they stand in the file, and escaped text in it."""

    tag: str
    attributes: str
    content: str = ""


@dataclass(slots=True)
class Inks:
    """The looks that elements share, by their class."""

    looks: dict[str, str] = field(default_factory=dict)

    def name(self, look: str) -> str:
        """The class for a look, which is a list of declarations."""
        return self.looks.setdefault(look, f"k{_short(len(self.looks))}")

    def rules(self) -> str:
        """The looks as a style sheet."""
        return "\n".join(f".{name}{{{look}}}" for look, name in self.looks.items())


def strokes(primitives: Iterable[Primitive]) -> Iterator[Primitive | tuple[Line, ...]]:
    """The primitives, with neighbouring lines that look the same as one: hatches are many of them."""
    for alike, members in groupby(primitives, key=_stroke_of):
        if alike is None:
            yield from members
        else:
            yield tuple(line for line in members if isinstance(line, Line))


def _stroke_of(primitive: Primitive) -> tuple[object, ...] | None:
    if not isinstance(primitive, Line):
        return None
    return (primitive.stroke, primitive.width, primitive.dash, primitive.subject)


def painted(primitive: Primitive | tuple[Line, ...], dx: float = 0.0, dy: float = 0.0) -> tuple[Form, str]:
    """The element for a primitive, or for lines that look the same, seen from the point (dx, dy), and its look."""
    if isinstance(primitive, tuple):
        path = "".join(_line(line, dx, dy) for line in primitive)
        return Form("path", f'd="{path}"'), "fill:none;" + _stroke(primitive[0])
    if isinstance(primitive, Box):
        return _box(primitive, dx, dy)
    if isinstance(primitive, Line):
        return painted((primitive,), dx, dy)
    if isinstance(primitive, Shape):
        return _shape(primitive, dx, dy)
    return _label(primitive, dx, dy)


def element(form: Form, look: str, more: str = "") -> str:
    """The markup of an element with a class."""
    classed = f' class="{look}"' if look else ""
    opening = f"<{form.tag}{more}{classed} {form.attributes}"
    return f"{opening}>{form.content}</{form.tag}>" if form.content else f"{opening}/>"


def variable(role: str) -> str:
    """The style sheet's name for a colour role."""
    return f"var(--{role.replace('.', '-')})"


def _line(line: Line, dx: float, dy: float) -> str:
    return _path(tuple(("L" if place else "M", x - dx, y - dy) for place, (x, y) in enumerate(line.points)))


def number(value: float) -> str:
    """A coordinate with at most one decimal: a tenth of a pixel."""
    return _tenths(round(value * 10))


def _box(box: Box, dx: float, dy: float) -> tuple[Form, str]:
    radius = f' rx="{number(box.radius)}"' if box.radius else ""
    place = f'x="{number(box.x - dx)}" y="{number(box.y - dy)}"'
    return Form("rect", f'{place} width="{number(box.w)}" height="{number(box.h)}"{radius}'), _fill(box) + _stroke(box)


def _shape(shape: Shape, dx: float, dy: float) -> tuple[Form, str]:
    ends = "stroke-linecap:round;stroke-linejoin:round;" if shape.stroke else ""
    look = f"{_fill(shape)}{_stroke(shape)}fill-rule:evenodd;{ends}"
    return Form("path", f'd="{_path(transformed(shape.path, 1.0, -dx, -dy))}"'), look


def _label(label: Label, dx: float, dy: float) -> tuple[Form, str]:
    shown = printable(label.text, label.face)
    width = text_width(shown, label.face, label.size)
    fitted = f' textLength="{number(width)}" lengthAdjust="spacingAndGlyphs"' if len(shown) > 1 else ""
    form = Form("text", f'x="{number(label.x - dx)}" y="{number(label.y - dy)}"{fitted}', text(label.text, label.face))
    anchor = "" if label.anchor == "start" else f"text-anchor:{label.anchor};"
    return form, f"fill:{variable(label.fill)};font-size:{number(label.size)}px;{_FACES[label.face]}{anchor}"


def _fill(primitive: Box | Shape) -> str:
    return f"fill:{variable(primitive.fill)};" if primitive.fill else "fill:none;"


def _stroke(primitive: Box | Line | Shape) -> str:
    if not primitive.stroke:
        return ""
    dash = "" if isinstance(primitive, Shape) else " ".join(number(length) for length in primitive.dash)
    dashes = f"stroke-dasharray:{dash};" if dash else ""
    return f"stroke:{variable(primitive.stroke)};stroke-width:{primitive.width:.3g}px;{dashes}"


def _path(path: Path) -> str:
    """The outline in tenths of a pixel, each point told from the one before: that is half as long."""
    written: list[str] = []
    x = y = 0
    for letter, *values in path:
        tenths = [round(float(value) * 10) for value in values]
        if letter == "M":
            written.append(f"M{_run(tenths)}")
        elif letter == "Z":
            written.append("z")
            continue
        else:
            steps = [value - (y if place % 2 else x) for place, value in enumerate(tenths)]
            written.append(f"{str(letter).lower()}{_run(steps)}")
        x, y = tenths[-2:]
    return "".join(written)


def _run(tenths: list[int]) -> str:
    """Numbers one after the other, with a space only where one would run into the next."""
    text = ""
    for value in tenths:
        shown = _tenths(value)
        text += shown if not text or shown.startswith("-") else f" {shown}"
    return text


def _tenths(value: int) -> str:
    whole, part = divmod(abs(value), 10)
    shown = (str(whole) if whole or not part else "") + (f".{part}" if part else "")
    return f"-{shown}" if value < 0 else shown


def _short(place: int) -> str:
    digits = ""
    while True:
        place, last = divmod(place, len(_DIGITS))
        digits = _DIGITS[last] + digits
        if not place:
            return digits
