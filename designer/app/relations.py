"""Which objects belong together: of one kind, and connected."""

from __future__ import annotations

from collections.abc import Iterable

from designer.foundation.ids import Id
from designer.model.records import references
from designer.model.snapshot import CLUSTER_ID, Snapshot

LINKS = ("interfaces", "paths", "dependencies")
"""Records that only connect two others."""

SELECTABLE = (
    "nodes",
    "groups",
    "networks",
    "disks",
    "resources",
    "storage_groups",
    "stores",
    "sites",
    "arrays",
    "fabrics",
    "servers",
)

CARDS = ("nodes", "groups", "disks", "networks", "sites", "arrays", "fabrics", "servers")
"""What stands on the canvas with a card of its own."""


def of_same_kind(snapshot: Snapshot, chosen: Iterable[Id]) -> tuple[Id, ...]:
    """Everything of the kinds that are among the chosen objects: groups of one role, resources of one type, ..."""
    kinds = {_kind(snapshot, one) for one in chosen}
    return tuple(one for table in SELECTABLE for one in snapshot.table(table) if _kind(snapshot, one) in kinds)


def connected(snapshot: Snapshot, chosen: Iterable[Id]) -> tuple[Id, ...]:
    """The chosen objects, and everything that refers to one of them or that one of them refers to."""
    neighbours: dict[Id, set[Id]] = {}
    for table in (*SELECTABLE, *LINKS):
        for identifier, record in snapshot.table(table).items():
            for _, _, other in references(record):
                neighbours.setdefault(identifier, set()).add(other)
                neighbours.setdefault(other, set()).add(identifier)
    links = {identifier for table in LINKS for identifier in snapshot.table(table)}
    start = list(chosen)
    found: set[Id] = set()
    for one in start:
        near = neighbours.get(one, set())
        found |= (near - links).union(*(neighbours[link] for link in near & links))
    found -= {CLUSTER_ID, *start}
    return (*start, *(one for table in SELECTABLE for one in snapshot.table(table) if one in found))


def all_but(snapshot: Snapshot, chosen: Iterable[Id]) -> tuple[Id, ...]:
    """Everything with a card that is not chosen."""
    left_out = set(chosen)
    return tuple(one for table in CARDS for one in snapshot.table(table) if one not in left_out)


def _kind(snapshot: Snapshot, identifier: Id) -> tuple[str, str]:
    record = snapshot.find(identifier)
    table = snapshot.table_of(identifier) or ""
    if table == "groups":
        return table, getattr(record, "kind", "")
    return table, getattr(record, "type", "") if table == "resources" else ""
