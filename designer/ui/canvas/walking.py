"""Getting from card to card without a mouse."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from designer.drawing.geometry import Rect
from designer.foundation.ids import Id

Direction = Literal["left", "right", "up", "down"]

_STEPS: Mapping[Direction, tuple[float, float]] = {
    "left": (-1, 0),
    "right": (1, 0),
    "up": (0, -1),
    "down": (0, 1),
}


def neighbour(areas: Mapping[Id, Rect], start: Id, direction: Direction) -> Id:
    """The nearest card in a direction; `start` itself when there is none, the first card when nothing is current.

    What lies straight ahead wins over what lies askew, of several equally near ones the most alike in height. A card's
    own contents and what it stands on are only found in the vertical.
    """
    if start not in areas:
        return next(iter(in_reading_order(areas)), start)
    dx, dy = _STEPS[direction]
    here = areas[start]
    best, least = start, (float("inf"), 0.0)
    for subject, area in areas.items():
        if subject == start or (dx and (_contains(areas, start, subject) or _contains(areas, subject, start))):
            continue
        along, across = _distances(here, area, dx, dy)
        measure = (along + 3 * across, abs(area.h - here.h))
        if along > 1 and measure < least:
            best, least = subject, measure
    return best


def in_reading_order(areas: Mapping[Id, Rect]) -> list[Id]:
    """All cards from top to bottom and left to right; what stands on a card follows it."""
    outer = [subject for subject in areas if not any(_contains(areas, other, subject) for other in areas)]
    ordered: list[Id] = []
    for subject in sorted(outer, key=lambda one: (round(areas[one].y / 8), areas[one].x)):
        inside = {other: area for other, area in areas.items() if _contains(areas, subject, other)}
        ordered += [subject, *in_reading_order(inside)]
    return ordered


def _distances(here: Rect, there: Rect, dx: float, dy: float) -> tuple[float, float]:
    """How far ahead the other card's middle is, and how far beside the way it lies."""
    ahead = (there.centre[0] - here.centre[0]) * dx + (there.centre[1] - here.centre[1]) * dy
    if dx:
        return ahead, max(0.0, there.y - here.centre[1], here.centre[1] - there.bottom)
    return ahead, max(0.0, there.x - here.centre[0], here.centre[0] - there.right)


def _contains(areas: Mapping[Id, Rect], outer: Id, inner: Id) -> bool:
    if outer == inner:
        return False
    a, b = areas[outer], areas[inner]
    return a.contains(b.x, b.y) and a.contains(b.right, b.bottom)
