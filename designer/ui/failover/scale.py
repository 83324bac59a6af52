"""Model time across the panel: one scale for faults, ruler and bars, so that they stand exactly above each other."""

from __future__ import annotations

from dataclasses import dataclass, replace

from designer.drawing.primitives import Picture
from designer.drawing.style import MARGIN
from designer.drawing.timeline import Axis, Story, axis_of, timeline, top_of

ENLARGED = 1.25
"""Pixels per point: what is written small on paper must be readable on screen."""

CUT = MARGIN - 10.0
"""So much of the picture's margin is left out, points."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A story laid out for a width in pixels. `top` is where the rows begin, in pixels of the whole picture."""

    picture: Picture
    axis: Axis
    top: float

    @property
    def height(self) -> float:
        """The whole picture's height, pixels."""
        return (self.picture.height - 2 * CUT) * ENLARGED

    def x(self, ms: float) -> float:
        """The pixel at which a moment is."""
        return (self.axis.x(ms) - CUT) * ENLARGED

    def ms(self, x: float) -> int:
        """The moment at a pixel."""
        return self.axis.ms(x / ENLARGED + CUT)

    def row_at(self, y: float) -> str:
        """The subject of the row at a height, given in pixels of the whole picture; "" for none."""
        at = y / ENLARGED + CUT
        return next((subject for subject, area in self.picture.areas.items() if area.y <= at < area.bottom), "")

    def row(self, subject: str) -> tuple[float, float] | None:
        """Top and height of a subject's row, in pixels of the whole picture."""
        area = self.picture.areas.get(subject)
        return ((area.y - CUT) * ENLARGED, area.h * ENLARGED) if area is not None else None


def lay_out(story: Story, length_ms: int, width: float) -> Sheet:
    """The sheet of a story that runs for `length_ms`; faults are left out of it, as they can be handled above it."""
    told = replace(story, span_ms=length_ms, markers=())
    points = width / ENLARGED + 2 * CUT
    return Sheet(timeline(told, points), axis_of(told, points), (top_of(told) - CUT) * ENLARGED)
