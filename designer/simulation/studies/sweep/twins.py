"""Which components of a design behave alike, so that it is enough to let one of them fail.

Two things are twins when the design is the same, as far as a simulation looks at it, after they have changed places.
Nodes and groups never do: results name them. What can have a twin is a disk together with the one resource that stands
for it, any other resource, a network with its interfaces, a fabric with its paths, a path, and a server. Twins of one
kind can be rearranged at will, those of different kinds independently of each other, so that of several things only
their kinds and whether they are the same ones matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from designer.foundation.ids import Id
from designer.model.records import Dependency, Record, StorageGroup, Store, references
from designer.model.snapshot import OBJECT_TABLES, Snapshot
from designer.simulation.scenario.actions import Action

UNSEEN = frozenset(("id", "name", "notes", "extra"))
"""Fields that no simulation looks at, in any record."""

UNSEEN_IN: Mapping[str, frozenset[str]] = {
    "disks": frozenset(("letter", "mount_path", "size_mb", "raid", "spindles", "aligned", "read_ms", "write_ms")),
    "networks": frozenset(("subnet",)),
    "interfaces": frozenset(("address", "binding_rank")),
    "fabrics": frozenset(("hardware",)),
    "servers": frozenset(("address",)),
}
"""More of these, by table. Whatever is not named here is taken to matter, so that new fields do no harm."""

MOVABLE = ("disks", "resources", "networks", "fabrics", "paths", "servers")
"""The tables of what may have twins."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a fault hits: a thing that may have twins, and of that thing the part `role`, such as one of its cables."""

    thing: Id
    role: Hashable


Bundle = Mapping[Id, str]
"""What changes places together when twins do, with what each of them is in there; the thing itself comes first."""

Pointers = Mapping[Id, Sequence[tuple[str, str, Record]]]
"""For every object the records that refer to it, with their table and field."""


def part_of(fault: Action, bundle: Bundle) -> Part:
    """What a fault hits of the bundle that it concerns."""
    subject, value = (bundle.get(identifier or "", identifier) for identifier in (fault.subject, fault.value))
    return Part(next(iter(bundle)), (fault.kind, subject, value))


def bundles(snapshot: Snapshot, faults: Iterable[Action]) -> dict[Action, tuple[Bundle, Hashable]]:
    """For every fault the bundle that it concerns, with a description that is the same for twins only."""
    pointers = _pointers(snapshot)
    descriptions: dict[Id, Hashable] = {}
    found: dict[Action, tuple[Bundle, Hashable]] = {}
    for fault in faults:
        bundle = _bundle(snapshot, pointers, fault.value if fault.kind == "cable" and fault.value else fault.subject)
        thing = next(iter(bundle))
        if thing not in descriptions:
            descriptions[thing] = _description(snapshot, pointers, bundle)
        found[fault] = (bundle, descriptions[thing])
    return found


def _pointers(snapshot: Snapshot) -> Pointers:
    found: dict[Id, list[tuple[str, str, Record]]] = {}
    for table in OBJECT_TABLES:
        for record in snapshot.table(table).values():
            for field, _, identifier in references(record):
                found.setdefault(identifier, []).append((table, field, record))
    return found


def _bundle(snapshot: Snapshot, pointers: Pointers, identifier: Id) -> Bundle:
    resource = snapshot.resources.get(identifier)
    disk = identifier if identifier in snapshot.disks else resource.disk if resource is not None else None
    if disk is not None:
        standing = [record.id for table, _, record in pointers.get(disk, ()) if table == "resources"]
        if len(standing) == 1:
            return {disk: "disk", standing[0]: "resource"}
    elif identifier in snapshot.networks:
        cables = [record for table, _, record in pointers.get(identifier, ()) if table == "interfaces"]
        return {identifier: "network", **{cable.id: "cable" for cable in cables}}
    elif identifier in snapshot.fabrics:
        paths = [record for table, _, record in pointers.get(identifier, ()) if table == "paths"]
        return {identifier: "fabric", **{path.id: "path" for path in paths}}
    return {identifier: "thing"}


def _description(snapshot: Snapshot, pointers: Pointers, bundle: Bundle) -> Hashable:
    """What a simulation sees of a bundle and of what refers to it: equal for twins, and only for them."""
    thing = next(iter(bundle))
    if snapshot.table_of(thing) not in MOVABLE:
        return thing
    inside = Counter(
        (table, _seen(snapshot.table(table)[identifier], UNSEEN | UNSEEN_IN.get(table, frozenset()), bundle))
        for identifier in bundle
        if (table := snapshot.table_of(identifier)) is not None
    )
    around = Counter(
        (bundle[identifier], table, field, _pointer(snapshot, bundle, record))
        for identifier in bundle
        for table, field, record in pointers.get(identifier, ())
        if record.id not in bundle
    )
    return frozenset(inside.items()), frozenset(around.items())


def _pointer(snapshot: Snapshot, bundle: Bundle, record: Record) -> Hashable:
    """Who refers to a bundle: itself, unless it is there for nothing else, then what there is to say about it."""
    if isinstance(record, Dependency):
        return _seen(record, UNSEEN, bundle)
    if isinstance(record, Store):
        return snapshot.storage_groups[record.storage_group].group
    return record.group if isinstance(record, StorageGroup) else record.id


def _seen(record: Record, unseen: frozenset[str], bundle: Bundle) -> Hashable:
    """The fields of a record that matter, with the parts of the bundle called by what they are in there."""
    return tuple(_frozen(getattr(record, spec.name), bundle) for spec in fields(record) if spec.name not in unseen)


def _frozen(value: Any, bundle: Bundle) -> Hashable:
    if isinstance(value, Mapping):
        return tuple(sorted((key, repr(inner)) for key, inner in value.items()))
    found: Hashable = f"the {bundle[value]} itself" if isinstance(value, str) and value in bundle else value
    return found
