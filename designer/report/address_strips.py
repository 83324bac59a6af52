"""What of the subnets is used and what is free, drawn for the networks on which clients are."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator

from designer.drawing.networks.strip import Holder, Range, strip
from designer.foundation.units import listed
from designer.model.records import Network
from designer.report.blocks import Block, Figure
from designer.report.context import Context
from designer.topology.addressing import addresses, client_networks, parsed_address, subnet_of

LARGEST = 256
"""Addresses of a strip; of a larger subnet the part of this size is shown in which addresses are used."""

MOST = 2
"""Strips in the picture."""


def address_strips(context: Context) -> Iterator[Block]:
    """One picture; nothing where no client network has a subnet that could be drawn."""
    snapshot = context.snapshot
    wanted = client_networks(snapshot) or list(snapshot.networks)
    found = [part for network in wanted for part in _ranges(context, snapshot.networks[network])][:MOST]
    if not found:
        return
    used = sum(len(one.taken) for one in found)
    free = sum(one.size - 2 for one in found) - used
    names = dict.fromkeys(one.name for one in found)
    title = f"{listed(list(names))}: {used} addresses are used, {free} are free"
    yield Figure(title, strip(found), anchor="strips")


def _ranges(context: Context, network: Network) -> Iterator[Range]:
    subnet = subnet_of(network)
    if not isinstance(subnet, ipaddress.IPv4Network) or subnet.num_addresses < 4:
        return
    held = {address: kind for address, kind in _held(context) if address in subnet}
    parts = {subnet} if subnet.num_addresses <= LARGEST else {_part(address) for address in held}
    for part in sorted(parts):
        inside = {int(address) - int(part[0]): kind for address, kind in held.items() if address in part}
        if inside:
            yield Range(network.name, str(part), part.num_addresses, inside, int(part[0]) % LARGEST)


def _part(address: ipaddress.IPv4Address) -> ipaddress.IPv4Network:
    return ipaddress.ip_network(f"{address}/24", strict=False)  # type: ignore[return-value]


def _held(context: Context) -> Iterator[tuple[ipaddress.IPv4Address, Holder]]:
    snapshot = context.snapshot
    for server in snapshot.servers.values():
        address = parsed_address(server.address)
        if isinstance(address, ipaddress.IPv4Address):
            yield address, "outside"
    for holder, _, text in addresses(snapshot):
        address = parsed_address(text)
        if isinstance(address, ipaddress.IPv4Address):
            yield address, "node" if holder in snapshot.interfaces else "cluster"
