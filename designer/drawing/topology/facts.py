"""What the topology shows, read from the design and the state once."""

from __future__ import annotations

from dataclasses import dataclass

from designer.catalog.schema import Catalog
from designer.drawing.identity import by_rank
from designer.foundation.ids import Id
from designer.model.records import Resource
from designer.model.snapshot import Snapshot
from designer.simulation.state import ClusterState
from designer.topology.dependencies import Needs, generations, providers, within
from designer.topology.ownership import group_owners, home_node, owner_list

_GROUP_ORDER = {"other": 1, "dtc": 2, "cluster": 3}
"""Where groups stand on a node; virtual servers come first."""


@dataclass(frozen=True, slots=True)
class Token:
    """One small picture on a group's card: a resource, or all its disks together."""

    type: str
    members: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """The design and, in Failover, the state, with the lists that layout and drawing both need.

    `hosted` holds the groups on every node, `homeless` those on none; `at_home` is where groups are when nothing has
    failed. `numbers` are the places in which the selected group may run, 1 first. `tokens` are in start order.
    """

    snapshot: Snapshot
    catalog: Catalog
    state: ClusterState | None
    nodes: tuple[Id, ...]
    above: tuple[Id, ...]
    below: tuple[Id, ...]
    hosted: dict[Id, list[Id]]
    at_home: dict[Id, list[Id]]
    homeless: tuple[Id, ...]
    numbers: dict[Id, int]
    tokens: dict[Id, tuple[Token, ...]]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        tables = (self.snapshot.nodes, self.snapshot.networks, self.snapshot.disks, self.snapshot.groups)
        return not any(tables)


def facts_of(snapshot: Snapshot, catalog: Catalog, state: ClusterState | None, selected: Id) -> Facts:
    """Read everything."""
    networks = by_rank(snapshot, "networks")
    groups = sorted(by_rank(snapshot, "groups"), key=lambda group: _GROUP_ORDER.get(snapshot.groups[group].kind, 0))
    nodes = tuple(by_rank(snapshot, "nodes"))
    now = {group: _owner(snapshot, state, group) for group in groups}
    needs = providers(snapshot)
    return Facts(
        snapshot=snapshot,
        catalog=catalog,
        state=state,
        nodes=nodes,
        above=tuple(network for network in networks if snapshot.networks[network].role != "private"),
        below=tuple(network for network in networks if snapshot.networks[network].role == "private"),
        hosted={node: [group for group in groups if now[group] == node] for node in nodes},
        at_home={node: [group for group in groups if home_node(snapshot, group) == node] for node in nodes},
        homeless=tuple(group for group in groups if now[group] not in snapshot.nodes),
        numbers=_numbers(snapshot, selected),
        tokens={group: _tokens(snapshot, group, needs) for group in groups},
    )


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


def _tokens(snapshot: Snapshot, group: Id, needs: Needs) -> tuple[Token, ...]:
    members = {member.id: member for member in snapshot.members(group)}
    layers = generations(within(needs, members))
    ordered = [resource for layer in layers for resource in layer]
    ordered += [resource for resource in members if resource not in set(ordered)]
    return tuple(_with_disks_together([members[resource] for resource in ordered]))


def _with_disks_together(resources: list[Resource]) -> list[Token]:
    disks = tuple(resource.id for resource in resources if resource.disk is not None)
    tokens = [Token(resource.type, (resource.id,)) for resource in resources if resource.disk is None]
    if disks:
        tokens.insert(0, Token(next(resource.type for resource in resources if resource.disk), disks))
    return tokens
