"""The cluster itself in a timeline: nodes, networks and the quorum, as far as anything happened to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from designer.drawing.timeline.rows import Kind, Row, Segment
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.simulation.record.events import EventKind
from designer.simulation.record.timeline import Timeline

_NODES: Mapping[str | None, Kind] = {"up": "steady", "paused": "wait", "joining": "online", "down": "failed"}
_NETWORKS: Mapping[str | None, Kind] = {
    "up": "steady",
    "partitioned": "failed",
    "down": "failed",
    "unavailable": "wait",
}


def lanes(timeline: Timeline) -> list[Row]:
    """A heading and a row for every node and network whose state changed, and for the quorum if that did."""
    snapshot = timeline.snapshot
    rows = [
        Row(
            snapshot.name_of(node),
            node,
            tuple(_stretches(timeline, "node", node, state, _NODES)),
            icon="node",
            note=None,
        )
        for node, state in timeline.initial.nodes.items()
        if _changes(timeline, "node", node)
    ]
    rows += [
        Row(
            snapshot.name_of(network),
            network,
            tuple(_stretches(timeline, "network", network, state, _NETWORKS)),
            icon="heartbeat" if snapshot.networks[network].role == "private" else "network",
            note=None,
        )
        for network, state in timeline.initial.networks.items()
        if _changes(timeline, "network", network)
    ]
    rows += _quorum(timeline)
    return [Row(tr("Cluster"), "cluster", heading=True), *rows] if rows else []


def _changes(timeline: Timeline, kind: EventKind, subject: Id) -> bool:
    return any(event.kind == kind and event.subject == subject for event in timeline.events)


def _stretches(
    timeline: Timeline, kind: EventKind, subject: Id, state: str, kinds: Mapping[str | None, Kind]
) -> Iterator[Segment]:
    """The states of one thing from 0 to the end of the run."""
    start, now = 0, kinds[state]
    for event in timeline.events:
        if event.kind == kind and event.subject == subject and kinds[event.after] != now:
            if event.at > start:
                yield Segment(start, event.at, now)
            start, now = event.at, kinds[event.after]
    yield Segment(start, max(start, timeline.end), now)


def _quorum(timeline: Timeline) -> Iterator[Row]:
    """Whether anybody held the quorum."""
    changes = [event for event in timeline.events if event.kind == "quorum"]
    if not changes:
        return
    segments = []
    start, held = 0, timeline.initial.quorum_owner is not None
    for event in changes:
        if (event.after is not None) != held:
            if event.at > start:
                segments.append(Segment(start, event.at, "steady" if held else "failed"))
            start, held = event.at, event.after is not None
    segments.append(Segment(start, max(start, timeline.end), "steady" if held else "failed"))
    yield Row(tr("Quorum"), segments=tuple(segments), icon="quorum", note=None)
