"""CL-11: possible owners have an adapter on the network."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.rules.api import Finding, RuleContext, rule
from designer.topology.evs import ADDRESS
from designer.topology.ownership import possible_owners


@rule(
    "CL-11",
    "Possible owner without an adapter",
    "error",
    "general knowledge",
    reads=("nodes", "networks", "interfaces", "groups", "resources"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: An IP Address resource may come online on a node that has no adapter on its network. Nodes that have no
    adapter in the design at all do not count.

    Why: The failover to that node fails at the address.
    Fix: Connect the node to the network, or take it out of the possible owners of the whole group.
    Bad: Cluster Group: Cluster IP Address is on Public, but NODE4 has no adapter there
    Good: Every possible owner has an adapter on the network.
    Source: TCP/IP: an address needs an adapter on its network.
    """
    adapters: dict[str, set[str]] = {}
    for interface in context.design.interfaces.values():
        adapters.setdefault(interface.node, set()).add(interface.network)
    for resource in context.design.resources.values():
        if resource.type != ADDRESS or resource.network is None:
            continue
        owners = possible_owners(context.design, resource)
        absent = [node for node in owners if node in adapters and resource.network not in adapters[node]]
        if absent:
            group = context.design.groups[resource.group].name
            network = context.design.networks[resource.network].name
            names = listed([context.design.nodes[node].name for node in absent])
            yield context.finding(
                f"{group}: {resource.name} is on {network}, but {names} has no adapter there"
                if len(absent) == 1
                else f"{group}: {resource.name} is on {network}, but {names} have no adapter there",
                resource.id,
            )
