"""Sentences on what a scenario does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from designer.simulation.outcome.telling import storage
from designer.simulation.outcome.telling.story import Story
from designer.simulation.record.events import Event
from designer.simulation.scenario.actions import Action, ActionKind
from designer.simulation.scenario.wording import action_text


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
            "online": f"The request to bring {name} online",
            "offline": f"The request to take {name} offline",
            "pause": f"The request to pause {name}",
            "resume": f"The request to resume {name}",
        }.get(event.detail)
        if attempt is None:
            return f"{_said(story, event)}, without effect: {refused.detail}."
        return f"{attempt} has no effect: {refused.detail}."
    teller = _ACTIONS.get(event.detail)
    return teller(story, event) if teller is not None else f"{_said(story, event)}."


def _said(story: Story, event: Event) -> str:
    """The action in plain words, for what needs no more."""
    action = Action(cast("ActionKind", event.detail), event.subject, event.other, count=event.count)
    said = action_text(action, story.timeline.snapshot, story.name)
    return said[:1].upper() + said[1:]


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


def _hang(story: Story, event: Event) -> str:
    return f"The cluster service on {story.name(event.subject)} hangs; what runs there runs on unattended."


def _evict(story: Story, event: Event) -> str:
    evicted = story.effect(event, "evicted")
    down = None if evicted is None else story.effect(evicted, "node")
    if down is not None:
        story.told.add(down.seq)
    return f"{story.name(event.subject)} is evicted: it leaves the cluster for good."


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


def _online(story: Story, event: Event) -> str:
    return f"{story.name(event.subject)} is brought online by an administrator."


def _offline(story: Story, event: Event) -> str:
    return f"{story.name(event.subject)} is taken offline by an administrator."


def _pause(story: Story, event: Event) -> str:
    return f"{story.name(event.subject)} is paused: what runs there goes on, and nothing comes there."


def _resume(story: Story, event: Event) -> str:
    return f"{story.name(event.subject)} is resumed and takes groups again."


_ACTIONS: Mapping[str, Callable[[Story, Event], str]] = {
    "power": _power,
    "service": _service,
    "hang": _hang,
    "evict": _evict,
    "move": _move,
    "resource": _resource_action,
    "start": _start,
    "online": _online,
    "offline": _offline,
    "pause": _pause,
    "resume": _resume,
    **storage.ACTIONS,
}
