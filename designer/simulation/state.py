"""The words for the states of nodes, resources and groups, and the state of a whole cluster at one moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from designer.foundation.ids import Id
from designer.simulation.damage import NO_DAMAGE, Damage

NodeState = Literal["up", "down", "joining", "paused"]
ResourceState = Literal["online", "offline", "online pending", "offline pending", "failed"]
GroupState = Literal["online", "offline", "failed", "partially online", "pending"]

NODE_STATES: tuple[NodeState, ...] = ("up", "down", "joining", "paused")
RESOURCE_STATES: tuple[ResourceState, ...] = ("online", "offline", "online pending", "offline pending", "failed")
GROUP_STATES: tuple[GroupState, ...] = ("online", "offline", "failed", "partially online", "pending")


@dataclass(frozen=True, slots=True)
class ClusterState:
    """The cluster at the model time `at` (ms), after everything that happens in that millisecond.

    A group in transit has the owner None. A group on a node that was lost keeps that owner until the loss is noticed.
    `quorum_owner` is the node that holds the quorum, None while nobody does or when the design has no quorum.
    `damage` is what the scenario has broken around the cluster.
    """

    at: int
    nodes: Mapping[Id, NodeState]
    resources: Mapping[Id, ResourceState]
    owners: Mapping[Id, Id | None]
    groups: Mapping[Id, GroupState]
    quorum_owner: Id | None
    damage: Damage = NO_DAMAGE


def group_state(resources: Iterable[ResourceState]) -> GroupState:
    """The state of a group with resources in these states; never stored, always derived (MS-CMRP 3.1.4.1.46)."""
    states = list(resources)
    if "failed" in states:
        return "failed"
    if "online pending" in states or "offline pending" in states:
        return "pending"
    if "online" not in states:
        return "offline"
    return "online" if all(state == "online" for state in states) else "partially online"


def cluster_state(
    at: int,
    nodes: Mapping[Id, NodeState],
    resources: Mapping[Id, ResourceState],
    owners: Mapping[Id, Id | None],
    quorum_owner: Id | None,
    members: Mapping[Id, tuple[Id, ...]],
    damage: Damage = NO_DAMAGE,
) -> ClusterState:
    """The state that consists of these parts (copied), with the states of the groups derived from their members."""
    groups = {group: group_state(resources[member] for member in members[group]) for group in owners}
    return ClusterState(at, dict(nodes), dict(resources), dict(owners), groups, quorum_owner, damage)
