"""EX-4.11: the quorum has its device for itself."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import about
from designer.topology.devices import device, lun_text, quorum_disk, volumes
from designer.topology.evs import disk_text


@rule("EX-4.11", "Volume on the quorum's device", "warning", "published", reads=("clusters", "disks"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Another volume is on the same LUN as the quorum.

    Why: The cluster moves whole devices: that volume goes wherever the quorum goes, and its load delays the quorum.
    Fix: Create a LUN of its own for the volume.
    Bad: V: on LUN 1 with the quorum Q:, should have a device of its own
    Good: Q: is alone on its LUN.
    Source: Dell SE500W guide. Fact EX-4.11.
    """
    quorum = quorum_disk(context.design)
    if quorum is None:
        return
    for disk in volumes(context.design)[device(quorum)]:
        if disk.id != quorum.id:
            yield context.finding(
                f"{about(disk_text(disk))} on {lun_text(disk)} with the quorum {disk_text(quorum)},"
                " should have a device of its own",
                disk.id,
                quorum.id,
            )
