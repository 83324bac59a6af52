"""EX-4.30: a current iSCSI initiator."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting

_LEAST_BUILD = 1748


@rule(
    "EX-4.30",
    "Old iSCSI initiator",
    "warning",
    "published",
    reads=("clusters",),
    fix=setting("clusters", "Install build 1748 of iSCSI in the cluster", iscsi_initiator_build=_LEAST_BUILD),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The shared disks are on iSCSI, and the Microsoft initiator is older than build 1748.

    Why: On iSCSI the initiator is the way to every disk of the cluster, and the Best Practices Analyzer reports builds
    before this one as outdated.
    Fix: Install a current Microsoft iSCSI initiator on every node.
    Bad: iSCSI initiator of build 1653, at least build 1748
    Good: The nodes have build 1748.
    Source: Exchange Server Best Practices Analyzer; KB 839686. Fact EX-4.30.
    """
    cluster = context.design.cluster
    if cluster.bus != "iscsi":
        return
    if cluster.iscsi_initiator_build is None:
        yield context.undecided("build of the iSCSI initiator", CLUSTER_ID)
    elif cluster.iscsi_initiator_build < _LEAST_BUILD:
        yield context.finding(
            f"iSCSI initiator of build {cluster.iscsi_initiator_build}, at least build {_LEAST_BUILD}", CLUSTER_ID
        )
