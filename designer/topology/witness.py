"""The file share witness: a third vote for a Majority Node Set of two nodes (EX-6.04)."""

from __future__ import annotations

from designer.catalog.schema import Catalog
from designer.model.snapshot import Snapshot
from designer.model.surroundings import Server

_FIRST_SERVICE_PACK = 1


def witness_servers(snapshot: Snapshot) -> list[Server]:
    """The servers that hold the share of a witness."""
    return [server for server in snapshot.servers.values() if "file-share-witness" in server.roles]


def has_witness(snapshot: Snapshot) -> bool | None:
    """Whether the cluster has a witness: the design says so, or has a server for it. None when it says nothing."""
    said = snapshot.cluster.file_share_witness
    return True if said is None and witness_servers(snapshot) else said


def knows_witness(snapshot: Snapshot, catalog: Catalog) -> bool:
    """Whether the design's Windows can use a witness; what is unknown about it counts as new enough."""
    windows, number = catalog.windows.get(snapshot.cluster.windows), snapshot.cluster.windows_sp
    new_enough = number is None or number >= _FIRST_SERVICE_PACK
    return windows is None or (windows.family == "2003" and new_enough)
