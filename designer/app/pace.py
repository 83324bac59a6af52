"""How fast model time passes while a run is played: into twenty seconds, at a factor, or from event to event."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from designer.foundation.language import tr

FIT_MS = 20_000
"""A whole run is played in at most this long, wall-clock time."""

QUIET_MS = 10_000
"""A stretch in which nothing happens for longer than this is quiet, unless the run as a whole is slow."""

QUIET_SHARE = 0.08
"""So much of a run without any event is quiet in a slow run."""

PASSING_MS = 900
"""A quiet stretch takes this long to play, wall-clock time, whatever its length, if it is skipped."""

GLIMPSE_MS, GLIMPSES_MS = 60, 5_000
"""At the greatest speed, from one event to the next takes the former, and the whole run at most the latter."""


@dataclass(frozen=True, slots=True)
class Speed:
    """A speed to choose: its label, and how many times as fast as real time; 0 fits the run into twenty seconds, and
    infinity goes from event to event."""

    label: str
    factor: float


SPEEDS = (
    Speed(tr("Fit in 20 s"), 0),
    Speed("¼ ×", 0.25),
    Speed(tr("Real time"), 1),
    Speed("2 ×", 2),
    Speed("10 ×", 10),
    Speed("60 ×", 60),
    Speed(tr("Fastest"), math.inf),
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one event to the next (model ms), in which nothing happens."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pace:
    """Pairs wall-clock time and model time (ms); between two knots both pass evenly."""

    wall: tuple[float, ...]
    model: tuple[int, ...]

    @property
    def duration(self) -> float:
        """How long playing everything takes, wall-clock ms."""
        return self.wall[-1]

    def model_at(self, wall_ms: float) -> float:
        """The model time after so much playing."""
        return _interpolated(self.wall, self.model, wall_ms)

    def wall_at(self, model_ms: float) -> float:
        """How much playing leads to a model time."""
        return _interpolated(self.model, self.wall, model_ms)


def quiet_in(times: Iterable[int], length_ms: int) -> tuple[Stretch, ...]:
    """The long stretches of a run with events at `times` in which nothing happens."""
    longest = max(QUIET_MS, round(QUIET_SHARE * length_ms))
    return tuple(Stretch(*gap) for gap in pairwise(_knots(times, length_ms)) if gap[1] - gap[0] > longest)


def pace_of(times: Iterable[int], length_ms: int, factor: float, quiet: Sequence[Stretch] = ()) -> Pace:
    """The pace of a run with events at `times`, at a speed's factor; the `quiet` stretches pass in next to no time.

    A run that is shorter than twenty seconds anyway passes in real time when it is to be fitted.
    """
    points = _knots(times, length_ms)
    gaps = [end - start for start, end in pairwise(points)]
    if math.isinf(factor):
        each = min(GLIMPSE_MS, GLIMPSES_MS / len(gaps))
        return Pace(tuple(each * number for number in range(len(points))), points)
    skipped = {stretch.start for stretch in quiet}
    passing = min(PASSING_MS, FIT_MS / 2 / max(1, len(skipped)))
    busy = sum(gap for start, gap in zip(points, gaps, strict=False) if start not in skipped)
    scale = 1 / factor if factor else min(1.0, (FIT_MS - passing * len(skipped)) / max(1, busy))
    wall = [0.0]
    for start, gap in zip(points, gaps, strict=False):
        wall.append(wall[-1] + (min(passing, gap * scale) if start in skipped else gap * scale))
    return Pace(tuple(wall), points)


def _knots(times: Iterable[int], length_ms: int) -> tuple[int, ...]:
    end = max(1, length_ms)
    return tuple(sorted({0, end, *(time for time in times if 0 < time < end)}))


def _interpolated(xs: tuple[float, ...] | tuple[int, ...], ys: tuple[float, ...] | tuple[int, ...], x: float) -> float:
    if x <= xs[0]:
        return float(ys[0])
    if x >= xs[-1]:
        return float(ys[-1])
    place = bisect_right(xs, x)
    share = (x - xs[place - 1]) / (xs[place] - xs[place - 1])
    return ys[place - 1] + (ys[place] - ys[place - 1]) * share
