"""The tables of a file into a snapshot. Whatever can be expressed loads; judging it is the business of rules."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from designer.files.errors import BadDesign
from designer.foundation.decode import LARGEST_INTEGER, Problem, decode
from designer.foundation.ids import Id
from designer.model.integrity import integrity_problems
from designer.model.records import Record
from designer.model.snapshot import TABLES, Snapshot, Table, in_order

LONGEST_ID = 100
DEEPEST_EXTRA = 32
"""How deep values may be nested in fields that this version does not know."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A design out of its tables, what was put right, and where there is something unknown (as "table ..., ...")."""

    snapshot: Snapshot
    repairs: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(slots=True)
class _Findings:
    problems: list[Problem] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def read_tables(tables: object) -> Contents:
    """Every record decoded and every reference checked. Raises `BadDesign` with all problems."""
    found = _Findings()
    if not isinstance(tables, Mapping):
        raise BadDesign([Problem("", 'the file has no "tables"')])
    known: dict[str, Any] = {
        name: in_order(_table(spec, _rows(name, tables.get(name, []), found), found)) for name, spec in TABLES.items()
    }
    foreign = {name: _foreign_table(name, rows, found) for name, rows in tables.items() if name not in TABLES}
    snapshot = Snapshot(**known, unknown_tables={name: rows for name, rows in foreign.items() if rows})
    problems = found.problems or integrity_problems(snapshot)
    if problems:
        raise BadDesign(problems)
    return Contents(snapshot, tuple(found.repairs), tuple(found.unknown))


def _rows(name: str, raw: object, found: _Findings) -> list[Any]:
    if isinstance(raw, list):
        return raw
    found.problems.append(Problem(f'table "{name}"', "expected a list of records"))
    return []


def _table(spec: Table, rows: list[Any], found: _Findings) -> dict[Id, Record]:
    table: dict[Id, Record] = {}
    for position, row in enumerate(rows, start=1):
        where = _place(spec.name, row, position)
        record = _record(spec, row, where, found)
        if record is not None and record.id in table:
            found.problems.append(Problem(where, "the id is used twice in this table"))
        elif record is not None:
            table[record.id] = record
    return table


def _place(table: str, row: object, position: int) -> str:
    identifier = row.get("id") if isinstance(row, Mapping) else None
    return f'table "{table}", record ' + (f'"{identifier}"' if isinstance(identifier, str) else str(position))


def _record(spec: Table, row: object, where: str, found: _Findings) -> Record | None:
    if isinstance(row, Mapping):
        row = _without_nulls(spec.kind, row, where, found)
    record = decode(spec.kind, row, where, found.problems, keep_unknown=True)
    if record is None:
        return None
    if not 0 < len(record.id) <= LONGEST_ID:
        found.problems.append(Problem(where, f'field "id": expected 1 to {LONGEST_ID} characters'))
    for key, value in record.extra.items():
        found.unknown.append(f'{where}: field "{key}"')
        _check_plain((key, value), f'{where}, field "{key}"', found)
    return record


def _without_nulls(kind: type[Record], row: Mapping[str, Any], where: str, found: _Findings) -> dict[str, Any]:
    """The row without fields that are null and may be left out; null and left out both mean unset."""
    kept = dict(row)
    for spec in dataclasses.fields(kind):
        has_default = spec.default is not dataclasses.MISSING or spec.default_factory is not dataclasses.MISSING
        if has_default and spec.name != "extra" and kept.get(spec.name, 0) is None:
            del kept[spec.name]
            if spec.default is not None:
                found.repairs.append(f'{where}: field "{spec.name}" was null and now counts as unset.')
    return kept


def _foreign_table(name: str, raw: object, found: _Findings) -> tuple[Mapping[str, Any], ...]:
    rows = _rows(name, raw, found)
    found.unknown.append(f'table "{name}"')
    for position, row in enumerate(rows, start=1):
        where = _place(name, row, position)
        if not isinstance(row, Mapping):
            found.problems.append(Problem(where, "expected an object with fields"))
        _check_plain((name, row), where, found)
    return tuple(rows)


def _check_plain(value: object, where: str, found: _Findings, depth: int = 0) -> None:
    """Report what could be read in a part that this version does not know, but could not be written again."""
    if depth > DEEPEST_EXTRA:
        found.problems.append(Problem(where, "is nested too deeply"))
    elif isinstance(value, Mapping):
        for item in value.items():
            _check_plain(item, where, found, depth + 1)
    elif isinstance(value, list | tuple):
        for item in value:
            _check_plain(item, where, found, depth + 1)
    elif isinstance(value, str) and any("\ud800" <= character <= "\udfff" for character in value):
        found.problems.append(Problem(where, "the text holds half a character (a lone surrogate)"))
    elif isinstance(value, float) and not math.isfinite(value):
        found.problems.append(Problem(where, f"{value} is not a finite number"))
    elif isinstance(value, int) and abs(value) > LARGEST_INTEGER:
        found.problems.append(Problem(where, "the number is too large"))
