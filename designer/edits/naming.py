"""Fresh names, drive letters and addresses that clash with nothing in the design."""

from __future__ import annotations

import ipaddress
import string
from collections.abc import Iterator

from designer.model.records import Network
from designer.model.snapshot import Snapshot
from designer.topology.addressing import addresses, parsed_address, subnet_of
from designer.topology.letters import letters_in_use


def fresh_name(snapshot: Snapshot, table: str, stem: str, first: int = 1) -> str:
    """The first of STEM1, STEM2 ... that nothing of the table is called; names differ by more than case."""
    taken = {getattr(record, "name", "").casefold() for record in snapshot.table(table).values()}
    number = first
    while f"{stem}{number}".casefold() in taken:
        number += 1
    return f"{stem}{number}"


def free_letters(snapshot: Snapshot) -> Iterator[str]:
    """Letters for shared disks, R first (EX-4.12), that no disk and no node uses; then E to P from the end of the list.

    M stays free: on Exchange 2000 it belongs to the installable file system (EX-4.16).
    """
    taken = letters_in_use(snapshot) | {"A", "B", "C", "D", "M", "Q"}
    later = string.ascii_uppercase[string.ascii_uppercase.index("R") :]
    earlier = string.ascii_uppercase[4 : string.ascii_uppercase.index("Q")][::-1]
    yield from (letter for letter in later + earlier if letter not in taken)


def free_address(snapshot: Snapshot, network: Network, first: int) -> str:
    """The first unused address of the network's subnet from host number `first` on; "" when there is none.

    Gateways and servers outside the cluster use theirs too.
    """
    subnet = subnet_of(network)
    if subnet is None:
        return ""
    texts = [address for _, _, address in addresses(snapshot)]
    texts += [interface.gateway for interface in snapshot.interfaces.values()]
    texts += [server.address for server in snapshot.servers.values()]
    used = set(map(parsed_address, texts))
    for number in range(first, min(subnet.num_addresses - 1, 4096)):
        address = subnet.network_address + number
        if address not in used:
            return str(address)
    return ""


def free_subnet(snapshot: Snapshot, private: bool) -> str:
    """A /24 of the private ranges that no network of the design uses yet (RFC 1918)."""
    taken = [subnet for network in snapshot.networks.values() if (subnet := subnet_of(network)) is not None]
    for number in range(10, 250):
        candidate = ipaddress.ip_network(f"10.10.{number}.0/24" if private else f"192.168.{number}.0/24")
        if not any(candidate.version == other.version and candidate.overlaps(other) for other in taken):
            return str(candidate)
    return ""
