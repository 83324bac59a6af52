"""EX-1.04: nodes on a parallel SCSI bus."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.model.diff import changing
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule

_LIMIT = 2


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Fibre Channel, where Windows knows no other bus for so many nodes."""
    windows = catalog.windows.get(design.cluster.windows)
    if windows is None or not windows.clusterable:
        return None
    if [bus for bus, nodes in windows.max_nodes_by_bus.items() if nodes > _LIMIT] != ["fibre-channel"]:
        return None
    return Fix("Use Fibre Channel for the cluster", changing(design, "clusters", CLUSTER_ID, bus="fibre-channel"))


@rule("EX-1.04", "Too many nodes on parallel SCSI", "error", "published", reads=("clusters", "nodes"), fix=repair)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: More than two nodes share their disks over a parallel SCSI bus.

    Why: Arbitration for the disks works between two nodes on such a bus, whatever the Windows edition.
    Fix: Use Fibre Channel, or with Windows Server 2003 iSCSI or SAS.
    Bad: 4 nodes on parallel SCSI, at most 2
    Good: Two nodes on parallel SCSI.
    Source: KB 288778. Fact EX-1.04.
    """
    nodes, bus = len(context.design.nodes), context.design.cluster.bus
    if nodes > _LIMIT and bus is None:
        yield context.undecided("bus of the shared disks", CLUSTER_ID)
    elif nodes > _LIMIT and bus == "scsi":
        yield context.finding(f"{nodes} nodes on parallel SCSI, at most {_LIMIT}", CLUSTER_ID)
