"""Where a group may run, and in which order the nodes are asked."""

from __future__ import annotations

from collections.abc import Mapping

from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.model.records import Group, Node, Resource
from designer.model.snapshot import Snapshot


def nodes_by_number(snapshot: Snapshot) -> list[Id]:
    """All nodes by Node ID, the implicit failover order; equal numbers in creation order."""
    return list(_by_number(snapshot.nodes))


@remembered
def _by_number(nodes: Mapping[Id, Node]) -> tuple[Id, ...]:
    return tuple(sorted(nodes, key=lambda node: nodes[node].number))


def possible_owners(snapshot: Snapshot, resource: Resource) -> list[Id]:
    """The nodes on which a resource may come online; an unset list means every node."""
    listed = resource.possible_owners
    return [node for node in nodes_by_number(snapshot) if listed is None or node in listed]


def group_owners(snapshot: Snapshot, group: Id) -> list[Id]:
    """The nodes that are possible owners of every resource of the group."""
    members = snapshot.members(group)
    return [
        node
        for node in nodes_by_number(snapshot)
        if all(member.possible_owners is None or node in member.possible_owners for member in members)
    ]


def owner_list(snapshot: Snapshot, group: Id) -> list[Id]:
    """The circular list of a group: its preferred owners in order, then all other nodes by Node ID (KB 299631)."""
    preferred = list(dict.fromkeys(snapshot.groups[group].preferred_owners))
    return preferred + [node for node in nodes_by_number(snapshot) if node not in preferred]


def home_node(snapshot: Snapshot, group: Id) -> Id | None:
    """The node where a group runs when nothing has failed: its owner, else the first of its circular list.

    None only in a design without nodes.
    """
    owner = snapshot.groups[group].owner
    if owner is not None:
        return owner
    return next(iter(owner_list(snapshot, group)), None)


def hosted(snapshot: Snapshot, node: Id) -> list[Id]:
    """The groups at home on a node, in creation order."""
    return [group for group in snapshot.groups if home_node(snapshot, group) == node]


def is_active_active(snapshot: Snapshot, role: str = "") -> bool:
    """At least as many virtual servers (of that role, if given) as nodes, wherever they run (EX-2.01)."""
    servers = len(_servers(snapshot, role))
    return servers > 0 and servers >= len(snapshot.nodes)


def passive_nodes(snapshot: Snapshot, role: str = "") -> list[Id]:
    """The nodes at home to no virtual server (of that role, if given), by Node ID."""
    busy = {home_node(snapshot, group.id) for group in _servers(snapshot, role)}
    return [node for node in nodes_by_number(snapshot) if node not in busy]


def _servers(snapshot: Snapshot, role: str) -> list[Group]:
    return snapshot.groups_of_kind(role) if role else snapshot.virtual_servers()
