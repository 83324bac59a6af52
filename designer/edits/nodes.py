"""Nodes and networks; both arrive complete, with every interface and address."""

from __future__ import annotations

from designer.edits.draft import Draft
from designer.edits.naming import free_address, free_subnet, fresh_name
from designer.foundation.ids import Id
from designer.model.diff import Diff
from designer.model.records import NetworkRole
from designer.model.snapshot import Snapshot

FIRST_NODE_HOST = {"private": 1}
"""Host number of the first node's address; 11 on networks that clients use."""


def add_node(snapshot: Snapshot, name: str = "") -> Diff:
    """Add a node with the next Node ID and a static address on every network.

    It has the local letters and the memory of the node before it, so that a drop keeps alike nodes alike.
    """
    draft = Draft(snapshot)
    last = max(snapshot.nodes.values(), key=lambda node: node.number, default=None)
    number = last.number + 1 if last is not None else 1
    node = draft.add(
        "nodes",
        name=name or fresh_name(snapshot, "nodes", "NODE", number),
        number=number,
        domain_controller=False,
        ram_mb=last.ram_mb if last is not None else 4096,
        local_letters=last.local_letters if last is not None else ("C", "D"),
    )
    for network in snapshot.networks.values():
        _connect(draft, node, network.id)
    return draft.diff


def add_network(snapshot: Snapshot, role: NetworkRole, name: str = "", subnet: str = "") -> Diff:
    """Add a network with a free subnet and connect every node to it.

    A private network comes before every other in the cluster's priorities (EX-5.05), the others behind all there are.
    """
    draft = Draft(snapshot)
    taken = {network.name.casefold() for network in snapshot.networks.values()}
    wanted = "Private" if role == "private" else "Public"
    free = wanted if wanted.casefold() not in taken else fresh_name(snapshot, "networks", wanted + " ", 2)
    network = draft.add(
        "networks",
        name=name or free,
        role=role,
        subnet=subnet or free_subnet(snapshot, private=role == "private"),
        priority=_make_way(draft) if role == "private" else len(snapshot.networks) + 1,
    )
    for node in snapshot.nodes:
        _connect(draft, node, network)
    return draft.diff


def _make_way(draft: Draft) -> int:
    """The priority behind all private networks, after moving the others back by one."""
    networks = draft.snapshot.networks.values()
    place = 1 + max((one.priority or 0 for one in networks if one.role == "private"), default=0)
    for network in tuple(networks):
        if network.priority is not None and network.priority >= place:
            draft.change("networks", network.id, priority=network.priority + 1)
    return place


def _connect(draft: Draft, node: Id, network: Id) -> None:
    target = draft.snapshot.networks[network]
    address = free_address(draft.snapshot, target, FIRST_NODE_HOST.get(target.role, 11))
    draft.add("interfaces", node=node, network=network, address=address, static=True, teamed=False)
