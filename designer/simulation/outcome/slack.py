"""How much later the work of a resource could have ended without its group being away for longer: its float."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from designer.foundation.ids import Id
from designer.model.records import Dependency
from designer.simulation.outcome.outages import Outage
from designer.simulation.record.events import Event
from designer.simulation.record.timeline import Timeline

Way = Literal["online", "offline"]


@dataclass(frozen=True, slots=True)
class Slack:
    """Work of a resource from `start` to `end` (ms) in one direction, which could have ended `ms` later.

    0 for what everything waited for. The float is the total one: only one of several resources in a row can use it.
    """

    resource: Id
    way: Way
    start: int
    end: int
    ms: int

    @property
    def until(self) -> int:
        """The latest moment (ms) at which it could have ended."""
        return self.end + self.ms


@dataclass(frozen=True, slots=True)
class _Work:
    """A stretch in which a resource was pending and arrived: the events with which it began and ended."""

    resource: Id
    way: Way
    begun: Event
    done: Event


def slack(timeline: Timeline, outage: Outage) -> tuple[Slack, ...]:
    """The float of everything that was brought offline and online during an outage, in the order in which it ended.

    Counted backwards, from the end of the outage: a resource may end when the first of those that needed it had to
    begin, what goes offline when the first had to that waited for it: a provider, on its way offline or back, or the
    group on its way to another node. What was done in vain, as it was undone before the outage ended, has no float. Of
    alternatives, the provider that another one was online beside delays nobody. Empty for an outage that never ends.
    """
    if outage.last is None or outage.end is None:
        return ()
    works = _works(timeline, outage)
    coming = {work.resource: work for work in works if work.way == "online"}
    latest: dict[int, int] = {}
    found = []
    for work in reversed(works):
        bounds = [outage.end]
        for next_one in _waiting(timeline, work, works, coming):
            later = latest[next_one.done.seq] - next_one.done.at
            tied = _leads_to(timeline, work.done, next_one.begun)
            bounds.append((work.done.at if tied else next_one.begun.at) + later)
        if work.way == "offline":
            bounds += _departure(timeline, outage, work)
        latest[work.done.seq] = max(work.done.at, min(bounds))
        found.append(Slack(work.resource, work.way, work.begun.at, work.done.at, latest[work.done.seq] - work.done.at))
    return tuple(reversed(found))


def _works(timeline: Timeline, outage: Outage) -> list[_Work]:
    """What was done for good during an outage, in the order in which it ended: the last way offline and online of each
    resource that arrived."""
    begun: dict[Id, Event] = {}
    done: dict[tuple[Id, Way], _Work] = {}
    members = set(timeline.members[outage.group])
    for event in timeline.events[outage.first : (outage.last or 0) + 1]:
        if event.kind != "resource" or event.subject not in members:
            continue
        resource = event.subject
        if event.before == "online" or event.after == "failed":
            done.pop((resource, "online"), None)
        if event.after in ("online pending", "offline pending"):
            begun[resource] = event
        elif resource in begun:
            start = begun.pop(resource)
            if event.after == "online":
                done[resource, "online"] = _Work(resource, "online", start, event)
            elif event.after == "offline" and start.after == "offline pending":
                done[resource, "offline"] = _Work(resource, "offline", start, event)
    return sorted(done.values(), key=lambda work: work.done.seq)


def _waiting(timeline: Timeline, work: _Work, works: Sequence[_Work], coming: Mapping[Id, _Work]) -> Iterator[_Work]:
    """The work that could begin only when this one had ended."""
    edges = timeline.snapshot.dependencies.values()
    if work.way == "offline":
        waiting = {work.resource, *(edge.provider for edge in edges if edge.dependent == work.resource)}
        yield from (other for other in works if other.resource in waiting and other.begun.seq > work.done.seq)
        return
    for edge in edges:
        needing = coming.get(edge.dependent) if edge.provider == work.resource else None
        if needing is not None and needing.begun.seq > work.done.seq and not _replaced(timeline, edge, needing.begun):
            yield needing


def _replaced(timeline: Timeline, edge: Dependency, begun: Event) -> bool:
    """Whether another provider of the same set was online as well when the dependent began."""
    if not edge.alternative:
        return False
    online = timeline.state_at(begun.at).resources
    return any(
        online[other.provider] == "online"
        for other in timeline.snapshot.dependencies.values()
        if (other.dependent, other.alternative) == (edge.dependent, edge.alternative) and other.id != edge.id
    )


def _departure(timeline: Timeline, outage: Outage, work: _Work) -> Iterator[int]:
    """When the group left, if it did so after this work: everything has to be offline for that."""
    for event in timeline.changes(outage.group):
        if work.done.seq < event.seq <= (outage.last or 0):
            yield work.done.at if _leads_to(timeline, work.done, event) else event.at
            return


def _leads_to(timeline: Timeline, cause: Event, event: Event) -> bool:
    """Whether an event lies on the chain of causes of another."""
    at: int | None = event.seq
    while at is not None and at > cause.seq:
        at = timeline.events[at].cause
    return at == cause.seq
