"""A timeline prepared for telling."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice, takewhile

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.simulation.outcome.outages import Outage, outages
from designer.simulation.record.events import Decision, Event, EventKind
from designer.simulation.record.state import MEMBER_STATES
from designer.simulation.record.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Story:
    """A timeline prepared for telling: what each event led to, decisions by event, outages by the event that ends them.

    `told` collects the events that a sentence has covered already.
    """

    timeline: Timeline
    effects: Mapping[int, list[Event]]
    decisions: Mapping[int, Decision]
    endings: Mapping[int, Outage]
    told: set[int]

    def name(self, identifier: Id | None) -> str:
        """What the sentences call an object."""
        known = self.timeline.labels.get(identifier or "")
        return known or self.timeline.snapshot.name_of(identifier or "")

    def names(self, identifiers: Iterable[Id]) -> str:
        """Several objects as "a, b and c"."""
        return listed([self.name(identifier) for identifier in identifiers])

    def group_of(self, resource: Id) -> Id:
        """The group of a resource."""
        return self.timeline.snapshot.resources[resource].group

    def survivors(self, event: Event, verb: str) -> str:
        """Who is left just before an event about a lost node, with what they do: "N2 notices"."""
        before = self.timeline.state_at(event.at - 1)
        left = [node for node, state in before.nodes.items() if state in MEMBER_STATES and node != event.subject]
        return f"{self.name(left[0])} {verb}s" if len(left) == 1 else f"the remaining nodes {verb}"

    def together(self, event: Event) -> list[Event]:
        """The event and everything after it in the same millisecond."""
        return list(takewhile(lambda other: other.at == event.at, islice(self.timeline.events, event.seq, None)))

    def effect(self, event: Event, *kinds: EventKind) -> Event | None:
        """The first direct effect of an event that is of one of the kinds."""
        return next((effect for effect in self.effects.get(event.seq, ()) if effect.kind in kinds), None)


def prepared(timeline: Timeline) -> Story:
    """A timeline of which nothing has been told yet."""
    effects: dict[int, list[Event]] = {}
    for event in timeline.events:
        if event.cause is not None:
            effects.setdefault(event.cause, []).append(event)
    return Story(
        timeline,
        effects,
        {decision.event: decision for decision in timeline.decisions},
        {outage.last: outage for listed in outages(timeline).values() for outage in listed if outage.last is not None},
        set(),
    )
