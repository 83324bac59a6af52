"""The part of a design that goes along with some objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from designer.foundation.ids import Id
from designer.model.notes import Note
from designer.model.records import Cluster, Record, references
from designer.model.snapshot import CLUSTER_ID, TABLES, Snapshot, in_order

COPIED = (
    "nodes",
    "networks",
    "interfaces",
    "disks",
    "groups",
    "resources",
    "dependencies",
    "storage_groups",
    "stores",
    "sites",
    "arrays",
    "fabrics",
    "paths",
    "servers",
    "notes",
)
"""The tables whose records can be taken along."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Some objects with all that belongs to them.

    `design` is sound: what the objects refer to is in it, too, so that it can be found again by its name elsewhere.
    `chosen` are the objects that were selected, `taken` the ids of everything that is copied, these among them.
    """

    design: Snapshot
    chosen: tuple[Id, ...]
    taken: frozenset[Id]


def fragment_of(snapshot: Snapshot, identifiers: Iterable[Id]) -> Fragment:
    """The objects with all that belongs to them; what cannot be copied, as the cluster itself, is passed over.

    A node, a network, an array or a fabric brings its connections, a disk its resources, a group its resources with
    their disks and dependencies and its storage groups; everything brings the callouts that point to it.
    """
    chosen = tuple(one for one in dict.fromkeys(identifiers) if snapshot.table_of(one) in COPIED)
    taken = set(chosen)
    for identifier in chosen:
        taken.update(_belonging(snapshot, identifier))
    for storage in tuple(snapshot.storage_groups):
        if storage in taken:
            taken.update(one.id for one in snapshot.stores.values() if one.storage_group == storage)
    taken.update(one.id for one in snapshot.dependencies.values() if one.dependent in taken or one.provider in taken)
    taken.update(one.id for one in snapshot.notes.values() if one.subject in taken)
    return Fragment(_excerpt(snapshot, taken), chosen, frozenset(taken))


def _belonging(snapshot: Snapshot, identifier: Id) -> Iterator[Id]:
    table = snapshot.table_of(identifier)
    if table in ("nodes", "networks"):
        yield from (one.id for one in snapshot.interfaces.values() if identifier in (one.node, one.network))
    if table in ("nodes", "arrays", "fabrics"):
        yield from (one.id for one in snapshot.paths.values() if identifier in (one.node, one.array, one.fabric))
    if table == "disks":
        yield from (one.id for one in snapshot.resources.values() if one.disk == identifier)
    if table == "groups":
        members = snapshot.members(identifier)
        yield from (one.id for one in members)
        yield from (one.disk for one in members if one.disk is not None)
        yield from (one.id for one in snapshot.storage_groups.values() if one.group == identifier)


def _excerpt(snapshot: Snapshot, taken: Iterable[Id]) -> Snapshot:
    """These records with everything that they refer to, near and far."""
    found: dict[tuple[str, Id], Record] = {}
    waiting = [(table, one) for one in taken if (table := snapshot.table_of(one)) is not None]
    while waiting:
        table, identifier = waiting.pop()
        record = snapshot.table(table).get(identifier)
        if record is None or (table, identifier) in found:
            continue
        found[table, identifier] = record
        waiting.extend((target, one) for _, target, one in references(record))
        if isinstance(record, Note):
            beside = (one for one in (record.subject, record.anchor) if one is not None)
            waiting.extend((home, one) for one in beside if (home := snapshot.table_of(one)) is not None)
    tables: dict[str, Any] = {
        name: in_order({one: record for (table, one), record in found.items() if table == name}) for name in TABLES
    }
    tables["clusters"] = {CLUSTER_ID: Cluster(id=CLUSTER_ID, name=snapshot.cluster.name)}
    return Snapshot(**tables)
