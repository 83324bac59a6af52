"""CL-05: a network carries internal communication."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule


@rule("CL-05", "No network for heartbeats", "error", "published", reads=("networks",), subsumes=("EX-5.03",))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: No network has the role private or mixed.

    Why: Networks for clients only never carry heartbeats; without heartbeats the nodes cannot form a cluster.
    Fix: Make one network private and the client network mixed.
    Bad: No network is private or mixed, at least 1 must carry heartbeats
    Good: A network for clients only beside one that carries heartbeats.
    Source: Cluster API reference, networks.
    """
    networks = context.design.networks.values()
    if networks and not any(network.role in ("private", "mixed") for network in networks):
        yield context.finding("No network is private or mixed, at least 1 must carry heartbeats", CLUSTER_ID)
