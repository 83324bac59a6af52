"""All names of a design with their addresses: nodes, the cluster, virtual servers, servers outside."""

from __future__ import annotations

from dataclasses import dataclass

from designer.foundation.ids import Id
from designer.report.blocks import Column, Row, Table
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.wording import counted, sentence
from designer.topology.addressing import holder_address, network_with
from designer.topology.evs import ADDRESS, NAME, of_type
from designer.topology.ownership import nodes_by_number
from designer.topology.roles import group_noun

MOST_COLUMNS = 3
"""With more networks than these, addresses stand below each other, each with its network."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name on the network: what has it, its addresses by network, and the group that it moves with."""

    name: str
    kind: str
    addresses: dict[Id | None, list[str]]
    group: str = ""


def names(context: Context) -> list[Named]:
    """Nodes by Node ID, then groups with a name or an address, then servers outside the cluster."""
    return [*_nodes(context), *_groups(context), *_outside(context)]


def name_table(context: Context, found: list[Named]) -> Table:
    """One row per name, and a column per network while there are few."""
    used = dict.fromkeys(network for one in found for network in one.addresses)
    order: list[Id | None] = [network for network in context.snapshot.networks if network in used]
    order += [network for network in used if network not in context.snapshot.networks]
    stacked = len(order) > MOST_COLUMNS
    heads = ["Addresses"] if stacked else [context.name(network) or "Address" for network in order]
    columns = [
        Column("Name"),
        Column("Kind"),
        *(Column(head, style="mono") for head in heads),
        Column("Moves with"),
    ]
    title = f"{sentence(counted(len(found), 'name'))} of {context.cluster_name} and of what it needs"
    rows = [Row((one.name, one.kind, *_cells(context, one, order, stacked=stacked), one.group)) for one in found]
    return filled(title, columns, rows, anchor="names")


def _cells(context: Context, one: Named, order: list[Id | None], *, stacked: bool) -> list[str]:
    if not stacked:
        return ["\n".join(one.addresses.get(network, ())) for network in order]
    lines = [
        f"{text} ({context.name(network)})" if network is not None else text
        for network in order
        for text in one.addresses.get(network, ())
    ]
    return ["\n".join(lines)]


def _nodes(context: Context) -> list[Named]:
    found = []
    for node in nodes_by_number(context.snapshot):
        held: dict[Id | None, list[str]] = {}
        for face in context.snapshot.interfaces.values():
            text = face.address or ("by DHCP" if face.static is False else "")
            if face.node == node and text:
                held.setdefault(face.network, []).append(text)
        found.append(Named(context.name(node), "Node", held))
    return found


def _groups(context: Context) -> list[Named]:
    snapshot = context.snapshot
    found = []
    for group in snapshot.groups.values():
        held: dict[Id | None, list[str]] = {}
        for resource in of_type(snapshot, group.id, ADDRESS):
            if text := holder_address(snapshot, resource.id):
                held.setdefault(resource.network, []).append(text)
        called = [str(one.properties.get("Name", "")) for one in of_type(snapshot, group.id, NAME)]
        called = [name for name in called if name]
        if held or called:
            noun = "Cluster" if group.kind == "cluster" else group_noun(context.catalog, group)
            found.append(Named("\n".join(called) or group.name, noun[:1].upper() + noun[1:], held, group.name))
    return found


def _outside(context: Context) -> list[Named]:
    found = []
    for server in context.snapshot.servers.values():
        network = network_with(context.snapshot, server.address)
        held = {network: [server.address]} if server.address else {}
        found.append(Named(server.name, "Outside the cluster", held))
    return found
