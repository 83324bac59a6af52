"""EX-4.29: shares are no cluster disks."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import about
from designer.topology.evs import disk_text


@rule("EX-4.29", "File share as a cluster disk", "error", "published", reads=("disks",))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A shared disk is a share of a file server.

    Why: The cluster reserves devices on a storage bus; a file share is no device, so no Physical Disk resource can
    stand for it. Small stand-alone servers may keep Exchange data on Windows Storage Server 2003, clusters may not.
    Fix: Use a LUN over Fibre Channel, iSCSI or SCSI.
    Bad: R: share of a file server, a cluster needs a shared device
    Good: R: is a LUN of the array.
    Source: KB 888374; Exchange Server Best Practices Analyzer. Fact EX-4.29.
    """
    for disk in context.design.disks.values():
        if disk.nas:
            yield context.finding(
                f"{about(disk_text(disk))} share of a file server, a cluster needs a shared device", disk.id
            )
