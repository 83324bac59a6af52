"""A change of a design as a value: which record became which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from designer.foundation.ids import Id
from designer.model.records import Record
from designer.model.snapshot import TABLES, Snapshot, in_order

Key = tuple[str, Id]


class DiffMismatch(Exception):
    """A diff was applied to a snapshot that it was not made for; the snapshot is unchanged."""


@dataclass(frozen=True, slots=True)
class Diff:
    """Maps (table, id) to (record before, record after); None stands for "not there". Never holds a pair of equals."""

    changes: Mapping[Key, tuple[Record | None, Record | None]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.changes)

    def inverse(self) -> Diff:
        """The diff that undoes this one."""
        return Diff({key: (after, before) for key, (before, after) in self.changes.items()})

    def then(self, later: Diff) -> Diff:
        """This diff followed by `later`, as one; changes that cancel out disappear."""
        merged = dict(self.changes)
        for key, (before, after) in later.changes.items():
            first = merged.pop(key)[0] if key in merged else before
            if first != after:
                merged[key] = (first, after)
        return Diff(merged)

    def touched(self) -> frozenset[str]:
        """The names of the tables that this diff changes."""
        return frozenset(table for table, _ in self.changes)


def apply(snapshot: Snapshot, diff: Diff) -> Snapshot:
    """The snapshot after the diff.

    Raises `DiffMismatch`, before anything else happens, when a record is not what the diff expects it to be.
    """
    tables: dict[str, dict[Id, Record]] = {}
    added: set[str] = set()
    for (name, identifier), (before, after) in diff.changes.items():
        table = tables.setdefault(name, dict(snapshot.table(name)))
        if table.get(identifier) != before:
            raise DiffMismatch(f'{TABLES[name].noun} "{identifier}" is not what the change expects')
        if after is None:
            table.pop(identifier, None)
        else:
            if before is None:
                added.add(name)
            table[identifier] = after
    changed: dict[str, Any] = {name: in_order(table) if name in added else table for name, table in tables.items()}
    return replace(snapshot, **changed)


def between(before: Snapshot, after: Snapshot) -> Diff:
    """The diff that leads from one snapshot to another."""
    changes: dict[Key, tuple[Record | None, Record | None]] = {}
    for name in TABLES:
        old, new = before.table(name), after.table(name)
        if old is new:
            continue
        for identifier in [*old, *(key for key in new if key not in old)]:
            pair = (old.get(identifier), new.get(identifier))
            if pair[0] != pair[1]:
                changes[(name, identifier)] = pair
    return Diff(changes)


def adding(records: Iterable[tuple[str, Record]]) -> Diff:
    """The diff that adds records, each given with its table."""
    return Diff({(table, record.id): (None, record) for table, record in records})


def changing(snapshot: Snapshot, table: str, identifier: Id, **values: Any) -> Diff:
    """The diff that sets fields of one record; empty when they have these values already.

    Raises KeyError when there is no such record.
    """
    before = snapshot.table(table)[identifier]
    after = replace(before, **values)
    return Diff({} if before == after else {(table, identifier): (before, after)})


def removing(snapshot: Snapshot, table: str, identifiers: Iterable[Id]) -> Diff:
    """The diff that removes records of one table."""
    return Diff({(table, identifier): (snapshot.table(table)[identifier], None) for identifier in identifiers})
