"""Sentences on nodes, the membership and the quorum."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.foundation.units import seconds
from designer.simulation.outcome.telling.story import Story
from designer.simulation.record.events import Event, EventKind


def _detected(story: Story, event: Event) -> str:
    loss = story.timeline.events[event.cause or 0]
    notice = story.survivors(event, "notice")
    after = seconds(event.at - loss.at)
    return f"{notice[0].upper()}{notice[1:]} the loss of {story.name(event.subject)}, {after} after it."


def _regrouped(story: Story, event: Event) -> str:
    before = story.timeline.events[event.cause or 0]
    return "The remaining nodes have regrouped." if event.at > before.at else ""


def _witness(event: Event) -> str:
    return "quorum disk" if event.detail == "disk" else "file share witness"


def _arbitration(story: Story, event: Event) -> str:
    node, thing = story.name(event.node), _witness(event)
    if event.node is not None and story.timeline.state_at(event.at).nodes[event.node] == "joining":
        return f"{node} finds no cluster and arbitrates for the {thing}."
    if event.other is not None:
        return f"{node} does not hear {story.name(event.other)}, which holds the {thing}, and challenges for it."
    if _among_sides(story, event):
        return f"Nobody holds the {thing} any more, so {node} arbitrates for it."
    return f"The lost node owned the quorum, so {node} arbitrates for the {thing}."


def _among_sides(story: Story, event: Event) -> bool:
    """Whether something was begun by one of several sides of a partition."""
    events = story.timeline.events
    cause = events[event.cause or 0]
    if cause.kind == "decision":
        cause = events[cause.cause or 0]
    sides = [other for other in story.effects.get(cause.cause or 0, ()) if other.kind == "side"]
    return cause.kind == "side" and len(sides) > 1


def _arbitrated(story: Story, event: Event) -> str:
    begun = story.timeline.events[event.cause or 0]
    taken = any(effect.subject == begun.subject for effect in story.effects.get(event.seq, ()))
    takes = f" and takes {story.name(begun.subject)}" if taken and begun.subject else ""
    return f"{story.name(event.subject)} wins the {_witness(begun)}{takes}."


def _watchdog(story: Story, event: Event) -> str:
    hung = story.timeline.events[event.cause or 0]
    down = story.effect(event, "node")
    return (
        f"The watchdog ends {story.name(event.subject)}, {seconds(event.at - hung.at)} after its cluster service hung"
        f"{_with_it(story, down)}."
    )


def _with_it(story: Story, down: Event | None) -> str:
    """The groups that stop with a node, as the end of a sentence; what it tells is marked as told."""
    if down is None:
        return ""
    effects = [effect for effect in story.effects.get(down.seq, ()) if effect.kind == "resource"]
    story.told.update([down.seq, *(effect.seq for effect in effects)])
    lost = dict.fromkeys(story.group_of(effect.subject) for effect in effects)
    return f", and {story.names(lost)} {'stop' if len(lost) > 1 else 'stops'} with it" if lost else ""


def _waits(story: Story, event: Event) -> str:
    verb = "join" if event.other is not None else "form"
    return f"{story.name(event.subject)} cannot {verb} the cluster and waits: {event.detail}."


def _stopped(story: Story, event: Event) -> str:
    same = [other for other in story.together(event) if other.kind == "stopped" and other.detail == event.detail]
    for other in same:
        story.told.add(other.seq)
        down = story.effect(other, "node")
        if down is not None:
            story.told.add(down.seq)
            story.told.update(effect.seq for effect in story.effects.get(down.seq, ()) if effect.kind == "resource")
    return f"The cluster service stops on {story.names(other.subject for other in same)}: {event.detail}."


def _node(story: Story, event: Event) -> str:
    name = story.name(event.subject)
    if event.after == "paused" and event.before == "joining":
        return f"{name} has joined the cluster, still paused."
    if event.after == "up" and event.before != "paused":
        cause = story.timeline.events[event.cause or 0]
        return "" if cause.kind == "formed" else f"{name} has joined the cluster."
    return f"{name} has left the cluster." if event.after == "down" else ""


def _quorum_lost(story: Story, event: Event) -> str:
    if event.detail == "share":
        return f"{story.name(event.subject)} does not reach the file share witness any more."
    return f"{story.name(event.subject)} cannot renew its reservation of the quorum disk."


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
    "waits": _waits,
    "watchdog": _watchdog,
    "quorum lost": _quorum_lost,
}
