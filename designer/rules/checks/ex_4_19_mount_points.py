"""EX-4.19: mount points need Exchange 2003 on Windows Server 2003."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.foundation.units import listed
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
    "EX-4.19",
    "Mount point not supported",
    "error",
    "published",
    reads=("clusters", "disks"),
    subsumes=("EX-4.21",),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    r"""What: A shared disk is mounted in a folder, but Exchange 2000 or Windows 2000 is used.

    Why: Clustered disks on mount points are supported with Exchange 2003 on Windows Server 2003 only.
    Fix: Give the disk a drive letter, or upgrade to Exchange 2003 on Windows Server 2003.
    Bad: Disk S: mounted as R:\S, not supported with Exchange 2000 Enterprise Server and Windows 2000 Advanced Server
    Good: Disk S has the letter S:.
    Source: KB 318458; Dell PowerVault MD3000i cluster guide. Fact EX-4.19.
    """
    old = [platform.name for platform in (context.exchange, context.windows) if platform and not platform.mount_points]
    for disk in context.design.disks.values():
        if old and is_mounted(disk):
            yield context.finding(
                f"{about(disk.name)} mounted as {disk_text(disk)}, not supported with {listed(old)}", disk.id
            )
