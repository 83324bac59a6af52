"""What carries the heartbeats of a design: networks, the cables to them, and the sites that they join."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from designer.foundation.ids import Id
from designer.model.records import Resource
from designer.model.snapshot import Snapshot
from designer.topology.addressing import client_networks, network_with
from designer.topology.evs import ADDRESS
from designer.topology.ownership import nodes_by_number

HEARTBEAT_ROLES = ("private", "mixed")
"""Networks for clients only never carry heartbeats, not even when no other is left (EX-5.04)."""

CLIENT_ROLES = ("public", "mixed")


@dataclass(frozen=True, slots=True)
class Cabling:
    """The networks of a design as the cluster service sees them.

    `interfaces` are the interfaces by node and network, `nodes` those on each network by Node ID. `heartbeats` are the
    networks that carry heartbeats, `clients` those with hosts outside the cluster to ping, `idle` those that the
    cluster does not use, `crossovers` those where a pulled cable leaves both ends without a signal. `sites` say where
    nodes stand ("" = the design does not say). `addresses` are the networks of IP Address resources, `carried` the same
    the other way round.
    """

    interfaces: Mapping[tuple[Id, Id], Id]
    nodes: Mapping[Id, tuple[Id, ...]]
    heartbeats: tuple[Id, ...]
    clients: frozenset[Id]
    idle: frozenset[Id]
    crossovers: frozenset[Id]
    sites: Mapping[Id, Id]
    addresses: Mapping[Id, Id]
    carried: Mapping[Id, tuple[Id, ...]]


def cabling_of(snapshot: Snapshot) -> Cabling:
    """The networks of a design; where it has several interfaces of a node on a network, the first counts."""
    interfaces: dict[tuple[Id, Id], Id] = {}
    for interface in snapshot.interfaces.values():
        interfaces.setdefault((interface.node, interface.network), interface.id)
    networks = snapshot.networks
    order = nodes_by_number(snapshot)
    carriers = addresses(snapshot)
    return Cabling(
        interfaces=interfaces,
        nodes={network: tuple(node for node in order if (node, network) in interfaces) for network in networks},
        heartbeats=tuple(network.id for network in networks.values() if network.role in HEARTBEAT_ROLES),
        clients=frozenset(network.id for network in networks.values() if network.role in CLIENT_ROLES),
        idle=frozenset(network.id for network in networks.values() if network.role == "none"),
        crossovers=frozenset(network.id for network in networks.values() if network.medium == "crossover"),
        sites={node.id: node.site or "" for node in snapshot.nodes.values()},
        addresses=carriers,
        carried={
            network: tuple(resource for resource, carrier in carriers.items() if carrier == network)
            for network in networks
        },
    )


def addresses(snapshot: Snapshot) -> dict[Id, Id]:
    """The network of every IP Address resource that has one."""
    found: dict[Id, Id] = {}
    if snapshot.networks:
        for resource in snapshot.resources.values():
            if resource.type == ADDRESS and (network := _network_of(snapshot, resource)) is not None:
                found[resource.id] = network
    return found


def _network_of(snapshot: Snapshot, resource: Resource) -> Id | None:
    """The network of an address: the one that is named, else the one of its subnet, else the only one for clients."""
    if resource.network is not None:
        return resource.network
    address = resource.properties.get("Address")
    network = network_with(snapshot, address) if isinstance(address, str) and address else None
    candidates = client_networks(snapshot)
    return candidates[0] if network is None and len(candidates) == 1 else network
