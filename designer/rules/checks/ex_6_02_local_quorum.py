"""EX-6.02: Local Quorum is for a single node."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.quorum import keep_quorum_on_disk
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """The quorum on the disk that is there for it."""
    diff = keep_quorum_on_disk(design)
    return Fix("Keep the quorum on the quorum disk", diff) if diff is not None else None


@rule("EX-6.02", "Local Quorum on several nodes", "error", "published", reads=("clusters", "nodes"), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A cluster of more than one node uses Local Quorum.

    Why: The quorum is then on one node only: a second node cannot join (error 87), and the cluster's configuration can
    be lost.
    Fix: Use a quorum disk on shared storage.
    Bad: 2 nodes with Local Quorum, at most 1
    Good: A single node uses Local Quorum.
    Source: KB 283715. Facts EX-6.02 and EX-6.01.
    """
    nodes = len(context.design.nodes)
    if context.design.cluster.quorum == "local" and nodes > 1:
        yield context.finding(f"{nodes} nodes with Local Quorum, at most 1", CLUSTER_ID)
