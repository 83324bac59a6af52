"""Which address belongs to what, and which network it is on."""

from __future__ import annotations

import functools
import ipaddress
from collections import Counter
from collections.abc import Mapping, Sequence

from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.model.records import Interface, Network, Resource
from designer.model.snapshot import Snapshot
from designer.topology.evs import ADDRESS

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Subnet = ipaddress.IPv4Network | ipaddress.IPv6Network


def subnet_of(network: Network) -> Subnet | None:
    """The network's subnet; None when it has none or it cannot be read."""
    return _parsed_subnet(network.subnet) if network.subnet else None


@functools.lru_cache(1024)
def _parsed_subnet(text: str) -> Subnet | None:
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError:
        return None


@functools.lru_cache(4096)
def parsed_address(text: str) -> Address | None:
    """The address that a text stands for; None when it cannot be read."""
    try:
        return ipaddress.ip_address(text.strip())
    except ValueError:
        return None


def addresses(snapshot: Snapshot) -> list[tuple[Id, Id | None, str]]:
    """Every address in the design as (interface or IP Address resource, its network, address as written)."""
    return list(_addresses(snapshot.interfaces, snapshot.resources))


@remembered
def _addresses(
    interfaces: Mapping[Id, Interface], resources: Mapping[Id, Resource]
) -> Sequence[tuple[Id, Id | None, str]]:
    found: list[tuple[Id, Id | None, str]] = [
        (interface.id, interface.network, interface.address) for interface in interfaces.values() if interface.address
    ]
    for resource in resources.values():
        if resource.type == ADDRESS:
            address = resource.properties.get("Address")
            if isinstance(address, str) and address:
                found.append((resource.id, resource.network, address))
    return found


def usable_hosts(subnet: Subnet) -> int:
    """How many addresses of a subnet hosts can have: all but the network's own and the broadcast address."""
    return max(subnet.num_addresses - 2, 0)


def addresses_needed(snapshot: Snapshot) -> Counter[Id]:
    """How many addresses the adapters and IP Address resources on every network need, given or not (EX-5.10)."""
    needed = Counter(interface.network for interface in snapshot.interfaces.values())
    needed.update(
        resource.network
        for resource in snapshot.resources.values()
        if resource.type == ADDRESS and resource.network is not None
    )
    return needed


def has_room(snapshot: Snapshot, network: Id) -> bool:
    """Whether the subnet of a network has an address for one adapter or resource more."""
    subnet = subnet_of(snapshot.networks[network])
    return subnet is not None and addresses_needed(snapshot)[network] < usable_hosts(subnet)


def holder_text(snapshot: Snapshot, holder: Id) -> str:
    """How an interface or a resource with an address is called in a sentence: "NODE1 on Public", "EVS1 IP Address"."""
    interface = snapshot.interfaces.get(holder)
    if interface is None:
        return snapshot.resources[holder].name
    return f"{snapshot.nodes[interface.node].name} on {snapshot.networks[interface.network].name}"


def client_networks(snapshot: Snapshot) -> list[Id]:
    """The networks on which clients reach virtual servers: mixed ones first, then public ones."""
    return [
        network.id for role in ("mixed", "public") for network in snapshot.networks.values() if network.role == role
    ]


def network_with(snapshot: Snapshot, address: str) -> Id | None:
    """The network whose subnet an address lies in; None when there is none, or the address cannot be read."""
    wanted = parsed_address(address)
    if wanted is None:
        return None
    subnets = ((network.id, subnet_of(network)) for network in snapshot.networks.values())
    return next((network for network, subnet in subnets if subnet is not None and wanted in subnet), None)


def holder_address(snapshot: Snapshot, holder: Id) -> str:
    """The address of an interface or an IP Address resource as it is written; "" when it has none."""
    interface = snapshot.interfaces.get(holder)
    if interface is not None:
        return interface.address
    address = snapshot.resources[holder].properties.get("Address")
    return address if isinstance(address, str) else ""


def given_twice(snapshot: Snapshot) -> frozenset[Id]:
    """The interfaces and IP Address resources with an address that something else has too (EX-5.08)."""
    holders: dict[Address, list[Id]] = {}
    for holder, _, text in addresses(snapshot):
        address = parsed_address(text)
        if address is not None:
            holders.setdefault(address, []).append(holder)
    for server in snapshot.servers.values():
        address = parsed_address(server.address)
        if address in holders:
            holders[address].append(server.id)
    return frozenset(holder for those in holders.values() if len(those) > 1 for holder in those)


def address_problem(snapshot: Snapshot, network: Id | None, address: str) -> str:
    """What is wrong with an address by itself or on its network, in a few words; "" when nothing is.

    An empty address is not wrong by itself, and what lies in a subnet that cannot be read is not known.
    """
    if not address:
        return ""
    parsed = parsed_address(address)
    if parsed is None:
        return "not an address"
    known = snapshot.networks.get(network or "")
    subnet = subnet_of(known) if known is not None else None
    if subnet is None:
        return ""
    if parsed.version != subnet.version or parsed not in subnet:
        return "not in the subnet"
    if subnet.version == 4 and subnet.num_addresses > 2 and parsed in (subnet[0], subnet[-1]):
        return "not for a host"
    return ""


def overlapping(snapshot: Snapshot, network: Id) -> list[Id]:
    """The other networks whose subnets share addresses with the one of this network (EX-5.09)."""
    own = subnet_of(snapshot.networks[network])
    found = []
    for other in snapshot.networks.values():
        subnet = subnet_of(other) if other.id != network else None
        if own is not None and subnet is not None and own.version == subnet.version and own.overlaps(subnet):
            found.append(other.id)
    return found
