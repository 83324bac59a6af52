"""What is said about a node's connection to a network."""

from __future__ import annotations

from collections.abc import Sequence

from designer.drawing.metrics import ELLIPSIS
from designer.foundation.language import tr
from designer.model.records import Interface
from designer.model.snapshot import Snapshot


def short_address(address: str, subnet: str) -> str:
    """The part of an address that the network's own address does not say already: "192.168.1.7" in a /24 is ".7"."""
    prefix, _, length = subnet.partition("/")
    return _without(address, prefix, {"8": 1, "16": 2, "24": 3}.get(length, 0))


def shortest_address(address: str, subnet: str) -> str:
    """The same wherever the network's part ends: "10.1.22.7" in 10.1.20.0/22 is ".22.7"."""
    prefix, _, length = subnet.partition("/")
    return _without(address, prefix, int(length) // 8 if length.isdecimal() and len(length) < 3 else 0)


def _without(address: str, prefix: str, kept: int) -> str:
    head, tail = address.split(".")[:kept], address.split(".")[kept:]
    if kept and len(head) == kept and tail and head == prefix.split(".")[:kept]:
        return "." + ".".join(tail)
    return address


def addresses(snapshot: Snapshot, interfaces: Sequence[Interface], *, whole_first: bool) -> list[str]:
    """Ways to say the addresses of interfaces on one network, the best first and the shortest last.

    Where all of them would be too long, the first ones stand for the others.
    """
    subnet = snapshot.networks[interfaces[0].network].subnet
    known = [one.address for one in interfaces if one.address]
    if not known:
        return []
    short = [short_address(one, subnet) for one in known]
    ways = [", ".join(known), ", ".join(short)] if whole_first else [", ".join(short)]
    shortest = [shortest_address(one, subnet) for one in known]
    ways.append(", ".join(shortest))
    if len(known) > 1:
        ways.append(f"{shortest[0]} +{len(known) - 1}")
    return [*ways, *(ELLIPSIS + known[0][-count:] for count in (8, 4))]


def about_interface(interface: Interface) -> list[str]:
    """What else is known about an interface, the most first."""
    parts = [
        tr("teamed") if interface.teamed else "",
        tr("dynamic address") if interface.static is False else tr("static") if interface.static else "",
        tr("gateway {gateway}").format(gateway=interface.gateway) if interface.gateway else "",
        tr("binding {binding_rank}").format(binding_rank=interface.binding_rank)
        if interface.binding_rank is not None
        else "",
    ]
    there = [part for part in parts if part]
    return [" · ".join(there[:count]) for count in range(len(there), 0, -1)]
