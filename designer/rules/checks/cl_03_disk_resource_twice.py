"""CL-03: one Physical Disk resource per disk."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.records import Resource
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import about
from designer.topology.evs import disk_text


@rule("CL-03", "Two resources for one disk", "error", "published", reads=("disks", "resources"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Two Physical Disk resources of one group stand for the same disk.

    Why: The cluster service manages whole disks: each has one resource, whatever its partitions.
    Fix: Delete one of the resources.
    Bad: R: 2 resources (Disk R: and Disk S:), exactly 1 per disk
    Source: Cluster API reference, Physical Disk resource type.
    """
    found: dict[tuple[Id, Id], list[Resource]] = {}
    for resource in context.design.resources.values():
        if resource.disk is not None:
            found.setdefault((resource.disk, resource.group), []).append(resource)
    for (disk, _), resources in found.items():
        if len(resources) > 1:
            names = listed([resource.name for resource in resources])
            name = about(disk_text(context.design.disks[disk]))
            yield context.finding(
                f"{name} {len(resources)} resources ({names}), exactly 1 per disk",
                disk,
                *(resource.id for resource in resources),
            )
