"""EX-1.05: the bus of the shared disks is supported."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule

_BUSES = {"scsi": "parallel SCSI", "fibre-channel": "Fibre Channel", "iscsi": "iSCSI", "sas": "SAS"}


@rule("EX-1.05", "Bus not supported for shared disks", "error", "published", reads=("clusters",))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The shared disks are connected over a bus on which this Windows supports no cluster.

    Why: Windows 2000 clusters know parallel SCSI and, for three and four nodes, Fibre Channel; iSCSI and SAS came
    with Windows Server 2003.
    Fix: Use Fibre Channel, or Windows Server 2003.
    Bad: Shared disks on iSCSI: not supported with Windows 2000 Advanced Server
    Source: KB 288778. Fact EX-1.05.
    """
    windows, bus = context.windows, context.design.cluster.bus
    if windows is not None and windows.clusterable and bus is not None and windows.max_nodes_by_bus.get(bus) == 0:
        yield context.finding(f"Shared disks on {_BUSES[bus]}: not supported with {windows.name}", CLUSTER_ID)
