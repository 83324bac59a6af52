"""EX-4.10: the quorum disk survives a broken drive."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import about
from designer.topology.evs import disk_text


@rule("EX-4.10", "Quorum disk without redundancy", "warning", "published", reads=("clusters", "disks"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The quorum disk is striped without redundancy (RAID 0).

    Why: Its loss can stop the whole cluster.
    Fix: Use RAID 1.
    Bad: Q: quorum disk on RAID 0, should be fault-tolerant
    Source: KB 280345; Dell SE500 cluster guide. Fact EX-4.10.
    """
    cluster = context.design.cluster
    if cluster.quorum == "disk" and cluster.quorum_disk is not None:
        disk = context.design.disks[cluster.quorum_disk]
        if disk.raid == "0":
            yield context.finding(f"{about(disk_text(disk))} quorum disk on RAID 0, should be fault-tolerant", disk.id)
