"""The sentences of a narration: one function per kind of event."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.simulation.outcome.telling import actions, groups, networks, nodes, resources
from designer.simulation.outcome.telling.story import Story
from designer.simulation.record.events import Event, EventKind

TELLERS: Mapping[EventKind, Callable[[Story, Event], str]] = {
    "action": actions.tell_action,
    **nodes.TELLERS,
    **networks.TELLERS,
    **groups.TELLERS,
    **resources.TELLERS,
}


def tell(story: Story, event: Event) -> str:
    """What an administrator would write about an event; empty when it goes without saying."""
    teller = TELLERS.get(event.kind)
    return teller(story, event) if teller is not None else ""
