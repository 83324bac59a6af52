"""Sentences on what a scenario does."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.simulation.events import Event
from designer.simulation.telling.story import Story


def tell_action(story: Story, event: Event) -> str:
    """What strikes, and why it has no effect if it has none."""
    name = story.name(event.subject)
    refused = story.effect(event, "refused")
    decision = story.effect(event, "decision")
    if refused is None and decision is not None:
        story.told.add(decision.seq)
        refused = story.effect(decision, "refused")
    if refused is not None:
        attempt = {
            "power": f"The power failure of {name}",
            "service": f"The stop of the cluster service on {name}",
            "start": f"The start of {name}",
            "resource": f"The failure of {name}",
            "move": f"The move of {name}",
        }[event.detail]
        return f"{attempt} has no effect: {refused.detail}."
    return _ACTIONS[event.detail](story, event)


def _power(story: Story, event: Event) -> str:
    name = story.name(event.subject)
    down = story.effect(event, "node")
    if down is None:
        return f"{name} loses power; its cluster service was stopped already."
    lost = dict.fromkeys(
        story.group_of(effect.subject) for effect in story.effects.get(down.seq, ()) if effect.kind == "resource"
    )
    story.told.update(effect.seq for effect in story.effects.get(down.seq, ()) if effect.kind == "resource")
    story.told.add(down.seq)
    if not lost:
        return f"{name} loses power; no group ran on it."
    return f"{name} loses power, and {story.names(lost)} {'stop' if len(lost) > 1 else 'stops'} with it."


def _service(story: Story, event: Event) -> str:
    leaving = [effect.subject for effect in story.effects.get(event.seq, ()) if effect.kind == "drain"]
    name = story.name(event.subject)
    if not leaving:
        return f"The cluster service on {name} is stopped; no group ran on it."
    return f"The cluster service on {name} is stopped; first {story.names(leaving)} must leave in order."


def _move(story: Story, event: Event) -> str:
    move = story.effect(event, "move")
    decision = story.effect(event, "decision")
    if move is None and decision is not None:
        move = story.effect(decision, "move")
    if move is None:
        return ""
    best = ", the best possible node" if decision is not None else ""
    return f"{story.name(event.subject)} is moved from {story.name(move.node)} to {story.name(move.other)}{best}."


def _resource_action(story: Story, event: Event) -> str:
    return ""  # the failure itself is told


def _start(story: Story, event: Event) -> str:
    return f"{story.name(event.subject)} is started again."


_ACTIONS: Mapping[str, Callable[[Story, Event], str]] = {
    "power": _power,
    "service": _service,
    "move": _move,
    "resource": _resource_action,
    "start": _start,
}
