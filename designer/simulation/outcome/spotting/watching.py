"""Nodes that are not heard, networks that are judged, and the contest for the quorum."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.spotting.seen import Arbitration, Beat, Judging, Silence
from designer.simulation.plan.cabling import HEARTBEAT_ROLES
from designer.simulation.record.events import Event
from designer.simulation.record.state import MEMBER_STATES, ClusterState
from designer.simulation.record.timeline import Timeline


def silences_in(timeline: Timeline) -> list[Silence]:
    """From the loss of nodes, or of the way to them, to the moment at which the others notice."""
    found: list[Silence] = []
    for event in timeline.events:
        if event.kind == "detected" and event.cause is not None:
            found.append(Silence((event.subject,), timeline.events[event.cause].at, event.at))
        elif event.kind == "split" and event.cause is not None:
            found.append(Silence(_unheard(timeline, event), timeline.events[event.cause].at, event.at, cut=True))
    return sorted((one for one in found if one.end is None or one.end > one.start), key=lambda one: one.start)


def _unheard(timeline: Timeline, split: Event) -> tuple[Id, ...]:
    """The nodes on all sides of a partition but the largest one."""
    sides = [event.nodes for event in timeline.events[split.seq :] if event.kind == "side" and event.at == split.at]
    largest = max(sides, key=len, default=())
    return tuple(node for side in sides if side != largest for node in side) or split.nodes


def arbitrations_in(timeline: Timeline) -> list[Arbitration]:
    """Every attempt to get the witness."""
    return [_arbitration(timeline, event) for event in timeline.events if event.kind == "arbitration"]


def _arbitration(timeline: Timeline, begun: Event) -> Arbitration:
    reserves: int | None = None
    end: int | None = None
    won: bool | None = None
    for event in timeline.events[begun.seq + 1 :]:
        if event.kind == "reservation" and event.cause == begun.seq:
            reserves = event.at
            if event.after == "refused":
                end, won = event.at, False
                break
        elif event.kind in ("arbitrated", "formed") and event.cause == begun.seq:
            end, won = event.at, True
            break
        elif event.kind == "node" and event.subject == begun.node and event.after == "down":
            end = event.at
            break
    return Arbitration(begun.node or "", begun.other, begun.detail, begun.at, reserves, end, won)


def judgings_in(timeline: Timeline) -> list[Judging]:
    """Every network whose heartbeats are missed and whose nodes therefore ping hosts outside the cluster."""
    found = []
    for event in timeline.events:
        if event.kind == "ping":
            start = event.at if event.cause is None else timeline.events[event.cause].at
            after = (later.at for later in timeline.events[event.seq + 1 :] if later.cause == event.seq)
            found.append(Judging(event.subject, start, event.at, next(after, event.at)))
    return found


def beats_at(snapshot: Snapshot, state: ClusterState) -> tuple[Beat, ...]:
    """The networks that carry heartbeats, each with the nodes that send some there."""
    return tuple(_beats(snapshot, state))


def _beats(snapshot: Snapshot, state: ClusterState) -> Iterator[Beat]:
    damage = state.damage
    for network in snapshot.networks.values():
        if network.role not in HEARTBEAT_ROLES:
            continue
        senders = dict.fromkeys(
            face.node
            for face in snapshot.interfaces.values()
            if face.network == network.id
            and state.nodes.get(face.node) in MEMBER_STATES
            and network.id not in damage.networks
            and (face.node, network.id) not in damage.cables
        )
        yield Beat(network.id, tuple(senders), network.role == "private")
