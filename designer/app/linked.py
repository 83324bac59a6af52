"""The row of an entry's links, entered as the words that people use: codes, and names of objects."""

from __future__ import annotations

from typing import Any

from designer.app.fields.field import Context
from designer.app.rows import Row
from designer.edits.draft import Draft
from designer.edits.links import LINKABLE, set_links, word_of
from designer.foundation.language import tr
from designer.model.registers import Entry, code_of
from designer.report.registers import all_entries


def links_row(context: Context, entry: Entry) -> Row:
    """What an entry is linked to, separated by commas. Links that other entries have to it stand with those."""
    snapshot = context.snapshot

    def put(draft: Draft, value: Any) -> None:
        draft.do(set_links(draft.snapshot, entry.id, value or ()))

    return Row(
        key="links",
        label=tr("Linked to"),
        kind="words",
        value=tuple(word_of(snapshot, link) for link in entry.links) or None,
        put=put,
        unique=True,
        wide=True,
        help=tr("Codes and names, such as NFR-03, DD-02, EX-4.17, TC-04, EVS1; a link is read both ways"),
    )


def linkable(context: Context, entry: Entry) -> tuple[str, ...]:
    """The words that an entry can still be linked by, to be offered: codes of entries, then names of objects."""
    snapshot = context.snapshot
    taken = set(entry.links) | {entry.id}
    codes = [code_of(one) for one in all_entries(snapshot) if one.id not in taken]
    objects = [one for table in LINKABLE for one in snapshot.table(table) if one not in taken]
    return (*codes, *dict.fromkeys(word_of(snapshot, one) for one in objects))
