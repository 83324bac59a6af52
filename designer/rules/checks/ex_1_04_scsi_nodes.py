"""EX-1.04: nodes on a parallel SCSI bus."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule

_LIMIT = 2


@rule("EX-1.04", "Too many nodes on parallel SCSI", "error", "published", reads=("clusters", "nodes"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: More than two nodes share their disks over a parallel SCSI bus.

    Why: Arbitration for the disks works between two nodes on such a bus, whatever the Windows edition.
    Fix: Use Fibre Channel, or with Windows Server 2003 iSCSI or SAS.
    Bad: 4 nodes on parallel SCSI, at most 2
    Source: KB 288778. Fact EX-1.04.
    """
    nodes = len(context.design.nodes)
    if context.design.cluster.bus == "scsi" and nodes > _LIMIT:
        yield context.finding(f"{nodes} nodes on parallel SCSI, at most {_LIMIT}", CLUSTER_ID)
