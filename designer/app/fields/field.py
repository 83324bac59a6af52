"""What is known about one field of a record, and the design that its choices and defaults come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from designer.catalog.ranges import range_text
from designer.catalog.schema import Catalog, FieldKind, FieldSpec
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot


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
When = Callable[[Context, Any], bool]


def _no_choices(context: Context, record: Any) -> Sequence[Choice]:
    return ()


def no_default(context: Context, record: Any) -> Any:
    """For fields of which nobody knows what unset counts as."""
    return None


def always(context: Context, record: Any) -> bool:
    """For fields that are shown of every record."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """What about a field depends on the design: choices (else those of its definition), default, when it is shown."""

    choices: Choices | None = None
    default: Default = no_default
    when: When = always


AS_DEFINED = Behaviour()
"""Of a field about which its definition says everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a record, out of its definition in the catalogue and its behaviour; see `FieldSpec`.

    `default` is what the field counts as while it is unset, `when` tells for which records the field is shown. `low`
    and `high` bound numbers. `optional` says that unset is not the same as empty: of a list, that nobody knows it yet.
    """

    name: str
    label: str
    kind: FieldKind = "text"
    section: str = ""
    help: str = ""
    unit: str = ""
    low: float | None = None
    high: float | None = None
    required: bool = False
    unique: bool = False
    wide: bool = False
    optional: bool = False
    none_label: str = ""
    choices: Choices = _no_choices
    default: Default = no_default
    when: When = always


NUMBERS = ("number", "decimal", "hex", "time", "size")
"""The kinds that bounds apply to; of other kinds the catalogue bounds the length."""


def field_of(spec: FieldSpec, behaviour: Behaviour, *, optional: bool) -> Field:
    """A field out of its definition and its behaviour."""
    low, high = (spec.min, spec.max) if spec.kind in NUMBERS else (None, None)
    return Field(
        name=spec.id,
        label=spec.label,
        kind=spec.kind,
        section=spec.section,
        help=_hint(spec, range_text(spec.kind, low, high, spec.unit)),
        unit=spec.unit,
        low=low,
        high=high,
        required=spec.required,
        unique=spec.unique,
        wide=spec.wide,
        optional=optional,
        none_label=spec.none_label,
        choices=behaviour.choices or (fixed(spec.choices) if spec.choices else _no_choices),
        default=behaviour.default,
        when=behaviour.when,
    )


def _hint(spec: FieldSpec, bounds: str) -> str:
    """What the field means, what range makes sense, and the number of the fact behind it, a line each."""
    source = f" ({spec.source})" if spec.source else ""
    lines = [f"{spec.help}{source}"] if spec.help else []
    if bounds:
        lines.append(bounds[:1].upper() + bounds[1:])
    return "\n".join(lines) or spec.source


def fixed(choices: Mapping[Any, str]) -> Choices:
    """The same choices whatever the design."""
    options = tuple(Choice(value, label) for value, label in choices.items())
    return lambda context, record: options


def objects(table: str, wanted: Callable[[Any], bool] = lambda record: True) -> Choices:
    """The other objects of a table that are wanted, by name; only tables whose objects have names."""

    def choices(context: Context, record: Any) -> Sequence[Choice]:
        rows: Iterable[Any] = context.snapshot.table(table).values()
        return [Choice(row.id, row.name) for row in rows if row is not record and wanted(row)]

    return choices


def entries(part: str, field: str) -> Choices:
    """The entries of a part of the catalogue ("profiles"), and what the record's `field` names that is not there."""

    def choices(context: Context, record: Any) -> Sequence[Choice]:
        known = getattr(context.catalog, part)
        value = getattr(record, field)
        named = value if isinstance(value, tuple) else (value,)
        strange = [Choice(one, tr("{one} (unknown)").format(one=one)) for one in named if one and one not in known]
        return [*(Choice(one.id, one.name) for one in known.values()), *strange]

    return choices


def there_are(table: str, field: str) -> When:
    """Shown when the design has such objects, or the field is set."""
    return lambda context, record: bool(context.snapshot.table(table)) or getattr(record, field) is not None
