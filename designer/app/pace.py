"""How fast model time passes while a run is played: into twenty seconds, with quiet stretches skipped, or plainly."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

FIT_MS = 20_000
"""A whole run is played in at most this long, wall-clock time."""

QUIET_MS = 10_000
"""A stretch in which nothing happens for longer than this is quiet, unless the run as a whole is slow."""

QUIET_SHARE = 0.08
"""So much of a run without any event is quiet in a slow run."""

PASSING_MS = 900
"""A quiet stretch takes this long to play, wall-clock time, whatever its length."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one event to the next (model ms), in which nothing happens."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pace:
    """Pairs wall-clock time and model time (ms); between two knots both pass evenly. `quiet` is what is skipped."""

    wall: tuple[float, ...]
    model: tuple[int, ...]
    quiet: tuple[Stretch, ...] = ()

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


def fitted(times: Iterable[int], length_ms: int) -> Pace:
    """The pace that plays a run with events at `times` in `FIT_MS`; one that is shorter anyway passes in real time."""
    points = sorted({0, length_ms, *(time for time in times if 0 < time < length_ms)})
    longest = max(QUIET_MS, round(QUIET_SHARE * length_ms))
    gaps = [Stretch(start, end) for start, end in pairwise(points)]
    quiet = tuple(gap for gap in gaps if gap.end - gap.start > longest)
    busy = sum(gap.end - gap.start for gap in gaps if gap not in quiet)
    passing = min(PASSING_MS, FIT_MS / 2 / max(1, len(quiet)))
    scale = min(1.0, (FIT_MS - passing * len(quiet)) / max(1, busy))
    wall = [0.0]
    for gap in gaps:
        wall.append(wall[-1] + (passing if gap in quiet else (gap.end - gap.start) * scale))
    return Pace(tuple(wall), tuple(points), quiet)


def plain(length_ms: int, factor: float) -> Pace:
    """Model time passes `factor` times as fast as on the wall, and nothing is skipped."""
    return Pace((0.0, max(1, length_ms) / factor), (0, max(1, length_ms)))


def _interpolated(xs: tuple[float, ...] | tuple[int, ...], ys: tuple[float, ...] | tuple[int, ...], x: float) -> float:
    if x <= xs[0]:
        return float(ys[0])
    if x >= xs[-1]:
        return float(ys[-1])
    place = bisect_right(xs, x)
    share = (x - xs[place - 1]) / (xs[place] - xs[place - 1])
    return ys[place - 1] + (ys[place] - ys[place - 1]) * share
