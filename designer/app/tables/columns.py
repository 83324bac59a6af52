"""What tables and their columns are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from designer.app.fields import fields_of
from designer.app.fields.field import Context, Field
from designer.app.rows import Row, row_of
from designer.catalog.ranges import label_alone
from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.diff import Diff
from designer.model.records import Record
from designer.model.snapshot import Snapshot

TableId = Literal[
    "nodes",
    "addresses",
    "disks",
    "resources",
    "owners",
    "storage_groups",
    "stores",
    "requirements",
    "constraints",
    "assumptions",
    "risks",
    "decisions",
    "options",
    "stakeholders",
    "issues",
    "service_levels",
]

Place = Literal["design", "document"]
"""The workspace that shows a table: the one that draws the cluster, or the one that writes about it."""

PLACES = ("site", "array")
"""Fields that lead to what a design need not have."""

Rows = Callable[[Context, Record], Row | None]
"""The row of a form that a cell shows; None for an object that has nothing like that."""

Said = Callable[[Context, Record], str]
"""What a cell that cannot be changed says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: `row` is what its cells change, or `says` what they only say. `label` is the heading with its unit.

    An `optional` column is left out while no object has anything in it.
    """

    key: str
    label: str
    row: Rows | None = None
    says: Said | None = None
    help: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableKind:
    """A table. Its lines are known by the texts in the columns `keys`; `add` adds an object, where that makes sense.

    The lines of a `numbered` table are known by codes that are given out: a line without one means another object.
    """

    id: TableId
    label: str
    noun: str
    keys: tuple[str, ...]
    ids: Callable[[Snapshot], Sequence[Id]]
    columns: Callable[[Catalog], Iterator[Column]]
    table: str
    add: Callable[[Snapshot, Catalog], Diff] | None = None
    place: Place = "design"
    numbered: bool = False


def heading(label: str, unit: str) -> str:
    """A heading with the unit of what stands below it: "Memory (GB)", but "Users" for users."""
    return f"{label} ({unit})" if unit and unit.casefold() != label.casefold() else label


def field_columns(catalog: Catalog, table: str, *names: str) -> Iterator[Column]:
    """Columns for fields of a table's records, as the catalogue defines them."""
    known = {field.name: field for field in fields_of(catalog, table)}
    for name in names:
        field = known[name]
        unit = field.unit or ("s" if field.kind == "time" else "")
        yield Column(
            key=name,
            label=heading(label_alone(catalog.fields[table][name]), unit),
            row=_field_row(field, table),
            help=field.help,
            optional=name in PLACES,
        )


def _field_row(field: Field, table: str) -> Rows:
    def row(context: Context, record: Record) -> Row | None:
        mine = context.snapshot.table_of(record.id) == table and field.when(context, record)
        return row_of(context, record, field) if mine else None

    return row
