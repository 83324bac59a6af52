"""The tests of the library on a design, played: what every virtual server does in each run, and how long it is away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.model.snapshot import Snapshot
from designer.report.context import Context
from designer.simulation.outcome.outages import Outage, outages
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import simulate
from designer.simulation.trials.expectations import Expected
from designer.simulation.trials.library import ReadyRun, ReadyScenario, offered

ROUND_S = 10
"""Pass limits are rounded up to so many seconds."""

PERCENT = 150
"""How much of its simulated time a test may take where a design does not say it; assumed."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one expectation of a run came to. `ms` is how long the group was away, None when it never came back, and 0
    when it was never away."""

    expected: Expected
    ms: int | None


@dataclass(frozen=True, slots=True)
class Played:
    """A run that was played: its name without the code, and what it did to each group that it says anything about."""

    name: str
    told: tuple[Told, ...]


def library(context: Context) -> Sequence[ReadyScenario]:
    """All tests of the library as they apply to the design."""
    return _library(context.snapshot, context.catalog)


@remembered
def _library(snapshot: Snapshot, catalog: Catalog) -> Sequence[ReadyScenario]:
    if not (snapshot.nodes and snapshot.groups):
        return []
    return offered(snapshot, catalog)


def played(context: Context, one: ReadyScenario) -> tuple[Played, ...]:
    """Its runs, played."""
    found = (_play(context, one, run) for run in one.runs)
    return tuple(run for run in found if run is not None)


def limit_ms(context: Context, ms: int) -> int:
    """The pass limit of what is simulated to take so long: `Paper.limit_percent` of it, rounded up to 10 s."""
    percent = context.snapshot.paper.limit_percent or PERCENT
    step = ROUND_S * 1000 * 100
    return -(-ms * percent // step) * ROUND_S * 1000


def away(found: Sequence[Outage], since_ms: int) -> int | None:
    """How long a group was away: in what the last action led to, else in the longest of its outages; None if it never
    came back."""
    if any(one.ms is None for one in found):
        return None
    later = [one.ms for one in found if one.start >= since_ms and one.ms is not None]
    return max(later or [one.ms or 0 for one in found], default=0)


def told(timeline: Timeline, actions: Sequence[Action], expected: Sequence[Expected]) -> Iterator[Told]:
    """What each expectation came to."""
    found = outages(timeline)
    last = max((action.at_ms for action in actions), default=0)
    for one in expected:
        yield Told(one, away(found.get(one.group, ()), last))


def _play(context: Context, one: ReadyScenario, run: ReadyRun) -> Played | None:
    try:
        timeline = simulate(context.snapshot, context.catalog, run.actions, starts_at=run.starts_at)
    except CannotSimulate:
        return None
    name = run.name.removeprefix(one.test.code).strip()
    return Played(name, tuple(told(timeline, run.actions, run.expected)))


def power_offs(context: Context) -> dict[Id, str]:
    """The code of the test that switches a node off, by node."""
    found: dict[Id, str] = {}
    for one in library(context):
        if not one.test.code.startswith("TC-"):
            continue
        for run in one.runs:
            if len(run.actions) == 1 and run.actions[0].kind == "power":
                found.setdefault(run.actions[0].subject, one.test.code)
    return found
