"""FS-01: a file share needs the disk that its folder is on."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.completing import hung
from designer.topology.dependencies import providers, reachable
from designer.topology.evs import DISK
from designer.topology.members import by_type, members_by_group
from designer.topology.storage import disk_of_path


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Let the share depend on the disk."""
    share, *disks = finding.subjects
    diff = hung(design, [(share, disk) for disk in disks])
    if diff is None:
        return None
    return Fix(f"Let {design.resources[share].name} depend on {design.resources[disks[0]].name}", diff)


@rule(
    "FS-01",
    "File share does not need its disk",
    "error",
    "secondary",
    reads=("groups", "resources", "dependencies", "disks"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A file share does not depend on the disk that its folder is on, directly or not; where its path does not
    tell which disk that is, it depends on no disk at all.

    Why: The cluster service may start the share before the disk. Then the folder is not there, and the share fails.
    Fix: Take the share offline and add the dependency.
    Bad: FS1: FS1 File Share does not depend on Disk R:
    Good: The share depends on Disk R: and on the network name.
    Source: Cluster Automation Server sample for file shares (MSDN); Win 2003 High Availability Solutions, File Share
    Resource (ServerWatch).
    """
    design = context.design
    if all(one.type != "file-share" for one in design.resources.values()):
        return
    needs, members = providers(design), members_by_group(design)
    for group in design.groups.values():
        parts = by_type(members[group.id])
        disks = {one.disk: one for one in parts.get(DISK, ()) if one.disk is not None}
        for share in parts.get("file-share", ()):
            reached = reachable(needs, share.id)
            path = share.properties.get("Path")
            disk = disk_of_path((design.disks[one] for one in disks), path) if isinstance(path, str) else None
            if disk is not None and disks[disk.id].id not in reached:
                resource = disks[disk.id]
                yield context.finding(
                    f"{group.name}: {share.name} does not depend on {resource.name}", share.id, resource.id
                )
            elif disk is None and not path and not any(one.id in reached for one in parts.get(DISK, ())):
                yield context.finding(f"{group.name}: {share.name} depends on no disk", share.id)
