"""What each resource of a group does in the course of one outage: when, and after what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from designer.foundation.ids import Id
from designer.simulation.outcome.outages import Outage
from designer.simulation.record.events import Event
from designer.simulation.record.timeline import Timeline
from designer.topology.dependencies import providers, reversed_needs

Way = Literal["offline", "online"]
"""In which direction a resource works."""


@dataclass(frozen=True, slots=True)
class Work:
    """A resource goes offline or comes online from `start` to `end` (ms; None: it does not get there).

    It began at that moment because the `awaited` resources had just finished; none when nothing held it up.
    """

    start: int
    end: int | None
    awaited: tuple[Id, ...] = ()

    @property
    def ms(self) -> int | None:
        """How long it takes; None when it does not get there."""
        return None if self.end is None else self.end - self.start


Works = Mapping[tuple[Id, Way], Work]


def works_of(timeline: Timeline, outage: Outage) -> Works:
    """The work of every resource of a group that has any during an outage: the first time that it goes offline, and the
    last time that it comes online."""
    members = set(timeline.members[outage.group])
    until = len(timeline.events) if outage.last is None else outage.last + 1
    events = [
        event
        for event in timeline.events[outage.first : until]
        if event.kind == "resource" and event.subject in members
    ]
    bare: dict[tuple[Id, Way], Work] = {}
    for event in events:
        if event.after == "offline pending":
            bare.setdefault((event.subject, "offline"), Work(event.at, _done(events, event, "offline")))
        elif event.after == "online pending":
            bare[event.subject, "online"] = Work(event.at, _done(events, event, "online"))
    needs = providers(timeline.snapshot)
    before = {"online": needs, "offline": reversed_needs(needs)}
    return {
        (resource, way): Work(work.start, work.end, _awaited(bare, before[way][resource], way, work.start))
        for (resource, way), work in bare.items()
    }


def _done(events: list[Event], begun: Event, way: Way) -> int | None:
    """When what began is over, if it ends as it should."""
    for event in events:
        if event.seq > begun.seq and event.subject == begun.subject:
            return event.at if event.after == way else None
    return None


def _awaited(bare: Works, before: tuple[Id, ...], way: Way, start: int) -> tuple[Id, ...]:
    done = {one: bare[one, way] for one in before if (one, way) in bare}
    return tuple(one for one, work in done.items() if work.end == start and work.start < start)
