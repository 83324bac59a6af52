"""What a run used of what it was allowed: restarts of resources, failovers of groups, and windows for going back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.records import Group
from designer.simulation.plan.daytime import DAY_MS, has_window, window_wait
from designer.simulation.plan.daytime import HOUR_MS as HOUR
from designer.simulation.record.events import Event
from designer.simulation.record.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Use:
    """One of a budget at `at` (ms), by the event with that number."""

    at: int
    event: int


@dataclass(frozen=True, slots=True)
class Period:
    """What was used from `start` to `end` (ms), when counting begins anew; `spent` is the event with which one more was
    wanted and there was none left, None when that did not happen."""

    start: int
    end: int
    uses: tuple[Use, ...]
    spent: Use | None = None


@dataclass(frozen=True, slots=True)
class Budget:
    """What a resource used of its restarts on a node, or a group of its failovers (`node` is None): at most `threshold`
    in `period_ms` from the first on. Only periods in which something was used."""

    kind: Literal["restarts", "failovers"]
    subject: Id
    node: Id | None
    threshold: int
    period_ms: int
    periods: tuple[Period, ...]

    @property
    def most(self) -> int:
        """The most that was used in one period."""
        return max(len(period.uses) for period in self.periods)

    @property
    def spent_at(self) -> int | None:
        """When (ms) it first ran out; None when it never did."""
        return next((period.spent.at for period in self.periods if period.spent is not None), None)


@dataclass(frozen=True, slots=True)
class FailbackWindow:
    """When a group may go back, for one that wanted to: the stretches (ms) in which its window is open, and those in
    which it waited for that."""

    group: Id
    first_hour: int
    last_hour: int
    open: tuple[tuple[int, int], ...]
    waits: tuple[tuple[int, int], ...]


def budgets(timeline: Timeline, catalog: Catalog) -> tuple[Budget, ...]:
    """The budgets of which anything was used: restarts by resource and node, then failovers by group, each in the order
    of their first use."""
    uses: dict[tuple[Id, Id | None], list[list[Event]]] = {}
    spent: dict[tuple[Id, Id | None, int], Event] = {}
    for event in timeline.events:
        if event.kind in ("restart", "failover"):
            counted = uses.setdefault((event.subject, _place(timeline, event)), [])
            if event.count <= 1 or not counted:
                counted.append([])
            counted[-1].append(event)
        for subject, node in _asked_in_vain(timeline, event):
            periods = uses.get((subject, node))
            if periods:
                spent.setdefault((subject, node, len(periods)), event)
    found = [
        Budget(
            "failovers" if node is None else "restarts",
            subject,
            node,
            counted[0][0].limit,
            _period_ms(timeline, catalog, subject),
            tuple(
                _period(timeline, used, spent.get((subject, node, number)), _period_ms(timeline, catalog, subject))
                for number, used in enumerate(counted, 1)
            ),
        )
        for (subject, node), counted in uses.items()
    ]
    return tuple(sorted(found, key=lambda budget: budget.kind, reverse=True))


def _period(timeline: Timeline, used: list[Event], last: Event | None, length: int) -> Period:
    """The period in which this was used; what came after it did not find it empty."""
    start = _begun(timeline, used[0])
    spent = Use(last.at, last.seq) if last is not None and _begun(timeline, last) <= start + length else None
    return Period(start, start + length, tuple(Use(one.at, one.seq) for one in used), spent)


def failback_windows(timeline: Timeline, starts_at: int = 0, until: int = 0) -> tuple[FailbackWindow, ...]:
    """The failback windows of the groups that waited for one or went back through one, in order of time.

    `starts_at` is the time of day (ms since midnight) at which the run began. They are told up to the last event, or to
    `until` (ms) if that is later.
    """
    wanting = dict.fromkeys(event.subject for event in timeline.events if event.kind in ("window", "failback"))
    snapshot = timeline.snapshot
    return tuple(
        FailbackWindow(
            group,
            snapshot.groups[group].failback_from or 0,
            snapshot.groups[group].failback_until or 0,
            tuple(_open(snapshot.groups[group], starts_at, max(until, timeline.end))),
            tuple(_waits(timeline, group)),
        )
        for group in wanting
        if has_window(snapshot.groups[group])
    )


def _place(timeline: Timeline, event: Event) -> Id | None:
    """Where it is counted: restarts on the node of the failure, failovers for the whole cluster."""
    return timeline.events[event.cause or 0].node if event.kind == "restart" else None


def _begun(timeline: Timeline, event: Event) -> int:
    """When the failure struck that an event answers; counting begins with it."""
    return event.at if event.cause is None else timeline.events[event.cause].at


def _asked_in_vain(timeline: Timeline, event: Event) -> Iterator[tuple[Id, Id | None]]:
    """The budgets that an event says are used up."""
    if event.kind == "left failed" and event.count > event.limit:
        yield event.subject, timeline.events[event.cause or 0].node
    elif event.kind in ("failover", "given up") and event.other is not None and event.detail != "retry":
        yield event.other, timeline.events[event.cause or 0].node
    if event.kind == "given up" and event.detail == "threshold":
        yield event.subject, None


def _period_ms(timeline: Timeline, catalog: Catalog, subject: Id) -> int:
    """How long a period is: what the resource or group says, else the default."""
    resource = timeline.snapshot.resources.get(subject)
    if resource is not None:
        own = resource.restart_period_ms
        return catalog.defaults.restart_period_ms if own is None else own
    hours = timeline.snapshot.groups[subject].failover_period_h
    return (catalog.defaults.failover_period_h if hours is None else hours) * HOUR


def _open(group: Group, starts_at: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a run in which the window of a group is open."""
    length = ((group.failback_until or 0) - (group.failback_from or 0)) * HOUR % DAY_MS
    if not length:
        return
    wait = window_wait(group, starts_at)
    assert wait != "never"
    start = wait if wait else -((starts_at - (group.failback_from or 0) * HOUR) % DAY_MS)
    while start < max(1, end):
        yield max(0, start), min(max(1, end), start + length)
        start += DAY_MS


def _waits(timeline: Timeline, group: Id) -> Iterator[tuple[int, int]]:
    """From each announcement of a wait to the moment at which the group went back, or to the next, or to the end."""
    since: int | None = None
    for event in timeline.events:
        if event.subject != group or event.kind not in ("window", "failback", "owner"):
            continue
        if since is not None and event.at > since:
            yield since, event.at
        since = event.at if event.kind == "window" else None
    if since is not None and timeline.end > since:
        yield since, timeline.end
