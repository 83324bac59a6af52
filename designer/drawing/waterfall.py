"""A stretch of time as what it is spent on, one step after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from designer.drawing.metrics import elide
from designer.drawing.primitives import Box, Label, Line, Picture, Primitive
from designer.foundation.glyphs import Face
from designer.foundation.units import seconds

ROW = 15.75
BAR = 9.0
LABELS = 170.0
VALUES = 44.0
SIZE = 9.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A step: what it is called, and from when to when it lasts, ms."""

    words: str
    start: int
    end: int


def waterfall(steps: Sequence[Stretch], total: str, width: float, title: str) -> Picture:
    """A bar for each step where the one before ends, its length beside it, and `total` as the words of the last row."""
    span = max((step.end for step in steps), default=1) or 1
    room = width - LABELS - VALUES
    longest = max((step.end - step.start for step in steps), default=0)
    primitives: list[Primitive] = []
    for index, step in enumerate(steps):
        slowest = step.end - step.start == longest
        primitives += _row(step, index * ROW, room / span, "accent" if slowest else "bar.light")
    y = len(steps) * ROW
    primitives.append(Line(((0, y), (width, y)), stroke="rule", width=0.75))
    end = Stretch(total, 0, span)
    primitives += _row(end, y + 1.5, room / span, "navy", "semibold")
    told = "; ".join(f"{step.words}: {seconds(step.end - step.start)}" for step in (*steps, end))
    return Picture(width, y + ROW + 1.5, tuple(primitives), title=title, description=f"{told}.")


def _row(step: Stretch, y: float, scale: float, fill: str, face: Face = "regular") -> Iterator[Primitive]:
    middle = y + ROW / 2
    x, long = LABELS + step.start * scale, max((step.end - step.start) * scale, 1.0)
    yield Label(0, middle + 3.2, elide(step.words, face, SIZE, LABELS - 8), SIZE, "ink", face)
    yield Box(x, middle - BAR / 2, long, BAR, fill=fill, radius=1.5)
    yield Label(x + long + 4, middle + 3.2, seconds(step.end - step.start), SIZE, "ink", face)
