"""What the networks view shows, read from the design once."""

from __future__ import annotations

from dataclasses import dataclass

from designer.catalog.schema import Catalog
from designer.drawing.identity import by_rank
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot
from designer.simulation.record.damage import NO_DAMAGE, Damage
from designer.simulation.record.state import ClusterState
from designer.topology.addressing import address_problem, given_twice, holder_address, network_with
from designer.topology.evs import ADDRESS
from designer.topology.ownership import home_node

Place = tuple[Id | None, Id | None]
"""A network, or None for what is on none, and a node, or None for what is on none."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Networks by priority, nodes in their order, and what is where.

    `interfaces`, `addresses` (IP Address resources) and `servers` (outside the cluster, by network) are ids; what is
    wrong with an address is in `problems`, in a few words.
    """

    snapshot: Snapshot
    catalog: Catalog
    state: ClusterState | None
    networks: tuple[Id, ...]
    nodes: tuple[Id, ...]
    interfaces: dict[Place, tuple[Id, ...]]
    addresses: dict[Place, tuple[Id, ...]]
    servers: dict[Id | None, tuple[Id, ...]]
    problems: dict[Id, str]

    @property
    def damage(self) -> Damage:
        """What the scenario has broken."""
        return self.state.damage if self.state is not None else NO_DAMAGE

    @property
    def lanes(self) -> tuple[Id | None, ...]:
        """The networks, and None last when something is on none of them."""
        loose = None in self.servers or any(network is None for network, _ in self.addresses)
        return (*self.networks, None) if loose else self.networks

    @property
    def columns(self) -> tuple[Id | None, ...]:
        """The nodes, and None last when an address is on none of them."""
        loose = any(node is None for _, node in self.addresses)
        return (*self.nodes, None) if loose else self.nodes

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing that could be on a network, nor a network."""
        return not (self.networks or self.nodes or self.addresses or self.servers)


def facts_of(snapshot: Snapshot, catalog: Catalog, state: ClusterState | None = None) -> Facts:
    """Read everything."""
    interfaces: dict[Place, list[Id]] = {}
    for interface in snapshot.interfaces.values():
        interfaces.setdefault((interface.network, interface.node), []).append(interface.id)
    addresses: dict[Place, list[Id]] = {}
    for resource in snapshot.resources.values():
        if resource.type == ADDRESS:
            node = _node_of(snapshot, state, resource.group)
            network = resource.network if resource.network in snapshot.networks else None
            addresses.setdefault((network, node), []).append(resource.id)
    servers: dict[Id | None, list[Id]] = {}
    for server in by_rank(snapshot, "servers"):
        servers.setdefault(network_with(snapshot, snapshot.servers[server].address), []).append(server)
    return Facts(
        snapshot=snapshot,
        catalog=catalog,
        state=state,
        networks=tuple(by_priority(snapshot)),
        nodes=tuple(by_rank(snapshot, "nodes")),
        interfaces={place: tuple(ids) for place, ids in interfaces.items()},
        addresses={place: tuple(ids) for place, ids in addresses.items()},
        servers={network: tuple(ids) for network, ids in servers.items()},
        problems=_problems(snapshot),
    )


def by_priority(snapshot: Snapshot) -> list[Id]:
    """The networks in the order of their priority, those without one last; equals as they stand in their lane."""
    order = by_rank(snapshot, "networks")

    def place(network: Id) -> tuple[bool, int]:
        priority = snapshot.networks[network].priority
        return (priority is None, priority or 0)

    return sorted(order, key=place)


def _node_of(snapshot: Snapshot, state: ClusterState | None, group: Id) -> Id | None:
    owner = state.owners.get(group) if state is not None else None
    node = owner if owner in snapshot.nodes else home_node(snapshot, group)
    return node if node in snapshot.nodes else None


def _problems(snapshot: Snapshot) -> dict[Id, str]:
    """What is wrong with the addresses, by holder; the gravest only."""
    twice = given_twice(snapshot)
    found = dict.fromkeys(twice, tr("used twice"))
    for interface in snapshot.interfaces.values():
        text = address_problem(snapshot, interface.network, interface.address)
        if not interface.address and interface.static is not False:
            text = tr("no address yet")
        if text and interface.id not in found:
            found[interface.id] = text
    for resource in snapshot.resources.values():
        if resource.type == ADDRESS and resource.id not in found:
            address = holder_address(snapshot, resource.id)
            text = address_problem(snapshot, resource.network, address) if address else tr("no address yet")
            if text:
                found[resource.id] = text
    return found
