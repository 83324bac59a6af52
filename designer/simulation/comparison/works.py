"""What each resource of a group does in the course of one outage: when, and after what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from designer.foundation.ids import Id
from designer.simulation.outcome.outages import Outage
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


_BEGINS: Mapping[str | None, Way] = {"offline pending": "offline", "online pending": "online"}

Works = Mapping[tuple[Id, Way], Work]


def works_of(timeline: Timeline, outage: Outage) -> Works:
    """The work of every resource of a group that has any during an outage: the first time that it goes offline, and the
    last time that it comes online."""
    members = set(timeline.members[outage.group])
    until = len(timeline.events) if outage.last is None else outage.last + 1
    bare: dict[tuple[Id, Way], Work] = {}
    begun: dict[Id, tuple[Way | None, int]] = {}
    for event in timeline.events[outage.first : until]:
        if event.kind != "resource" or event.subject not in members:
            continue
        way, start = begun.pop(event.subject, (None, 0))
        if way is not None and event.after == way and bare[event.subject, way].start == start:
            bare[event.subject, way] = Work(start, event.at)
        if event.after in _BEGINS:
            way = _BEGINS[event.after]
            begun[event.subject] = (way, event.at)
            if way == "online" or (event.subject, way) not in bare:
                bare[event.subject, way] = Work(event.at, None)
    needs = providers(timeline.snapshot)
    before = {"online": needs, "offline": reversed_needs(needs)}
    return {
        (resource, way): Work(work.start, work.end, _awaited(bare, before[way][resource], way, work.start))
        for (resource, way), work in bare.items()
    }


def _awaited(bare: Works, before: tuple[Id, ...], way: Way, start: int) -> tuple[Id, ...]:
    done = {one: bare[one, way] for one in before if (one, way) in bare}
    return tuple(one for one, work in done.items() if work.end == start and work.start < start)
