"""SQL-11: no mount points in a cluster with SQL Server 2000."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.repairs import lettered
from designer.rules.wording import about
from designer.topology.evs import disk_text
from designer.topology.storage import is_mounted


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Give the disk a free letter instead; None where the alphabet is not long enough."""
    return lettered(design, catalog, finding.subjects[0])


@rule(
    "SQL-11",
    "Mount point beside SQL Server 2000",
    "error",
    "published",
    reads=("disks", "resources"),
    subsumes=("EX-4.19", "EX-4.21"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    r"""What: A shared disk is mounted in a folder, and SQL Server 2000 is in the cluster.

    Why: SQL Server 2000 does not support mount points in a cluster, not even those that it is not meant to use: its
    Setup and service packs stumble over them.
    Fix: Give the disk a drive letter, or put SQL Server on a cluster of its own.
    Bad: Disk S: mounted as R:\S, not supported in a cluster with SQL Server 2000
    Good: Disk S has the letter S:.
    Source: KB 819546.
    """
    if all(resource.type != "sql-server" for resource in context.design.resources.values()):
        return
    for disk in context.design.disks.values():
        if is_mounted(disk):
            yield context.finding(
                f"{about(disk.name)} mounted as {disk_text(disk)}, not supported in a cluster with SQL Server 2000",
                disk.id,
            )
