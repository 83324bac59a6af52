"""Where the quorum is kept."""

from __future__ import annotations

from designer.model.diff import Diff, changing
from designer.model.records import Disk
from designer.model.snapshot import CLUSTER_ID, Snapshot

_RECOMMENDED_MB = 500
_CONTENT = {"quorum", "dtc"}


def keep_quorum_on_disk(snapshot: Snapshot) -> Diff | None:
    """Keep the quorum on the shared disk of the Cluster Group that is meant for it.

    None where there is none or several, and where the disk would not do: too small (EX-4.09), not fault-tolerant
    (EX-4.10), mounted, or used for something else (EX-4.08).
    """
    core = {group.id for group in snapshot.groups_of_kind("cluster")}
    groups: dict[str, set[str]] = {}
    for resource in snapshot.resources.values():
        if resource.disk is not None:
            groups.setdefault(resource.disk, set()).add(resource.group)
    used = {one.log_disk for one in snapshot.storage_groups.values()} | {one.disk for one in snapshot.stores.values()}
    chosen = snapshot.cluster.quorum_disk
    fit = [
        disk.id
        for disk in snapshot.disks.values()
        if (disk.id == chosen if chosen is not None else "quorum" in disk.holds)
        and groups.get(disk.id, set()) <= core
        and disk.id in groups
        and disk.id not in used
        and _is_fit(disk)
    ]
    if len(fit) != 1 or len(snapshot.disks) < 2:
        return None
    return changing(snapshot, "clusters", CLUSTER_ID, quorum="disk", quorum_disk=fit[0])


def _is_fit(disk: Disk) -> bool:
    large = disk.size_mb is None or disk.size_mb >= _RECOMMENDED_MB
    sound = disk.raid != "0" and not disk.mount_path and disk.root is None and disk.replicated in (None, "synchronous")
    return large and sound and _CONTENT.issuperset(disk.holds)
