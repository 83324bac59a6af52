"""Notes: what they say, where they stand, and what becomes of them when other things go."""

from __future__ import annotations

import pytest

from designer.edits.draft import EditError
from designer.edits.notes import add_note, place_note, point_note, tidy, widen_note, write_note
from designer.edits.objects import delete
from designer.files.load import from_text
from designer.files.text import to_text
from designer.model.diff import apply
from designer.model.notes import NotePlace
from designer.model.snapshot import Snapshot
from tests.support.samples import three_plus_one


def with_note(text: str = "Arrives\nin March", subject: str | None = None, place: NotePlace | None = None) -> Snapshot:
    design = three_plus_one()
    return apply(design, add_note(design, text, subject=subject, place=place or NotePlace("n1", "top right", 5, -9)))


def test_a_note_is_added_and_survives_the_file() -> None:
    design = with_note()
    assert design.name_of("note1") == "Arrives in March"
    assert from_text(to_text(design)).snapshot == design


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("\n\n  a  \n\n", "  a"),
        ("a\0b\x07\x7fc", "abc"),
        ("a\tb", "a    b"),
        ("<b>bold</b> & more", "<b>bold</b> & more"),
        ("e\u0301", "e\u0301"),
        ("half \ud83d of it", "half  of it"),
        (" \n\t\n ", ""),
    ],
)
def test_a_text_is_kept_as_it_is_but_for_what_nobody_sees(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


def test_a_note_that_says_nothing_is_not_added_and_goes_when_it_becomes_one() -> None:
    with pytest.raises(EditError, match="without a text"):
        with_note(" \n")
    design = with_note()
    assert apply(design, write_note(design, "note1", "  ")).notes == {}


def test_a_text_that_is_too_long_is_refused_with_both_numbers() -> None:
    with pytest.raises(EditError, match="holds 20,000 characters, and this text has 20,001"):
        with_note("x" * 20_001)


def test_a_note_is_written_moved_and_widened() -> None:
    design = with_note()
    design = apply(design, write_note(design, "note1", "In April"))
    design = apply(design, place_note(design, "note1", NotePlace("n2", "bottom left", -4, 8)))
    design = apply(design, widen_note(design, "note1", 5_000, shift=-10))
    note = design.notes["note1"]
    assert (note.text, note.anchor, note.corner, note.dx, note.dy, note.width) == (
        "In April", "n2", "bottom left", -14, 8, 600,
    )  # fmt: skip


def test_a_note_becomes_a_callout_and_goes_with_its_subject() -> None:
    design = with_note()
    design = apply(design, point_note(design, "note1", "g2", NotePlace(None, "top left", 3, 4)))
    assert (design.notes["note1"].subject, design.notes["note1"].anchor) == ("g2", None)
    assert apply(design, delete(design, ["g2"])).notes == {}
    with pytest.raises(EditError, match="no longer part"):
        point_note(design, "note1", "g99", NotePlace())


def test_a_note_stays_when_what_it_stood_beside_goes() -> None:
    design = with_note()
    after = apply(design, delete(design, ["n1"]))
    assert after.notes["note1"].anchor is None
    assert after.notes["note1"].text == "Arrives\nin March"


def test_ids_that_notes_mention_are_not_given_out_again() -> None:
    design = with_note(subject="g99")
    assert design.new_id("groups") == "g100"
