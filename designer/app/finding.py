"""Finding objects by what is known of them: name, kind, addresses, letters, and codes of findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from designer.app.matching import contains
from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.records import Disk, Group, Interface, Network, Resource
from designer.model.snapshot import TABLES, Snapshot
from designer.model.surroundings import Server
from designer.rules.engine import Report
from designer.topology.evs import disk_text
from designer.topology.roles import group_noun

SEARCHED = (
    "nodes",
    "groups",
    "resources",
    "disks",
    "networks",
    "interfaces",
    "storage_groups",
    "stores",
    "sites",
    "arrays",
    "fabrics",
    "servers",
)
"""The tables whose records somebody would look for."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an object: its name, what it is, and everything else by which it can be found."""

    id: Id
    name: str
    noun: str
    others: tuple[str, ...] = ()


def find(known: list[Known], query: str) -> tuple[Id, ...]:
    """The objects in which every word of the query is found; none for an empty query."""
    if not query.strip():
        return ()
    return tuple(one.id for one in known if contains(query, " ".join((one.name, one.noun, *one.others))))


def known_objects(snapshot: Snapshot, catalog: Catalog, report: Report | None = None) -> list[Known]:
    """Everything that can be found, table by table."""
    codes: dict[Id, list[str]] = {}
    for finding in report.open if report is not None else ():
        for subject in finding.subjects[:1]:
            codes.setdefault(subject, []).append(finding.code)
    return [
        Known(identifier, _name(snapshot, identifier), noun_of(snapshot, catalog, identifier), (*others, *codes_of))
        for table in SEARCHED
        for identifier in snapshot.table(table)
        for others in (tuple(filter(None, _others(snapshot, identifier))),)
        for codes_of in (tuple(codes.get(identifier, ())),)
    ]


def noun_of(snapshot: Snapshot, catalog: Catalog, identifier: Id) -> str:
    """What an object is, such as "node" or the type of a resource; "" for one that is not there."""
    record = snapshot.find(identifier)
    if isinstance(record, Group):
        return group_noun(catalog, record)
    if isinstance(record, Resource):
        known = catalog.types.get(record.type)
        return known.label if known is not None else record.type
    table = snapshot.table_of(identifier)
    return tr(TABLES[table].noun) if table is not None else ""


def _name(snapshot: Snapshot, identifier: Id) -> str:
    record = snapshot.find(identifier)
    return disk_text(record) if isinstance(record, Disk) else snapshot.name_of(identifier)


def _others(snapshot: Snapshot, identifier: Id) -> Iterator[str]:
    record = snapshot.find(identifier)
    if isinstance(record, Disk):
        yield from (record.name, f"{record.letter}:" if record.letter else "", record.mount_path)
    elif isinstance(record, Network):
        yield from (record.subnet, record.role)
    elif isinstance(record, (Interface, Server)):
        yield record.address
    elif isinstance(record, Resource):
        yield from (text for text in record.properties.values() if isinstance(text, str))
    if identifier in snapshot.nodes:
        yield from (one.address for one in snapshot.interfaces.values() if one.node == identifier)
