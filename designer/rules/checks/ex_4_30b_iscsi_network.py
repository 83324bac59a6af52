"""EX-4.30b: a network for iSCSI alone."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting


@rule(
    "EX-4.30b",
    "iSCSI without a network of its own",
    "warning",
    "published",
    reads=("clusters",),
    fix=setting("clusters", "Give the cluster's iSCSI disks a network of their own", iscsi_dedicated_network=True),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The shared disks are on iSCSI, over a network that carries other traffic too.

    Why: Clients and backups slow the disks down, and a disk that answers late looks like one that is gone.
    Fix: Give iSCSI switches and adapters of its own, beside the public and the private network.
    Bad: iSCSI shares its network with other traffic, should have one of its own
    Good: iSCSI has a network of its own.
    Source: KB 839686. Fact EX-4.30.
    """
    cluster = context.design.cluster
    if cluster.bus != "iscsi":
        return
    if cluster.iscsi_dedicated_network is None:
        yield context.undecided("iSCSI network (dedicated or not)", CLUSTER_ID)
    elif not cluster.iscsi_dedicated_network:
        yield context.finding("iSCSI shares its network with other traffic, should have one of its own", CLUSTER_ID)
