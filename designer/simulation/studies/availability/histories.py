"""The same estimate by another way: years of failures and repairs played at random, counted and compared.

Knows nothing of the chain in `nodes`: nodes fail and are repaired one by one, and each server is somewhere. What is
exponential there is exponential here; switch-overs take their time exactly.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from designer.simulation.studies.availability.estimate import Availability
from designer.simulation.studies.availability.inputs import MeanTimes
from designer.simulation.studies.availability.nodes import Failover, Pool
from designer.simulation.studies.availability.shared import Shared

CONFIDENCE = 1.96
"""Half-widths are those of the 95 % confidence interval: so many standard errors."""

Downtime = tuple[float, float]
"""From when until when something is down, h."""

Draw = Callable[[float], float]
"""A random time with this mean."""


@dataclass(frozen=True, slots=True)
class Histories:
    """Downtimes of many histories of one virtual server, in hours each, ascending.

    `mean` and `half_width` (95 %) are shares of time; the half-width tells how far the mean can be trusted.
    """

    hours: tuple[float, ...]
    length_h: float

    @property
    def mean(self) -> float:
        """The share of time that is down, over all histories."""
        return math.fsum(self.hours) / len(self.hours) / self.length_h

    @property
    def half_width(self) -> float:
        """How far the mean may be off, with a confidence of 95 %."""
        mean, count = self.mean * self.length_h, len(self.hours)
        if count < 2:
            return math.inf
        variance = math.fsum((down - mean) ** 2 for down in self.hours) / (count - 1)
        return CONFIDENCE * math.sqrt(variance / count) / self.length_h

    def below(self, percent: float) -> float:
        """The downtime, h, that so many percent of the histories do not exceed."""
        return self.hours[max(0, math.ceil(len(self.hours) * percent / 100) - 1)]


def histories(
    pool: Pool,
    failover: Failover,
    shared: Sequence[MeanTimes] = (),
    *,
    length_h: float = 8760,
    count: int = 10_000,
    seed: int = 0,
) -> Histories:
    """Play so many histories of a server of the pool and of what it shares, each from a start with everything whole."""
    hours = []
    for number in range(count):
        random = Random(f"{seed}/{number}")
        draw = _exponential(random)
        down = list(pool_downtimes(pool, failover, length_h, random))
        down += series_downtimes(shared, length_h, draw, draw) if shared else []
        hours.append(_together(down))
    return Histories(tuple(sorted(hours)), length_h)


def histories_of(server: Availability, count: int = 10_000, seed: int = 0) -> Histories:
    """Play so many years of a virtual server; without what `unplayed` names."""
    layer = server.layer
    parts = [times for part in server.shared if (times := _time_of(part)) is not None]
    return histories(layer.pool, layer.failover, parts, length_h=server.year_h, count=count, seed=seed)


def expected_failures(server: Availability, count: int) -> float:
    """About how many failures so many years of a virtual server hold: what playing them takes its time for."""
    layer = server.layer
    rate = layer.pool.nodes / layer.pool.times.mtbf_h
    rate += math.fsum(1 / times.mtbf_h for part in server.shared if (times := _time_of(part)) is not None)
    return rate * server.year_h * count


def unplayed(server: Availability) -> tuple[str, ...]:
    """What is estimated, but cannot be played: parts of which only the availability is known, and redundant ones."""
    majority = ("No majority of nodes",) if server.layer.cluster is not None else ()
    return (*majority, *(part.cause for part in server.shared if part.figures and _time_of(part) is None))


def series_downtimes(parts: Sequence[MeanTimes], length_h: float, lifetime: Draw, repair: Draw) -> Iterator[Downtime]:
    """When a system is down that needs all of its parts; while it is down, nothing ages.

    `lifetime` and `repair` draw times around the means of a part.
    """
    now, left = 0.0, [lifetime(part.mtbf_h) for part in parts]
    while True:
        first = min(range(len(parts)), key=left.__getitem__)
        worked = left[first]
        now += worked
        if now >= length_h:
            return
        left = [rest - worked for rest in left]
        until = now + repair(parts[first].mttr_h)
        yield now, min(until, length_h)
        now, left[first] = until, lifetime(parts[first].mtbf_h)


def pool_downtimes(pool: Pool, failover: Failover, length_h: float, random: Random) -> Iterator[Downtime]:
    """When the first server of a pool is down because of nodes."""
    world = _World(pool, failover, random)
    while world.now < length_h:
        for start, end in world.advance():
            if start < length_h:
                yield start, min(end, length_h)
    if world.down_since is not None and world.down_since < length_h:
        yield world.down_since, length_h


class _World:
    """Nodes with a time at which they fail or are whole again, and the node of every server."""

    def __init__(self, pool: Pool, failover: Failover, random: Random) -> None:
        self.pool, self.failover, self.random = pool, failover, random
        self.draw = _exponential(random)
        self.now = 0.0
        self.fails = {node: self.draw(pool.times.mtbf_h) for node in range(pool.nodes)}
        self.repairs: dict[int, float] = {}
        self.queue: list[int] = []
        self.home: dict[int, int | None] = {server: server for server in range(pool.servers)}
        self.down_since: float | None = None

    def advance(self) -> list[Downtime]:
        """Go to the next failure or repair; what the first server lost by it, if that is known already."""
        failure, repair = min(self.fails.values(), default=math.inf), min(self.repairs.values(), default=math.inf)
        if failure < repair:
            return self._fail(next(node for node, at in self.fails.items() if at == failure))
        repaired = next(node for node, at in self.repairs.items() if at == repair)
        self.now = self.repairs.pop(repaired)
        self.fails[repaired] = self.now + self.draw(self.pool.times.mtbf_h)
        if self.queue:
            self._repair(self.queue.pop(0))
        return self._place()

    def _fail(self, node: int) -> list[Downtime]:
        self.now = self.fails.pop(node)
        crews = self.pool.crews
        if crews is None or len(self.repairs) < crews:
            self._repair(node)
        else:
            self.queue.append(node)
        for server, home in self.home.items():
            if home == node:
                self.home[server] = None
        return self._place(node)

    def _repair(self, node: int) -> None:
        self.repairs[node] = self.now + self.draw(self.pool.times.mttr_h)

    def _place(self, lost: int | None = None) -> list[Downtime]:
        """Give the servers without a node a free one, in any order; the first server's loss of time."""
        enough = len(self.fails) >= self.pool.needed
        if not enough:
            self.home = dict.fromkeys(self.home)
        waiting = [server for server, home in self.home.items() if home is None]
        if not waiting:
            return []
        taken = set(self.home.values())
        free = [node for node in self.fails if enough and node not in taken]
        if len(waiting) > 1:
            self.random.shuffle(waiting)
        before = self.down_since
        for server, node in zip(waiting, free, strict=False):
            self.home[server] = node
        if self.home[0] is None:
            self.down_since = self.now if before is None else before
            return []
        self.down_since = None
        if before is not None:
            return [(before, self.now)]
        if 0 in waiting and lost is not None:
            works = self.random.random() < self.failover.coverage
            return [(self.now, self.now + (self.failover.switch_h if works else self.failover.manual_h))]
        return []


def _time_of(part: Shared) -> MeanTimes | None:
    (figure, *others) = part.figures or (None,)
    return figure if isinstance(figure, MeanTimes) and not others else None


def _exponential(random: Random) -> Draw:
    return lambda mean: random.expovariate(1 / mean) if mean > 0 else 0.0


def _together(down: Sequence[Downtime]) -> float:
    """How long at least one of them lasts."""
    total, until = 0.0, 0.0
    for start, end in sorted(down):
        total += max(0.0, end - max(start, until))
        until = max(until, end)
    return total
