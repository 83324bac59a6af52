"""EX-6.03: two nodes have no majority."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.model.diff import changing
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule
from designer.topology.witness import has_witness, knows_witness


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """A file share witness, where Windows knows one."""
    if not knows_witness(design, catalog):
        return None
    return Fix(
        "Add a file share witness to the quorum", changing(design, "clusters", CLUSTER_ID, file_share_witness=True)
    )


@rule(
    "EX-6.03",
    "Majority Node Set on two nodes",
    "error",
    "published",
    reads=("clusters", "nodes", "servers"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: Two nodes use Majority Node Set, and there is no file share witness, or Windows is too old for one.

    Why: More than half of the nodes must run. Of two nodes that is both: the loss of either node stops the cluster.
    Fix: Add a file share witness outside the cluster (Windows Server 2003 SP1 with KB 921181), a third node, or use a
    quorum disk.
    Bad: 2 nodes with Majority Node Set and no file share witness: the loss of either stops the cluster
    Good: The same two nodes have a file share witness.
    Source: KB 921181. Facts EX-6.03 and EX-6.04.
    """
    cluster = context.design.cluster
    if cluster.quorum != "majority-node-set" or len(context.design.nodes) != 2:
        return
    witness = has_witness(context.design)
    if witness is None:
        yield context.undecided("file share witness", CLUSTER_ID)
    elif not witness:
        yield context.finding(
            "2 nodes with Majority Node Set and no file share witness: the loss of either stops the cluster", CLUSTER_ID
        )
    elif not knows_witness(context.design, context.catalog):
        yield context.finding(
            "2 nodes with Majority Node Set, and a file share witness needs Windows Server 2003 Service Pack 1:"
            " the loss of either stops the cluster",
            CLUSTER_ID,
        )
