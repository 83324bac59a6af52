"""What the inspector shows of the selected objects: rows to read and to change, built from fields and catalogue."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from designer.app.fields import SELECTABLE, fields_of
from designer.app.fields.field import Choice, Context, Field
from designer.app.fields.sections import CLOSED, FIRST, NOTES
from designer.app.related import ADAPTER, related
from designer.app.rows import MIXED, Mixed, Row, Toggled, brief, row_of, toggled
from designer.catalog.schema import Catalog
from designer.drawing.identity import group_icon, server_icon
from designer.edits.draft import Draft, EditError
from designer.foundation.ids import Id
from designer.foundation.language import listed, plural, tr
from designer.model.diff import Diff
from designer.model.paper import BRAND_ID, PAPER_ID
from designer.model.records import Group, Record, Resource
from designer.model.registers import PREFIXES
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
    "scenarios": "lightning",
    **dict.fromkeys((*PREFIXES, "options", "papers", "brands"), "document"),
}

SELECTED = tr(" selected")
"""Ends the title of a form of several objects."""


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
    first_of = {context.snapshot.table_of(identifier): identifier for identifier in reversed(known)}
    forms = [_single(context, fields, identifier, with_choices=identifier in first_of.values()) for identifier in known]
    if len(forms) == 1:
        return forms[0]
    return _shared(forms)


def _shared(forms: Sequence[Form]) -> Form:
    """The rows that all of several forms have."""
    first, tables = forms[0], Counter(form.table for form in forms)
    noun = TABLES[first.table].noun if len(tables) == 1 else "object"
    common = _common(forms)
    sections = [
        replace(part, rows=tuple(common[row.key] for row in part.rows if row.key in common)) for part in first.sections
    ]
    return Form(
        ids=tuple(identifier for form in forms for identifier in form.ids),
        title=f"{plural(len(forms), noun)}{SELECTED}",
        noun="" if len(tables) == 1 else listed([plural(count, TABLES[table].noun) for table, count in tables.items()]),
        icon=first.icon if len(tables) == 1 else "group",
        table=first.table,
        sections=tuple(section for section in sections if section.rows),
    )


def change(snapshot: Snapshot, row: Row, value: Any) -> Diff:
    """The edit that gives a row a new value. Raises `EditError` when that cannot be."""
    draft = Draft(snapshot)
    row.put(draft, value)
    return draft.diff


def edit_name(form: Form, row: Row, value: Any) -> str:
    """What giving a row of a form a new value is called: "Set Memory of 3 nodes to 4 GB"."""
    if form.ids == (CLUSTER_ID,):
        whose = tr("the cluster")
    else:
        whose = brief(form.title.removesuffix(SELECTED) if len(form.ids) > 1 else form.title)
    if row.key == "name" and len(form.ids) == 1:
        return tr("Rename {whose}").format(whose=whose)
    if value is None:
        return tr("{reset} {row} of {whose}").format(
            reset=tr("Reset") if row.default is not None else tr("Clear"), row=row.label, whose=whose
        )
    said = row.said(value)
    return (
        tr("Set {row} of {whose} to {said}").format(row=row.label, whose=whose, said=said)
        if said
        else tr("Change {row} of {whose}").format(row=row.label, whose=whose)
    )


def _is_described(snapshot: Snapshot, identifier: Id) -> bool:
    return identifier in (PAPER_ID, BRAND_ID) or any(identifier in snapshot.table(table) for table in SELECTABLE)


def _found(snapshot: Snapshot, identifier: Id) -> tuple[str, Record]:
    """The table and the record; the document and the branding are there even while nothing was said about them."""
    if identifier in (PAPER_ID, BRAND_ID):
        return ("papers", snapshot.paper) if identifier == PAPER_ID else ("brands", snapshot.brand)
    table, record = snapshot.table_of(identifier), snapshot.find(identifier)
    assert table is not None
    assert record is not None
    return table, record


def _single(
    context: Context, fields: Callable[[str], tuple[Field, ...]], identifier: Id, *, with_choices: bool
) -> Form:
    """The form of one object. Of several of a kind, the first brings the choices that they have in common."""
    snapshot = context.snapshot
    table, record = _found(snapshot, identifier)
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
        title=_title(snapshot, identifier),
        noun=noun_of(snapshot, context.catalog, identifier),
        icon=icon_of(snapshot, context.catalog, identifier),
        table=table,
        sections=tuple(sections),
    )


def _title(snapshot: Snapshot, identifier: Id) -> str:
    if identifier == CLUSTER_ID:
        return snapshot.cluster.name or tr("Cluster")
    documents = {PAPER_ID: tr("Document"), BRAND_ID: tr("Branding")}
    return documents.get(identifier) or snapshot.name_of(identifier)


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
        return known.label if known is not None else tr("{type} (unknown type)").format(type=record.type)
    singles = {PAPER_ID: "papers", BRAND_ID: "brands"}
    spec = TABLES[singles.get(identifier) or table or "nodes"]
    noun = group_noun(catalog, record) if isinstance(record, Group) else tr(spec.noun)
    return noun[0].upper() + noun[1:]


def _common(forms: Sequence[Form]) -> dict[str, Row]:
    """The rows that all forms have, each changing every object."""
    result: dict[str, Row] = {}
    rows_of = [{row.key: row for row in form.rows()} for form in forms]
    for row in rows_of[0].values():
        twins = [rows[row.key] for rows in rows_of if row.key in rows]
        if len(twins) == len(forms) and not row.unique and {twin.kind for twin in twins} == {row.kind}:
            result[row.key] = _joined(forms, twins)
    return result


def _joined(forms: Sequence[Form], rows: Sequence[Row]) -> Row:
    def put(draft: Draft, value: Any) -> None:
        for form, row in zip(forms, rows, strict=True):
            alone = isinstance(value, Toggled) and not isinstance(row.value, Mixed)
            try:
                row.put(draft, toggled(row.value, value) if alone else value)
            except EditError as error:
                raise EditError(
                    tr("Not possible for {title}: {error}").format(title=brief(form.title), error=error)
                ) from error

    first = rows[0]
    same = all(row.value == first.value for row in rows)
    defaults = all(row.default == first.default for row in rows)
    each = [value for row in rows for value in (row.values if isinstance(row.value, Mixed) else (row.value,))]
    return replace(
        first,
        value=first.value if same else MIXED,
        values=() if same and not isinstance(first.value, Mixed) else tuple(each),
        put=put,
        default=first.default if defaults else None,
        choices=_shared_choices([form.table for form in forms], rows),
    )


def _shared_choices(tables: Sequence[str], rows: Sequence[Row]) -> tuple[Choice, ...]:
    """What can be chosen for objects of every kind; of each kind the first object knows."""
    firsts: dict[str, Row] = {}
    for table, row in zip(tables, rows, strict=True):
        firsts.setdefault(table, row)
    common = set.intersection(*({choice.value for choice in row.choices} for row in firsts.values()))
    return tuple(choice for choice in rows[0].choices if choice.value in common)
