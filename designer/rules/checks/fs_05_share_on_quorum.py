"""FS-05: users have no files on the quorum disk."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.topology.devices import quorum_disk
from designer.topology.storage import disk_of_path


@rule(
    "FS-05",
    "Share on the quorum disk",
    "warning",
    "general knowledge",
    reads=("clusters", "groups", "resources", "disks"),
    subsumes=("FS-01", "FS-04"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    r"""What: The folder of a file share is on the quorum disk.

    Why: When users fill the disk, or slow it down, the cluster service cannot write its log there, and the whole
    cluster stops. A full or failed share would take the quorum with it.
    Fix: Move the folder to a disk of the file server.
    Bad: FS1: FS1 File Share is on Q:\Data, the quorum disk
    Good: The folder is on R:, and Q: has the quorum only.
    Source: Practice; SQL Server 2000 Clustering Gotchas (MSDN blog): nothing goes on the quorum disk.
    """
    design = context.design
    quorum = quorum_disk(design)
    if quorum is None:
        return
    for share in design.resources.values():
        path = share.properties.get("Path")
        if share.type != "file-share" or not isinstance(path, str):
            continue
        disk = disk_of_path(design.disks.values(), path)
        if disk is not None and disk.id == quorum.id:
            name = design.groups[share.group].name
            yield context.finding(f"{name}: {share.name} is on {path.strip()}, the quorum disk", share.id)
