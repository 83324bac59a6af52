"""EX-4.09: least size of the quorum disk."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import size
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting
from designer.rules.wording import about
from designer.topology.devices import quorum_disk
from designer.topology.evs import disk_text

_LEAST_MB = 50


@rule(
    "EX-4.09",
    "Quorum disk too small",
    "error",
    "published",
    reads=("clusters", "disks"),
    fix=setting("disks", "Give {name} 512 MB", size_mb=512),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The quorum disk is smaller than 50 MB.

    Why: Windows Server 2003 does not take a smaller disk for the quorum, and a full quorum disk keeps the Cluster
    service from starting.
    Fix: Make the quorum disk 500 MB or larger.
    Bad: Q: quorum disk of 40 MB, at least 50 MB
    Good: Q: has 50 MB.
    Source: KB 280345; Enterprise Networking Planet on quorum disks. Fact EX-4.09.
    """
    disk = quorum_disk(context.design)
    if disk is None:
        return
    if disk.size_mb is None:
        yield context.undecided("size", disk.id)
    elif disk.size_mb < _LEAST_MB:
        yield context.finding(
            f"{about(disk_text(disk))} quorum disk of {size(disk.size_mb)}, at least {size(_LEAST_MB)}", disk.id
        )
