"""CL-03: one Physical Disk resource per disk."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft
from designer.edits.objects import delete, from_pattern
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.diff import changing
from designer.model.records import Resource
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.wording import about
from designer.topology.dependencies import providers, reachable
from designer.topology.evs import DISK, disk_text
from designer.topology.storage import groups_using, is_mounted


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Let a disk resource stand for the free disk that it is named after, or keep one of several that are alike."""
    disk, *resources = finding.subjects
    strange = [one for one in resources if design.resources[one].type != DISK]
    if strange:
        return _released(design, disk, strange) if len(resources) - len(strange) == 1 else None
    spare = set(design.disks) - {resource.disk for resource in design.resources.values()}
    if not spare:
        return _merged(design, disk, resources)
    pattern = catalog.types[DISK].name_pattern
    meant = {
        from_pattern(pattern, "", disk_text(design.disks[one]).removeprefix("Disk ")).casefold(): one
        for one in sorted(spare)
        if _is_free(design, one)
    }
    named = [one for one in resources if design.resources[one].name.casefold() in meant]
    if len(resources) != 2 or len(named) != 1:
        return None
    resource = design.resources[named[0]]
    target = meant[resource.name.casefold()]
    if set(groups_using(design)[target]) - {resource.group}:
        return None
    title = f"Let {resource.name} stand for {design.disks[target].name}"
    return Fix(title, changing(design, "resources", resource.id, disk=target))


def _released(design: Snapshot, disk: Id, resources: list[Id]) -> Fix:
    """Resources of other types stand for no disk."""
    draft = Draft(design)
    for resource in resources:
        draft.change("resources", resource, disk=None)
    names = listed([design.resources[one].name for one in resources])
    return Fix(f"Take {design.disks[disk].name} off {names}", draft.diff)


def _merged(design: Snapshot, disk: Id, resources: list[Id]) -> Fix | None:
    """Delete all resources but the first, on which then depends what needed the others."""
    first, *others = resources
    edges = {(edge.dependent, edge.provider) for edge in design.dependencies.values()}
    wanted = {dependent for dependent, provider in edges if provider in others} - set(resources)
    if wanted & reachable(providers(design), first):
        return None
    draft = Draft(design)
    draft.do(delete(design, others))
    for dependent in sorted(wanted):
        if (dependent, first) not in edges:
            draft.add("dependencies", dependent=dependent, provider=first)
    names = listed([design.resources[one].name for one in others])
    return Fix(f"Delete {names}, {design.disks[disk].name} has {design.resources[first].name}", draft.diff)


def _is_free(design: Snapshot, disk: Id) -> bool:
    record = design.disks[disk]
    return record.visible_to is None and not is_mounted(record) and design.cluster.quorum_disk != disk


@rule("CL-03", "Two resources for one disk", "error", "published", reads=("disks", "resources"), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Two resources of one group stand for the same disk.

    Why: The Cluster service manages whole disks: each has one resource, whatever its partitions.
    Fix: Delete one of the resources.
    Bad: R: 2 resources (Disk R: and Disk S:), exactly 1 per disk
    Good: Every disk has one resource.
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
