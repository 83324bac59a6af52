"""EX-4.31: shared disks are hidden from other servers."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting
from designer.rules.wording import about
from designer.topology.evs import disk_text


@rule(
    "EX-4.31",
    "Disk visible outside the cluster",
    "error",
    "published",
    reads=("disks",),
    fix=setting("disks", "Show {name} to this cluster only", masked=True),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: Servers outside the cluster see a shared disk too.

    Why: A server that knows nothing of the cluster mounts whatever it sees; two systems that write to one NTFS volume
    destroy it.
    Fix: Zone the fabric and mask the LUN so that only the nodes of this cluster see it. Until the Cluster service runs,
    keep only one node switched on.
    Bad: R: visible to other servers, must be visible to the cluster's nodes only
    Good: R: is masked for all other servers.
    Source: Dell PowerVault MD3000i cluster guide. Fact EX-4.31.
    """
    for disk in context.design.disks.values():
        if disk.masked is None:
            yield context.undecided("masking", disk.id)
        elif not disk.masked:
            yield context.finding(
                f"{about(disk_text(disk))} visible to other servers, must be visible to the cluster's nodes only",
                disk.id,
            )
