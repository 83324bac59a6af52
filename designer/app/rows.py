"""One line of a form: a value of one or several objects, with what is needed to show it and to change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from designer.app.entry import is_typed, show
from designer.app.fields.field import Choice, Context, Field
from designer.app.fields.platform import PRODUCTS
from designer.catalog.schema import FieldKind
from designer.edits.draft import Draft
from designer.edits.objects import rename, set_fields
from designer.edits.platform import switch_platform
from designer.model.records import Record
from designer.model.snapshot import CLUSTER_ID


@dataclass(frozen=True, slots=True)
class Mixed:
    """Stands for the value of a row whose objects differ."""


MIXED = Mixed()

UNKNOWN = "Not set"
NOTHING = "None"

Put = Callable[[Draft, Any], None]
"""Writes a new value of a row into a draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a form. `value` None means unset; `default` is what unset counts as, where that is known.

    `key` names the row within its form and stays the same while its objects are selected. `low` and `high` bound
    numbers. A `unique` row is nothing that several objects could share, a `wide` one needs all the room there is. An
    `optional` list can be unset, which is not the same as empty.
    """

    key: str
    label: str
    kind: FieldKind
    value: Any
    put: Put
    default: Any = None
    required: bool = False
    unit: str = ""
    low: float | None = None
    high: float | None = None
    help: str = ""
    none_label: str = ""
    choices: tuple[Choice, ...] = ()
    unique: bool = False
    wide: bool = False
    optional: bool = False

    @property
    def is_set(self) -> bool:
        """Whether somebody has entered a value, perhaps a different one for each object."""
        return self.value is not None and (self.value != () or self.optional)

    @property
    def text(self) -> str:
        """The value as typed fields show it; "" while unset."""
        return "" if isinstance(self.value, Mixed) else self._text(self.value)

    @property
    def unset_text(self) -> str:
        """What the row says while it is unset: its default, told as such."""
        if isinstance(self.value, Mixed):
            return "Differing values"
        if self.none_label and (not self.optional or means_everybody(self)):
            return self.none_label
        return UNKNOWN if self.default is None else f"Default: {self._described(self.default)}"

    @property
    def empty_text(self) -> str:
        """What an empty list is called."""
        return NOTHING if means_everybody(self) else self.none_label or NOTHING

    def _described(self, value: Any) -> str:
        if self.kind == "flag":
            return "Yes" if value else "No"
        chosen = next((choice.label for choice in self.choices if choice.value == value), "")
        return chosen or self._text(value) or str(value)

    def _text(self, value: Any) -> str:
        """The value with its unit, unless the label is the unit already."""
        unit = "" if self.unit.casefold() == self.label.casefold() else self.unit
        return show(self.kind, value, unit) if is_typed(self.kind) else ""


def means_everybody(row: Row) -> bool:
    """Whether an unset list means all there are ("Every node")."""
    return row.none_label.startswith("Every")


def row_of(context: Context, record: Record, field: Field, *, with_choices: bool = True) -> Row:
    """The row of one field of a record; without its choices where another row of the same kind has them."""

    def put(draft: Draft, value: Any) -> None:
        if field.name == "name" and record.id != CLUSTER_ID:
            draft.do(rename(draft.snapshot, context.catalog, record.id, value or ""))
        elif field.name in PRODUCTS and record.id == CLUSTER_ID:
            windows, exchange = (value or "" if field.name == product else None for product in PRODUCTS)
            draft.do(switch_platform(draft.snapshot, context.catalog, windows=windows, exchange=exchange))
        else:
            draft.do(set_fields(draft.snapshot, record.id, **{field.name: _stored(record, field, value)}))

    value = getattr(record, field.name)
    empty = value == "" or (value == () and not field.optional and field.kind not in ("many", "order"))
    return Row(
        key=field.name,
        label=field.label,
        kind=field.kind,
        value=None if empty else value,
        put=put,
        default=field.default(context, record),
        required=field.required,
        unit=field.unit,
        low=field.low,
        high=field.high,
        help=field.help,
        none_label=field.none_label,
        choices=tuple(field.choices(context, record)) if with_choices else (),
        unique=field.unique,
        wide=field.wide or field.kind in ("notes", "order", "many"),
        optional=field.optional,
    )


def _stored(record: Record, field: Field, value: Any) -> Any:
    """The value as the record keeps it: texts and plain tuples are never None."""
    if value is not None:
        return value
    default = type(record).__dataclass_fields__[field.name].default
    return default if default in ("", ()) else None
