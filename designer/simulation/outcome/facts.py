"""Every single event of a run in one line, for lists that leave nothing out; the story is told by `narrate`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, cast

from designer.foundation.ids import Id
from designer.foundation.units import listed, seconds
from designer.model.snapshot import CLUSTER_ID
from designer.simulation.engine.resources.obstacles import ONE_PER_NODE
from designer.simulation.record.events import Event, EventKind
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import Action, ActionKind
from designer.simulation.scenario.wording import action_text

Topic = Literal["deeds", "cluster", "groups", "resources", "decisions"]
"""What an event is about: faults and what administrators do; nodes, networks and the quorum; groups; resources; and
the decisions on owners."""

TOPICS: Mapping[EventKind, Topic] = {
    "node": "cluster",
    "resource": "resources",
    "owner": "groups",
    "quorum": "cluster",
    "action": "deeds",
    "request": "deeds",
    "refused": "deeds",
    "detected": "cluster",
    "regrouped": "cluster",
    "arbitration": "cluster",
    "arbitrated": "cluster",
    "stopped": "cluster",
    "cluster down": "cluster",
    "formed": "cluster",
    "watchdog": "cluster",
    "evicted": "cluster",
    "interface": "cluster",
    "network": "cluster",
    "ping": "cluster",
    "split": "cluster",
    "side": "cluster",
    "reservation": "cluster",
    "quorum lost": "cluster",
    "waits": "cluster",
    "replayed": "resources",
    "checked": "resources",
    "terminated": "resources",
    "decision": "decisions",
    "broken": "resources",
    "poll": "resources",
    "mended": "resources",
    "restart": "resources",
    "restarting": "resources",
    "retry": "resources",
    "left failed": "resources",
    "failover": "groups",
    "given up": "groups",
    "move": "groups",
    "failback": "groups",
    "window": "groups",
    "drain": "groups",
    "kept": "groups",
}

_TEXTS: Mapping[EventKind, str] = {
    "node": "{name} is {after}",
    "resource": "{name} is {after}{where}{why}",
    "request": "{name} is to be {after}, and to stay so",
    "refused": "{name}: no effect, {detail}",
    "detected": "Loss of {name} is noticed",
    "regrouped": "The nodes left have regrouped",
    "arbitration": "{node} begins to arbitrate for the {witness}",
    "arbitrated": "{name} wins the arbitration",
    "stopped": "Cluster service on {name} stops: {detail}",
    "cluster down": "{name} was the last node: the cluster is down",
    "formed": "{name} forms the cluster",
    "watchdog": "{name} is ended by its watchdog",
    "evicted": "{name} has left the cluster for good",
    "interface": "Interface of {node} on {other} is {after}{why}",
    "network": "{name} network is {after}",
    "ping": "Heartbeats on {name} are missed",
    "split": "The cluster falls into {count} sides",
    "side": "{nodes}: {after}{why}",
    "reservation": "{name}: reservation of the {witness} {after}",
    "quorum lost": "{name} does not reach the {witness} any more",
    "waits": "{name} cannot form or join the cluster: {detail}",
    "replayed": "{name} has replayed {count} logs",
    "checked": "{name} has been checked",
    "terminated": "{name} has reported nothing for {period} and is ended",
    "broken": "{name} does not work any more{where}",
    "poll": "{detail} poll finds that {name} does not work",
    "mended": "{name} works again before anybody noticed",
    "restart": "{name} is restarted, {count} of {limit}",
    "restarting": "Delay before {name} is restarted is over",
    "retry": "{name} is tried once more after its retry period",
    "left failed": "{name} is left failed",
    "failover": "{name} fails over, {count} of {limit}, because of {other}",
    "given up": "{name} stays where it is: {given_up}",
    "move": "{name} begins to move to {other}",
    "failback": "{name} begins to go back to {other}",
    "window": "{name} waits until its failback window opens at {count}:00",
    "drain": "{name} begins to leave {node}",
    "kept": "{name} cannot go to {other} any more and stays on {node}",
}

_WHY = {ONE_PER_NODE: "error 5018"}

_GIVEN_UP = {"threshold": "all of its {limit} failovers are used", "retry": "the one attempt after the retry period"}


_PARTS: Mapping[str, Callable[[Timeline, Event], str]] = {
    "name": lambda timeline, event: name_of(timeline, event.subject),
    "node": lambda timeline, event: name_of(timeline, event.node),
    "other": lambda timeline, event: name_of(timeline, event.other) if event.other is not None else "any node",
    "after": lambda _, event: event.after or "",
    "detail": lambda _, event: event.detail,
    "count": lambda _, event: f"{event.count}",
    "limit": lambda _, event: f"{event.limit}",
    "nodes": lambda timeline, event: listed([name_of(timeline, node) for node in event.nodes]),
    "where": lambda timeline, event: f" on {name_of(timeline, event.node)}" if event.node is not None else "",
    "why": lambda _, event: f": {_WHY.get(event.detail, event.detail)}" if event.detail else "",
    "witness": lambda _, event: "file share witness" if event.detail == "share" else "quorum disk",
    "period": lambda _, event: seconds(event.count),
    "given_up": lambda _, event: _GIVEN_UP.get(event.detail, "no other node can take it").format(limit=event.limit),
}
"""What the texts may mention."""


class _Parts(dict[str, str]):
    """The parts of a text, worked out when it mentions them: there are many events, and each mentions few."""

    def __init__(self, timeline: Timeline, event: Event) -> None:
        super().__init__()
        self._about = (timeline, event)

    def __missing__(self, part: str) -> str:
        return _PARTS[part](*self._about)


def fact(timeline: Timeline, event: Event) -> str:
    """What happened, in one line without its time: "EVS1: Disk R: is online pending on NODE4"."""
    if event.kind == "action":
        action = Action(cast("ActionKind", event.detail), event.subject, event.other, count=event.count)
        text = action_text(action, timeline.snapshot, lambda subject: name_of(timeline, subject))
    elif event.kind == "owner":
        text = _owner(timeline, event)
    elif event.kind == "quorum":
        held = event.after is not None
        text = f"{name_of(timeline, event.after)} holds the quorum" if held else "Nobody holds the quorum"
    elif event.kind == "decision":
        text = _decision(timeline, event)
    else:
        text = _TEXTS[event.kind].format_map(_Parts(timeline, event))
    group = timeline.snapshot.resources[event.subject].group if event.subject in timeline.snapshot.resources else None
    text = text[:1].upper() + text[1:]
    return text if group is None else f"{timeline.labels[group]}: {text}"


def name_of(timeline: Timeline, identifier: Id | None) -> str:
    """What a run calls an object; nothing for none."""
    if not identifier:
        return ""
    if identifier == CLUSTER_ID:
        return "the directory"
    return timeline.labels.get(identifier) or timeline.snapshot.name_of(identifier)


def _owner(timeline: Timeline, event: Event) -> str:
    name = name_of(timeline, event.subject)
    if event.after is None:
        return f"{name} leaves {name_of(timeline, event.before)}" if event.before else f"{name} is on no node"
    return f"{name} is on {name_of(timeline, event.after)}"


def _decision(timeline: Timeline, event: Event) -> str:
    name = name_of(timeline, event.subject)
    if event.after is None:
        return f"No node can take {name}"
    return f"{name} is to go to {name_of(timeline, event.after)}"
