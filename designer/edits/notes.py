"""Notes on the drawings: writing, moving and pointing them."""

from __future__ import annotations

from dataclasses import asdict

from designer.edits.draft import Draft, EditError
from designer.edits.texts import check_texts
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.diff import Diff, changing
from designer.model.notes import NOWHERE, NotePlace, NoteView
from designer.model.snapshot import Snapshot

LONGEST = 20_000
"""Characters that a note can have (assumed): some ten pages."""

NARROWEST, WIDEST = 40, 600
"""Widths of a note in points (assumed)."""


def add_note(
    snapshot: Snapshot,
    text: str,
    *,
    view: NoteView = "topology",
    subject: Id | None = None,
    place: NotePlace = NOWHERE,
) -> Diff:
    """Add a note; with a subject it is a callout. Raises `EditError` when the text is too long or says nothing."""
    draft = Draft(snapshot)
    written = tidy(text)
    if not written:
        raise EditError(tr("A note without a text says nothing"))
    draft.add("notes", text=written, view=view, subject=subject, **asdict(place))
    return draft.diff


def write_note(snapshot: Snapshot, note: Id, text: str) -> Diff:
    """Let a note say something else; one that says nothing any more is taken away.

    Raises `EditError` when the text is too long.
    """
    written = tidy(text)
    if written:
        return changing(snapshot, "notes", note, text=written)
    draft = Draft(snapshot)
    draft.remove("notes", note)
    return draft.diff


def place_note(snapshot: Snapshot, note: Id, place: NotePlace) -> Diff:
    """Put a note elsewhere."""
    return changing(snapshot, "notes", note, **asdict(place))


def widen_note(snapshot: Snapshot, note: Id, width: int, shift: int = 0) -> Diff:
    """Give a note another width; `shift` is by how much its left edge moves."""
    width = min(WIDEST, max(NARROWEST, width))
    return changing(snapshot, "notes", note, width=width, dx=snapshot.notes[note].dx + shift)


def point_note(snapshot: Snapshot, note: Id, subject: Id | None, place: NotePlace) -> Diff:
    """Let a note point to an object, or to none any more; `place` tells from there where it stands.

    Raises `EditError` when it cannot point there.
    """
    if subject is not None and snapshot.find(subject) is None:
        raise EditError(tr("{subject} is no longer part of the design").format(subject=subject))
    if subject == note:
        raise EditError(tr("A note does not point to itself"))
    return changing(snapshot, "notes", note, subject=subject, **asdict(place))


def tidy(text: str) -> str:
    """The text as notes keep it: line breaks and tabs, but no other control characters, and no blank end.

    Raises `EditError` when it is too long, or cannot be printed.
    """
    broken = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    kept = "".join(one for one in broken if one == "\n" or (one >= " " and one != "\x7f")).strip("\n").rstrip()
    kept = kept.encode("utf-8", "ignore").decode()
    if len(kept) > LONGEST:
        raise EditError(
            tr("A note holds {longest:,} characters, and this text has {count:,}").format(
                longest=LONGEST, count=len(kept)
            )
        )
    check_texts([kept])
    return kept
