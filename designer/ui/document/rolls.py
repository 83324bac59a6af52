"""Where the pages of a document stand below each other on the screen, at a scale."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

GAP = 18
"""Pixels between two pages."""

MARGIN = 24
"""Pixels around all of them."""


@dataclass(frozen=True, slots=True)
class Roll:
    """The pages at `scale` pixels to the point: their places in a column that is `width` wide and `height` high.

    `scales` are those of the single pages: some may be smaller, so that they fit.
    """

    scale: float
    width: int
    height: int
    places: tuple[QRect, ...]
    scales: tuple[float, ...]

    def at(self, y: int) -> int:
        """The page at a height of the column, or the next one below it."""
        tops = [place.top() for place in self.places]
        above = max(0, bisect_right(tops, y) - 1)
        return min(above + (y > self.places[above].bottom() + GAP), len(self.places) - 1)

    def within(self, top: int, bottom: int) -> range:
        """The pages of which something is between two heights."""
        if not self.places:
            return range(0)
        found = [page for page, place in enumerate(self.places) if place.bottom() >= top and place.top() <= bottom]
        return range(found[0], found[-1] + 1) if found else range(0)


def rolled(sizes: Sequence[tuple[float, float]], scale: float, room: int, *, fits: bool = False) -> Roll:
    """Pages of these sizes, in points, at a scale, in the middle of a column at least as wide as there is room.

    Where everything `fits`, pages that would be wider than the room are smaller than the others.
    """
    widest = max(1, room - 2 * MARGIN)
    scales = tuple(min(scale, widest / width) if fits else scale for width, _ in sizes)
    scaled = [QSize(round(size[0] * one), round(size[1] * one)) for size, one in zip(sizes, scales, strict=True)]
    width = max([room, *(one.width() + 2 * MARGIN for one in scaled)])
    places, y = [], MARGIN
    for one in scaled:
        places.append(QRect((width - one.width()) // 2, y, one.width(), one.height()))
        y += one.height() + GAP
    return Roll(scale, width, y - GAP + MARGIN if scaled else 0, tuple(places), scales)
