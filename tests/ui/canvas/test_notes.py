"""Notes and callouts with real events: written, dragged, widened, led to objects, and taken away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from designer.app.session import Session
from designer.edits.notes import add_note
from designer.model.notes import NotePlace
from designer.ui.canvas.notepad import NoteEditor
from designer.ui.canvas.view import Canvas
from tests.ui.desk import TestDesk
from tests.ui.hands import Hand

CONTROL = Qt.KeyboardModifier.ControlModifier
EMPTY = (700.0, 5.0)
TEXT = "Arrives in March"


@pytest.fixture
def note(session: Session, canvas: Canvas) -> str:
    session.do("Note", add_note(session.snapshot, TEXT, place=NotePlace("n4", "bottom left", 10, 30)))
    return "note1"


def pad(canvas: Canvas) -> NoteEditor:
    assert canvas.notepad is not None
    return canvas.notepad


def write(canvas: Canvas, text: str) -> None:
    QTest.keyClick(pad(canvas), Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(pad(canvas), text)


def finish(canvas: Canvas) -> None:
    QTest.keyClick(pad(canvas), Qt.Key.Key_Return, CONTROL)


def choose(text: str) -> None:
    menus = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()]
    menu, action = next((menu, action) for menu in menus for action in menu.actions() if action.text() == text)
    action.trigger()
    menu.close()


def test_a_double_click_on_empty_paper_offers_what_can_be_added_notes_too(
    canvas: Canvas, hand: Hand, session: Session
) -> None:
    QTest.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, hand.point(EMPTY))
    choose("Add Note")
    assert session.snapshot.notes == {}
    write(canvas, "First line")
    QTest.keyClick(pad(canvas), Qt.Key.Key_Return)
    QTest.keyClicks(pad(canvas), "second")
    finish(canvas)
    (made,) = session.snapshot.notes.values()
    assert made.text == "First line\nsecond"
    assert canvas.notepad is None
    assert canvas.selection() == (made.id,)
    area = canvas.settled.areas[made.id]
    assert abs(area.x - EMPTY[0]) < 2
    assert session.store.undo_label == "Add note"


def test_a_note_from_the_palette_is_written_where_it_is_dropped(canvas: Canvas, hand: Hand, session: Session) -> None:
    assert hand.bring("note", (300.0, 200.0))
    hand.drop()
    write(canvas, TEXT)
    finish(canvas)
    (made,) = session.snapshot.notes.values()
    assert canvas.settled.areas[made.id].x == pytest.approx(300, abs=2)


def test_nothing_is_added_when_nothing_is_written_or_escape_is_pressed(
    canvas: Canvas, hand: Hand, session: Session
) -> None:
    before = session.snapshot
    canvas.add_note()
    finish(canvas)
    canvas.add_note()
    write(canvas, "No")
    QTest.keyClick(pad(canvas), Qt.Key.Key_Escape)
    assert session.snapshot is before
    assert canvas.notepad is None


def test_a_click_elsewhere_takes_the_text(desk: TestDesk) -> None:
    canvas = desk.bench.canvas
    canvas.add_note()
    write(canvas, TEXT)
    desk.bench.palette_strip.buttons["node"].setFocus()
    assert [one.text for one in desk.session.snapshot.notes.values()] == [TEXT]


def test_a_note_is_rewritten_where_it_stands_and_goes_when_emptied(
    canvas: Canvas, hand: Hand, session: Session, note: str
) -> None:
    hand.click(note)
    hand.key(Qt.Key.Key_F2)
    assert pad(canvas).toPlainText() == TEXT
    write(canvas, "In April")
    finish(canvas)
    assert session.snapshot.notes[note].text == "In April"
    hand.key(Qt.Key.Key_Return)
    QTest.keyClick(pad(canvas), Qt.Key.Key_A, CONTROL)
    QTest.keyClick(pad(canvas), Qt.Key.Key_Delete)
    finish(canvas)
    assert session.snapshot.notes == {}
    session.store.undo()
    assert session.snapshot.notes[note].text == "In April"


def test_a_note_is_dragged_anywhere_and_found_again_in_another_layout(
    canvas: Canvas, hand: Hand, session: Session, note: str
) -> None:
    before = canvas.settled.areas[note]
    start = (before.x + 5, before.y + 5)
    hand.drag(start, (start[0] - 200, start[1] + 30))
    area = canvas.settled.areas[note]
    assert [area.x - before.x, area.y - before.y] == pytest.approx([-200, 30], abs=2)
    assert session.store.undo_label == "Move note"
    assert canvas.selection() == (note,)
    session.store.undo()
    assert canvas.settled.areas[note] == before


def test_with_shift_a_note_moves_straight(canvas: Canvas, session: Session, note: str) -> None:
    area = canvas.settled.areas[note]
    canvas.select((note,))
    start = canvas.mapFromScene(QPointF(area.x + 5, area.y + 5))
    view = canvas.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(view, start + QPoint(60, 15))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, start + QPoint(60, 15))
    after = canvas.settled.areas[note]
    assert after.y == pytest.approx(area.y, abs=1)
    assert after.x > area.x + 20


@pytest.mark.parametrize(("side", "by", "width"), [("right", 60.0, 200), ("left", -40.0, 180), ("right", -900.0, 40)])
def test_an_edge_is_dragged(
    canvas: Canvas, hand: Hand, session: Session, note: str, side: str, by: float, width: int
) -> None:
    before = canvas.settled.areas[note]
    hand.click((before.x + 5, before.y + 5))
    x, y = hand.dot(note, "right" if side == "right" else "left")
    hand.drag((x, y), (x + by, y))
    after = canvas.settled.areas[note]
    assert session.snapshot.notes[note].width == pytest.approx(width, abs=2)
    fixed = (before.x, after.x) if side == "right" else (before.right, after.right)
    assert fixed[0] == pytest.approx(fixed[1], abs=2)


def test_a_note_is_led_to_an_object_and_freed_again(canvas: Canvas, hand: Hand, session: Session, note: str) -> None:
    hand.click(note)
    hand.drag(hand.dot(note, "top"), "g3")
    assert session.snapshot.notes[note].subject == "g3"
    where = canvas.settled.areas[note]
    hand.drag(hand.dot(note, "bottom"), EMPTY)
    choose("Stop Pointing to EVS2")
    assert session.snapshot.notes[note].subject is None
    area = canvas.settled.areas[note]
    assert [area.x, area.y] == pytest.approx([where.x, where.y], abs=1)


def test_a_callout_goes_with_its_object_and_comes_back_with_it(canvas: Canvas, hand: Hand, session: Session) -> None:
    canvas.add_note(subject="n4")
    write(canvas, "New")
    finish(canvas)
    (made,) = session.snapshot.notes.values()
    assert made.subject == "n4"
    canvas.select(("n4",))
    hand.key(Qt.Key.Key_Delete)
    assert session.snapshot.notes == {}
    session.store.undo()
    assert session.snapshot.notes[made.id].subject == "n4"


def test_a_note_lies_over_what_is_below(canvas: Canvas, hand: Hand, session: Session) -> None:
    session.do("Note", add_note(session.snapshot, "Over", place=NotePlace("d2", "top left", -20, -6)))
    hand.click("note1")
    assert canvas.selection() == ("note1",)
    hand.drag("note1", (300.0, 300.0))
    assert session.store.undo_label == "Move note"


def test_notes_of_a_view_are_seen_there_only(desk: TestDesk) -> None:
    canvas = desk.bench.canvas
    desk.trigger("view.storage")
    desk.trigger("design.add-note")
    write(canvas, "About the disks")
    finish(canvas)
    (made,) = desk.session.snapshot.notes.values()
    assert made.view == "storage"
    assert made.id in canvas.settled.areas
    desk.trigger("view.topology")
    assert made.id not in canvas.settled.areas


def test_a_callout_from_the_menus(desk: TestDesk) -> None:
    desk.bench.select(["g2"])
    desk.turn()
    desk.trigger("design.add-callout")
    write(desk.bench.canvas, "Two thousand users")
    finish(desk.bench.canvas)
    (made,) = desk.session.snapshot.notes.values()
    assert made.subject == "g2"
    desk.turn()
    desk.trigger("design.free-note")
    assert desk.session.snapshot.notes[made.id].subject is None


@pytest.mark.parametrize("text", ["<h1>big</h1>", "x" * 10_000, "a\tb", "e\u0301 \u201cquoted\u201d"])
def test_hostile_texts_are_shown_as_they_are(canvas: Canvas, session: Session, text: str) -> None:
    canvas.add_note()
    pad(canvas).setPlainText(text)
    finish(canvas)
    (made,) = session.snapshot.notes.values()
    assert made.text.replace("    ", "\t") == text
    canvas.grab()


def test_a_text_that_cannot_be_printed_stays_in_the_editor_with_the_reason(canvas: Canvas, session: Session) -> None:
    canvas.add_note()
    pad(canvas).setPlainText("\U0001f469\u200d\U0001f467")
    finish(canvas)
    assert session.snapshot.notes == {}
    assert "U+1F469 (woman), U+200D (zero width joiner)" in pad(canvas).accessibleDescription()
    QTest.keyClick(pad(canvas), Qt.Key.Key_Escape)


def test_a_text_that_is_too_long_stays_in_the_editor_with_the_reason(canvas: Canvas, session: Session) -> None:
    canvas.add_note()
    pad(canvas).setPlainText("word " * 5_000)
    finish(canvas)
    assert session.snapshot.notes == {}
    assert "20,000 characters" in pad(canvas).accessibleDescription()
    QTest.keyClick(pad(canvas), Qt.Key.Key_Escape)


def test_an_undo_while_a_note_is_written_breaks_nothing(
    canvas: Canvas, hand: Hand, session: Session, note: str
) -> None:
    hand.click(note)
    hand.key(Qt.Key.Key_F2)
    session.store.undo()
    write(canvas, "Too late")
    finish(canvas)
    assert session.snapshot.notes == {}
