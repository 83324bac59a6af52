"""The words for the states of nodes, resources and groups, and the state of a whole cluster at one moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from designer.foundation.ids import Id
from designer.model.records import Interface
from designer.simulation.record.damage import NO_DAMAGE, Damage

NodeState = Literal["up", "down", "joining", "paused"]
ResourceState = Literal["online", "offline", "online pending", "offline pending", "failed"]
InterfaceState = Literal["up", "unreachable", "failed", "unavailable"]
NetworkState = Literal["up", "partitioned", "down", "unavailable"]
GroupState = Literal["online", "offline", "failed", "partially online", "pending"]

NODE_STATES: tuple[NodeState, ...] = ("up", "down", "joining", "paused")
MEMBER_STATES: tuple[NodeState, ...] = ("up", "paused")
"""The states of nodes that belong to the cluster."""

RESOURCE_STATES: tuple[ResourceState, ...] = ("online", "offline", "online pending", "offline pending", "failed")
INTERFACE_STATES: tuple[InterfaceState, ...] = ("up", "unreachable", "failed", "unavailable")
NETWORK_STATES: tuple[NetworkState, ...] = ("up", "partitioned", "down", "unavailable")
GROUP_STATES: tuple[GroupState, ...] = ("online", "offline", "failed", "partially online", "pending")


@dataclass(frozen=True, slots=True)
class ClusterState:
    """The cluster at the model time `at` (ms), after everything that happens in that millisecond.

    A group in transit has the owner None. A group on a node that was lost keeps that owner until the loss is noticed.
    `quorum_owner` is the node that holds the quorum, None while nobody does or when the design has no quorum.
    `interfaces` and `networks` are as the cluster service sees them; what belongs to nodes that are no members is
    unavailable. `damage` is what the scenario has broken around the cluster, `kept_offline` are the groups and
    resources that an administrator has asked to be offline.
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
    kept_offline: frozenset[Id] = frozenset()


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


@dataclass(slots=True)
class Moment:
    """What a state of the cluster consists of, while it changes."""

    nodes: dict[Id, NodeState]
    resources: dict[Id, ResourceState]
    owners: dict[Id, Id | None]
    quorum_owner: Id | None
    damage: Damage
    interfaces: dict[Id, InterfaceState]
    networks: dict[Id, NetworkState]
    kept_offline: frozenset[Id] = frozenset()

    def copy(self) -> Moment:
        """The same once more, which changes on its own."""
        return Moment(
            dict(self.nodes),
            dict(self.resources),
            dict(self.owners),
            self.quorum_owner,
            self.damage,
            dict(self.interfaces),
            dict(self.networks),
            self.kept_offline,
        )


def cluster_state(
    at: int, moment: Moment, members: Mapping[Id, tuple[Id, ...]], places: Mapping[Id, Interface]
) -> ClusterState:
    """The state at a time, with what follows from it.

    The states of the groups follow from their `members`; what belongs to nodes that are no members of the cluster is
    unavailable, by the `places` of the interfaces. The state takes the parts of the moment over.
    """
    groups = {group: group_state(moment.resources[member] for member in members[group]) for group in moment.owners}
    gone = {node for node, state in moment.nodes.items() if state not in MEMBER_STATES}
    if gone and moment.interfaces:
        _without(moment, gone, places)
    return ClusterState(
        at,
        moment.nodes,
        moment.resources,
        moment.owners,
        groups,
        moment.quorum_owner,
        moment.damage,
        moment.interfaces,
        moment.networks,
        moment.kept_offline,
    )


def _without(moment: Moment, gone: set[Id], places: Mapping[Id, Interface]) -> None:
    connected: set[Id] = set()
    left: set[Id] = set()
    for interface in moment.interfaces:
        place = places[interface]
        connected.add(place.network)
        if place.node in gone:
            moment.interfaces[interface] = "unavailable"
        else:
            left.add(place.network)
    for network in connected - left:
        moment.networks[network] = "unavailable"
