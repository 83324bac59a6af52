"""EX-4.20: no Exchange binaries on a mount point."""

from __future__ import annotations

import functools
import ntpath
from collections.abc import Iterator

from designer.model.records import Disk
from designer.rules.api import Finding, RuleContext, rule


@rule(
    "EX-4.20",
    "Exchange installed on a mount point",
    "error",
    "published",
    reads=("nodes", "disks"),
    subsumes=("EX-1.10",),
)
def check(context: RuleContext) -> Iterator[Finding]:
    r"""What: The Exchange binaries of a node lie on a mounted shared disk.

    Why: A mount point may hold databases, logs, queues and tracking logs. The binaries belong on a local drive: every
    node needs its own, whichever node has the disk.
    Fix: Install Exchange on a local drive, the same on every node.
    Bad: NODE1: Exchange in R:\S\Exchsrvr, on mounted Disk S, must be on a local drive
    Good: Exchange is on the local drive D:, its databases on the mount point.
    Source: KB 318458. Fact EX-4.20.
    """
    nodes = [node for node in context.design.nodes.values() if node.install_path]
    mounted = [disk for disk in context.design.disks.values() if disk.mount_path] if nodes else []
    by_path = {path: disk for disk in mounted if (path := _plain(disk.mount_path))}
    for node in nodes:
        disk = _disk_above(node.install_path, by_path) if by_path else None
        if disk is not None:
            yield context.finding(
                f"{node.name}: Exchange in {node.install_path}, on mounted {disk.name}, must be on a local drive",
                node.id,
            )


def _disk_above(path: str, mounted: dict[str, Disk]) -> Disk | None:
    folder = _plain(path)
    while folder:
        if folder in mounted:
            return mounted[folder]
        above = ntpath.dirname(folder).rstrip("\\")
        folder = above if above != folder else ""
    return None


@functools.lru_cache(4096)
def _plain(path: str) -> str:
    return ntpath.normcase(path.strip()).rstrip("\\")
