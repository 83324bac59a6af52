"""Which of the catalogue's texts concern a design."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.catalog.schema import Catalog
from designer.catalog.texts import Condition
from designer.model.snapshot import Snapshot
from designer.topology.ownership import is_active_active


def conditions(snapshot: Snapshot, catalog: Catalog) -> frozenset[Condition]:
    """The conditions that a design meets; what it leaves open is not met. `Text.fitting` takes them."""
    return frozenset(name for name, holds in _HOLDS.items() if holds(snapshot, catalog))


def _exchange(snapshot: Snapshot, catalog: Catalog) -> str:
    version = catalog.exchange.get(snapshot.cluster.exchange)
    return version.version if version is not None else ""


def _family(snapshot: Snapshot, catalog: Catalog) -> str:
    windows = catalog.windows.get(snapshot.cluster.windows)
    return windows.family if windows is not None else ""


def _dispersed(snapshot: Snapshot) -> bool:
    sites = {node.site for node in snapshot.nodes.values() if node.site is not None}
    return snapshot.cluster.dispersed is True or len(sites) > 1


_HOLDS: Mapping[Condition, Callable[[Snapshot, Catalog], bool]] = {
    "exchange": lambda design, catalog: _exchange(design, catalog) != "",
    "exchange-2000": lambda design, catalog: _exchange(design, catalog) == "2000",
    "exchange-2003": lambda design, catalog: _exchange(design, catalog) == "2003",
    "exchange-55": lambda design, _: design.cluster.joins_exchange_55_site is True,
    "windows-2000": lambda design, catalog: _family(design, catalog) == "2000",
    "windows-2003": lambda design, catalog: _family(design, catalog) == "2003",
    "two-nodes": lambda design, _: len(design.nodes) == 2,
    "three-or-more-nodes": lambda design, _: len(design.nodes) >= 3,
    "active-active": lambda design, _: is_active_active(design, "evs"),
    "majority-node-set": lambda design, _: design.cluster.quorum == "majority-node-set",
    "mount-points": lambda design, _: any(disk.root or disk.mount_path for disk in design.disks.values()),
    "dispersed": lambda design, _: _dispersed(design),
    "front-end": lambda design, _: any("front-end" in server.roles for server in design.servers.values()),
    "iscsi": lambda design, _: design.cluster.bus == "iscsi",
}
