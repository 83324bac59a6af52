"""What of a run's budgets is drawn: plain data, from the restarts, failovers and windows that it used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from designer.catalog.schema import Catalog
from designer.drawing.timeline.lengths import length
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.foundation.units import NBSP, clock
from designer.simulation.outcome.budgets import Budget, FailbackWindow, Period, budgets, failback_windows
from designer.simulation.outcome.facts import name_of
from designer.simulation.record.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Tally:
    """A row of the strip: what is counted, for which object, in words, and over the time.

    `limit` is how many are allowed in each of the `periods`. A failback window has none; `open` are the stretches (ms)
    in which it is, `waits` those in which its group waited for that.
    """

    label: str
    subject: Id
    icon: str
    text: str
    spent: bool = False
    limit: int = 0
    periods: tuple[Period, ...] = ()
    open: tuple[tuple[int, int], ...] = ()
    waits: tuple[tuple[int, int], ...] = ()


def tallies(timeline: Timeline, catalog: Catalog, starts_at: int = 0, until: int = 0) -> tuple[Tally, ...]:
    """The budgets of which anything was used: those that ran out first, then in order of their first use.

    `starts_at` is the time of day (ms since midnight) at which the run began; windows are shown up to `until` (ms).
    """
    counted = [_tally(timeline, catalog, budget) for budget in budgets(timeline, catalog)]
    counted.sort(key=lambda tally: not tally.spent)
    return (*counted, *(_window(timeline, one) for one in failback_windows(timeline, starts_at, until)))


def told(rows: tuple[Tally, ...]) -> str:
    """All of it in words."""
    return " ".join(f"{row.label}: {row.text}." for row in rows)


def _tally(timeline: Timeline, catalog: Catalog, budget: Budget) -> Tally:
    name = name_of(timeline, budget.subject)
    if budget.kind == "restarts":
        resource = timeline.snapshot.resources[budget.subject]
        group = name_of(timeline, resource.group)
        label = tr("{group}: {name} on {node}").format(group=group, name=name, node=name_of(timeline, budget.node))
        text = tr("{used} of {limit} restarts in {period}")
        kind = catalog.types.get(resource.type)
        icon = kind.icon if kind is not None else "unknown"
    else:
        label, icon = tr("{name}: failovers").format(name=name), "arrow-right"
        text = tr("{used} of {limit} failovers in {period}")
    text = text.format(used=budget.most, limit=budget.threshold, period=_length(budget.period_ms))
    if budget.spent_at is not None:
        text = tr("{count}, used up at {time}").format(count=text, time=clock(budget.spent_at))
    return Tally(label, budget.subject, icon, text, budget.spent_at is not None, budget.threshold, budget.periods)


def _window(timeline: Timeline, window: FailbackWindow) -> Tally:
    label = tr("{name}: failback").format(name=name_of(timeline, window.group))
    text = tr("window from {first}:00 to {last}:00").format(first=window.first_hour, last=window.last_hour)
    if window.waits:
        waited = sum(end - start for start, end in window.waits)
        text = tr("{window}, waited {time}").format(window=text, time=_length(waited))
    return Tally(label, window.group, "clock", text, open=window.open, waits=window.waits)


def _length(ms: int) -> str:
    """A long time in its largest whole unit."""
    for unit, size in (("h", 3_600_000), ("min", 60_000)):
        if ms >= size and ms % size == 0:
            return f"{ms // size}{NBSP}{unit}"
    return length(ms)


def marks(rows: tuple[Tally, ...]) -> Iterator[int]:
    """The moments (ms) at which budgets ran out."""
    for row in rows:
        yield from (period.spent.at for period in row.periods if period.spent is not None)
