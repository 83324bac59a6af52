"""The tables of a design as files for spreadsheets: raw values with their unit in the heading, nothing a formula."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from designer.catalog.ranges import label_alone
from designer.catalog.schema import Catalog, FieldSpec
from designer.foundation.cells import csv_file
from designer.model.records import Record, Resource
from designer.model.registers import Entry, code_of
from designer.model.snapshot import Snapshot

FILES: Mapping[str, str] = {
    "nodes": "nodes",
    "networks": "networks",
    "interfaces": "addresses",
    "disks": "luns",
    "groups": "groups",
    "resources": "resources",
    "dependencies": "dependencies",
    "stores": "stores",
    "requirements": "requirements",
    "constraints": "constraints",
    "assumptions": "assumptions",
    "risks": "risks",
    "decisions": "decisions",
    "options": "options",
    "stakeholders": "stakeholders",
    "issues": "open-issues",
    "service_levels": "service-levels",
}
"""The tables that are written, with the names of their files."""

_UNITS = {"size": "MB", "time": "ms"}


def table_files(snapshot: Snapshot, catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """Name and content of a file for every table in which there is anything."""
    for table, name in FILES.items():
        if snapshot.table(table):
            yield f"{name}.csv", csv_file(list(_lines(snapshot, catalog, table)))


def _lines(snapshot: Snapshot, catalog: Catalog, table: str) -> Iterator[list[str]]:
    records = list(snapshot.table(table).values())
    specs = catalog.fields.get(table, {})
    names = [
        one.name
        for one in fields(records[0])
        if one.name not in ("id", "extra", "number", "properties")
        and any(getattr(record, one.name) not in (None, "", ()) for record in records)
    ]
    keys = list(dict.fromkeys(key for one in records if isinstance(one, Resource) for key in one.properties))
    coded = isinstance(records[0], Entry)
    yield [
        *(["Code"] if coded else []),
        *(_heading(specs.get(name), name) for name in names),
        *(_heading(None, key) for key in keys),
    ]
    targets = {one.name: one.metadata.get("ref", "") for one in fields(records[0])}
    for record in records:
        yield [
            *([code_of(record)] if isinstance(record, Entry) else []),
            *(_cell(snapshot, specs.get(name), targets[name], getattr(record, name)) for name in names),
            *_properties(record, keys),
        ]


def _heading(spec: FieldSpec | None, name: str) -> str:
    if spec is None:
        return name.replace("_", " ").capitalize()
    unit = _UNITS.get(spec.kind, spec.unit)
    return f"{label_alone(spec)}, {unit}" if unit else label_alone(spec)


def _properties(record: Record, keys: list[str]) -> list[str]:
    held = record.properties if isinstance(record, Resource) else {}
    return [_plain(held.get(key)) for key in keys]


def _cell(snapshot: Snapshot, spec: FieldSpec | None, target: str, value: Any) -> str:
    if isinstance(value, tuple):
        return "; ".join(_cell(snapshot, spec, target, one) for one in value)
    if target and value:
        return snapshot.name_of(value)
    if spec is not None and str(value) in spec.choices:
        return spec.choices[str(value)]
    return _plain(value)


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
