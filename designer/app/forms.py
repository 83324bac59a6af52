"""What the inspector shows of the selected objects: rows to read and to change, built from fields and catalogue."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from designer.app.fields import SELECTABLE, fields_of
from designer.app.fields.field import Context, Field
from designer.app.fields.sections import CLOSED, FIRST, NOTES
from designer.app.related import ADAPTER, related
from designer.app.rows import MIXED, Row, row_of
from designer.catalog.schema import Catalog
from designer.drawing.identity import group_icon, server_icon
from designer.edits.draft import Draft
from designer.foundation.ids import Id
from designer.foundation.units import plural
from designer.model.diff import Diff
from designer.model.records import Group, Record, Resource
from designer.model.snapshot import CLUSTER_ID, TABLES, Snapshot
from designer.model.surroundings import Server
from designer.topology.roles import group_noun

_ICONS = {
    "clusters": "cluster",
    "nodes": "node",
    "networks": "network",
    "interfaces": "ip",
    "disks": "disk",
    "sites": "site",
    "arrays": "array",
    "fabrics": "fabric",
    "paths": "path",
}


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading, some without one. `is_open` says whether it is before anybody has opened or closed it."""

    title: str
    rows: tuple[Row, ...]
    is_open: bool = True

    @property
    def set_rows(self) -> int:
        """How many of the rows have a value."""
        return sum(row.is_set for row in self.rows)


@dataclass(frozen=True, slots=True)
class Form:
    """What is shown of a selection. `noun` says what it is, `icon` names the drawing icon, `table` the first's."""

    ids: tuple[Id, ...]
    title: str
    noun: str
    icon: str
    table: str
    sections: tuple[Section, ...]

    def rows(self) -> Iterator[Row]:
        """All rows in order."""
        for section in self.sections:
            yield from section.rows


def form_of(context: Context, ids: Sequence[Id]) -> Form:
    """The form of a selection: of the cluster when nothing is selected, the common rows when several objects are."""
    known = tuple(identifier for identifier in ids if _is_described(context.snapshot, identifier))
    if not known:
        known = (CLUSTER_ID,)
    fields = functools.cache(partial(fields_of, context.catalog))
    forms = [_single(context, fields, identifier, with_choices=identifier == known[0]) for identifier in known]
    if len(forms) == 1:
        return forms[0]
    first, tables = forms[0], {form.table for form in forms}
    noun = TABLES[first.table].noun if len(tables) == 1 else "object"
    common = _common([list(form.rows()) for form in forms])
    sections = [
        replace(part, rows=tuple(common[row.key] for row in part.rows if row.key in common)) for part in first.sections
    ]
    return Form(
        ids=known,
        title=f"{plural(len(known), noun)} selected",
        noun="",
        icon=first.icon if len(tables) == 1 else "group",
        table=first.table,
        sections=tuple(section for section in sections if section.rows),
    )


def change(snapshot: Snapshot, row: Row, value: Any) -> Diff:
    """The edit that gives a row a new value. Raises `EditError` when that cannot be."""
    draft = Draft(snapshot)
    row.put(draft, value)
    return draft.diff


def _is_described(snapshot: Snapshot, identifier: Id) -> bool:
    return any(identifier in snapshot.table(table) for table in SELECTABLE)


def _single(
    context: Context, fields: Callable[[str], tuple[Field, ...]], identifier: Id, *, with_choices: bool
) -> Form:
    """The form of one object. Of several, the first brings the choices that they have in common."""
    snapshot = context.snapshot
    table, record = snapshot.table_of(identifier), snapshot.find(identifier)
    assert table is not None
    assert record is not None
    titles: dict[str, list[Row]] = {title: [] for title in _first(context, table, record)}
    for field in fields(table):
        if field.when(context, record):
            titles.setdefault(field.section, []).append(row_of(context, record, field, with_choices=with_choices))
    for title, rows in related(context, record):
        titles.setdefault(title, []).extend(rows)
    notes = titles.pop(NOTES, [])
    sections = [Section(title, tuple(rows), _is_open(title)) for title, rows in titles.items() if rows]
    if notes:
        sections.append(Section("", tuple(notes)))
    return Form(
        ids=(identifier,),
        title=snapshot.name_of(identifier) if identifier != CLUSTER_ID else snapshot.cluster.name or "Cluster",
        noun=noun_of(snapshot, context.catalog, identifier),
        icon=icon_of(snapshot, context.catalog, identifier),
        table=table,
        sections=tuple(sections),
    )


def _first(context: Context, table: str, record: Record) -> tuple[str, ...]:
    """The sections that come before those of the catalogue; of a resource, what only its type has."""
    known = context.catalog.types.get(record.type) if isinstance(record, Resource) else None
    return FIRST.get(table, ()) if known is None else ("", known.label)


def _is_open(title: str) -> bool:
    return title not in CLOSED and not title.startswith(ADAPTER)


def icon_of(snapshot: Snapshot, catalog: Catalog, identifier: Id) -> str:
    """The drawing icon of an object."""
    record = snapshot.find(identifier)
    if isinstance(record, Resource):
        known = catalog.types.get(record.type)
        return known.icon if known is not None else "unknown"
    if isinstance(record, Group):
        return group_icon(catalog, record)
    if isinstance(record, Server):
        return server_icon(record)
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
    others = [{row.key: row for row in rows} for rows in forms]
    for row in forms[0]:
        twins = [rows[row.key] for rows in others if row.key in rows]
        if len(twins) == len(forms) and not row.unique and {twin.kind for twin in twins} == {row.kind}:
            result[row.key] = _joined(twins)
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
