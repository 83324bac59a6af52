"""Sentences on resources."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.foundation.units import plural, seconds
from designer.simulation.engine.reach.directory import NO_DIRECTORY, NO_NAME_SERVER
from designer.simulation.engine.resources.obstacles import NO_NETWORK, NO_PATH, ONE_PER_NODE, START_FAILURE
from designer.simulation.engine.resources.pending import PENDING_TIMEOUT
from designer.simulation.outcome.telling.groups import given_up
from designer.simulation.outcome.telling.story import Story
from designer.simulation.record.events import Event, EventKind
from designer.topology.evs import INFORMATION_STORE


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
    if event.detail == "retry":
        return f"{subject} was tried once more and stays failed"
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
    length, complete = seconds(outage.ms or 0), "is complete again"
    if story.timeline.state_at(event.at).groups[group] == "partially online":
        complete = "is back, but for what is kept offline,"
    return f"{text}. {story.name(group)} {complete} on {story.name(event.node)}, after {length}."


def _failure(story: Story, event: Event) -> str:
    name, group, node = story.name(event.subject), story.name(story.group_of(event.subject)), story.name(event.node)
    reason = _reason(story, event)
    then = consequence(story, event, "it")
    return f"{group}: {name} fails on {node}{reason}{'; ' + then if then else ''}."


def _reason(story: Story, event: Event) -> str:
    """Why a resource failed, as the end of a sentence; empty when the scenario just says so."""
    if event.detail == PENDING_TIMEOUT:
        ended = story.timeline.events[event.cause or 0]
        return f", as it has reported nothing for {seconds(ended.count)} while coming online"
    return {
        ONE_PER_NODE: f" with error 5018, as {story.name(event.other)} runs there",
        NO_PATH: ", as the node does not see the disk",
        NO_NETWORK: ", as the node has no working network for it",
        START_FAILURE: " while coming online, as the scenario says",
        NO_DIRECTORY: ", as no domain controller answers",
        NO_NAME_SERVER: ", as no name server answers",
    }.get(event.detail, "")


def _terminated(story: Story, event: Event) -> str:
    if event.detail == "online":
        return ""  # told with the failure
    name, group = story.name(event.subject), story.name(story.group_of(event.subject))
    loss = "; it could not flush its memory and will have to replay logs"
    store = story.timeline.snapshot.resources[event.subject].type == INFORMATION_STORE
    silent = f"{group}: {name} has reported nothing for {seconds(event.count)} while going offline and is ended"
    return f"{silent}{loss if store else ''}."


def _retry(story: Story, event: Event) -> str:
    left = story.timeline.events[event.cause or 0]
    name, group, node = story.name(event.subject), story.name(story.group_of(event.subject)), story.name(event.node)
    return f"{group}: {name} is tried once more on {node}, {seconds(event.at - left.at)} after it was left failed."


def _broken(story: Story, event: Event) -> str:
    name, group, node = story.name(event.subject), story.name(story.group_of(event.subject)), story.name(event.node)
    if event.detail == NO_PATH:
        return f"{group}: {node} does not see {name} any more, and nobody has noticed yet."
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
    "terminated": _terminated,
    "retry": _retry,
    "checked": lambda story, event: (
        f"{story.name(story.group_of(event.subject))}: {story.name(event.subject)} has been checked."
    ),
    "resource": _resource,
    "replayed": lambda story, event: (
        f"{story.name(story.group_of(event.subject))}: {story.name(event.subject)} has replayed "
        f"{plural(event.count, 'log')}."
    ),
}
