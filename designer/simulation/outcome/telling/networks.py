"""Sentences on networks, their interfaces, and the sides into which a cluster falls."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.foundation.units import plural, seconds
from designer.simulation.outcome.telling.story import Story
from designer.simulation.record.events import Event, EventKind


def _interface(story: Story, event: Event) -> str:
    where = f"The interface of {story.name(event.node)} on {story.name(event.other)}"
    if event.after == "failed":
        why = "it has no signal" if event.detail == "no signal" else "it reaches no host outside, while others do"
        return f"{where} has failed: {why}."
    return f"{where} works again." if event.before == "failed" and event.after == "up" else ""


def _network(story: Story, event: Event) -> str:
    name = story.name(event.subject)
    if event.after == "down":
        return f"{name} is down: no node reaches another one on it."
    if event.after == "partitioned":
        return f"{name} is partitioned: not all nodes reach each other on it."
    return f"{name} is up again." if event.after == "up" else ""


def _ping(story: Story, event: Event) -> str:
    if not story.effects.get(event.seq):
        return ""  # nothing comes of it
    return f"Heartbeats on {story.name(event.subject)} are missed; its nodes ping hosts outside the cluster."


def _split(story: Story, event: Event) -> str:
    after = seconds(event.at - story.timeline.events[event.cause or 0].at)
    sides = plural(event.count, "side")
    return f"The nodes notice, {after} after it, that not all of them hear each other: the cluster falls into {sides}."


def _side(story: Story, event: Event) -> str:
    nodes, several = story.names(event.nodes), len(event.nodes) > 1
    if event.after in ("goes on", "defends"):
        return f"{nodes} {'go' if several else 'goes'} on: {event.detail}."
    return ""  # told with the arbitration, or with the end of the cluster service


TELLERS: Mapping[EventKind, Callable[[Story, Event], str]] = {
    "interface": _interface,
    "network": _network,
    "ping": _ping,
    "split": _split,
    "side": _side,
}
