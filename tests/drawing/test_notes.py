"""Notes lie over the picture of any view, where their place is told to be."""

from __future__ import annotations

import pytest

from designer.drawing.geometry import Rect
from designer.drawing.notes import MOST_LINES, note_height, place_of, with_notes
from designer.drawing.primitives import Label, Line, Picture
from designer.drawing.topology import topology
from designer.edits.notes import add_note
from designer.model.diff import apply
from designer.model.notes import Corner, NotePlace, NoteView
from designer.model.snapshot import Snapshot
from tests.support.samples import catalog, three_plus_one


def noted(text: str = "A note", subject: str | None = None, place: NotePlace | None = None) -> Snapshot:
    design = three_plus_one()
    return apply(design, add_note(design, text, subject=subject, place=place or NotePlace("n4", "top right", -30, 20)))


def drawn(design: Snapshot, view: NoteView = "topology") -> Picture:
    return with_notes(topology(design, catalog()), design, view)


def test_a_picture_without_notes_stays_the_same() -> None:
    picture = topology(three_plus_one(), catalog())
    assert with_notes(picture, three_plus_one(), "topology") is picture
    assert with_notes(picture, noted(), "storage") is picture


def test_a_note_stands_where_it_is_told_and_can_be_pointed_at() -> None:
    picture = drawn(noted("One\nTwo <b>three</b>"))
    area, card = picture.areas["note1"], picture.areas["n4"]
    assert (area.x, area.y) == (card.right - 30, card.y + 20)
    texts = [one.text for one in picture.primitives if isinstance(one, Label) and one.subject == "note1"]
    assert texts == ["One", "Two <b>three</b>"]
    assert picture.at(area.x + 2, area.y + 12) == "note1"


def test_a_callout_points_at_the_edge_of_its_subject() -> None:
    picture = drawn(noted(subject="n2", place=NotePlace(None, "bottom left", 10, 40)))
    (line,) = (one for one in picture.primitives if isinstance(one, Line) and one.subject == "note1")
    card, note = picture.areas["n2"], picture.areas["note1"]
    assert line.points[0][1] == note.y
    assert line.points[1][1] == card.bottom


def test_the_picture_grows_for_a_note_that_sticks_out() -> None:
    plain = topology(three_plus_one(), catalog())
    right = drawn(noted(place=NotePlace("n4", "top right", 200, 0)))
    assert right.width > plain.width
    assert right.areas["n1"] == plain.areas["n1"]
    left = drawn(noted(place=NotePlace("n1", "top left", -200, -300)))
    assert left.areas["note1"].x >= 0
    assert left.areas["note1"].y >= 0
    assert left.areas["n1"].x > plain.areas["n1"].x


def test_a_note_on_what_is_not_in_the_picture_is_not_drawn() -> None:
    design = noted(subject="n1")
    elsewhere = Picture(100, 100, areas={"g2": Rect(0, 0, 10, 10)})
    assert with_notes(elsewhere, design, "topology") is elsewhere


def test_a_note_about_a_resource_stands_at_its_group() -> None:
    design = three_plus_one()
    resource = next(one.id for one in design.members("g2") if one.disk is None)
    picture = drawn(noted(subject=resource, place=NotePlace(None, "top left", 0, 0)))
    assert (picture.areas["note1"].x, picture.areas["note1"].y) == (picture.areas["g2"].x, picture.areas["g2"].y)


def test_a_note_whose_anchor_is_gone_is_measured_from_the_corner() -> None:
    picture = drawn(noted(place=NotePlace("n99", "top left", 50, 60)))
    assert (picture.areas["note1"].x, picture.areas["note1"].y) == (50, 60)


@pytest.mark.parametrize(
    ("dx", "dy", "corner"),
    [(-200, -30, "top left"), (160, -30, "top right"), (-200, 200, "bottom left"), (160, 200, "bottom right")],
)
def test_a_place_is_told_from_the_nearest_corner_and_found_again(dx: int, dy: int, corner: Corner) -> None:
    design = noted(subject="n2")
    picture = topology(design, catalog())
    card = picture.areas["n2"]
    rect = Rect(card.x + dx, card.y + dy, 140, 20)
    place = place_of(picture, design, rect, "n2")
    assert (place.anchor, place.corner) == (None, corner)
    again = place_of(picture, design, rect)
    assert again.anchor in {*design.nodes, *design.networks}


def test_a_note_beside_a_node_stays_beside_it_in_a_wider_layout() -> None:
    design = three_plus_one()
    narrow = topology(design, catalog(), width=600)
    card = narrow.areas["n4"]
    place = place_of(narrow, design, Rect(card.right + 8, card.y + 4, 60, 20))
    assert place.anchor == "n4"
    wide = topology(design, catalog(), width=1000)
    after = apply(design, add_note(design, "Note", place=place))
    assert with_notes(wide, after, "topology").areas["note1"].x == pytest.approx(wide.areas["n4"].right + 8, abs=1)


def test_very_long_notes_end_in_an_ellipsis() -> None:
    picture = drawn(noted("word " * 3_900))
    labels = [one for one in picture.primitives if isinstance(one, Label) and one.subject == "note1"]
    assert len(labels) == MOST_LINES
    assert labels[-1].text.endswith("…")


def test_the_height_follows_from_the_text() -> None:
    one, two = noted("One").notes["note1"], noted("One\nTwo").notes["note1"]
    assert note_height(two) > note_height(one)
