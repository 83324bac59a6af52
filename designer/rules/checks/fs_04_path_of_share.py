"""FS-04: the folder of a share is on a disk of its file server."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.objects import set_property
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule
from designer.topology.evs import DISK
from designer.topology.letters import drive_of
from designer.topology.members import members_by_group
from designer.topology.storage import disk_of_path, letter_of


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Move the folder to the only lettered disk of the group that is there for files, or is its only one."""
    share = design.resources[finding.subjects[0]]
    disks = [design.disks[one.disk] for one in design.members(share.group) if one.disk is not None]
    fitting = [disk for disk in disks if "files" in disk.holds] or disks
    letters = {letter_of(disk) for disk in fitting}
    if len(fitting) != 1 or len(letter_of(fitting[0])) != 1 or design.cluster.quorum_disk == fitting[0].id:
        return None
    path = f"{letters.pop()}{str(share.properties['Path']).strip()[1:]}"
    return Fix(f"Move {share.name} to {path}", set_property(design, share.id, "Path", path))


@rule(
    "FS-04",
    "Shared folder outside the file server",
    "error",
    "general knowledge",
    reads=("groups", "resources", "disks"),
    subsumes=("FS-01",),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Outcome]:
    r"""What: The path of a file share begins with a drive letter that no disk of its group has.

    Why: The share moves with its group; a folder on a local disk, or on the disk of another group, stays behind.
    Fix: Choose a folder on a disk of the group, or move the disk to the group.
    Bad: FS1: FS1 File Share is on C:\Data, but C: is no disk of this group
    Good: The folder is on R:, a disk of the same group.
    Source: What a group means: it moves as a whole, with its own disks.
    """
    disks, members = context.design.disks, members_by_group(context.design)
    for group in context.design.groups.values():
        drives = [one for one in members[group.id] if one.type == DISK]
        owned = [disks[one.disk] for one in drives if one.disk is not None]
        for share in (one for one in members[group.id] if one.type == "file-share"):
            path = share.properties.get("Path")
            if not isinstance(path, str) or not path.strip():
                yield context.undecided("path", share.id)
            elif not drive_of(path) or disk_of_path(owned, path) is not None:
                continue
            elif not all(one.disk for one in drives) or not all(disk.letter or disk.mount_path for disk in owned):
                yield context.undecided("letters of its disks", group.id)
            else:
                yield context.finding(
                    f"{group.name}: {share.name} is on {path.strip()}, but {drive_of(path)}: is no disk of this group",
                    share.id,
                )
