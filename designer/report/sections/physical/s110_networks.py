"""Networks, the adapters on them, and addresses."""

from __future__ import annotations

from collections.abc import Sequence

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.report.adapters import adapters
from designer.report.blocks import Block, Column, Heading, Lead, Row
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.wording import counted, sentence
from designer.topology.addressing import addresses, network_with, parsed_address

ID = "networks"
TITLE = "Networks and addresses"

ROLES = {
    "private": "Private: between the nodes only",
    "public": "Public: clients only",
    "mixed": "Mixed: clients and nodes",
    "none": "Not used by the cluster",
}


def section(context: Context) -> Sequence[Block]:
    """Every network, how the adapters on it are set up, and every address."""
    parts = [*_networks(context), *adapters(context), *_addresses(context)]
    return [Lead(_message(context)), *parts] if parts else []


def _message(context: Context) -> str:
    snapshot = context.snapshot
    found = [counted(len(snapshot.networks), "network")] if snapshot.networks else []
    if count := len(_all_addresses(context)):
        found.append(counted(count, "address", "addresses"))
    private = [network.name for network in snapshot.networks.values() if network.role == "private"]
    if private:
        return f"{sentence(listed(found))}: {listed(private)} carries nothing but the traffic between the nodes."
    return f"{sentence(listed(found))}; no network is private to the nodes."


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
    everywhere = all(row.cells[4] == str(len(context.snapshot.nodes)) for row in rows)
    title = "Every network connects every node" if everywhere else "The networks, and how many nodes each connects"
    return [Heading("Networks", anchor="networks-heading"), filled(title, columns, rows, anchor="networks-table")]


def _addresses(context: Context) -> list[Block]:
    snapshot = context.snapshot
    found = _all_addresses(context)
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


def _all_addresses(context: Context) -> list[tuple[Id, Id | None, str]]:
    """The addresses of the cluster, and those of the servers outside it."""
    snapshot = context.snapshot
    outside = [(server.id, server.address) for server in snapshot.servers.values() if server.address]
    return [*addresses(snapshot), *((one, network_with(snapshot, address), address) for one, address in outside)]


def _address_row(context: Context, holder: Id, network: Id | None, address: str) -> Row:
    snapshot = context.snapshot
    interface = snapshot.interfaces.get(holder)
    if interface is not None:
        kind = "Node" if interface.static is not False else "Node, by DHCP"
        return Row((address, context.name(interface.node), kind, context.name(network), ""))
    if holder in snapshot.servers:
        return Row((address, context.name(holder), "Outside the cluster", context.name(network), ""))
    resource = snapshot.resources[holder]
    return Row((address, resource.name, "IP Address resource", context.name(network), context.name(resource.group)))


def _address_key(text: str) -> tuple[int, int, str]:
    address = parsed_address(text)
    return (address.version, int(address), "") if address is not None else (9, 0, text)
