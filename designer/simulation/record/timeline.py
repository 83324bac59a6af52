"""The result of a simulation: events in order, and the state of the cluster at any time between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from heapq import merge
from typing import cast

from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.record.events import Decision, Event
from designer.simulation.record.state import (
    ClusterState,
    InterfaceState,
    Moment,
    NetworkState,
    NodeState,
    ResourceState,
    cluster_state,
)

STRIDE = 64
"""Events between two checkpoints."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of time (ms) in which a resource has one state on one node (None while its group is in transit)."""

    start: int
    end: int
    state: ResourceState
    node: Id | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happened, immutable. `initial` is the state before the first event, at time 0.

    `snapshot` is the design as it was played (with another dependency tree, if one was asked for), `members` the
    resources of each group, `labels` a short name for each node, group and resource; `notes` are sentences on what the
    simulation had to assume.
    """

    snapshot: Snapshot
    members: Mapping[Id, tuple[Id, ...]]
    labels: Mapping[Id, str]
    initial: ClusterState
    events: tuple[Event, ...]
    decisions: tuple[Decision, ...]
    notes: tuple[str, ...]
    _times: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _checkpoints: list[Moment] = field(init=False, repr=False, compare=False)
    _changes: dict[Id, list[Event]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_times", tuple(event.at for event in self.events))
        object.__setattr__(self, "_checkpoints", [_moment(self.initial)])
        object.__setattr__(self, "_changes", {})

    @property
    def end(self) -> int:
        """The time of the last event, ms; 0 when nothing happened."""
        return self._times[-1] if self._times else 0

    def state_at(self, t_ms: int) -> ClusterState:
        """The cluster after everything that happens up to and including this millisecond."""
        count = bisect_right(self._times, t_ms)
        moment = self._checkpoint(count // STRIDE).copy()
        for event in self.events[count - count % STRIDE : count]:
            _play(moment, event, self.snapshot)
        return cluster_state(t_ms, moment, self.members, self.snapshot.interfaces)

    def _checkpoint(self, number: int) -> Moment:
        """The cluster after so many strides; what lies before is worked out when it is first asked for."""
        while len(self._checkpoints) <= number:
            done = len(self._checkpoints)
            moment = self._checkpoints[-1].copy()
            for event in self.events[(done - 1) * STRIDE : done * STRIDE]:
                _play(moment, event, self.snapshot)
            self._checkpoints.append(moment)
        return self._checkpoints[number]

    def changes(self, subject: Id) -> Sequence[Event]:
        """The events that change the state of a resource or the owner of a group, in order; sorted out once for all."""
        if not self._changes:
            for event in self.events:
                if event.kind in ("resource", "owner"):
                    self._changes.setdefault(event.subject, []).append(event)
        return self._changes.get(subject, ())

    def segments(self, resource: Id) -> list[Segment]:
        """The bars of a resource from 0 to the end, without gaps; states that last no time are left out."""
        group = self.snapshot.resources[resource].group
        state, node, start = self.initial.resources[resource], self.initial.owners[group], 0
        result: list[Segment] = []
        for event in merge(self.changes(resource), self.changes(group), key=lambda event: event.seq):
            if event.at > start:
                result.append(Segment(start, event.at, state, node))
                start = event.at
            if event.kind == "resource":
                state = cast("ResourceState", event.after)
            else:
                node = event.after
        if self.end > start or not result:
            result.append(Segment(start, self.end, state, node))
        return _joined(result)


def _moment(state: ClusterState) -> Moment:
    return Moment(
        dict(state.nodes),
        dict(state.resources),
        dict(state.owners),
        state.quorum_owner,
        state.damage,
        dict(state.interfaces),
        dict(state.networks),
        state.kept_offline,
    )


def _play(moment: Moment, event: Event, snapshot: Snapshot) -> None:
    """Let a moment be as it is after an event."""
    kind, subject, after = event.kind, event.subject, event.after
    if kind == "resource":
        moment.resources[subject] = cast("ResourceState", after)
    elif kind == "owner":
        moment.owners[subject] = after
    elif kind == "node":
        moment.nodes[subject] = cast("NodeState", after)
    elif kind == "quorum":
        moment.quorum_owner = after
    elif kind == "interface":
        moment.interfaces[subject] = cast("InterfaceState", after)
    elif kind == "network":
        moment.networks[subject] = cast("NetworkState", after)
    if kind in ("action", "evicted", "node"):
        moment.damage = moment.damage.after(event, snapshot)
    if kind == "request" and after == "offline":
        moment.kept_offline |= {subject}
    elif kind == "request":
        moment.kept_offline -= {subject}


def _joined(segments: list[Segment]) -> list[Segment]:
    """The same segments, with neighbours that differ in nothing made one."""
    result: list[Segment] = []
    for segment in segments:
        if result and (result[-1].state, result[-1].node) == (segment.state, segment.node):
            result[-1] = Segment(result[-1].start, segment.end, segment.state, segment.node)
        else:
            result.append(segment)
    return result
