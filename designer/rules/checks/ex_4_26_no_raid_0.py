"""EX-4.26: no shared disk without redundancy."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import about
from designer.topology.evs import disk_text


@rule("EX-4.26", "Shared disk without redundancy", "warning", "published", reads=("clusters", "disks"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A shared disk other than the quorum is striped without redundancy (RAID 0).

    Why: One broken drive loses the data; the cluster keeps no second copy.
    Fix: RAID 1 for logs, RAID 1+0 for databases and queues.
    Bad: T: on RAID 0, should be fault-tolerant
    Source: TechTarget storage recommendations for Exchange, part 1. Fact EX-4.26.
    """
    quorum = context.design.cluster.quorum_disk
    for disk in context.design.disks.values():
        if disk.raid == "0" and disk.id != quorum:
            yield context.finding(f"{about(disk_text(disk))} on RAID 0, should be fault-tolerant", disk.id)
