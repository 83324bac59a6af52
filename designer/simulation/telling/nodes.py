"""Sentences on nodes, the membership and the quorum."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.foundation.units import seconds
from designer.simulation.events import Event, EventKind
from designer.simulation.telling.story import Story


def _detected(story: Story, event: Event) -> str:
    loss = story.timeline.events[event.cause or 0]
    notice = story.survivors(event, "notice")
    after = seconds(event.at - loss.at)
    return f"{notice[0].upper()}{notice[1:]} the loss of {story.name(event.subject)}, {after} after it."


def _regrouped(story: Story, event: Event) -> str:
    before = story.timeline.events[event.cause or 0]
    return "The remaining nodes have regrouped." if event.at > before.at else ""


def _arbitration(story: Story, event: Event) -> str:
    forms = any(effect.kind == "formed" for effect in story.effects.get(event.seq, ()))
    if forms:
        return f"{story.name(event.node)} finds no cluster and arbitrates for the quorum disk."
    return f"The lost node owned the quorum, so {story.survivors(event, 'arbitrate')} for the quorum disk."


def _arbitrated(story: Story, event: Event) -> str:
    group = story.timeline.events[event.cause or 0].subject
    return f"{story.name(event.subject)} wins the quorum disk and takes {story.name(group)}."


def _stopped(story: Story, event: Event) -> str:
    same = [other for other in story.together(event) if other.kind == "stopped"]
    for other in same:
        story.told.add(other.seq)
        down = story.effect(other, "node")
        if down is not None:
            story.told.add(down.seq)
            story.told.update(effect.seq for effect in story.effects.get(down.seq, ()) if effect.kind == "resource")
    return f"The cluster service stops on {story.names(other.subject for other in same)}: {event.detail}."


def _node(story: Story, event: Event) -> str:
    name = story.name(event.subject)
    if event.after == "up":
        cause = story.timeline.events[event.cause or 0]
        return "" if cause.kind == "formed" else f"{name} has joined the cluster."
    return f"{name} has left the cluster." if event.after == "down" else ""


def _quiet(text: str) -> Callable[[Story, Event], str]:
    return lambda story, event: text.format(name=story.name(event.subject), detail=event.detail)


TELLERS: Mapping[EventKind, Callable[[Story, Event], str]] = {
    "node": _node,
    "detected": _detected,
    "regrouped": _regrouped,
    "arbitration": _arbitration,
    "arbitrated": _arbitrated,
    "stopped": _stopped,
    "cluster down": _quiet("No node is left: the cluster is down."),
    "formed": _quiet("{name} forms the cluster."),
    "waits": _quiet("{name} cannot form the cluster and waits: {detail}."),
}
