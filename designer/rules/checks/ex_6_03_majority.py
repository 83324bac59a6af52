"""EX-6.03: two nodes have no majority."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule


@rule("EX-6.03", "Majority Node Set on two nodes", "error", "published", reads=("clusters", "nodes"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Two nodes use Majority Node Set, and the design has no file share witness.

    Why: More than half of the nodes must run. Of two that is both: the loss of either node stops the cluster.
    Fix: Add a file share witness outside the cluster (Windows Server 2003 SP1 with KB 921181), a third node, or use a
    quorum disk.
    Bad: 2 nodes with Majority Node Set and no file share witness: the loss of either stops the cluster
    Source: KB 921181. Facts EX-6.03 and EX-6.04.
    """
    cluster = context.design.cluster
    if cluster.quorum == "majority-node-set" and len(context.design.nodes) == 2 and not cluster.file_share_witness:
        yield context.finding(
            "2 nodes with Majority Node Set and no file share witness: the loss of either stops the cluster", CLUSTER_ID
        )
