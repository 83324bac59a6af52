"""Which nodes back up a virtual server, and which other servers they back up too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.topology.ownership import group_owners, nodes_by_number
from designer.topology.witness import has_witness, knows_witness


@dataclass(frozen=True, slots=True)
class Members:
    """The nodes of a pool, and the servers of which each node runs one at a time; `alike` when each node may run each.

    Servers that share nodes freely have a pool each.
    """

    nodes: tuple[Id, ...]
    servers: tuple[Id, ...]
    alike: bool


def pool_of(snapshot: Snapshot, catalog: Catalog, group: Id, there: Iterable[Id]) -> Members:
    """The pool of a virtual server among those that are there: whoever shares a node with it, directly or not."""
    owners = {server: frozenset(group_owners(snapshot, server)) for server in there}
    role = catalog.roles.get(snapshot.groups[group].kind)
    if role is None or not role.one_per_node or len(snapshot.nodes) <= 2:
        return Members(_by_number(snapshot, owners[group]), (group,), True)
    rivals = {server for server in owners if snapshot.groups[server].kind == role.id}
    inside, nodes = {group}, set(owners[group])
    while more := {server for server in rivals - inside if owners[server] & nodes}:
        inside |= more
        nodes.update(*(owners[server] for server in more))
    servers = tuple(server for server in owners if server in inside)
    return Members(_by_number(snapshot, nodes), servers, len({owners[server] for server in servers}) == 1)


def nodes_needed(snapshot: Snapshot, catalog: Catalog) -> int:
    """How many nodes must be up for the cluster to go on: a majority with a majority node set, else one is enough (0).

    A file share witness is one vote more, and taken to be there.
    """
    if snapshot.cluster.quorum != "majority-node-set":
        return 0
    witness = bool(has_witness(snapshot)) and knows_witness(snapshot, catalog) and len(snapshot.nodes) == 2
    return len(snapshot.nodes) // 2 + (0 if witness else 1)


def _by_number(snapshot: Snapshot, nodes: Iterable[Id]) -> tuple[Id, ...]:
    wanted = set(nodes)
    return tuple(node for node in nodes_by_number(snapshot) if node in wanted)
