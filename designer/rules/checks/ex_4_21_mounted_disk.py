"""EX-4.21: a mounted disk goes with its root disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from designer.model.records import Disk, Resource
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import about
from designer.topology.dependencies import Needs, providers, reachable
from designer.topology.evs import disk_text
from designer.topology.storage import disk_resources


@rule(
    "EX-4.21",
    "Mounted disk without its root disk",
    "error",
    "published",
    reads=("clusters", "disks", "groups", "resources", "dependencies"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    r"""What: The resource of a mounted disk does not depend on that of its root disk, is in another group, or the root
    is the quorum disk.

    Why: The folder in which the disk appears is on the root disk: it has to be online first, on the same node.
    Fix: Put both in one group and add the dependency; never mount under the quorum disk.
    Bad: R:\S: in EVS1 does not depend on its root disk R:
    Source: Dell MD3000i cluster guide; TechNet blog on mount points. Fact EX-4.21.
    """
    needs = providers(context.design)
    for disk in context.design.disks.values():
        if disk.root is None:
            continue
        root = context.design.disks[disk.root]
        for fault in _faults(context, needs, disk, root):
            yield context.finding(f"{about(disk_text(disk))} {fault}", disk.id)


def _faults(context: RuleContext, needs: Needs, disk: Disk, root: Disk) -> Iterable[str]:
    if root.id == context.design.cluster.quorum_disk:
        yield f"mounted on {disk_text(root)}, the quorum disk"
        return
    roots = disk_resources(context.design, root.id)
    for resource in disk_resources(context.design, disk.id):
        beside = [one for one in roots if one.group == resource.group]
        name = context.design.groups[resource.group].name
        if not beside:
            yield f"is in {name}, its root disk {disk_text(root)} is not"
        elif not _depends(needs, resource, beside):
            yield f"in {name} does not depend on its root disk {disk_text(root)}"


def _depends(needs: Needs, resource: Resource, roots: list[Resource]) -> bool:
    return not reachable(needs, resource.id).isdisjoint(root.id for root in roots)
