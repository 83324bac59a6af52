"""EX-3.14: a disk, with all its volumes, belongs to one group."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import about
from designer.topology.devices import device_text, volumes
from designer.topology.storage import groups_using


@rule(
    "EX-3.14",
    "Disk in two groups",
    "error",
    "published",
    reads=("disks", "groups", "resources", "storage_groups", "stores"),
    subsumes=("EX-4.11",),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Two groups use the same disk, or disks that are volumes of one device (the same LUN of the same array): as
    a resource, or for logs or stores.

    Why: A device moves as a whole, with all its volumes, with one group; the other group loses it, and then fails.
    Fix: Give each group its own disk on a LUN of its own.
    Bad: R: used by EVS1 and EVS2, at most 1 group
    Good: Every disk serves one EVS.
    Source: Mission-Critical Exchange 2000, section 7.5; Dell SE500W guide. Fact EX-3.14.
    """
    design = context.design
    using = groups_using(design)
    for disks in volumes(design).values():
        groups = using[disks[0].id]
        if len(disks) > 1:
            groups = list(dict.fromkeys(group for disk in disks for group in using[disk.id]))
        if len(groups) > 1:
            ids = [disk.id for disk in disks]
            names = listed([_user(design, ids, group) for group in groups])
            yield context.finding(f"{about(device_text(disks))} used by {names}, at most 1 group", *ids)


def _user(design: Snapshot, disks: list[Id], group: Id) -> str:
    """The group, and what it keeps on the disks when they are not its own: drawing alone does not show it."""
    name = design.groups[group].name
    if any(resource.group == group and resource.disk in disks for resource in design.resources.values()):
        return name
    storage = [one for one in design.storage_groups.values() if one.group == group]
    kept = ["logs"] if any(one.log_disk in disks for one in storage) else []
    inside = {one.id for one in storage}
    if any(store.disk in disks and store.storage_group in inside for store in design.stores.values()):
        kept.append("stores")
    return f"{name} (its {listed(kept)})"
