"""The words for the states of nodes, resources and groups, and the state of a whole cluster at one moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from designer.foundation.ids import Id
from designer.model.records import Interface
from designer.simulation.damage import NO_DAMAGE, Damage

NodeState = Literal["up", "down", "joining", "paused"]
ResourceState = Literal["online", "offline", "online pending", "offline pending", "failed"]
InterfaceState = Literal["up", "unreachable", "failed", "unavailable"]
NetworkState = Literal["up", "partitioned", "down", "unavailable"]
GroupState = Literal["online", "offline", "failed", "partially online", "pending"]

NODE_STATES: tuple[NodeState, ...] = ("up", "down", "joining", "paused")
RESOURCE_STATES: tuple[ResourceState, ...] = ("online", "offline", "online pending", "offline pending", "failed")
INTERFACE_STATES: tuple[InterfaceState, ...] = ("up", "unreachable", "failed", "unavailable")
NETWORK_STATES: tuple[NetworkState, ...] = ("up", "partitioned", "down", "unavailable")
GROUP_STATES: tuple[GroupState, ...] = ("online", "offline", "failed", "partially online", "pending")


NOTHING: Mapping[Id, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ClusterState:
    """The cluster at the model time `at` (ms), after everything that happens in that millisecond.

    A group in transit has the owner None. A group on a node that was lost keeps that owner until the loss is noticed.
    `quorum_owner` is the node that holds the quorum, None while nobody does or when the design has no quorum.
    `interfaces` and `networks` are as the cluster service sees them; what belongs to nodes that are no members is
    unavailable. `damage` is what the scenario has broken around the cluster.
    """

    at: int
    nodes: Mapping[Id, NodeState]
    resources: Mapping[Id, ResourceState]
    owners: Mapping[Id, Id | None]
    groups: Mapping[Id, GroupState]
    quorum_owner: Id | None
    damage: Damage = NO_DAMAGE
    interfaces: Mapping[Id, InterfaceState] = field(default_factory=dict)
    networks: Mapping[Id, NetworkState] = field(default_factory=dict)


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
    interfaces: Mapping[Id, InterfaceState] = NOTHING,
    networks: Mapping[Id, NetworkState] = NOTHING,
    places: Mapping[Id, Interface] = NOTHING,
) -> ClusterState:
    """The state that consists of these parts (copied), with the states of the groups derived from their members.

    `places` says where the interfaces are.
    """
    groups = {group: group_state(resources[member] for member in members[group]) for group in owners}
    gone = {node for node, state in nodes.items() if state not in ("up", "paused")}
    interfaces, networks = dict(interfaces), dict(networks)
    if gone and interfaces:
        here = {places[interface].network for interface in interfaces if places[interface].node not in gone}
        interfaces.update({one: "unavailable" for one in interfaces if places[one].node in gone})
        used = {place.network for place in places.values()}
        networks.update({one: "unavailable" for one in networks if one in used and one not in here})
    return ClusterState(
        at, dict(nodes), dict(resources), dict(owners), groups, quorum_owner, damage, interfaces, networks
    )
