"""EX-4.09b: recommended size of the quorum disk."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import size
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting
from designer.rules.wording import about
from designer.topology.devices import quorum_disk
from designer.topology.evs import disk_text

_LEAST_MB, _RECOMMENDED_MB = 50, 500


@rule(
    "EX-4.09b",
    "Quorum disk smaller than recommended",
    "warning",
    "published",
    reads=("clusters", "disks"),
    fix=setting("disks", "Give {name} 512 MB", size_mb=512),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The quorum disk has 50 MB or more, but less than 500 MB.

    Why: NTFS works efficiently from 500 MB on; on less, the quorum log and the registry checkpoints can run out of
    room.
    Fix: Make the quorum disk 500 MB or larger.
    Bad: Q: quorum disk of 200 MB, 500 MB recommended
    Good: Q: has 500 MB.
    Source: KB 280345. Fact EX-4.09.
    """
    disk = quorum_disk(context.design)
    if disk is None:
        return
    if disk.size_mb is None:
        yield context.undecided("size", disk.id)
    elif _LEAST_MB <= disk.size_mb < _RECOMMENDED_MB:
        yield context.finding(
            f"{about(disk_text(disk))} quorum disk of {size(disk.size_mb)}, {size(_RECOMMENDED_MB)} recommended",
            disk.id,
        )
