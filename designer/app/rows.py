"""One line of a form: a value of one or several objects, with what is needed to show it and to change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from designer.app.entry import is_typed, show
from designer.app.fields.field import Choice, Context, Field
from designer.app.fields.platform import PRODUCTS
from designer.catalog.schema import FieldKind
from designer.edits.draft import Draft, EditError
from designer.edits.objects import rename, set_fields
from designer.edits.platform import switch_platform
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.foundation.units import NBSP
from designer.model.records import Record
from designer.model.snapshot import CLUSTER_ID


@dataclass(frozen=True, slots=True)
class Mixed:
    """Stands for the value of a row whose objects differ."""


MIXED = Mixed()


@dataclass(frozen=True, slots=True)
class Toggled:
    """A change of a set that differs from object to object: one member joins or leaves each, the others stay."""

    member: Any
    belongs: bool


UNKNOWN = tr("Not set")
NOTHING = tr("None")
DIFFERING = "(mixed)"

LONGEST_CHOICE = 22
"""Choices of more characters need more room than there is beside a label."""

LONGEST_SAID = 40
"""Values and names of more characters are cut where an edit is named after them."""

Put = Callable[[Draft, Any], None]
"""Writes a new value of a row into a draft; a row of sets takes a `Toggled` as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a form. `value` None means unset; `default` is what unset counts as, where that is known.

    `key` names the row within its form and stays the same while its objects are selected. `low` and `high` bound
    numbers. A `unique` row is nothing that several objects could share, a `wide` one needs all the room there is. An
    `optional` list can be unset, which is not the same as empty. `values` are those of a mixed row, an object each.
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
    values: tuple[Any, ...] = ()

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
            return DIFFERING
        if self.none_label and (not self.optional or means_everybody(self)):
            return self.none_label
        return (
            UNKNOWN if self.default is None else tr("Default: {default}").format(default=self._described(self.default))
        )

    @property
    def departs(self) -> bool:
        """Whether there is a default that could be gone back to."""
        return self.is_set and not self.required and self.default is not None

    @property
    def default_text(self) -> str:
        """The default in words; "" where there is none or nobody knows it."""
        return "" if self.default is None else self._described(self.default)

    def belongs(self, member: Any) -> bool | None:
        """Whether something is a member of the set; None where it is of some objects only."""
        sets = self.values if isinstance(self.value, Mixed) else (self.value,)
        found = {member in (one or ()) for one in sets}
        return found.pop() if len(found) == 1 else None

    def said(self, value: Any) -> str:
        """A value in words, as short as the name of an edit wants it; "" for what takes more room."""
        if isinstance(value, Toggled) or self.kind == "notes":
            return ""
        if isinstance(value, tuple) and not is_typed(self.kind):
            labels = {choice.value: choice.label for choice in self.choices}
            text = ", ".join(labels.get(one, str(one)) for one in value) or self.empty_text
        else:
            text = self._described(value)
        return text if len(text) <= LONGEST_SAID and text.replace(NBSP, " ").isprintable() else ""

    @property
    def empty_text(self) -> str:
        """What an empty list is called."""
        return NOTHING if means_everybody(self) else self.none_label or NOTHING

    def _described(self, value: Any) -> str:
        if self.kind == "flag":
            return tr("Yes") if value else tr("No")
        chosen = next((choice.label for choice in self.choices if choice.value == value), "")
        return chosen or self._text(value) or str(value)

    def _text(self, value: Any) -> str:
        """The value with its unit, unless the label is the unit already."""
        unit = "" if self.unit.casefold() == self.label.casefold() else self.unit
        return show(self.kind, value, unit) if is_typed(self.kind) else ""


def toggled(members: tuple[Any, ...] | None, toggle: Toggled) -> tuple[Any, ...]:
    """A set after one member has joined or left it."""
    others = tuple(member for member in members or () if member != toggle.member)
    return (*others, toggle.member) if toggle.belongs else others


def brief(text: str) -> str:
    """A name within the name of an edit: one line, cut where it is very long."""
    line = "".join(character if character.isprintable() else " " for character in text[: LONGEST_SAID + 1])
    return line if len(text) <= LONGEST_SAID else f"{line[: LONGEST_SAID - 1]}…"


def means_everybody(row: Row) -> bool:
    """Whether an unset list means all there are ("Every node")."""
    return row.none_label.startswith("Every") or row.none_label == tr("Every node")


def row_of(context: Context, record: Record, field: Field, *, with_choices: bool = True) -> Row:
    """The row of one field of a record; without its choices where another row of the same kind has them."""

    def put(draft: Draft, value: Any) -> None:
        if _leads_to(value, record.id) and field.kind == "choice":
            raise EditError(
                tr("{field}: {record} itself cannot be chosen").format(
                    field=field.label, record=brief(draft.snapshot.name_of(record.id))
                )
            )
        if field.name == "name" and record.id != CLUSTER_ID:
            draft.do(rename(draft.snapshot, context.catalog, record.id, value or ""))
        elif field.name in PRODUCTS and record.id == CLUSTER_ID:
            windows, exchange = (value or "" if field.name == product else None for product in PRODUCTS)
            draft.do(switch_platform(draft.snapshot, context.catalog, windows=windows, exchange=exchange))
        else:
            draft.do(set_fields(draft.snapshot, record.id, **{field.name: _stored(record, field, value)}))

    value = getattr(record, field.name)
    choices = tuple(field.choices(context, record)) if with_choices else ()
    is_long = field.kind == "choice" and any(len(choice.label) > LONGEST_CHOICE for choice in choices)
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
        choices=choices,
        unique=field.unique,
        wide=field.wide or is_long or field.kind in ("notes", "order", "many"),
        optional=field.optional,
    )


def _leads_to(value: Any, identifier: Id) -> bool:
    return isinstance(value, str) and value == identifier and identifier != CLUSTER_ID


def _stored(record: Record, field: Field, value: Any) -> Any:
    """The value as the record keeps it: texts and plain tuples are never None."""
    if value is not None:
        return value
    default = type(record).__dataclass_fields__[field.name].default
    return default if default in ("", ()) else None
