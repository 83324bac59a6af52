"""Building one diff out of several steps that see each other's results."""

from __future__ import annotations

from typing import Any

from designer.foundation.ids import Id
from designer.model.diff import Diff, adding, apply, changing, removing
from designer.model.snapshot import TABLES, Snapshot


class EditError(Exception):
    """The edit cannot be made; the text tells the user why."""


class Draft:
    """A snapshot being edited: `snapshot` is the state so far, `diff` the whole change since the start."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.diff = Diff()

    def do(self, diff: Diff) -> None:
        """Take a finished diff in."""
        self.snapshot = apply(self.snapshot, diff)
        self.diff = self.diff.then(diff)

    def add(self, table: str, **values: Any) -> Id:
        """Add a record with a fresh id, which is returned."""
        identifier = values.pop("id", None) or self.snapshot.new_id(table)
        self.do(adding([(table, TABLES[table].kind(id=identifier, **values))]))
        return identifier

    def change(self, table: str, identifier: Id, **values: Any) -> None:
        """Set fields of a record."""
        self.do(changing(self.snapshot, table, identifier, **values))

    def remove(self, table: str, *identifiers: Id) -> None:
        """Remove records."""
        self.do(removing(self.snapshot, table, identifiers))


def added(diff: Diff, table: str) -> list[Id]:
    """The ids of the records that a diff adds to a table."""
    return [identifier for (name, identifier), (before, _) in diff.changes.items() if name == table and before is None]
