"""The phases of a build as a Gantt chart: one bar after the other, days of work, and the point of no return."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from designer.drawing.metrics import elide, text_width
from designer.drawing.primitives import Box, Label, Line, Picture, Primitive
from designer.drawing.style import DASH, HAIR, SMALL, THIN
from designer.foundation.language import tr
from designer.foundation.units import NBSP

WIDTH = 481.0
"""Points; how wide it is in the document."""

PITCH = 17.0
BAR = 9.0
HEAD = 32.0
LABELS = 0.36
"""Share of the width that names may take."""

NOTE = 40.0
"""Room behind the last bar for its time."""

DAY_MIN = 480
"""A day of work: eight hours; assumed."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A phase: when it begins, how long it takes (minutes of work), and the places of those that it rests on."""

    label: str
    start_min: int
    minutes: int
    note: str
    after: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Frame:
    width: float
    left: float
    span: int
    rows: int

    def x(self, minute: float) -> float:
        return self.left + (self.width - NOTE - self.left) * minute / max(1, self.span)

    @property
    def bottom(self) -> float:
        return HEAD + self.rows * PITCH

    def middle(self, row: int) -> float:
        return HEAD + row * PITCH + PITCH / 2


def schedule(bars: Sequence[Bar], *, no_return_min: int | None = None, width: float = WIDTH) -> Picture:
    """One row per phase. `no_return_min` is when the point of no return is passed; None: there is none."""
    names = max((text_width(bar.label, "regular", SMALL) for bar in bars), default=0.0)
    span = max((bar.start_min + bar.minutes for bar in bars), default=1)
    frame = _Frame(width, min(LABELS * width, names) + 10, span, len(bars))
    primitives = [*_days(frame, no_return_min), *_links(bars, frame)]
    for row, bar in enumerate(bars):
        primitives += _row(bar, row, frame)
    if no_return_min is not None:
        primitives += _no_return(no_return_min, frame)
    words = " ".join(f"{bar.label}: {bar.note}." for bar in bars)
    return Picture(width, frame.bottom + 4, tuple(primitives), title=tr("The phases of the build"), description=words)


def _days(frame: _Frame, marked: int | None) -> Iterator[Primitive]:
    """A line at the beginning of every day, and its number; only as many numbers as there is room for."""
    days = -(-frame.span // DAY_MIN)
    every = max(1, round(34 * days / max(1.0, frame.x(frame.span) - frame.left)))
    for day in range(days):
        x = frame.x(day * DAY_MIN)
        yield Line(((x, HEAD - 4), (x, frame.bottom)), "grid", THIN)
        if day % every == 0:
            yield Label(x + 3, HEAD - 7, tr("Day {number}").format(number=day + 1), SMALL, "muted")
    yield Line(((frame.left, frame.bottom), (frame.width - NOTE, frame.bottom)), "rule", THIN)


def _links(bars: Sequence[Bar], frame: _Frame) -> Iterator[Primitive]:
    """From the end of each phase down to the beginning of the next one that rests on it."""
    for row, bar in enumerate(bars):
        for before in bar.after:
            if before == row - 1:
                x = frame.x(bars[before].start_min + bars[before].minutes)
                top, end = frame.middle(before) + BAR / 2, frame.middle(row) - BAR / 2
                yield Line(((x, top), (x, end)), "wire", THIN)


def _row(bar: Bar, row: int, frame: _Frame) -> Iterator[Primitive]:
    middle = frame.middle(row)
    label = elide(bar.label, "regular", SMALL, frame.left - 10)
    yield Line(((0, middle + PITCH / 2), (frame.width, middle + PITCH / 2)), "grid", HAIR)
    yield Label(0, middle + 2.8, label, SMALL, "ink")
    x, end = frame.x(bar.start_min), frame.x(bar.start_min + bar.minutes)
    yield Box(x, middle - BAR / 2, max(1.5, end - x), BAR, fill="accent", radius=1.5)
    room = text_width(bar.note, "regular", SMALL) + 5
    if end + room <= frame.width:
        yield Label(end + 5, middle + 2.8, bar.note, SMALL, "muted")
    else:
        yield Label(x - 5, middle + 2.8, bar.note, SMALL, "muted", anchor="end")


def _no_return(minute: int, frame: _Frame) -> Iterator[Primitive]:
    x = frame.x(minute)
    words = tr("Point of no return").replace(" ", NBSP)
    width = text_width(words, "semibold", SMALL) + 10
    at = min(max(0.0, x - width / 2), frame.width - width)
    yield Line(((x, HEAD - 4), (x, frame.bottom)), "limit", THIN, DASH)
    yield Box(at, 1, width, 14, fill="failed.tint", radius=2)
    yield Label(at + 5, 11, words, SMALL, "failed.text", "semibold")
