"""EX-3.14: a disk belongs to one group."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import about
from designer.topology.evs import disk_text
from designer.topology.storage import disk_resources, groups_using


@rule(
    "EX-3.14",
    "Disk in two groups",
    "error",
    "published",
    reads=("disks", "groups", "resources", "storage_groups", "stores"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Two groups use the same disk: as a resource, or for logs or stores.

    Why: A disk moves as a whole with one group; the other group loses it, and then fails.
    Fix: Give each group its own disk.
    Bad: R: used by EVS1 and EVS2, at most 1 group
    Source: Mission-Critical Exchange 2000, section 7.5; Dell SE500 cluster guide. Fact EX-3.14.
    """
    for disk, groups in groups_using(context.design).items():
        if len(groups) > 1:
            names = listed([_user(context.design, disk, group) for group in groups])
            yield context.finding(
                f"{about(disk_text(context.design.disks[disk]))} used by {names}, at most 1 group", disk
            )


def _user(design: Snapshot, disk: Id, group: Id) -> str:
    """The group, and what it keeps on the disk when that is not its own: drawing alone does not show it."""
    name = design.groups[group].name
    if any(resource.group == group for resource in disk_resources(design, disk)):
        return name
    storage = [one for one in design.storage_groups.values() if one.group == group]
    kept = ["logs"] if any(one.log_disk == disk for one in storage) else []
    inside = {one.id for one in storage}
    if any(store.disk == disk and store.storage_group in inside for store in design.stores.values()):
        kept.append("stores")
    return f"{name} (its {listed(kept)})"
