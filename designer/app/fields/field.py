"""What is known about one field of a record, and the design that its choices and defaults come from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from designer.app.entry import EntryKind
from designer.catalog.schema import Catalog
from designer.model.snapshot import Snapshot

FieldKind = EntryKind | Literal["notes", "flag", "choice", "many", "order"]
"""Typed kinds; notes (several lines), flag (true or false), choice (one of), many (a set), order (a sequence)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be chosen and what it is called."""

    value: Any
    label: str


@dataclass(frozen=True, slots=True)
class Context:
    """Where choices and defaults come from."""

    snapshot: Snapshot
    catalog: Catalog


Choices = Callable[[Context, Any], Sequence[Choice]]
Default = Callable[[Context, Any], Any]


def _no_choices(context: Context, record: Any) -> Sequence[Choice]:
    return ()


def _no_default(context: Context, record: Any) -> Any:
    return None


def _always(context: Context, record: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a record: `name` is the record's, `section` the heading under which it stands.

    `default` is what the field counts as while it is unset, `none_label` what an empty set of choices means, `when`
    tells for which records the field is shown. `unit` is what a bare number counts as. A `unique` field is left out
    when several objects are selected; a `wide` one needs the whole width for its values.
    """

    name: str
    label: str
    kind: FieldKind = "text"
    section: str = ""
    help: str = ""
    unit: str = ""
    required: bool = False
    unique: bool = False
    wide: bool = False
    none_label: str = ""
    choices: Choices = _no_choices
    default: Default = _no_default
    when: Callable[[Context, Any], bool] = _always


def fixed(choices: Mapping[Any, str]) -> Choices:
    """The same choices whatever the design."""
    options = tuple(Choice(value, label) for value, label in choices.items())
    return lambda context, record: options


def objects(table: str, wanted: Callable[[Any], bool] = lambda record: True) -> Choices:
    """The objects of a table that are wanted, by name."""

    def choices(context: Context, record: Any) -> Sequence[Choice]:
        rows = context.snapshot.table(table).values()
        return [Choice(row.id, context.snapshot.name_of(row.id)) for row in rows if wanted(row)]

    return choices
