"""EX-5.11: clients can reach every EVS."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.rules.api import Finding, RuleContext, rule
from designer.topology.addressing import client_networks
from designer.topology.evs import ADDRESS, of_type


@rule(
    "EX-5.11", "Virtual server out of clients' reach", "error", "published", reads=("networks", "groups", "resources")
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: No IP Address resource of an EVS is on a network that clients use.

    Why: Clients reach an EVS through its address on the public or mixed network; private networks are not routed.
    Fix: Move the address to the client network.
    Bad: EVS1: address on Private only, at least 1 on a network for clients
    Source: KB 169017, KB 821833. Fact EX-5.11.
    """
    usable = client_networks(context.design)
    for group in context.design.groups_of_kind("evs"):
        networks = [one.network for one in of_type(context.design, group.id, ADDRESS) if one.network is not None]
        if networks and not any(network in usable for network in networks):
            names = listed([context.design.networks[network].name for network in dict.fromkeys(networks)])
            yield context.finding(
                f"{group.name}: address on {names} only, at least 1 on a network for clients", group.id
            )
