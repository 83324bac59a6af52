"""How long outages last when the assumed times are not what is assumed: the same scenario with times drawn at random.

Each assumed time is drawn from a triangle: never outside its range, likeliest at what is assumed, as that is the best
estimate there is and nothing is known of a shape. A seed gives the same figures on every machine.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from random import Random

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.records import Timing
from designer.simulation.outcome.outages import Outcome, outcomes
from designer.simulation.plan.plan import Plan
from designer.simulation.plan.times import Times, times_of
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import play
from designer.simulation.studies.ranges import Range, assumed_ranges

CONFIDENCE = 1.96
"""A half-width is that of the 95 % confidence interval: so many standard errors."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The outages of a group in many runs, ms, ascending; `offline` runs besides left it not complete at the end."""

    group: Id
    outages: tuple[int, ...]
    offline: int

    def below(self, percent: float) -> int | None:
        """The outage that so many percent of all runs do not exceed; None when that is one without an end."""
        number = max(1, math.ceil((len(self.outages) + self.offline) * percent / 100))
        return self.outages[number - 1] if number <= len(self.outages) else None

    @property
    def mean(self) -> float:
        """The mean of the outages that end; NaN when none does."""
        return sum(self.outages) / len(self.outages) if self.outages else math.nan

    @property
    def half_width(self) -> float:
        """How far the mean may be off because there are only so many runs, with a confidence of 95 %."""
        count, mean = len(self.outages), self.mean
        if count < 2:
            return math.inf
        variance = math.fsum((outage - mean) ** 2 for outage in self.outages) / (count - 1)
        return CONFIDENCE * math.sqrt(variance / count)


def spreads(
    plan: Plan,
    catalog: Catalog,
    scenario: Sequence[Action],
    *,
    samples: int = 1000,
    seed: int = 0,
    progress: Callable[[int], None] | None = None,
) -> dict[Id, Spread]:
    """How long the scenario takes each group that it touches, over so many runs; `progress` is told how many are done.

    Work that may be given up in between takes from `runs` instead, and stops.
    """
    found: dict[Id, list[Outcome]] = {}
    for number, run in enumerate(islice(runs(plan, catalog, scenario, seed), samples), 1):
        for group, outcome in run.items():
            found.setdefault(group, []).append(outcome)
        if progress is not None:
            progress(number)
    return {
        group: _spread(group, several)
        for group, several in found.items()
        if any(outcome.outcome != "unaffected" for outcome in several)
    }


def runs(plan: Plan, catalog: Catalog, scenario: Sequence[Action], seed: int = 0) -> Iterator[Mapping[Id, Outcome]]:
    """What comes of the scenario with times drawn anew for each run, without an end; what Windows picks differs too."""
    for number, times in enumerate(drawn_times(plan, catalog, assumed_ranges(plan, catalog), seed)):
        yield outcomes(play(replace(plan, times=times), scenario, seed + number))


def drawn_times(plan: Plan, catalog: Catalog, ranges: Sequence[Range], seed: int = 0) -> Iterator[Times]:
    """The times of a design with those of the ranges drawn at random, without an end.

    Each range has a stream of numbers of its own: a part more in the design changes nothing about the others.
    """
    streams = [(one, Random(f"{seed}/{one.key}")) for one in ranges]
    snapshot = plan.snapshot
    while True:
        drawn = {one.key: round(stream.triangular(one.low, one.high, one.likely)) for one, stream in streams}
        timings = {one.key: Timing(id=one.key, ms=drawn[one.key]) for one in ranges if one.resource is None}
        varied = replace(snapshot, timings={**snapshot.timings, **timings})
        times = times_of(varied, catalog, plan.service)
        own = [one.resource for one in ranges if one.resource is not None]
        if own:
            online, offline = dict(times.online), dict(times.offline)
            for resource in own:
                online[resource] = drawn.get(f"{resource}.online", online[resource])
                offline[resource] = drawn.get(f"{resource}.offline", offline[resource])
            times = replace(times, online=online, offline=offline)
        yield times


def _spread(group: Id, found: Sequence[Outcome]) -> Spread:
    lengths = sorted(outcome.outage_ms for outcome in found if outcome.outage_ms is not None)
    return Spread(group, tuple(lengths), len(found) - len(lengths))
