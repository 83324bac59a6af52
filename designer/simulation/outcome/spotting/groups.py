"""Groups under way, and where they came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from designer.foundation.ids import Id
from designer.simulation.outcome.outages import Outage
from designer.simulation.outcome.spotting.seen import Arrival, Transit
from designer.simulation.record.events import Event
from designer.simulation.record.timeline import Timeline

TRAVEL_MS = 1_000
"""How long a group's card is under way to its new owner, model time. Taking over takes a moment; to see who went where
takes a little longer. A card has arrived before anything on it is online."""

Gathering = Mapping[Id, tuple[Id, ...]]
"""What stands on every node at one time: the groups that run there, and those that have left a trace there."""


@dataclass(slots=True)
class _Journeys:
    """The groups while the events about owners are played."""

    timeline: Timeline
    waiting: dict[Id, Event] = field(default_factory=dict)
    landed: set[Id] = field(default_factory=set)
    transits: list[Transit] = field(default_factory=list)
    arrivals: list[Arrival] = field(default_factory=list)

    def see(self, event: Event, decided: Mapping[Id, tuple[int, Id | None]]) -> None:
        """Take an event about an owner in; `decided` are the last decisions so far."""
        group = event.subject
        if event.after is None and event.before is not None:
            self.waiting[group] = event
            self.landed.discard(group)
            return
        self.landed.add(group)
        left = self.waiting.get(group)
        origin = event.before if event.before is not None else left.before if left is not None else None
        if origin is None or event.after is None:
            return
        waited = left is not None and left.at < event.at
        if waited and left is not None:
            at, target = decided.get(group, (event.at, event.after))
            known = at if target == event.after and at >= left.at else event.at
            self.transits.append(Transit(group, origin, left.at, event.at, event.after, known))
        if origin != event.after:
            queue = tuple((one, begun.before or "") for one, begun in self.waiting.items() if begun.at < event.at)
            until = _until(self.timeline, event)
            self.arrivals.append(Arrival(group, origin, event.after, event.at, until, waited, queue))

    def settle(self) -> None:
        """At the end of a moment, what has an owner waits no longer."""
        for group in self.landed:
            self.waiting.pop(group, None)
        self.landed.clear()


def journeys(timeline: Timeline) -> tuple[list[Transit], list[Arrival]]:
    """Every stretch in which a group is on no node, and every arrival on another node than before."""
    found = _Journeys(timeline)
    decided: dict[Id, tuple[int, Id | None]] = {}
    targets = {decision.event: decision for decision in timeline.decisions}
    moment: int | None = None
    for event in timeline.events:
        if moment is not None and event.at > moment:
            found.settle()
            moment = None
        if event.seq in targets:
            decided[event.subject] = (event.at, targets[event.seq].target)
        if event.kind == "owner":
            found.see(event, decided)
            moment = event.at
    if moment is not None:
        found.settle()
    lasting = [Transit(group, event.before or "", event.at, None) for group, event in found.waiting.items()]
    return sorted([*found.transits, *lasting], key=lambda one: one.start), found.arrivals


def _until(timeline: Timeline, event: Event) -> int:
    """When a card has to have arrived: before its group goes on elsewhere or has anything online."""
    group, members = event.subject, set(timeline.members[event.subject])
    for later in timeline.events[event.seq + 1 :]:
        if later.at >= event.at + TRAVEL_MS:
            break
        ends = later.kind == "owner" and later.subject == group
        if ends or (later.kind == "resource" and later.subject in members and later.after == "online"):
            return later.at
    return event.at + TRAVEL_MS


@dataclass(slots=True)
class Traces:
    """Where groups have left a trace, step by step: (since when, the node that each group came from)."""

    steps: list[tuple[int, dict[Id, Id]]]
    gatherings: tuple[Gathering, ...]


def traces_of(timeline: Timeline, outages: Mapping[Id, tuple[Outage, ...]]) -> Traces:
    """A group leaves a trace while it is on no node or not complete, and as long as the node it left is not up.

    Of a group that tries several nodes in one outage, it is on the node where it was when that began.
    """
    owners, nodes = dict(timeline.initial.owners), dict(timeline.initial.nodes)
    origins: dict[Id, Id] = {}
    left: dict[Id, int] = {}
    steps: list[tuple[int, dict[Id, Id]]] = [(0, {})]
    gatherings = dict.fromkeys([_gathering(owners, {})])
    for at, events in _moments(timeline, outages):
        for event in events:
            if event.kind == "node":
                nodes[event.subject] = event.after  # type: ignore[assignment]
                continue
            group = event.subject
            before = owners[group]
            if before not in (None, event.after) and not _goes_on(outages.get(group, ()), left.get(group), at):
                origins[group], left[group] = before or "", at
            owners[group] = event.after
            if origins.get(group) == event.after:
                origins.pop(group, None)
        shown = {
            group: origin
            for group, origin in origins.items()
            if owners[group] is None or nodes.get(origin) != "up" or _is_out(outages.get(group, ()), at)
        }
        gatherings[_gathering(owners, shown)] = None
        if shown != steps[-1][1]:
            steps.append((at, shown))
    return Traces(steps, tuple(dict(one) for one in gatherings))


def _moments(timeline: Timeline, outages: Mapping[Id, tuple[Outage, ...]]) -> Iterator[tuple[int, list[Event]]]:
    """The times at which a trace may come or go, with the events about owners and nodes then."""
    by_time: dict[int, list[Event]] = {}
    for event in timeline.events:
        if event.kind in ("owner", "node"):
            by_time.setdefault(event.at, []).append(event)
    for listed in outages.values():
        for outage in listed:
            by_time.setdefault(outage.start, [])
            if outage.end is not None:
                by_time.setdefault(outage.end, [])
    return iter(sorted(by_time.items()))


def _goes_on(listed: tuple[Outage, ...], left: int | None, at: int) -> bool:
    """Whether a group left a node earlier in the same outage: what it comes from is where it was when that began."""
    begun = max((outage.start for outage in listed if outage.start <= at), default=None)
    return left is not None and begun is not None and left >= begun and _is_out(listed, at)


def _is_out(listed: tuple[Outage, ...], at: int) -> bool:
    return any(outage.start <= at and (outage.end is None or at < outage.end) for outage in listed)


def _gathering(owners: Mapping[Id, Id | None], traces: Mapping[Id, Id]) -> tuple[tuple[Id, tuple[Id, ...]], ...]:
    there: dict[Id, list[Id]] = {}
    for group, owner in owners.items():
        for node in {owner, traces.get(group)} - {None}:
            there.setdefault(node or "", []).append(group)
    return tuple(sorted((node, tuple(groups)) for node, groups in there.items()))
