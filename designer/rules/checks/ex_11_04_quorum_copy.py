"""EX-11.04: the quorum disk is replicated synchronously."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.wording import about
from designer.topology.evs import disk_text
from designer.topology.sites import copied, is_dispersed


@rule(
    "EX-11.04",
    "Quorum disk not replicated synchronously",
    "error",
    "general knowledge",
    reads=("clusters", "nodes", "disks"),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The nodes are at several sites, and the quorum disk is not replicated, or asynchronously.

    Why: The nodes of both sites must find the same quorum. A copy that lags behind gives one site an older
    configuration of the cluster; without a copy it has none.
    Fix: Replicate the quorum disk synchronously, or use Majority Node Set.
    Bad: Q: quorum disk replicated asynchronously, must be synchronous or Majority Node Set
    Good: The quorum disk is replicated synchronously.
    Source: Field practice with dispersed clusters. Fact EX-11.04.
    """
    design = context.design
    cluster = design.cluster
    if cluster.quorum != "disk" or cluster.quorum_disk is None or not is_dispersed(design):
        return
    disk = design.disks[cluster.quorum_disk]
    mode = copied(design, disk)
    if mode is None:
        yield context.undecided("replication", disk.id)
    elif mode != "synchronous":
        how = "not replicated" if mode == "none" else "replicated asynchronously"
        yield context.finding(
            f"{about(disk_text(disk))} quorum disk {how}, must be synchronous or Majority Node Set", disk.id
        )
