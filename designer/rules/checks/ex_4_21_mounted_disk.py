"""EX-4.21: a mounted disk goes with its root disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from designer.catalog.schema import Catalog
from designer.edits.dependencies import add_dependency
from designer.edits.draft import Draft
from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.foundation.units import listed
from designer.model.records import Disk, Resource
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule
from designer.rules.wording import about
from designer.topology.dependencies import Needs, providers, reachable
from designer.topology.devices import quorum_disk
from designer.topology.evs import disk_text
from designer.topology.letters import drive_of, local_letters
from designer.topology.storage import disk_resources, is_mounted, letter_of, resources_by_disk


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Add the dependencies on the root disk; None where anything else is wrong, or where they would close a circle."""
    disk = design.disks[finding.subjects[0]]
    root = design.disks.get(disk.root or "")
    quorum = quorum_disk(design)
    if root is None or disk is quorum or _misplaced(design, disk, root, quorum):
        return None
    roots = disk_resources(design, root.id)
    draft = Draft(design)
    for resource in disk_resources(design, disk.id):
        beside = [one for one in roots if one.group == resource.group]
        needs = providers(draft.snapshot)
        if not beside or resource.id in reachable(needs, beside[0].id):
            return None
        if not _depends(needs, resource, beside):
            draft.do(add_dependency(draft.snapshot, resource.id, beside[0].id))
    return Fix(f"Let {disk_text(disk)} depend on {disk_text(root)}", draft.diff)


@rule(
    "EX-4.21",
    "Mounted disk without its root disk",
    "error",
    "published",
    reads=("clusters", "nodes", "disks", "groups", "resources", "dependencies"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Outcome]:
    r"""What: The resource of a mounted disk does not depend on that of its root disk, or is in another group; or the
    disk is mounted under the quorum disk or a local drive.

    Why: The folder in which the disk appears is on the root disk: it has to be online first, on the same node. A local
    drive does not move with the group at all.
    Fix: Put both in one group and add the dependency; never mount under the quorum disk or a local drive.
    Bad: R:\S: in EVS1 does not depend on its root disk R:
    Good: Both disks are in EVS1, and R:\S depends on R:.
    Source: Dell PowerVault MD3000i cluster guide; TechNet blog on mount points; field practice for the dependency. Fact
    EX-4.21.
    """
    design = context.design
    mounted = [disk for disk in design.disks.values() if is_mounted(disk)]
    if not mounted:
        return
    quorum = quorum_disk(design)
    needs, resources = providers(design), resources_by_disk(design)
    sound = _sound(design.disks, resources, needs)
    for disk in mounted:
        if disk.id in sound and (quorum is None or disk.root != quorum.id):
            continue
        root = design.disks[disk.root] if disk.root is not None else None
        wrong = _misplaced(design, disk, root, quorum)
        if root is None and not wrong:
            yield context.undecided("root disk", disk.id)
        faults = [wrong] if wrong else _faults(design, needs, resources, disk, root) if root is not None else []
        if faults:
            yield context.finding(f"{about(disk_text(disk))} {listed(faults)}", disk.id)


@remembered
def _sound(disks: Mapping[Id, Disk], resources: Mapping[Id, Sequence[Resource]], needs: Needs) -> Set[Id]:
    """The mounted disks of which nothing but the quorum disk as their root can be wrong: nearly all."""
    found = set()
    roots = {disk.root for disk in disks.values() if disk.root is not None}
    letters = {root: letter_of(disks[root]) for root in roots}
    beside = {root: {one.group: one.id for one in resources.get(root, ())} for root in roots}
    for disk in disks.values():
        root = disk.root
        if root is None or root == disk.id or (letters[root] and drive_of(disk.mount_path) not in ("", letters[root])):
            continue
        if all(beside[root].get(one.group, "") in needs[one.id] for one in resources.get(disk.id, ())):
            found.add(disk.id)
    return found


def _misplaced(design: Snapshot, disk: Disk, root: Disk | None, quorum: Disk | None) -> str:
    """What is wrong with the place where a disk is mounted; "" when nothing is."""
    if root is disk:
        return "mounted on itself"
    letter = drive_of(disk.mount_path)
    if quorum is not None and (root is quorum or (root is None and letter and letter == letter_of(quorum))):
        return f"mounted on {disk_text(quorum)}, the quorum disk"
    if root is None:
        nodes = [node.name for node in design.nodes.values() if letter in local_letters(node)] if letter else []
        return f"mounted on {letter}:, a local drive of {listed(nodes)}" if nodes else ""
    if letter and letter_of(root) and letter != letter_of(root):
        return f"mounted on {disk_text(root)}, but its path is on {letter}:"
    return ""


def _faults(
    design: Snapshot, needs: Needs, resources: Mapping[Id, Sequence[Resource]], disk: Disk, root: Disk
) -> list[str]:
    roots = resources.get(root.id, ())
    faults = []
    for resource in resources.get(disk.id, ()):
        beside = [one for one in roots if one.group == resource.group]
        if beside and beside[0].id in needs[resource.id]:
            continue  # the usual case
        name = design.groups[resource.group].name
        if not beside:
            faults.append(f"is in {name}, its root disk {disk_text(root)} is not")
        elif not _depends(needs, resource, beside):
            faults.append(f"in {name} does not depend on its root disk {disk_text(root)}")
    return faults


def _depends(needs: Needs, resource: Resource, roots: list[Resource]) -> bool:
    wanted = {root.id for root in roots}
    return not wanted.isdisjoint(needs[resource.id]) or not wanted.isdisjoint(reachable(needs, resource.id))
