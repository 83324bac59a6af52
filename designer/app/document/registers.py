"""Entries of the registers: what can be added, and what is deleted."""

from __future__ import annotations

from collections.abc import Sequence

from designer.app.desk.words import Entry
from designer.edits.draft import EditError
from designer.edits.objects import delete
from designer.edits.registers import add_entry, add_option, adopt_decision
from designer.foundation.ids import Id
from designer.foundation.language import plural, tr
from designer.model.diff import Diff
from designer.model.registers import STANDARD_DECISIONS
from designer.model.snapshot import TABLES, Snapshot

STANDARD = "standard:"
"""Begins the value of a standard decision; its number follows."""


def offered_entries(snapshot: Snapshot, table: str) -> tuple[Entry, ...]:
    """What can be added to a register: an entry; an option to each decision; a standard decision of one's own."""
    if table == "options":
        return tuple(
            Entry(one.id, tr("Option of {decision}").format(decision=snapshot.name_of(one.id)))
            for one in snapshot.decisions.values()
        )
    own = Entry("", tr("New {noun}").format(noun=tr(TABLES[table].noun)))
    if table != "decisions":
        return (own,)
    taken = {one.number for one in snapshot.decisions.values()}
    standard = (number for number in range(1, STANDARD_DECISIONS + 1) if number not in taken)
    return (
        own,
        *(Entry(f"{STANDARD}{one}", tr("Complete DD-{number:02d}").format(number=one)) for one in standard),
    )


def added_entry(snapshot: Snapshot, table: str, value: str) -> tuple[str, Diff]:
    """The edit that adds what was offered, with its name. Raises `EditError` when it cannot be any more."""
    label = tr("Add {noun}").format(noun=tr(TABLES[table].noun))
    if table == "options":
        return label, add_option(snapshot, value)
    if value.startswith(STANDARD):
        return label, adopt_decision(snapshot, int(value.removeprefix(STANDARD)))
    return label, add_entry(snapshot, table)


def deleted(snapshot: Snapshot, ids: Sequence[Id]) -> tuple[str, Diff]:
    """The edit that deletes entries, with its name. Raises `EditError` for none."""
    if not ids:
        raise EditError(tr("Select an entry first"))
    what = snapshot.name_of(ids[0]) if len(ids) == 1 else plural(len(ids), "entry", "entries")
    return tr("Delete {what}").format(what=what), delete(snapshot, ids)
