"""EX-1.05: the bus of the shared disks is supported."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.model.diff import changing
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule

_BUSES = {"scsi": "parallel SCSI", "fibre-channel": "Fibre Channel", "iscsi": "iSCSI", "sas": "SAS"}


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """The only bus that carries a cluster of so many nodes on this Windows."""
    windows = catalog.windows[design.cluster.windows]
    usable = [bus for bus, nodes in windows.max_nodes_by_bus.items() if nodes and nodes >= len(design.nodes)]
    if len(usable) != 1:
        return None
    return Fix(f"Use {_BUSES[usable[0]]} for the cluster", changing(design, "clusters", CLUSTER_ID, bus=usable[0]))


@rule("EX-1.05", "Bus not supported for shared disks", "error", "published", reads=("clusters", "nodes"), fix=repair)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The shared disks are connected over a bus on which this Windows supports no cluster.

    Why: Windows 2000 clusters use parallel SCSI and, for three and four nodes, Fibre Channel; iSCSI and SAS came with
    Windows Server 2003.
    Fix: Use Fibre Channel, or Windows Server 2003.
    Bad: Shared disks on iSCSI: not supported with Windows 2000 Advanced Server
    Good: Windows Server 2003, Enterprise Edition, uses the same bus.
    Source: KB 288778. Fact EX-1.05.
    """
    windows, bus = context.windows, context.design.cluster.bus
    if windows is None or not windows.clusterable:
        return
    if bus is None and context.design.nodes and 0 in windows.max_nodes_by_bus.values():
        yield context.undecided("bus of the shared disks", CLUSTER_ID)
    elif bus is not None and windows.max_nodes_by_bus.get(bus) == 0:
        yield context.finding(f"Shared disks on {_BUSES[bus]}: not supported with {windows.name}", CLUSTER_ID)
