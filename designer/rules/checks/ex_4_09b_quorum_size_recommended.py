"""EX-4.09b: recommended size of the quorum disk."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import size
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import about
from designer.topology.evs import disk_text

_LEAST_MB, _RECOMMENDED_MB = 50, 500


@rule("EX-4.09b", "Quorum disk smaller than recommended", "warning", "published", reads=("clusters", "disks"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The quorum disk has 50 MB or more, but less than 500 MB.

    Why: NTFS works well from 500 MB on; on less, the quorum log and the registry checkpoints can run out of room.
    Fix: Make it 500 MB or more.
    Bad: Q: quorum disk of 200 MB, 500 MB recommended
    Source: KB 280345. Fact EX-4.09.
    """
    cluster = context.design.cluster
    if cluster.quorum != "disk" or cluster.quorum_disk is None:
        return
    disk = context.design.disks[cluster.quorum_disk]
    if disk.size_mb is not None and _LEAST_MB <= disk.size_mb < _RECOMMENDED_MB:
        yield context.finding(
            f"{about(disk_text(disk))} quorum disk of {size(disk.size_mb)}, {size(_RECOMMENDED_MB)} recommended",
            disk.id,
        )
