"""EX-5.03: one network for the cluster alone."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule


@rule("EX-5.03", "No private network", "warning", "published", reads=("networks",))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: No network is reserved for internal cluster communication.

    Why: Heartbeats then share every network with clients, and a flood of client traffic can look like a dead node.
    Fix: Give one network the role private.
    Bad: No private network, at least 1 recommended
    Source: Exchange Server Best Practices Analyzer. Fact EX-5.03.
    """
    networks = context.design.networks.values()
    if networks and not any(network.role == "private" for network in networks):
        yield context.finding("No private network, at least 1 recommended", CLUSTER_ID)
