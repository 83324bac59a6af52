"""Rectangles and paths in points, y down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

Point = tuple[float, float]

Path = tuple[tuple[str | float, ...], ...]
"""Commands ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y) and ("Z",), all absolute."""

_ROUND = 0.5523
"""Control point distance of the cubic curve that stands in for a quarter circle of radius 1."""


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle; (x, y) is its top left corner."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """x of the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """y of the bottom edge."""
        return self.y + self.h

    @property
    def centre(self) -> Point:
        """The middle."""
        return (self.x + self.w / 2, self.y + self.h / 2)

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies inside or on the edge."""
        return self.x <= x <= self.right and self.y <= y <= self.bottom

    def overlaps(self, other: Rect) -> bool:
        """Whether the two share more than an edge."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def inset(self, by: float) -> Rect:
        """The same rectangle, smaller by `by` on every side (larger when negative)."""
        return Rect(self.x + by, self.y + by, self.w - 2 * by, self.h - 2 * by)

    def moved(self, dx: float, dy: float) -> Rect:
        """The same rectangle elsewhere."""
        return Rect(self.x + dx, self.y + dy, self.w, self.h)

    def scaled(self, factor: float) -> Rect:
        """The rectangle after everything is multiplied by `factor` about the origin."""
        return Rect(self.x * factor, self.y * factor, self.w * factor, self.h * factor)


def bounding(rects: Iterable[Rect]) -> Rect:
    """The smallest rectangle around all of them; empty at the origin when there are none."""
    found = list(rects)
    if not found:
        return Rect(0, 0, 0, 0)
    left, top = min(r.x for r in found), min(r.y for r in found)
    return Rect(left, top, max(r.right for r in found) - left, max(r.bottom for r in found) - top)


def transformed(path: Path, factor: float, dx: float, dy: float) -> Path:
    """The path scaled about the origin, then moved."""

    def place(command: tuple[str | float, ...]) -> tuple[str | float, ...]:
        numbers = [float(value) * factor for value in command[1:]]
        moved = [value + (dy if index % 2 else dx) for index, value in enumerate(numbers)]
        return (command[0], *moved)

    return tuple(place(command) for command in path)


def circle(x: float, y: float, radius: float) -> Path:
    """A closed circle about (x, y)."""
    k = radius * _ROUND
    return (
        ("M", x + radius, y),
        ("C", x + radius, y + k, x + k, y + radius, x, y + radius),
        ("C", x - k, y + radius, x - radius, y + k, x - radius, y),
        ("C", x - radius, y - k, x - k, y - radius, x, y - radius),
        ("C", x + k, y - radius, x + radius, y - k, x + radius, y),
        ("Z",),
    )


def rounded(rect: Rect, radius: float) -> Path:
    """A closed rectangle with round corners."""
    r = min(radius, rect.w / 2, rect.h / 2)
    if r <= 0:
        corners = [(rect.x, rect.y), (rect.right, rect.y), (rect.right, rect.bottom), (rect.x, rect.bottom)]
        return (*polyline(corners), ("Z",))
    k = r * (1 - _ROUND)
    left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    return (
        ("M", left + r, top),
        ("L", right - r, top),
        ("C", right - k, top, right, top + k, right, top + r),
        ("L", right, bottom - r),
        ("C", right, bottom - k, right - k, bottom, right - r, bottom),
        ("L", left + r, bottom),
        ("C", left + k, bottom, left, bottom - k, left, bottom - r),
        ("L", left, top + r),
        ("C", left, top + k, left + k, top, left + r, top),
        ("Z",),
    )


def polyline(points: Iterable[Point]) -> Path:
    """An open path through the points."""
    return tuple(("L" if index else "M", x, y) for index, (x, y) in enumerate(points))


def length(points: Sequence[Point]) -> float:
    """How long a way through the points is."""
    return sum(hypot(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise(points))


def along(points: Sequence[Point], share: float) -> Point:
    """The point on a way through the points at which so much of it, from 0 to 1, lies behind."""
    left = share * length(points)
    for (x0, y0), (x1, y1) in pairwise(points):
        stretch = hypot(x1 - x0, y1 - y0)
        if left <= stretch and stretch:
            return (x0 + (x1 - x0) * left / stretch, y0 + (y1 - y0) * left / stretch)
        left -= stretch
    return points[-1]


def soft_polyline(points: list[Point], radius: float) -> Path:
    """An open path through the points whose inner corners are rounded off."""
    commands: list[tuple[str | float, ...]] = [("M", *points[0])]
    for place in range(1, len(points) - 1):
        x, y = points[place]
        ax, ay = _towards(x, y, points[place - 1], radius)
        bx, by = _towards(x, y, points[place + 1], radius)
        commands.append(("L", ax, ay))
        controls = (ax + (x - ax) * _ROUND, ay + (y - ay) * _ROUND, bx + (x - bx) * _ROUND, by + (y - by) * _ROUND)
        commands.append(("C", *controls, bx, by))
    commands.append(("L", *points[-1]))
    return tuple(commands)


def _towards(x: float, y: float, target: Point, distance: float) -> Point:
    dx, dy = target[0] - x, target[1] - y
    length = abs(dx + dy) if dx == 0 or dy == 0 else (dx * dx + dy * dy) ** 0.5
    if not length:
        return (x, y)
    share = distance / length
    if share > 0.5:
        share = 0.5
    return (x + dx * share, y + dy * share)
