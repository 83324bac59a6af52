"""A fragment into a design, as one change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from designer.catalog.schema import Catalog
from designer.edits.clipboard.fitting import fit
from designer.edits.clipboard.fragment import COPIED, Fragment
from designer.edits.clipboard.placing import place
from designer.edits.draft import Draft, EditError
from designer.edits.legality import Spot
from designer.foundation.ids import Id, next_id
from designer.foundation.language import listed, plural, tr
from designer.model.diff import Diff, adding
from designer.model.notes import NoteView
from designer.model.records import Network, Record
from designer.model.snapshot import TABLES, Snapshot

MOST_NAMES = 3
"""So many names are told one by one; of more it is said how many there are."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What pasting does: the change, the new objects that stand for the copied ones, and a sentence for the user.

    `name` is what an undo step is about: "EVS4", "3 objects".
    """

    diff: Diff
    objects: tuple[Id, ...]
    name: str
    says: str


def paste(
    snapshot: Snapshot, catalog: Catalog, fragment: Fragment, spot: Spot | None = None, view: NoteView | None = None
) -> Pasted:
    """Put a fragment into a design, at a place of the drawing if one is given.

    Everything gets fresh ids, and names, letters and addresses that are free. What it refers to is taken to be what is
    called so here; what is not here is left out, with all that cannot exist without it, and told. Notes go to the
    `view` that is shown. Raises `EditError` when nothing of it can be here.
    """
    names = _fresh_ids(snapshot, fragment)
    bound, missing = _bound(snapshot, fragment)
    lost = _lost(fragment, bound)
    mapping = {**bound, **{old: new for old, new in names.items() if old not in lost}}
    objects = tuple(mapping[one] for one in fragment.chosen if one in mapping)
    if not objects:
        needed = dict.fromkeys(end for one in fragment.chosen for end in _needed(fragment.design.find(one)))
        names_of = [fragment.design.name_of(end) for end in needed if end not in bound]
        raise EditError(
            tr("Nothing can be pasted: {names_of} would be needed for it").format(
                names_of=listed(names_of[:MOST_NAMES])
            )
        )
    draft = Draft(snapshot)
    copied = [one for one in fragment.taken if one not in lost]
    draft.do(adding(_mapped(fragment.design, one, mapping, view) for one in copied))
    left_out = fit(draft, catalog, {mapping[one] for one in copied})
    objects = tuple(one for one in objects if draft.snapshot.table_of(one) is not None)
    if spot is not None:
        place(draft, catalog, objects, spot)
    return Pasted(draft.diff, objects, _called(draft.snapshot, objects), _said(draft, objects, missing, left_out))


def _fresh_ids(snapshot: Snapshot, fragment: Fragment) -> dict[Id, Id]:
    """An id for every copied record that nothing in the design uses or mentions."""
    names: dict[Id, Id] = {}
    for table in COPIED:
        mine = [one for one in fragment.design.table(table) if one in fragment.taken]
        fresh = snapshot.new_id(table) if mine else ""
        for one in mine:
            names[one] = fresh
            fresh = next_id(TABLES[table].prefix, [fresh])
    return names


def _bound(snapshot: Snapshot, fragment: Fragment) -> tuple[dict[Id, Id], list[str]]:
    """What the copied objects refer to, as ids of the design; and the names of what is not here."""
    bound: dict[Id, Id] = {}
    missing: list[str] = []
    wanted = {
        target: table
        for one in sorted(fragment.taken)
        for table, target in _targets(fragment.design.find(one))
        if target not in fragment.taken
    }
    for old, table in wanted.items():
        found = _same_named(snapshot, table, fragment.design.table(table)[old])
        if found is not None:
            bound[old] = found
        elif table != "resources":  # its group is told
            missing.append(fragment.design.name_of(old))
    for note in fragment.design.notes.values():
        for mentioned in {note.subject or "", note.anchor or ""} - fragment.taken - bound.keys():
            beside = fragment.design.table_of(mentioned)
            if beside is not None:
                there = _same_named(snapshot, beside, fragment.design.table(beside)[mentioned])
                bound |= {mentioned: there} if there is not None else {}
    return bound, missing


def _targets(record: Record | None) -> list[tuple[str, Id]]:
    if record is None:
        return []
    found = []
    for spec in fields(record):
        table, value = spec.metadata.get("ref"), getattr(record, spec.name)
        if table is not None:
            found += [(table, one) for one in (value if isinstance(value, tuple) else (value,)) if one is not None]
    return found


def _same_named(snapshot: Snapshot, table: str, record: Record) -> Id | None:
    """The object that is called the same, this very one if possible; of a network also the only one in its role."""
    name = getattr(record, "name", "").casefold()
    here = snapshot.table(table)
    alike = [one for one, other in here.items() if name and getattr(other, "name", "").casefold() == name]
    if record.id in alike:
        return record.id
    if alike:
        return alike[0]
    if isinstance(record, Network):
        in_role = [network.id for network in snapshot.networks.values() if network.role == record.role]
        return in_role[0] if len(in_role) == 1 else None
    return None


def _lost(fragment: Fragment, bound: Mapping[Id, Id]) -> set[Id]:
    """The copied records that cannot be without what is missing, and those that cannot be without them."""
    lost: set[Id] = set()
    while True:
        gone = {
            one
            for one in fragment.taken - lost
            if any(
                target in lost or (target not in fragment.taken and target not in bound)
                for target in _needed(fragment.design.find(one))
            )
        }
        if not gone:
            return lost
        lost |= gone


def _needed(record: Record | None) -> list[Id]:
    """What a record goes with."""
    if record is None:
        return []
    values = [getattr(record, spec.name) for spec in fields(record) if spec.metadata.get("owning")]
    return [value for value in values if isinstance(value, str)]


def _mapped(design: Snapshot, old: Id, mapping: Mapping[Id, Id], view: NoteView | None) -> tuple[str, Record]:
    """A copied record with its new id and references. Of a list of nodes that are all missing, no list is left."""
    table = design.table_of(old) or ""
    record = design.table(table)[old]
    changes: dict[str, Any] = {"id": mapping[old]}
    for spec in fields(record):
        value = getattr(record, spec.name)
        if spec.metadata.get("ref") is None or value is None:
            continue
        if isinstance(value, tuple):
            kept = tuple(mapping[one] for one in value if one in mapping)
            changes[spec.name] = kept if kept or not value else spec.default
        else:
            changes[spec.name] = mapping.get(value)
    if table == "notes":
        note = design.notes[old]
        changes["subject"] = mapping.get(note.subject or "")
        changes["anchor"] = mapping.get(note.anchor or "")
        changes["view"] = view or note.view
    return table, replace(record, **changes)


def _called(snapshot: Snapshot, objects: tuple[Id, ...]) -> str:
    return snapshot.name_of(objects[0]) if len(objects) == 1 else plural(len(objects), "object")


def _said(draft: Draft, objects: tuple[Id, ...], missing: list[str], left_out: list[str]) -> str:
    """What is pasted, what there is of it already, and what is not here."""
    names = [draft.snapshot.name_of(one) for one in objects]
    told = (
        names
        if len(names) <= MOST_NAMES + 1
        else [*names[:MOST_NAMES], tr("{count} more").format(count=len(names) - MOST_NAMES)]
    )
    parts = [tr("Pasted {told}").format(told=listed(told))]
    if left_out:
        parts.append(
            tr("without {left_out}, of which a cluster has only one").format(left_out=listed(left_out[:MOST_NAMES]))
        )
    if missing:
        few = (
            missing
            if len(missing) <= MOST_NAMES
            else [*missing[:MOST_NAMES], tr("{count} more").format(count=len(missing) - MOST_NAMES)]
        )
        parts.append(tr("and without what refers to {few}, not in this design").format(few=listed(few)))
    return ", ".join(parts)
