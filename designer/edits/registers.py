"""Entries of the registers: added with a code that nobody had before, completed, linked."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from designer.edits.draft import Draft, EditError
from designer.edits.paper import set_paper
from designer.edits.texts import check_texts
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.diff import Diff, changing
from designer.model.records import Record
from designer.model.registers import PREFIXES, STANDARD_DECISIONS, Entry
from designer.model.snapshot import Snapshot


def add_entry(snapshot: Snapshot, table: str, **values: Any) -> Diff:
    """Add an entry to a register (`PREFIXES` names them) under the next number that was never given out there.

    Raises `EditError` for a text that cannot be printed.
    """
    check_texts(values.values())
    draft = Draft(snapshot)
    number = next_number(snapshot, table)
    draft.add(table, number=number, **values)
    draft.do(set_paper(draft.snapshot, used={**snapshot.paper.used, table: number}))
    return draft.diff


def next_number(snapshot: Snapshot, table: str) -> int:
    """The lowest number above all that were ever given out in a register; decisions begin behind the standard ones."""
    least = STANDARD_DECISIONS if table == "decisions" else 0
    numbers = (record.number for record in snapshot.table(table).values() if isinstance(record, Entry))
    return max(least, snapshot.paper.used.get(table, 0), *numbers, 0) + 1


def adopt_decision(snapshot: Snapshot, number: int, **values: Any) -> Diff:
    """Make a standard decision the author's own, as a record that completes the draft; one that exists is changed.

    Raises `EditError` when there is no such standard decision, or a text cannot be printed.
    """
    check_texts(values.values())
    if not 1 <= number <= STANDARD_DECISIONS:
        raise EditError(tr("There is no standard decision DD-{number:02d}").format(number=number))
    existing = next((one.id for one in snapshot.decisions.values() if one.number == number), None)
    if existing is not None:
        return changing(snapshot, "decisions", existing, **values)
    draft = Draft(snapshot)
    draft.add("decisions", number=number, **values)
    return draft.diff


def add_option(snapshot: Snapshot, decision: Id, **values: Any) -> Diff:
    """Add an option to a decision. Raises `EditError` when the decision is gone, or a text cannot be printed."""
    check_texts(values.values())
    if decision not in snapshot.decisions:
        raise EditError(tr("{identifier} is no longer part of the design").format(identifier=decision))
    draft = Draft(snapshot)
    draft.add("options", decision=decision, **values)
    return draft.diff


def duplicate_entry(snapshot: Snapshot, identifier: Id) -> Diff:
    """Add a copy of an entry, with a code of its own; of a decision also copies of its options.

    Raises `EditError` when there is no such entry.
    """
    table, record = snapshot.table_of(identifier), snapshot.find(identifier)
    if table is None or not isinstance(record, Entry):
        raise EditError(tr("{identifier} is no longer part of the design").format(identifier=identifier))
    draft = Draft(snapshot)
    number = next_number(snapshot, table)
    copy = draft.add(table, **_values(record, number=number))
    for option in snapshot.options.values():
        if option.decision == identifier:
            draft.add("options", **_values(option, decision=copy))
    draft.do(set_paper(draft.snapshot, used={**snapshot.paper.used, table: number}))
    return draft.diff


def forget(draft: Draft, table: str, identifier: Id) -> None:
    """Prepare for an object to go: no entry is linked to it any more, and its number, if it has one, stays used."""
    for name in PREFIXES:
        for entry in tuple(draft.snapshot.table(name).values()):
            if isinstance(entry, Entry) and identifier in entry.links:
                draft.change(name, entry.id, links=tuple(link for link in entry.links if link != identifier))
    record = draft.snapshot.table(table)[identifier]
    if isinstance(record, Entry) and record.number > draft.snapshot.paper.used.get(table, 0):
        draft.do(set_paper(draft.snapshot, used={**draft.snapshot.paper.used, table: record.number}))


def _values(record: Record, **changed: Any) -> dict[str, Any]:
    """The fields of a record without its id, for another one."""
    return {spec.name: getattr(record, spec.name) for spec in fields(record) if spec.name != "id"} | changed
