"""EX-1.03: nodes that the Windows edition can join."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule


@rule("EX-1.03", "Too many nodes for the Windows edition", "error", "published", reads=("clusters", "nodes"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The cluster has more nodes than its Windows edition can join.

    Why: The number of nodes is limited by the edition: 2 with Windows 2000 Advanced Server, 4 with Windows 2000
    Datacenter Server, 8 with Windows Server 2003 Enterprise or Datacenter Edition.
    Fix: Choose an edition for more nodes, or split the cluster.
    Bad: 3 nodes, at most 2 with Windows 2000 Advanced Server
    Good: Two nodes on Windows 2000 Advanced Server.
    Source: KB 288778. Facts EX-1.03 and EX-1.09.
    """
    windows, nodes = context.windows, len(context.design.nodes)
    if windows is not None and windows.clusterable and nodes > windows.max_nodes:
        yield context.finding(f"{nodes} nodes, at most {windows.max_nodes} with {windows.name}", CLUSTER_ID)
