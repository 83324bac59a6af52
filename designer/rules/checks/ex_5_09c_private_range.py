"""EX-5.09c: private networks use private addresses."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.topology.addressing import Subnet, subnet_of

_RANGES = tuple(ipaddress.IPv4Network(text) for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"))


@rule("EX-5.09c", "Private network with public addresses", "best practice", "general knowledge", reads=("networks",))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The subnet of a private network is outside the ranges that RFC 1918 sets apart.

    Why: Addresses that belong to somebody else can be routed: heartbeats then depend on what else uses them, and the
    nodes cannot reach their real owner.
    Fix: Use a subnet of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 that is used nowhere else.
    Bad: Private: subnet 131.107.10.0/24 is not private, 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 are
    Good: Private has the subnet 10.10.10.0/24.
    Source: HP Integrity cluster guide; RFC 1918. Fact EX-5.09.
    """
    for network in context.design.networks.values():
        subnet = subnet_of(network)
        if network.role == "private" and subnet is not None and not _is_private(subnet):
            yield context.finding(
                f"{network.name}: subnet {network.subnet} is not private, 10.0.0.0/8, 172.16.0.0/12 and"
                " 192.168.0.0/16 are",
                network.id,
            )


def _is_private(subnet: Subnet) -> bool:
    if isinstance(subnet, ipaddress.IPv6Network):
        return subnet.is_private
    return any(subnet.subnet_of(one) for one in _RANGES)
