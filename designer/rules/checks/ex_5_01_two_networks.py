"""EX-5.01: two independent networks."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule

_LEAST = 2


@rule(
    "EX-5.01",
    "Fewer than two networks",
    "error",
    "published",
    reads=("nodes", "networks", "interfaces"),
    subsumes=("EX-5.03",),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The cluster, or one of its nodes, uses one network only.

    Why: With a single network one broken adapter or switch port cuts a node off; such a cluster is not supported.
    Fix: Add a second, independent network and an adapter for it in every node.
    Bad: 1 network (Public), at least 2
    Source: Exchange Server Best Practices Analyzer; KB 176320. Fact EX-5.01.
    """
    design = context.design
    used = [network for network in design.networks.values() if network.role != "none"]
    if len(used) == 1:
        yield context.finding(f"1 network ({used[0].name}), at least {_LEAST}", CLUSTER_ID)
        return
    connected: dict[str, set[str]] = {}
    for interface in design.interfaces.values():
        if design.networks[interface.network].role != "none":
            connected.setdefault(interface.node, set()).add(interface.network)
    for node, networks in connected.items():
        if len(networks) < _LEAST:
            names = listed([design.networks[network].name for network in networks])
            yield context.finding(
                f"{design.nodes[node].name}: adapter on {names} only, at least {_LEAST} networks", node
            )
