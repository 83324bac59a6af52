"""EX-4.10: the quorum disk survives a broken drive."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting
from designer.rules.wording import about
from designer.topology.devices import quorum_disk
from designer.topology.evs import disk_text


@rule(
    "EX-4.10",
    "Quorum disk without redundancy",
    "warning",
    "published",
    reads=("clusters", "disks"),
    fix=setting("disks", "Give {name} RAID 1", raid="1"),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The quorum disk is striped without redundancy (RAID 0).

    Why: Its loss can stop the whole cluster.
    Fix: Use RAID 1 for the quorum disk.
    Bad: Q: quorum disk on RAID 0, should be fault-tolerant
    Good: Q: is on RAID 1.
    Source: KB 280345; Dell SE500W guide. Fact EX-4.10.
    """
    disk = quorum_disk(context.design)
    if disk is None:
        return
    if disk.raid is None:
        yield context.undecided("RAID level", disk.id)
    elif disk.raid == "0":
        yield context.finding(f"{about(disk_text(disk))} quorum disk on RAID 0, should be fault-tolerant", disk.id)
