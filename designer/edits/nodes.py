"""Nodes and networks; both arrive complete, with every interface and address."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft
from designer.edits.naming import free_address, free_subnet, fresh_name
from designer.edits.presets import preset
from designer.edits.surroundings import connect_node
from designer.foundation.ids import Id
from designer.model.diff import Diff
from designer.model.records import NetworkRole, Node
from designer.model.snapshot import Snapshot

FIRST_NODE_HOST = {"private": 1}
"""Host number of the first node's address; 11 on networks that clients use."""


FIRST_BOOT_DELAY_S = 10
BOOT_STEP_S = 30
"""Seconds that the boot menu of the first node waits, and how much longer each further one does (EX-8.17, assumed)."""


def add_node(snapshot: Snapshot, catalog: Catalog, name: str = "") -> Diff:
    """Add a node with the next Node ID, a static address on every network, and a path over every fabric to every array.

    It is set up like the node before it, so that a drop keeps alike nodes alike; the first one as recommended.
    Its boot delay is longer than that of every other node (EX-8.17).
    """
    draft = Draft(snapshot)
    last = max(snapshot.nodes.values(), key=lambda node: node.number, default=None)
    number = last.number + 1 if last is not None else 1
    setup = _set_up_of(last) if last is not None else preset(snapshot, catalog, "nodes")
    delays = [node.boot_delay_s for node in snapshot.nodes.values() if node.boot_delay_s is not None]
    node = draft.add(
        "nodes",
        **setup,
        name=name or fresh_name(snapshot, "nodes", "NODE", number),
        number=number,
        boot_delay_s=max(delays) + BOOT_STEP_S if delays else FIRST_BOOT_DELAY_S,
    )
    for network in snapshot.networks.values():
        connect(draft, catalog, node, network.id)
    connect_node(draft, node)
    return draft.diff


def _set_up_of(node: Node) -> dict[str, Any]:
    """What a node has in common with one that is made like it."""
    own = ("id", "extra", "name", "number", "role", "boot_delay_s", "notes")
    return {field.name: getattr(node, field.name) for field in fields(node) if field.name not in own}


def add_network(snapshot: Snapshot, catalog: Catalog, role: NetworkRole, name: str = "", subnet: str = "") -> Diff:
    """Add a network with a free subnet and connect every node to it.

    A private network comes before every other in the cluster's priorities (EX-5.05), the others behind all there are.
    """
    draft = Draft(snapshot)
    taken = {network.name.casefold() for network in snapshot.networks.values()}
    wanted = "Private" if role == "private" else "Public"
    free = wanted if wanted.casefold() not in taken else fresh_name(snapshot, "networks", wanted + " ", 2)
    network = draft.add(
        "networks",
        **preset(snapshot, catalog, "networks"),
        name=name or free,
        role=role,
        subnet=subnet or free_subnet(snapshot, private=role == "private"),
        priority=_make_way(draft) if role == "private" else len(snapshot.networks) + 1,
    )
    for node in snapshot.nodes:
        connect(draft, catalog, node, network)
    return draft.diff


def _make_way(draft: Draft) -> int:
    """The priority behind all private networks, after moving the others back by one."""
    networks = draft.snapshot.networks.values()
    place = 1 + max((one.priority or 0 for one in networks if one.role == "private"), default=0)
    for network in tuple(networks):
        if network.priority is not None and network.priority >= place:
            draft.change("networks", network.id, priority=network.priority + 1)
    return place


def connect(draft: Draft, catalog: Catalog, node: Id, network: Id) -> None:
    """Give a node an adapter on a network, with an address of its subnet, set up like the adapters that are there."""
    target = draft.snapshot.networks[network]
    address = free_address(draft.snapshot, target, FIRST_NODE_HOST.get(target.role, 11))
    values = preset(draft.snapshot, catalog, "interfaces", target.role)
    beside = next((one for one in draft.snapshot.interfaces.values() if one.network == network), None)
    if beside is not None:
        values |= {name: getattr(beside, name) for name in ("gateway", "dns_servers", "wins_servers")}
    draft.add("interfaces", **values, node=node, network=network, address=address)
