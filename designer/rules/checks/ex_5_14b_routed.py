"""EX-5.14b: no router between nodes."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Outcome, RuleContext, rule


@rule("EX-5.14b", "Router between nodes", "error", "published", reads=("clusters", "networks"))
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A router stands between nodes on a network of the cluster.

    Why: The Cluster service of Windows 2000 and 2003 takes all adapters of a network to be in one subnet, and an
    address moves from node to node only within that. Routed networks are not supported.
    Fix: Use one LAN, or a VLAN that spans the sites.
    Bad: Private: routed between nodes, must be one LAN
    Good: Private is a VLAN across both sites.
    Source: KB 280743. Facts EX-5.14 and EX-11.02.
    """
    for network in context.design.networks.values():
        if network.role == "none":
            continue
        if network.routed is None:
            if context.design.cluster.dispersed:
                yield context.undecided("routing (one LAN or not)", network.id)
        elif network.routed:
            yield context.finding(f"{network.name}: routed between nodes, must be one LAN", network.id)
