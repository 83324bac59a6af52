"""EX-6.02: Local Quorum is for a single node."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule


@rule("EX-6.02", "Local Quorum on several nodes", "error", "published", reads=("clusters", "nodes"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A cluster of more than one node uses Local Quorum.

    Why: The quorum then exists on one node alone: a second node cannot join (error 87), and the cluster's
    configuration may be lost.
    Fix: Use a quorum disk on shared storage.
    Bad: 2 nodes with Local Quorum, at most 1
    Source: KB 283715. Fact EX-6.02.
    """
    nodes = len(context.design.nodes)
    if context.design.cluster.quorum == "local" and nodes > 1:
        yield context.finding(f"{nodes} nodes with Local Quorum, at most 1", CLUSTER_ID)
