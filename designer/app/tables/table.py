"""A table of a design as it is now: its lines, the columns that say something, and its cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from designer.app.fields.field import Context
from designer.app.rows import Mixed, Row
from designer.app.tables.cells import cell_text
from designer.app.tables.columns import Column, TableKind
from designer.foundation.ids import Id
from designer.model.records import Record


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows: its text, or while that is empty what being unset means. `row` is what it changes.

    A cell without a row only says something, or belongs to an object that has nothing like that (`applies` is False).
    """

    text: str
    unset: str = ""
    row: Row | None = None
    applies: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the objects of its lines, and its columns."""

    kind: TableKind
    context: Context
    ids: tuple[Id, ...]
    columns: tuple[Column, ...]

    def cell(self, line: int, column: int) -> Cell:
        """The cell in a line and a column, both counted from 0."""
        return cell_of(self.context, self.ids[line], self.columns[column])


def table_of(context: Context, kind: TableKind) -> Table:
    """A table of a design. Columns of which no object has anything are left out."""
    ids = tuple(kind.ids(context.snapshot))
    records = [record for record in map(context.snapshot.find, ids) if record is not None]
    columns = tuple(column for column in kind.columns(context.catalog) if _matters(context, column, records))
    return Table(kind, context, ids, columns)


def cell_of(context: Context, identifier: Id, column: Column) -> Cell:
    """The cell of an object in a column."""
    record = context.snapshot.find(identifier)
    if record is None:
        return Cell("", applies=False)
    row = column.row(context, record) if column.row is not None else None
    if row is not None:
        return Cell(cell_text(row), unset_of(row), row)
    said = column.says(context, record) if column.says is not None else ""
    return Cell(said, applies=bool(said))


def unset_of(row: Row) -> str:
    """What a cell says faintly while it is empty: the default, what being unset means, or that values differ."""
    if cell_text(row):
        return ""
    return row.unset_text if isinstance(row.value, Mixed) else row.default_text or row.none_label


def _matters(context: Context, column: Column, records: Sequence[Record]) -> bool:
    """Whether a column is shown: an optional one only where some object has something in it."""
    if not column.optional or column.row is None:
        return True
    return any(column.row(context, record) is not None for record in records)
