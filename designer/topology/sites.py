"""Sites, and what stands at which."""

from __future__ import annotations

from designer.foundation.ids import Id
from designer.model.records import Disk, Replication
from designer.model.snapshot import Snapshot


def nodes_by_site(snapshot: Snapshot) -> dict[Id, list[Id]]:
    """The sites at which nodes stand, with these nodes, in creation order of the nodes."""
    found: dict[Id, list[Id]] = {}
    for node in snapshot.nodes.values():
        if node.site is not None:
            found.setdefault(node.site, []).append(node.id)
    return found


def is_dispersed(snapshot: Snapshot) -> bool:
    """Whether the nodes stand at several sites: the design says so, or places them there."""
    return bool(snapshot.cluster.dispersed) or len(nodes_by_site(snapshot)) > 1


def copied(snapshot: Snapshot, disk: Disk) -> Replication | None:
    """How a disk is replicated: as it says itself, else as the design says; None when neither does."""
    return disk.replicated or snapshot.cluster.replication
