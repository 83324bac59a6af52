"""Edits that mean the same for every kind of object: set a field, rename, delete, reorder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft, EditError
from designer.edits.paper import set_brand, set_paper
from designer.edits.registers import forget
from designer.edits.texts import check_texts
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.diff import Diff, changing
from designer.model.paper import BRAND_ID, PAPER_ID
from designer.model.records import CORE_KINDS, Record, Scalar
from designer.model.snapshot import CLUSTER_ID, TABLES, Snapshot

UNIQUELY_NAMED = ("nodes", "networks", "disks", "groups", "resources", "sites", "arrays", "fabrics", "servers")
"""Tables in which the cluster service, Windows or a reader tells objects apart by name, whatever the case."""


def set_fields(snapshot: Snapshot, identifier: Id, **values: Any) -> Diff:
    """Set fields of the object with this id, or of the document or the branding by theirs.

    Raises `EditError` when it is gone, or a text cannot be printed.
    """
    if identifier in (PAPER_ID, BRAND_ID):
        return set_paper(snapshot, **values) if identifier == PAPER_ID else set_brand(snapshot, **values)
    table = snapshot.table_of(identifier)
    if table is None:
        raise EditError(tr("{identifier} is no longer part of the design").format(identifier=identifier))
    record = snapshot.table(table)[identifier]
    check_texts(values.values(), known=(getattr(record, name, None) for name in values))
    return changing(snapshot, table, identifier, **values)


def set_property(snapshot: Snapshot, resource: Id, name: str, value: Scalar | None) -> Diff:
    """Set a private property of a resource; None takes it away, so that it counts as unset again.

    Raises `EditError` for a text that cannot be printed.
    """
    check_texts([value], known=[snapshot.resources[resource].properties.get(name)])
    properties = dict(snapshot.resources[resource].properties)
    if value is None:
        properties.pop(name, None)
    else:
        properties[name] = value
    return changing(snapshot, "resources", resource, properties=properties)


def rename(snapshot: Snapshot, catalog: Catalog, identifier: Id, name: str) -> Diff:
    """Give an object another name.

    A renamed group renames the resources that are named after it, and a renamed virtual server what is called like it
    in their properties: its network name, for one. Raises `EditError` for an empty name, for one that cannot be
    printed, and for the name of another object of a kind whose names are unique.
    """
    table, name = snapshot.table_of(identifier), name.strip()
    record = snapshot.find(identifier)
    if table is None or record is None or not hasattr(record, "name"):
        raise EditError(tr("{identifier} has no name to change").format(identifier=identifier))
    if not name:
        raise EditError(tr("A {noun} needs a name").format(noun=tr(TABLES[table].noun)))
    check_texts([name], known=[getattr(record, "name", "")])
    for other in snapshot.table(table).values() if table in UNIQUELY_NAMED else ():
        if other.id != identifier and getattr(other, "name", "").casefold() == name.casefold():
            raise EditError(
                tr("There is a {noun} called {other} already").format(
                    noun=tr(TABLES[table].noun), other=getattr(other, "name", "")
                )
            )
    draft = Draft(snapshot)
    draft.change(table, identifier, name=name)
    if table == "groups":
        _rename_members(draft, catalog, identifier, snapshot.groups[identifier].name, name)
    return draft.diff


def _rename_members(draft: Draft, catalog: Catalog, group: Id, old: str, new: str) -> None:
    serves = draft.snapshot.groups[group].kind not in CORE_KINDS
    for resource in draft.snapshot.members(group):
        kind = catalog.types.get(resource.type)
        if kind is None:
            continue
        if resource.name == from_pattern(kind.name_pattern, old):
            draft.change("resources", resource.id, name=from_pattern(kind.name_pattern, new))
        for spec in kind.properties if serves else ():
            if spec.pattern == "{group}" and resource.properties.get(spec.name) == old:
                draft.do(set_property(draft.snapshot, resource.id, spec.name, new))


def from_pattern(pattern: str, group: str, disk: str = "") -> str:
    """What a pattern of the catalogue means for a resource of this group: its name, or the value of a property."""
    return pattern.replace("{group}", group).replace("{disk}", disk)


def delete(snapshot: Snapshot, identifiers: Iterable[Id]) -> Diff:
    """Delete objects with everything that cannot exist without them; other references to them are cleared.

    The cluster itself cannot be deleted and is passed over. Waivers stay, to be reported as stale. Callouts go with
    what they point to. Entries of the registers are no longer linked to what goes, and their codes are not given out
    again.
    """
    draft = Draft(snapshot)
    waiting = [identifier for identifier in identifiers if identifier != CLUSTER_ID]
    while waiting:
        identifier = waiting.pop()
        table = draft.snapshot.table_of(identifier)
        if table is None:
            continue
        waiting.extend(_detach(draft, table, identifier))
        waiting.extend(_notes_about(draft, identifier))
        forget(draft, table, identifier)
        draft.remove(table, identifier)
        if identifier in draft.snapshot.layout:
            draft.remove("layout", identifier)
    return draft.diff


def _detach(draft: Draft, table: str, identifier: Id) -> list[Id]:
    """Clear what refers to the record; returns the ids of what has to go with it."""
    doomed: list[Id] = []
    for name, spec in TABLES.items():
        pointing = [field for field in fields(spec.kind) if field.metadata.get("ref") == table]
        if not pointing:
            continue
        for record in tuple(draft.snapshot.table(name).values()):
            cleared = {field.name: _without(record, field.name, identifier) for field in pointing}
            changed = {field: value for field, value in cleared.items() if value != getattr(record, field)}
            if any(field.metadata["owning"] and field.name in changed for field in pointing):
                doomed.append(record.id)
            elif changed:
                draft.change(name, record.id, **changed)
    return doomed


def _notes_about(draft: Draft, identifier: Id) -> list[Id]:
    """The callouts that point to an object and go with it; notes that only stand beside it stay."""
    for note in tuple(draft.snapshot.notes.values()):
        if note.anchor == identifier:
            draft.change("notes", note.id, anchor=None)
    return [note.id for note in draft.snapshot.notes.values() if note.subject == identifier]


def _without(record: Record, field: str, identifier: Id) -> Any:
    value = getattr(record, field)
    if isinstance(value, tuple):
        return tuple(item for item in value if item != identifier)
    return None if value == identifier else value


def reorder(snapshot: Snapshot, identifiers: Sequence[Id]) -> Diff:
    """Put objects of one lane into this order."""
    draft = Draft(snapshot)
    for rank, identifier in enumerate(identifiers):
        if identifier in draft.snapshot.layout:
            draft.change("layout", identifier, rank=rank)
        else:
            draft.add("layout", id=identifier, rank=rank)
    return draft.diff
