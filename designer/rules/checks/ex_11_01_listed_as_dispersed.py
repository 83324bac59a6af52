"""EX-11.01: a cluster over several sites is listed as one."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule
from designer.topology.sites import is_dispersed


@rule(
    "EX-11.01",
    "Dispersed cluster not listed",
    "error",
    "published",
    reads=("clusters", "nodes"),
    subsumes=("EX-1.16",),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The nodes are at several sites, and the solution is not listed as a geographically dispersed cluster.

    Why: Microsoft supports such clusters only as complete solutions of a vendor, in a category of their own. Adding
    replication software to a listed local cluster does not make it one.
    Fix: Choose a listed dispersed solution, or keep the nodes at one site.
    Bad: Nodes at several sites, not listed as a geographically dispersed cluster
    Good: The solution is listed as geographically dispersed.
    Source: KB 280743; Geographically Dispersed Clusters in Exchange Server 2003. Fact EX-11.01.
    """
    if not is_dispersed(context.design):
        return
    listed = context.design.cluster.hardware_listed
    if listed is None:
        yield context.undecided("entry in the hardware list", CLUSTER_ID)
    elif not listed:
        yield context.finding("Nodes at several sites, not listed as a geographically dispersed cluster", CLUSTER_ID)
