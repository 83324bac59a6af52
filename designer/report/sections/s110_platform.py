"""Nodes, networks and addresses."""

from __future__ import annotations

from collections.abc import Sequence

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.report.blocks import Block, Column, Heading, Lead, Paragraph, Row, Table
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.platform import BUSES, QUORUMS, exchange_words, windows_words
from designer.report.roles import role_words
from designer.report.wording import counted, sentence
from designer.topology.addressing import addresses, parsed_address
from designer.topology.ownership import nodes_by_number

ID = "platform"
TITLE = "Nodes, networks and addresses"
PLACE = "body"

ROLES = {
    "private": "Private: between the nodes only",
    "public": "Public: clients only",
    "mixed": "Mixed: clients and nodes",
    "none": "Not used by the cluster",
}


def section(context: Context) -> Sequence[Block]:
    """The software, then every node, network and address."""
    snapshot = context.snapshot
    parts = [*_software(context), *_nodes(context), *_networks(context), *_addresses(context)]
    if not parts:
        return []
    have = [
        counted(len(table), noun) for table, noun in ((snapshot.nodes, "node"), (snapshot.networks, "network")) if table
    ]
    addressed = len(addresses(snapshot))
    tail = f" and {counted(addressed, 'address', 'addresses')}" if addressed else ""
    lead = f"The cluster consists of {listed(have)}{tail}." if have else "The design names its software only."
    return [Lead(lead), *parts]


def _software(context: Context) -> list[Block]:
    cluster = context.cluster
    pairs = (
        ("Operating system", windows_words(context)),
        ("Mail server", exchange_words(context)),
        ("Shared storage bus", BUSES.get(cluster.bus or "", "")),
        ("Quorum", _quorum(context)),
        ("Domain", cluster.domain),
    )
    rows = tuple(Row((label, value)) for label, value in pairs if value)
    blocks: list[Block] = [Heading("Software and domain", anchor="software")]
    pair = context.catalog.pairs.get((cluster.windows, cluster.exchange))
    if pair is not None and context.windows is not None and context.exchange is not None:
        supported = "is supported" if pair.supported else f"is not supported: {pair.reason}"
        blocks.append(
            Paragraph(f"{context.exchange.name} on a cluster of {context.windows.name} {supported}.", side=pair.source)
        )
    columns = (Column("Property"), Column("Value", weight=3))
    return [*blocks, Table("What every node runs", columns, rows)] if len(rows) > 1 else []


def _quorum(context: Context) -> str:
    cluster = context.cluster
    if not context.snapshot.nodes:
        return ""
    disk = context.name(cluster.quorum_disk)
    return QUORUMS[cluster.quorum] + (f": {disk}" if cluster.quorum == "disk" and disk else "")


def _nodes(context: Context) -> list[Block]:
    snapshot = context.snapshot
    if not snapshot.nodes:
        return []
    networks = list(snapshot.networks.values()) if len(snapshot.networks) <= 3 else []
    columns = [
        Column("Node"),
        Column("Node ID", "right"),
        Column("Role"),
        Column("Memory, MB", "right"),
        *(Column(network.name, style="mono") for network in networks),
    ]
    rows = []
    for identifier in nodes_by_number(snapshot):
        node = snapshot.nodes[identifier]
        at = [_addresses_of(context, identifier, network.id) for network in networks]
        memory = f"{node.ram_mb:,}" if node.ram_mb is not None else ""
        rows.append(Row((node.name, str(node.number), role_words(context, identifier), memory, *at)))
    table = filled("The nodes and what they do when nothing has failed", columns, rows, anchor="nodes")
    notes = [Paragraph(f"{node.name}: {node.notes}") for node in snapshot.nodes.values() if node.notes]
    return [Heading("Nodes", anchor="nodes-heading"), table, *notes]


def _addresses_of(context: Context, node: Id, network: Id) -> str:
    return "\n".join(
        interface.address
        for interface in context.snapshot.interfaces.values()
        if interface.node == node and interface.network == network and interface.address
    )


def _networks(context: Context) -> list[Block]:
    networks = context.snapshot.networks.values()
    if not networks:
        return []
    columns = [
        Column("Network"),
        Column("Role"),
        Column("Subnet", style="mono"),
        Column("Priority", "right"),
        Column("Nodes connected", "right"),
        Column("Notes", weight=2),
    ]
    rows = []
    for network in networks:
        connected = {face.node for face in context.snapshot.interfaces.values() if face.network == network.id}
        priority = str(network.priority) if network.priority is not None else ""
        rows.append(
            Row((network.name, ROLES[network.role], network.subnet, priority, str(len(connected)), network.notes))
        )
    title = "The networks of the cluster, in creation order"
    return [Heading("Networks", anchor="networks-heading"), filled(title, columns, rows, anchor="networks")]


def _addresses(context: Context) -> list[Block]:
    snapshot = context.snapshot
    found = addresses(snapshot)
    if not found:
        return []
    order = list(snapshot.networks)
    found.sort(key=lambda item: (order.index(item[1]) if item[1] in order else len(order), _address_key(item[2])))
    columns = [
        Column("Address", style="mono"),
        Column("Belongs to"),
        Column("Kind"),
        Column("Network"),
        Column("Moves with group"),
    ]
    rows = [_address_row(context, *item) for item in found]
    title = sentence(f"{counted(len(found), 'address', 'addresses')}, by network")
    return [
        Heading("Addresses", anchor="addresses-heading"),
        filled(title, columns, rows, anchor="addresses"),
    ]


def _address_row(context: Context, holder: Id, network: Id | None, address: str) -> Row:
    snapshot = context.snapshot
    interface = snapshot.interfaces.get(holder)
    if interface is not None:
        kind = "Node" if interface.static is not False else "Node, by DHCP"
        return Row((address, context.name(interface.node), kind, context.name(network), ""))
    resource = snapshot.resources[holder]
    return Row((address, resource.name, "IP Address resource", context.name(network), context.name(resource.group)))


def _address_key(text: str) -> tuple[int, int, str]:
    address = parsed_address(text)
    return (address.version, int(address), "") if address is not None else (9, 0, text)
