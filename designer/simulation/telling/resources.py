"""Sentences on resources."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.foundation.units import plural, seconds
from designer.simulation.events import Event, EventKind
from designer.simulation.obstacles import NO_PATH, ONE_PER_NODE
from designer.simulation.telling.groups import given_up
from designer.simulation.telling.story import Story


def consequence(story: Story, failure: Event, subject: str) -> str:
    """What followed from a failure, said of `subject`; empty when nothing did."""
    group = story.name(story.group_of(failure.subject))
    event = story.effect(failure, "restart", "left failed", "failover", "given up")
    if event is None:
        return ""
    if event.kind == "restart":
        waits = any(effect.after == "offline pending" for effect in story.effects[failure.seq])
        when = " once all that needs it is offline" if waits else ""
        return f"{subject} is restarted there{when} (restart {event.count} of {event.limit})"
    if event.kind == "failover":
        never = story.timeline.snapshot.resources[failure.subject].restart_threshold == 0
        why = "" if never else f"{subject} has used up its restarts, so "
        return f"{why}{group} fails over (failover {event.count} of {event.limit})"
    if event.kind == "given up":
        return given_up(story, event)
    return f"{subject} has used up its restarts and stays failed" if event.limit else f"{subject} stays failed"


def _resource(story: Story, event: Event) -> str:
    group = story.group_of(event.subject)
    if event.after == "failed":
        return _failure(story, event)
    if event.after not in ("online", "offline"):
        return ""
    alike = [
        other
        for other in story.together(event)
        if other.kind == "resource"
        and (other.before, other.after) == (event.before, event.after)
        and story.group_of(other.subject) == group
        and other.seq not in story.told
    ]
    story.told.update(other.seq for other in alike)
    names, several = story.names(other.subject for other in alike), len(alike) > 1
    if event.before == "online pending" and event.after == "offline":
        return f"{story.name(group)}: {names} {'break' if several else 'breaks'} off coming online."
    text = f"{story.name(group)}: {names} {'are' if several else 'is'} {event.after}"
    outage = next((story.endings[other.seq] for other in alike if other.seq in story.endings), None)
    if outage is None:
        return f"{text}."
    length = seconds(outage.ms or 0)
    return f"{text}. {story.name(group)} is complete again on {story.name(event.node)}, after {length}."


def _failure(story: Story, event: Event) -> str:
    name, group, node = story.name(event.subject), story.name(story.group_of(event.subject)), story.name(event.node)
    reason = {
        ONE_PER_NODE: f" with error 5018, as {story.name(event.other)} runs there",
        NO_PATH: ", as the node does not see the disk",
    }.get(event.detail, "")
    then = consequence(story, event, "it")
    return f"{group}: {name} fails on {node}{reason}{'; ' + then if then else ''}."


def _broken(story: Story, event: Event) -> str:
    name, group, node = story.name(event.subject), story.name(story.group_of(event.subject)), story.name(event.node)
    return f"{group}: {name} does not work any more on {node}, and nobody has noticed yet."


def _mended(story: Story, event: Event) -> str:
    name, group = story.name(event.subject), story.name(story.group_of(event.subject))
    return f"{group}: {name} works again before anybody noticed."


def _poll(story: Story, event: Event) -> str:
    before = story.timeline.events[event.cause or 0]
    name, group = story.name(event.subject), story.name(story.group_of(event.subject))
    after = seconds(event.at - before.at)
    if event.detail == "reservation":
        return f"{group}: {name} cannot renew its reservation, {after} after it was lost."
    return f"{group}: the next {event.detail} poll, {after} later, finds that {name} does not work."


TELLERS: Mapping[EventKind, Callable[[Story, Event], str]] = {
    "broken": _broken,
    "mended": _mended,
    "poll": _poll,
    "resource": _resource,
    "replayed": lambda story, event: (
        f"{story.name(story.group_of(event.subject))}: {story.name(event.subject)} has replayed "
        f"{plural(event.count, 'log')}."
    ),
}
