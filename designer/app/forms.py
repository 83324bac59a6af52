"""What the inspector shows of the selected objects: rows to read and to change, built from fields and catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from designer.app.entry import is_typed, show
from designer.app.fields import FIELDS
from designer.app.fields.field import Choice, Context, Field, FieldKind
from designer.catalog.schema import Catalog, Property, Time
from designer.drawing.identity import group_icon
from designer.edits.dependencies import set_providers
from designer.edits.draft import Draft
from designer.edits.groups import set_possible_owners
from designer.edits.objects import rename, set_fields, set_property
from designer.foundation.ids import Id
from designer.foundation.units import plural
from designer.model.diff import Diff
from designer.model.records import Cluster, Group, Node, Record, Resource
from designer.model.snapshot import CLUSTER_ID, TABLES, Snapshot
from designer.topology.roles import group_noun


@dataclass(frozen=True, slots=True)
class Mixed:
    """Stands for the value of a row whose objects differ."""


MIXED = Mixed()

_ICONS = {"clusters": "cluster", "nodes": "node", "networks": "network", "interfaces": "ip", "disks": "disk"}

Put = Callable[[Draft, Any], None]
"""Writes a new value of a row into a draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a form. `value` None means unset; `default` is what unset counts as, where that is known.

    `key` names the row within its form and stays the same while its objects are selected. A `unique` row is nothing
    that several objects could share, a `wide` one needs all the room there is.
    """

    key: str
    label: str
    kind: FieldKind
    value: Any
    put: Put
    default: Any = None
    required: bool = False
    unit: str = ""
    help: str = ""
    none_label: str = ""
    choices: tuple[Choice, ...] = ()
    unique: bool = False
    wide: bool = False

    @property
    def text(self) -> str:
        """The value as typed fields show it; "" while unset."""
        return "" if isinstance(self.value, Mixed) else _text(self.kind, self.value)

    @property
    def unset_text(self) -> str:
        """What the row says while it is unset: its default, told as such."""
        if isinstance(self.value, Mixed):
            return "Differing values"
        if self.none_label:
            return self.none_label
        return "Not set" if self.default is None else f"Default: {self._described(self.default)}"

    def _described(self, value: Any) -> str:
        if self.kind == "flag":
            return "Yes" if value else "No"
        chosen = next((choice.label for choice in self.choices if choice.value == value), "")
        return chosen or _text(self.kind, value) or str(value)


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading; the first section has none."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """What is shown of a selection. `noun` says what it is, `icon` names the drawing icon."""

    ids: tuple[Id, ...]
    title: str
    noun: str
    icon: str
    sections: tuple[Section, ...]

    def rows(self) -> Iterator[Row]:
        """All rows in order."""
        for section in self.sections:
            yield from section.rows


def _text(kind: FieldKind, value: Any) -> str:
    return show(kind, value) if is_typed(kind) else ""


def form_of(context: Context, ids: Sequence[Id]) -> Form:
    """The form of a selection: of the cluster when nothing is selected, the common rows when several objects are."""
    known = tuple(identifier for identifier in ids if identifier in _described_objects(context.snapshot))
    if not known:
        known = (CLUSTER_ID,)
    forms = [_single(context, identifier) for identifier in known]
    if len(forms) == 1:
        return forms[0]
    first, tables = forms[0], {context.snapshot.table_of(identifier) for identifier in known}
    noun = TABLES[next(iter(tables)) or "nodes"].noun if len(tables) == 1 else "object"
    common = _common([list(form.rows()) for form in forms])
    sections = [
        Section(part.title, tuple(common[r.key] for r in part.rows if r.key in common)) for part in first.sections
    ]
    filled = tuple(section for section in sections if section.rows)
    return Form(known, f"{plural(len(known), noun)} selected", "", first.icon if len(tables) == 1 else "group", filled)


def change(snapshot: Snapshot, row: Row, value: Any) -> Diff:
    """The edit that gives a row a new value. Raises `EditError` when that cannot be."""
    draft = Draft(snapshot)
    row.put(draft, value)
    return draft.diff


def _described_objects(snapshot: Snapshot) -> set[Id]:
    return {identifier for table in FIELDS for identifier in snapshot.table(table)}


def _single(context: Context, identifier: Id) -> Form:
    snapshot = context.snapshot
    table, record = snapshot.table_of(identifier), snapshot.find(identifier)
    assert table is not None
    assert record is not None
    titles: dict[str, list[Row]] = {}
    for field in FIELDS[table]:
        if field.when(context, record):
            titles.setdefault(field.section, []).append(_row(context, record, field))
    for title, rows in _related(context, record):
        titles.setdefault(title, []).extend(rows)
    notes = titles.pop("Notes", [])
    sections = [Section(title, tuple(rows)) for title, rows in titles.items()]
    if notes:
        sections.append(Section("", tuple(notes)))
    noun = noun_of(snapshot, context.catalog, identifier)
    icon = icon_of(snapshot, context.catalog, identifier)
    title = snapshot.name_of(identifier) if identifier != CLUSTER_ID else snapshot.cluster.name or "Cluster"
    return Form((identifier,), title, noun, icon, tuple(sections))


def _row(context: Context, record: Record, field: Field) -> Row:
    def put(draft: Draft, value: Any) -> None:
        if field.name == "name" and record.id != CLUSTER_ID:
            draft.do(rename(draft.snapshot, context.catalog, record.id, value or ""))
        else:
            draft.do(set_fields(draft.snapshot, record.id, **{field.name: _stored(record, field, value)}))

    value = getattr(record, field.name)
    return Row(
        key=field.name,
        label=field.label,
        kind=field.kind,
        value=None if value in ("", ()) and field.kind not in ("many", "order") else value,
        put=put,
        default=field.default(context, record),
        required=field.required,
        unit=field.unit,
        help=field.help,
        none_label=field.none_label,
        choices=tuple(field.choices(context, record)),
        unique=field.unique,
        wide=field.wide or field.kind in ("notes", "order", "many"),
    )


def _stored(record: Record, field: Field, value: Any) -> Any:
    """The value as the record keeps it: texts and plain tuples are never None."""
    if value is not None:
        return value
    spec = type(record).__dataclass_fields__[field.name]
    return spec.default if spec.default in ("", ()) else None


def _related(context: Context, record: Record) -> Iterator[tuple[str, list[Row]]]:
    """Rows about other records that belong to this one in the user's eyes."""
    if isinstance(record, Cluster):
        yield "Failover times", [_time_row(context, time) for time in context.catalog.times.values()]
    elif isinstance(record, Node):
        yield "Addresses", list(_address_rows(context, record))
    elif isinstance(record, Group) and context.snapshot.members(record.id):
        yield "", [_owners_row(context, record)]
    elif isinstance(record, Resource):
        yield "", [_providers_row(context, record)]
        known = context.catalog.types.get(record.type)
        if known is not None and known.properties:
            yield known.label, [_property_row(record, spec) for spec in known.properties]


def _address_rows(context: Context, node: Node) -> Iterator[Row]:
    field = Field(name="address", label="", unique=True)
    for interface in context.snapshot.interfaces.values():
        if interface.node == node.id:
            row = _row(context, interface, field)
            name = context.snapshot.name_of(interface.network)
            yield replace(row, key=f"address.{interface.network}", label=name)


def _time_row(context: Context, time: Time) -> Row:
    """A time of the simulation: the catalogue's, unless the design has one of its own."""

    def put(draft: Draft, value: Any) -> None:
        if value is None:
            draft.remove("timings", *([time.id] if time.id in draft.snapshot.timings else []))
        elif time.id in draft.snapshot.timings:
            draft.change("timings", time.id, ms=value)
        else:
            draft.add("timings", id=time.id, ms=value)

    timing = context.snapshot.timings.get(time.id)
    return Row(
        key=f"time.{time.id}",
        label=time.label,
        kind="time",
        value=timing.ms if timing is not None else None,
        put=put,
        default=time.ms,
        help=f"{time.basis.capitalize()}: {time.source}",
        wide=True,
    )


def _owners_row(context: Context, group: Group) -> Row:
    """The possible owners of all resources of a group at once (EX-8.04)."""

    def put(draft: Draft, value: Any) -> None:
        draft.do(set_possible_owners(draft.snapshot, group.id, value))

    lists = {member.possible_owners for member in context.snapshot.members(group.id)}
    return Row(
        key="possible_owners",
        label="Possible owners",
        kind="many",
        value=next(iter(lists)) if len(lists) == 1 else MIXED,
        put=put,
        help="Of every resource in the group",
        none_label="Every node",
        wide=True,
        choices=tuple(Choice(node.id, node.name) for node in context.snapshot.nodes.values()),
    )


def _providers_row(context: Context, resource: Resource) -> Row:
    """What the resource needs within its group."""
    snapshot = context.snapshot
    others = [member for member in snapshot.members(resource.group) if member.id != resource.id]
    needed = {edge.provider for edge in snapshot.dependencies.values() if edge.dependent == resource.id}

    def put(draft: Draft, value: Any) -> None:
        draft.do(set_providers(draft.snapshot, resource.id, value or ()))

    return Row(
        key="needs",
        label="Needs",
        kind="many",
        value=tuple(member.id for member in others if member.id in needed) or None,
        put=put,
        help="What must be online before it, in the same group",
        none_label="Nothing",
        unique=True,
        wide=True,
        choices=tuple(Choice(member.id, member.name) for member in others),
    )


def _property_row(resource: Resource, spec: Property) -> Row:
    def put(draft: Draft, value: Any) -> None:
        draft.do(set_property(draft.snapshot, resource.id, spec.name, value))

    kinds: dict[str, FieldKind] = {"text": "text", "address": "text", "number": "number", "flag": "flag"}
    value = resource.properties.get(spec.name)
    return Row(
        key=f"property.{spec.name}",
        label=spec.label,
        kind=kinds[spec.kind],
        value=str(value) if kinds[spec.kind] == "text" and value is not None else value,
        put=put,
        default=spec.default,
        help=spec.help,
    )


def icon_of(snapshot: Snapshot, catalog: Catalog, identifier: Id) -> str:
    """The drawing icon of an object."""
    record = snapshot.find(identifier)
    if isinstance(record, Resource):
        known = catalog.types.get(record.type)
        return known.icon if known is not None else "unknown"
    if isinstance(record, Group):
        return group_icon(catalog, record)
    return _ICONS.get(snapshot.table_of(identifier) or "", "store")


def noun_of(snapshot: Snapshot, catalog: Catalog, identifier: Id) -> str:
    """What kind of object it is, as a heading."""
    record, table = snapshot.find(identifier), snapshot.table_of(identifier)
    if isinstance(record, Resource):
        known = catalog.types.get(record.type)
        return known.label if known is not None else f"{record.type} (unknown type)"
    noun = group_noun(catalog, record) if isinstance(record, Group) else TABLES[table or "nodes"].noun
    return noun[0].upper() + noun[1:]


def _common(forms: list[list[Row]]) -> dict[str, Row]:
    """The rows that all forms have, each changing every object."""
    result: dict[str, Row] = {}
    for row in forms[0]:
        twins = [next((other for other in rows if other.key == row.key), None) for rows in forms]
        found = [twin for twin in twins if twin is not None]
        if len(found) == len(forms) and not row.unique and {twin.kind for twin in found} == {row.kind}:
            result[row.key] = _joined(found)
    return result


def _joined(rows: list[Row]) -> Row:
    def put(draft: Draft, value: Any) -> None:
        for row in rows:
            row.put(draft, value)

    same = all(row.value == rows[0].value for row in rows)
    defaults = all(row.default == rows[0].default for row in rows)
    return replace(
        rows[0], value=rows[0].value if same else MIXED, put=put, default=rows[0].default if defaults else None
    )
