"""What runs on each node: the Windows and the Exchange of the design, unless the node says otherwise."""

from __future__ import annotations

from designer.catalog.schema import Catalog, Windows
from designer.model.records import Node
from designer.model.snapshot import Snapshot


def node_windows(snapshot: Snapshot, catalog: Catalog, node: Node) -> Windows | None:
    """The Windows of a node; None when the catalogue does not know it."""
    return catalog.windows.get(node.windows or snapshot.cluster.windows)


def node_windows_sp(snapshot: Snapshot, node: Node) -> int | None:
    """The Windows service pack of a node; that of the design counts only for the Windows of the design."""
    if node.windows_sp is not None:
        return node.windows_sp
    cluster = snapshot.cluster
    return cluster.windows_sp if node.windows in ("", cluster.windows) else None
