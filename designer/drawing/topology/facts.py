"""What the topology shows, read from the design and the state once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from designer.catalog.schema import Catalog
from designer.drawing.broken import broken
from designer.drawing.identity import by_rank
from designer.drawing.topology.detail import Detail
from designer.drawing.topology.stock import Stock, stock_of
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.spotlight import Spotlight
from designer.simulation.record.damage import NO_DAMAGE, Damage
from designer.simulation.record.state import ClusterState
from designer.topology.addressing import network_with
from designer.topology.ownership import group_owners, home_node, owner_list

_GROUP_ORDER = {"other": 1, "dtc": 2, "cluster": 3}
"""Where groups stand on a node; virtual servers come first."""


@dataclass(frozen=True, slots=True)
class Camp:
    """The nodes at one site, or, with None, those that stand nowhere in particular."""

    site: Id | None
    nodes: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """The design and, in Failover, the state, with the lists that layout and drawing both need.

    `expanded` groups list their resources. `groups` are all of them as they would stand on one node,
    `servers_of_clients` the virtual servers. `hosted` holds the groups on every node, `homeless` those on none;
    `at_home` is where groups are when nothing has failed. `numbers` are the places in which the selected group may run,
    1 first. `camps` are the nodes by site, none where a single site or none says nothing. `servers` are those outside
    the cluster, each with the network above the nodes that it is on. `pathless` are the ways over a fabric to an array
    that the selected node lacks. `spotlight` is what deserves the eye while a run is played, `traced` the groups that
    have left a trace on every node, `origins` the nodes that groups on none came from. Unless `mounted`, disks below
    others are only counted.
    """

    snapshot: Snapshot
    catalog: Catalog
    state: ClusterState | None
    selected: Id
    expanded: frozenset[Id]
    detail: Detail
    nodes: tuple[Id, ...]
    above: tuple[Id, ...]
    below: tuple[Id, ...]
    servers_of_clients: frozenset[Id]
    groups: tuple[Id, ...]
    hosted: dict[Id, list[Id]]
    at_home: dict[Id, list[Id]]
    homeless: tuple[Id, ...]
    numbers: dict[Id, int]
    stock: Stock
    camps: tuple[Camp, ...]
    servers: dict[Id, Id | None]
    arrays: tuple[Id, ...]
    fabrics: tuple[Id, ...]
    pathless: tuple[tuple[Id, Id], ...]
    spotlight: Spotlight | None
    traced: dict[Id, list[Id]]
    origins: dict[Id, Id]
    mounted: bool = True

    @property
    def gatherings(self) -> list[dict[Id, list[Id]]]:
        """What stands on the nodes now, when nothing has failed, and at any other time of the run that is watched."""
        watched = self.spotlight.gatherings if self.spotlight is not None else ()
        return [self.hosted, self.at_home, *({node: list(groups) for node, groups in one.items()} for one in watched)]

    def is_critical(self, subject: Id) -> bool:
        """Whether an outage waits for something right now."""
        return self.spotlight is not None and subject in self.spotlight.critical

    @property
    def damage(self) -> Damage:
        """What the scenario has broken."""
        return self.state.damage if self.state is not None else NO_DAMAGE

    def broken(self, subject: Id) -> str:
        """What is broken about an object, in a few words; "" for one that is whole."""
        return broken(self.snapshot, self.damage, subject)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        names = ("nodes", "networks", "disks", "groups", "servers", "arrays", "fabrics")
        return not any(self.snapshot.table(name) for name in names)


def facts_of(  # noqa: PLR0913 - what can be asked of the picture
    snapshot: Snapshot,
    catalog: Catalog,
    state: ClusterState | None = None,
    selected: Id = "",
    expanded: frozenset[Id] = frozenset(),
    detail: Detail = "normal",
    spotlight: Spotlight | None = None,
    *,
    mounted: bool = True,
) -> Facts:
    """Read everything."""
    networks = by_rank(snapshot, "networks")
    groups = sorted(by_rank(snapshot, "groups"), key=lambda group: _GROUP_ORDER.get(snapshot.groups[group].kind, 0))
    camps = _camps(snapshot)
    nodes = tuple(node for camp in camps for node in camp.nodes) or tuple(by_rank(snapshot, "nodes"))
    above = tuple(network for network in networks if snapshot.networks[network].role != "private")
    now = {group: _owner(snapshot, state, group) for group in groups}
    return Facts(
        snapshot=snapshot,
        catalog=catalog,
        state=state,
        selected=selected,
        expanded=expanded,
        detail=detail,
        nodes=nodes,
        above=above,
        below=tuple(network for network in networks if snapshot.networks[network].role == "private"),
        servers_of_clients=frozenset(group.id for group in snapshot.virtual_servers()),
        groups=tuple(groups),
        hosted={node: [group for group in groups if now[group] == node] for node in nodes},
        at_home={node: [group for group in groups if home_node(snapshot, group) == node] for node in nodes},
        homeless=tuple(group for group in groups if now[group] not in snapshot.nodes),
        numbers=_numbers(snapshot, selected),
        stock=stock_of(snapshot),
        camps=camps,
        servers={server: _network_of(snapshot, server, above) for server in by_rank(snapshot, "servers")},
        arrays=tuple(by_rank(snapshot, "arrays")),
        fabrics=tuple(by_rank(snapshot, "fabrics")),
        pathless=_pathless(snapshot, selected),
        spotlight=spotlight,
        traced={node: [group for group in groups if spotlight.traces.get(group) == node] for node in nodes}
        if spotlight is not None
        else {},
        origins={one.group: one.origin for one in spotlight.transits} if spotlight is not None else {},
        mounted=mounted,
    )


def _camps(snapshot: Snapshot) -> tuple[Camp, ...]:
    """The sites in their order with their nodes, then the nodes at none; nothing for fewer than two sites."""
    if len(snapshot.sites) < 2 or not snapshot.nodes:
        return ()
    nodes = by_rank(snapshot, "nodes")
    camps = [
        Camp(site, tuple(node for node in nodes if snapshot.nodes[node].site == site))
        for site in by_rank(snapshot, "sites")
    ]
    homeless = tuple(node for node in nodes if snapshot.nodes[node].site is None)
    return (*camps, Camp(None, homeless)) if homeless else tuple(camps)


def _network_of(snapshot: Snapshot, server: Id, above: tuple[Id, ...]) -> Id | None:
    """The network that a server is on by its address, else the first one that clients use; None without any."""
    found = network_with(snapshot, snapshot.servers[server].address)
    if found in above:
        return found
    serving = (network for network in above if snapshot.networks[network].role != "none")
    return next(serving, above[0] if above else None)


def _pathless(snapshot: Snapshot, node: Id) -> tuple[tuple[Id, Id], ...]:
    if node not in snapshot.nodes:
        return ()
    there = {(path.fabric, path.array) for path in snapshot.paths.values() if path.node == node}
    ways = product(by_rank(snapshot, "fabrics"), by_rank(snapshot, "arrays"))
    return tuple(way for way in ways if way not in there)


def _owner(snapshot: Snapshot, state: ClusterState | None, group: Id) -> Id | None:
    if state is not None and group in state.owners:
        return state.owners[group]
    return home_node(snapshot, group)


def _numbers(snapshot: Snapshot, selected: Id) -> dict[Id, int]:
    if selected not in snapshot.groups:
        return {}
    able = set(group_owners(snapshot, selected))
    ordered = [node for node in owner_list(snapshot, selected) if node in able]
    return {node: place for place, node in enumerate(ordered, start=1)}
