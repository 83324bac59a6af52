"""EX-1.16: the hardware is listed for clusters."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule


@rule("EX-1.16", "Hardware not listed for clusters", "error", "published", reads=("clusters", "nodes", "arrays"))
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The complete solution of servers, adapters and storage, or a disk array of it, is not listed as a cluster.

    Why: What is not in the category Cluster of the hardware list or the Windows Server Catalog is not supported;
    Microsoft then only advises as well as it can.
    Fix: Choose a listed solution, as a whole.
    Bad: Hardware not listed as a cluster, Microsoft supports listed solutions only
    Good: The solution is listed as a whole.
    Source: KB 810987; KB 280743. Fact EX-1.16.
    """
    cluster = context.design.cluster
    if cluster.hardware_listed is False:
        yield context.finding("Hardware not listed as a cluster, Microsoft supports listed solutions only", CLUSTER_ID)
    elif cluster.hardware_listed is None and context.design.nodes:
        yield context.undecided("entry in the hardware list", CLUSTER_ID)
    for array in context.design.arrays.values():
        if array.listed is False:
            yield context.finding(
                f"{array.name}: not listed as part of a cluster, Microsoft supports listed solutions only", array.id
            )
