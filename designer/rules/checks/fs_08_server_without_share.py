"""FS-08: a file server shares something."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.completing import with_resources
from designer.topology.evs import DISK, NAME
from designer.topology.members import by_type, members_by_group


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Add a share that is called like the group, where there are a name and a disk for it, and that name is free."""
    group = design.groups[finding.subjects[0]]
    parts = by_type(design.members(group.id))
    disks = [design.disks[one.disk] for one in parts.get(DISK, ()) if one.disk is not None]
    taken = {str(one.properties.get("ShareName", "")).strip().casefold() for one in design.resources.values()}
    if NAME not in parts or not disks or disks[0].id == design.cluster.quorum_disk:
        return None
    if not group.name.strip() or group.name.strip().casefold() in taken:
        return None
    diff = with_resources(design, catalog, group.id, ["file-share"])
    return Fix(f"Add a share to {group.name}", diff) if diff is not None else None


@rule("FS-08", "File server without a share", "warning", "general knowledge", reads=("groups", "resources"), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A file server has no file share.

    Why: It has a name, an address and disks, but nothing on them reaches its users through the cluster. A share that is
    made in Windows Explorer is lost at the next failover.
    Fix: Add a File Share resource for each folder that users need.
    Bad: FS1: file server without a share
    Good: FS1 has FS1 File Share.
    Source: File Share resource type (TechNet cc759747); Planning Cluster Security (TechNet cc736638).
    """
    members = members_by_group(context.design)
    for group in context.design.groups_of_kind("file-server"):
        if all(resource.type != "file-share" for resource in members[group.id]):
            yield context.finding(f"{group.name}: file server without a share", group.id)
