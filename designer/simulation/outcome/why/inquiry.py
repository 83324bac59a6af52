"""A run up to one moment, as answers look at it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.foundation.units import clock
from designer.simulation.outcome.telling import tell
from designer.simulation.outcome.telling.story import Story, prepared
from designer.simulation.record.events import Event, EventKind
from designer.simulation.record.state import ClusterState
from designer.simulation.record.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Inquiry:
    """The run as it is told, and the moment `at` (ms) that is asked about, with the state of the cluster then."""

    story: Story
    at: int
    state: ClusterState

    @property
    def timeline(self) -> Timeline:
        """The whole run, what is still to come included."""
        return self.story.timeline

    @property
    def count(self) -> int:
        """How many events there have been."""
        return bisect_right(self.timeline.events, self.at, key=lambda event: event.at)

    def name(self, identifier: Id | None) -> str:
        """What an object is called."""
        return self.story.name(identifier)

    def names(self, identifiers: Collection[Id]) -> str:
        """Several objects as "a, b and c"."""
        return self.story.names(identifiers)

    def back(self, subjects: Collection[Id], *kinds: EventKind) -> Iterator[Event]:
        """The events about these objects that have been, the latest first; of these kinds if any are given."""
        events = self.timeline.events
        for number in range(self.count - 1, -1, -1):
            event = events[number]
            if event.subject in subjects and (not kinds or event.kind in kinds):
                yield event

    def cause(self, event: Event) -> Event | None:
        """What led to an event."""
        return self.timeline.events[event.cause] if event.cause is not None else None

    def said(self, event: Event) -> str:
        """The sentence of the story about an event by itself; "" when it goes without saying."""
        return tell(replace(self.story, told=set()), event)


def inquiry(timeline: Timeline, at_ms: int) -> Inquiry:
    """A run up to a moment."""
    at = max(0, at_ms)
    return Inquiry(_prepared(timeline), at, timeline.state_at(at))


def since(at: int | None) -> str:
    """From when on, as the end of a clause; None is from the beginning on."""
    return f"since {clock(at)}" if at is not None else "since the beginning"


@remembered
def _prepared(timeline: Timeline) -> Story:
    return prepared(timeline)
