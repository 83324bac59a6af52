"""What an outage consists of: the chain of waiting that decided how long it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from designer.foundation.ids import Id
from designer.model.snapshot import CLUSTER_ID
from designer.simulation.outcome.outages import Outage
from designer.simulation.record.events import Event, EventKind
from designer.simulation.record.timeline import Timeline

StepKind = Literal[
    "detect",
    "poll",
    "pending",
    "regroup",
    "arbitrate",
    "offline",
    "transfer",
    "online",
    "replay",
    "join",
    "broken off",
    "wait",
]

_STRUCK = {
    "power": "{name} lost power",
    "service": "the cluster service on {name} was stopped",
    "start": "{name} was started",
    "move": "{name} was moved",
    "resource": "{name} failed",
    "hang": "the cluster service on {name} hung",
    "pause": "{name} was paused",
    "resume": "{name} was resumed",
    "evict": "{name} was evicted",
    "online": "{name} was brought online on request",
    "offline": "{name} was taken offline on request",
    "start-failure": "{name} was made to fail",
    "stall": "{name} was made to stall",
    "disk": "disk {name} was lost",
    "path": "a path was lost",
    "fabric": "{name} was lost",
    "array": "{name} was lost",
    "network": "{name} failed",
    "cable": "a network cable of {name} was pulled",
    "link": "{name} was cut off",
    "directory": "{name} failed",
    "site": "{name} was lost",
    "repair": "{name} was repaired",
}

_WAITS: Mapping[EventKind, tuple[StepKind, str]] = {
    "detected": ("detect", "Loss of {name} noticed"),
    "split": ("detect", "Partition noticed"),
    "watchdog": ("detect", "Watchdog ends {name}"),
    "quorum lost": ("detect", "Loss of the witness noticed"),
    "interface": ("detect", "Network failure noticed"),
    "network": ("detect", "Network failure noticed"),
    "ping": ("detect", "Missed heartbeats noticed"),
    "regrouped": ("regroup", "Regroup"),
    "poll": ("poll", "Next {detail} poll of {name}"),
    "terminated": ("pending", "{name} reports nothing until it is ended"),
    "restarting": ("pending", "Delay before {name} is restarted"),
    "retry": ("pending", "Retry period of {name}"),
    "replayed": ("replay", "{name} replays {count} logs"),
    "checked": ("replay", "{name} is checked (chkdsk)"),
    "owner": ("transfer", "Owner of {name} changes"),
}
"""What the time before an event was spent on: kind of step and label."""


@dataclass(frozen=True, slots=True)
class Step:
    """A part of an outage, from `start` to `end` (ms), spent on `subject` (a node, a group or a resource)."""

    label: str
    start: int
    end: int
    subject: Id
    kind: StepKind


def critical_path(timeline: Timeline, outage: Outage) -> tuple[Step, ...]:
    """The steps that led from the start of an outage to its end; their lengths add up to it exactly.

    Followed backwards, from the event that ended the outage through the causes. Where a chain begins after the outage
    did (a second fault struck while the group was coming online), the step before it is what that fault broke off.
    Empty for an outage that never ends.
    """
    steps: list[Step] = []
    at: Event | None = None if outage.last is None else timeline.events[outage.last]
    while at is not None and at.at > outage.start:
        event, struck = at, False
        at = None if event.cause is None else timeline.events[event.cause]
        if at is None:
            at, struck = _before(timeline, outage, event), True
        start = max(at.at, outage.start)
        if event.at > start:
            steps.append(_until(timeline, outage, event, start) if struck else _step(timeline, at, event, start))
    return tuple(reversed(steps))


def _before(timeline: Timeline, outage: Outage, event: Event) -> Event:
    """The last thing that happened to the group of an outage before an event."""
    concerned = {outage.group, *timeline.members[outage.group]}
    return next(
        earlier
        for earlier in reversed(timeline.events[outage.first : event.seq])
        if earlier.kind in ("resource", "owner", "broken") and earlier.subject in concerned
    )


def _until(timeline: Timeline, outage: Outage, action: Event, start: int) -> Step:
    """The time that an action cut short: the group was on its way, or lay there."""
    group = timeline.labels[outage.group]
    until = _STRUCK[action.detail].format(name=timeline.labels.get(action.subject) or _name(timeline, action.subject))
    state = timeline.state_at(start).groups[outage.group]
    if state in ("pending", "partially online"):
        return Step(f"{group} was on its way until {until}", start, action.at, outage.group, "broken off")
    return Step(f"{group} stayed {state} until {until}", start, action.at, outage.group, "wait")


def _name(timeline: Timeline, identifier: Id) -> str:
    """What an object around the cluster is called."""
    return "the directory" if identifier == CLUSTER_ID else timeline.snapshot.name_of(identifier)


def _step(timeline: Timeline, cause: Event, event: Event, start: int) -> Step:
    name, subject = timeline.labels.get(event.subject, event.subject), event.subject
    kind: StepKind
    if cause.kind == "arbitration" and event.kind not in _AT_ONCE:
        thing = "quorum disk" if cause.detail == "disk" else "file share witness"
        kind, label, subject = "arbitrate", f"Arbitration for the {thing}", cause.subject
    elif cause.kind == "node" and cause.after == "joining" and event.kind not in _AT_ONCE:
        kind, label = "join", f"{timeline.labels[cause.subject]} starts and joins"
    elif event.kind == "poll" and event.detail == "reservation":
        kind, label = "poll", f"Next renewal of the reservation of {name}"
    elif cause.kind == "window":
        kind, label = "wait", f"Until the failback window of {name} opens"
    elif event.kind in _WAITS:
        kind, text = _WAITS[event.kind]
        label = text.format(name=name, detail=event.detail, count=event.count)
    elif event.before == "offline pending":
        kind, label = "offline", f"{name} goes offline"
    elif event.after == "failed":
        kind, label = "online", f"{name} tries to come online and fails"
    else:
        kind, label = "online", f"{name} comes online"
    return Step(label, start, event.at, subject, kind)


_AT_ONCE = ("detected", "regrouped", "poll")
"""Kinds of event that are told by themselves, whatever they result from."""
