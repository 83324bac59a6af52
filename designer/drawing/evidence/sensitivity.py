"""How an interruption grows with one of its parts: a line per assumption over the length of that part."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from designer.drawing.evidence import LEAST, WIDTH
from designer.drawing.geometry import Point, circle
from designer.drawing.metrics import text_width
from designer.drawing.primitives import Box, Label, Line, Picture, Primitive, Shape
from designer.drawing.style import BOLD, DASH, HAIR, SMALL, THIN
from designer.foundation.language import tr
from designer.foundation.units import seconds

HEIGHT = 104.0
LEFT = 34.0
TOP = 14.0
STEPS_S = (10, 20, 30, 50, 60, 100, 120, 200, 300, 600, 1200, 1800, 3600, 7200)
"""Distances of the lines behind the data, s."""

MOST_LINES = 6

Place = Callable[[int, int], Point]
"""Where a length of the part and one of the whole, in ms, meet."""


@dataclass(frozen=True, slots=True)
class Curve:
    """What was simulated: (length of the part, length of the whole) in ms, in order; `dashed` for what is compared."""

    name: str
    points: tuple[tuple[int, int], ...]
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Axes:
    """What the picture is about, and what runs along it: the `part` to the right, the `whole` upwards."""

    title: str
    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class Bound:
    """A length of the whole that must not be exceeded, in ms, and what it is called."""

    ms: int
    name: str


def sensitivity_picture(
    curves: Sequence[Curve], at: tuple[int, int], axes: Axes, bound: Bound | None = None, width: float = WIDTH
) -> Picture:
    """The curves with a mark at the design's own values (`at`), and a bound that must not be exceeded."""
    ends = [point for curve in curves for point in curve.points]
    wide = max(x for x, _ in ends)
    high = max([*(y for _, y in ends), bound.ms if bound is not None else 0])
    names = max(text_width(curve.name, "regular", LEAST) for curve in curves) + 10
    right = width - max(names, 40)

    def place(x: int, y: int) -> Point:
        return LEFT + (right - LEFT) * x / wide, TOP + HEIGHT * (1 - y / high)

    primitives: list[Primitive] = []
    for ms in _ticks(high):
        _, y = place(0, ms)
        primitives.append(Line(((LEFT, y), (right, y)), "grid", HAIR + 0.2))
        primitives.append(Label(LEFT - 5, y + 2.6, f"{ms // 1000}", LEAST, "muted", anchor="end"))
    for ms in _ticks(wide):
        x, y = place(ms, 0)
        primitives.append(Label(x, y + 11, f"{ms // 1000}", LEAST, "muted", anchor="middle"))
    x, y = place(0, 0)
    primitives.append(Line(((x, y), (right, y)), "rule", THIN))
    primitives.append(Label(0, 7, axes.whole, LEAST, "muted"))
    primitives.append(Label((LEFT + right) / 2, y + 22, axes.part, LEAST, "muted", anchor="middle"))
    if bound is not None:
        _, y = place(0, bound.ms)
        primitives.append(Line(((LEFT, y), (right, y)), "limit", THIN, DASH))
        primitives.append(Label(LEFT + 4, y - 3, bound.name, LEAST, "limit"))
    primitives += _curves(curves, place)
    primitives += _mark(at, place)
    told = " ".join(f"{curve.name}: {', '.join(map(_told, curve.points))}." for curve in curves)
    return Picture(width, TOP + HEIGHT + 26, tuple(primitives), title=axes.title, description=told)


def _told(point: tuple[int, int]) -> str:
    part, whole = point
    return tr("{part} gives {whole}").format(part=seconds(part), whole=seconds(whole))


def _ticks(most: int) -> Iterator[int]:
    """Round values from nought, ms: a few of them, however long it is."""
    hours = -(-most // (MOST_LINES * 3_600_000))
    step = next((step for step in STEPS_S if most <= MOST_LINES * step * 1000), hours * 3600) * 1000
    yield from range(0, most + 1, step)


def _curves(curves: Sequence[Curve], place: Place) -> Iterator[Primitive]:
    baseline: float | None = None
    for curve in sorted(curves, key=lambda one: -one.points[-1][1]):
        points = tuple(place(*point) for point in curve.points)
        role = "muted" if curve.dashed else "accent"
        yield Line(points, role, THIN + HAIR if curve.dashed else BOLD, DASH if curve.dashed else ())
        x, y = points[-1]
        baseline = y + 2.6 if baseline is None else max(y + 2.6, baseline + 9.5)
        yield Label(x + 6, baseline, curve.name, LEAST, role if curve.dashed else "accent")


def _mark(at: tuple[int, int], place: Place) -> Iterator[Primitive]:
    x, y = place(*at)
    text = seconds(at[1])
    wide = text_width(text, "semibold", SMALL) + 8
    yield Line(((x, y), (x, place(0, 0)[1])), "accent", THIN, (1.5, 1.5))
    yield Shape(circle(x, y, 3), fill="accent", stroke="canvas", width=1)
    yield Box(x - wide - 4, y - 15, wide, 12, "accent", radius=2)
    yield Label(x - wide / 2 - 4, y - 6, text, SMALL, "on.accent", "semibold", "middle")
