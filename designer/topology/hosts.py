"""Which nodes may have to carry an Exchange Virtual Server, and which of them are weaker than its home."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.model.records import Group, Node, Resource
from designer.model.snapshot import Snapshot
from designer.topology.members import common_owners, members_by_group

USABLE_MB = 4096
"""The memory that Exchange uses (EX-9.05)."""

USABLE_CPUS = 8
"""The processors that Exchange uses (EX-1.19)."""


@dataclass(frozen=True, slots=True)
class Weakness:
    """The EVSs whose home has more memory than a node, with that memory in MB, and the same of processors."""

    memory: dict[str, int] = field(default_factory=dict)
    cpus: dict[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.memory or self.cpus)


def evs_hosts(snapshot: Snapshot) -> Mapping[Id, Sequence[Id]]:
    """For every EVS the nodes that may own it, by Node ID."""
    return _evs_hosts(snapshot.nodes, snapshot.groups, snapshot.resources)


@remembered
def _evs_hosts(
    nodes: Mapping[Id, Node], groups: Mapping[Id, Group], resources: Mapping[Id, Resource]
) -> Mapping[Id, Sequence[Id]]:
    snapshot = Snapshot(nodes=nodes, groups=groups, resources=resources)
    members = members_by_group(snapshot)
    return {group.id: common_owners(snapshot, members[group.id]) for group in snapshot.groups_of_kind("evs")}


def exchange_nodes(snapshot: Snapshot) -> list[Node]:
    """The nodes that own an EVS or may, in creation order."""
    hosts = set[Id]().union(*evs_hosts(snapshot).values())
    owners = {group.owner for group in snapshot.groups_of_kind("evs")}
    return [node for node in snapshot.nodes.values() if node.id in hosts or node.id in owners]


def weaknesses(snapshot: Snapshot) -> Mapping[Id, Weakness]:
    """For every node that may own an EVS, where it is weaker than the home of one.

    What is unset is no weakness, nor what the home has beyond all that Exchange uses.
    """
    return _weaknesses(snapshot.nodes, snapshot.groups, evs_hosts(snapshot))


@remembered
def _weaknesses(
    nodes: Mapping[Id, Node], groups: Mapping[Id, Group], evs: Mapping[Id, Sequence[Id]]
) -> Mapping[Id, Weakness]:
    homes = {group: nodes[owner] for group in evs if (owner := groups[group].owner) is not None}
    memory = _below(
        {node.id: node.ram_mb for node in nodes.values()}, {home.ram_mb for home in homes.values()}, USABLE_MB
    )
    cpus = _below({node.id: node.cpus for node in nodes.values()}, {home.cpus for home in homes.values()}, USABLE_CPUS)
    found = {host: Weakness() for host in dict.fromkeys(chain.from_iterable(evs[group] for group in homes))}
    for group, home in homes.items():
        name = groups[group].name
        for host in memory[home.ram_mb].intersection(evs[group]):
            found[host].memory[name] = home.ram_mb or 0
        for host in cpus[home.cpus].intersection(evs[group]):
            found[host].cpus[name] = home.cpus or 0
    return found


def _below(
    numbers: Mapping[Id, int | None], needed: Iterable[int | None], usable: int
) -> dict[int | None, frozenset[Id]]:
    """For every number that a home has, the nodes that have less of it; what is unset is not less."""
    return {
        need: frozenset(
            node
            for node, number in numbers.items()
            if number is not None and need is not None and number < min(need, usable)
        )
        for need in needed
    }
