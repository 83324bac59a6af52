"""EX-6.04: a file share witness is for two nodes with Majority Node Set."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import plural
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.repairs import setting


@rule(
    "EX-6.04",
    "File share witness without effect",
    "information",
    "published",
    reads=("clusters", "nodes"),
    fix=setting("clusters", "Remove the file share witness from the quorum", file_share_witness=False),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The design has a file share witness, but not two nodes with Majority Node Set.

    Why: The witness is the third vote of two nodes. More nodes do not count it, and a quorum disk needs no votes.
    Fix: Leave the witness out.
    Bad: File share witness: counts with Majority Node Set on 2 nodes, not with a quorum disk
    Good: The file share witness is for two nodes with Majority Node Set.
    Source: KB 921181. Fact EX-6.04.
    """
    cluster, nodes = context.design.cluster, len(context.design.nodes)
    if not cluster.file_share_witness or not nodes:
        return
    if cluster.quorum == "disk":
        reason = "not with a quorum disk"
    elif cluster.quorum == "local":
        reason = "not with Local Quorum"
    else:
        reason = f"not on {plural(nodes, 'node')}"
    if cluster.quorum != "majority-node-set" or nodes != 2:
        yield context.finding(f"File share witness: counts with Majority Node Set on 2 nodes, {reason}", CLUSTER_ID)
