"""The documents of a design: what they are called, which sections they have, what their author adds."""

from __future__ import annotations

from typing import Any

from designer.edits.draft import Draft
from designer.edits.notes import tidy
from designer.edits.texts import check_texts
from designer.model.diff import Diff
from designer.model.paper import BRAND_ID, PAPER_ID, Where
from designer.model.snapshot import Snapshot


def set_paper(snapshot: Snapshot, **values: Any) -> Diff:
    """Set fields of the record about the documents, which comes into being with that.

    Raises `EditError` for a text that cannot be printed.
    """
    return _set_single(snapshot, "papers", PAPER_ID, values)


def set_brand(snapshot: Snapshot, **values: Any) -> Diff:
    """Set fields of the branding, which comes into being with that.

    Raises `EditError` for a text that cannot be printed.
    """
    return _set_single(snapshot, "brands", BRAND_ID, values)


def turn_section(snapshot: Snapshot, section: str, shown: bool, *, by_default: bool) -> Diff:
    """Print a section, or leave it out; `by_default` says what happens to it when nobody says anything."""
    paper = snapshot.paper
    left_out = tuple(one for one in paper.left_out if one != section)
    taken_in = tuple(one for one in paper.taken_in if one != section)
    if shown and not by_default:
        taken_in += (section,)
    elif not shown and by_default:
        left_out += (section,)
    return set_paper(snapshot, left_out=left_out, taken_in=taken_in)


def write_narrative(snapshot: Snapshot, section: str, where: Where, text: str) -> Diff:
    """Let the author's own words stand before, after or instead of what a section says; an empty text takes them away.

    Raises `EditError` when the text is too long.
    """
    draft = Draft(snapshot)
    written = tidy(text)
    existing = [one.id for one in snapshot.narratives.values() if (one.section, one.where) == (section, where)]
    if existing and written:
        draft.change("narratives", existing[0], text=written)
    elif existing:
        draft.remove("narratives", *existing)
    elif written:
        draft.add("narratives", section=section, where=where, text=written)
    return draft.diff


def _set_single(snapshot: Snapshot, table: str, identifier: str, values: dict[str, Any]) -> Diff:
    draft = Draft(snapshot)
    before = snapshot.table(table).get(identifier)
    check_texts(values.values(), known=(getattr(before, name, None) for name in values))
    if before is not None:
        draft.change(table, identifier, **values)
    else:
        draft.add(table, id=identifier, **values)
    return draft.diff
