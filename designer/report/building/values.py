"""Values of the design as they are entered in a build."""

from __future__ import annotations

from collections.abc import Sequence

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.records import Disk, Interface, Network, Node, Resource
from designer.report.context import Context
from designer.report.platform import with_pack
from designer.topology.addressing import parsed_address, subnet_of
from designer.topology.evs import disk_text
from designer.topology.ownership import nodes_by_number


def nodes(context: Context) -> list[Node]:
    """All nodes by Node ID."""
    return [context.snapshot.nodes[node] for node in nodes_by_number(context.snapshot)]


def others(context: Context, besides: Id) -> str:
    """All nodes but one in words: "NODE2, NODE3 and NODE4"; "" where there is no other."""
    return listed([node.name for node in nodes(context) if node.id != besides])


def faces(context: Context, node: Id) -> list[tuple[Network, Interface]]:
    """A node's adapters with their networks, in the order in which they are bound where that is known."""
    found = [
        (context.snapshot.networks[face.network], face)
        for face in context.snapshot.interfaces.values()
        if face.node == node
    ]
    last = len(found) + 1
    return sorted(found, key=lambda pair: last if pair[1].binding_rank is None else pair[1].binding_rank)


def mask(network: Network | None) -> str:
    """The subnet mask of a network, with an IPv6 network the length of its prefix; "" when it is unknown."""
    subnet = subnet_of(network) if network is not None else None
    if subnet is None:
        return ""
    return str(subnet.netmask) if subnet.version == 4 else f"/{subnet.prefixlen}"


def address_mask(context: Context, resource: Resource) -> str:
    """The subnet mask of an IP Address resource: its own, else that of its network."""
    own = resource.properties.get("SubnetMask")
    if isinstance(own, str) and parsed_address(own) is not None:
        return own
    return mask(context.snapshot.networks.get(resource.network or ""))


def text_property(resource: Resource, name: str) -> str:
    """A private property that is a text; "" for none."""
    value = resource.properties.get(name)
    return value if isinstance(value, str) else ""


def disk_place(disk: Disk) -> str:
    """A disk as everybody calls it: "T:", its path, or its name."""
    return disk_text(disk) or disk.name


def windows_on(context: Context, node: Node) -> str:
    """The Windows of a node with its service pack; "" when nothing says it."""
    cluster = context.cluster
    version = node.windows or cluster.windows
    known = context.catalog.windows.get(version)
    pack = node.windows_sp if node.windows_sp is not None else cluster.windows_sp
    return with_pack(known.name if known else version, pack)


def exchange_on(context: Context, node: Node) -> str:
    """The Exchange of a node, without its service pack; "" when nothing says it."""
    version = node.exchange or context.cluster.exchange
    known = context.catalog.exchange.get(version)
    return known.name if known else version


def exchange_pack(context: Context, node: Node) -> int | None:
    """The service pack of Exchange on a node; None when nothing says it."""
    return node.exchange_sp if node.exchange_sp is not None else context.cluster.exchange_sp


def servers_with(context: Context, *roles: str) -> list[str]:
    """The servers outside the cluster that have one of these roles, with their addresses."""
    return [
        f"{server.name} {server.address}".strip()
        for server in context.snapshot.servers.values()
        if set(roles) & set(server.roles)
    ]


def comma(words: Sequence[str]) -> str:
    """Words as they are entered into a list."""
    return ", ".join(words)
