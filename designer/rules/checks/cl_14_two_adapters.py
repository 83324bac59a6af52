"""CL-14: one adapter per node and network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule


@rule("CL-14", "Two adapters on one network", "warning", "published", reads=("nodes", "networks", "interfaces"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A node has two adapters on the same network.

    Why: The Cluster service uses one adapter per node and network and ignores the other.
    Fix: Put the second adapter on a network of its own.
    Bad: NODE1: 2 adapters on Private, the cluster uses 1
    Good: NODE1 has one adapter on each network.
    Source: Cluster API reference, networks.
    """
    pairs = Counter((one.node, one.network) for one in context.design.interfaces.values())
    for (node, network), count in pairs.items():
        if count > 1:
            yield context.finding(
                f"{context.design.nodes[node].name}: {count} adapters on {context.design.networks[network].name},"
                " the cluster uses 1",
                node,
                network,
            )
