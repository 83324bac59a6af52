"""Cut, copy, paste, paste here and duplicate in the window, with the clipboard of the system."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication

from designer.app.pasting import SELECTION_MIME
from designer.edits.clipboard import is_fragment
from designer.topology.evs import group_of_disk
from designer.topology.ownership import home_node
from tests.support.strategies import HOSTILE_TEXTS
from tests.ui.desk import TestDesk
from tests.ui.hands import Hand

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def clipboard() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def put(text: str = "", **formats: str) -> None:
    data = QMimeData()
    if text:
        data.setText(text)
    for name, content in formats.items():
        data.setData(name.replace("_", "/"), content.encode("utf-8", "replace"))
    QGuiApplication.clipboard().setMimeData(data)


def said(desk: TestDesk) -> str:
    return desk.window.status.sentence.text()


def choose(desk: TestDesk, ids: list[str]) -> None:
    desk.bench.select(ids)
    desk.turn()


def key(desk: TestDesk, which: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
    desk.press(desk.bench.canvas, which, modifiers)


def test_copied_objects_lie_on_the_clipboard_as_text_and_as_picture(desk: TestDesk) -> None:
    choose(desk, ["g2"])
    key(desk, Qt.Key.Key_C)
    data = clipboard()
    assert is_fragment(data.text())
    assert bytes(data.data(SELECTION_MIME).data()).decode() == data.text()
    assert data.hasImage()
    assert "EVS1" in bytes(data.data("image/svg+xml").data()).decode()
    assert said(desk) == "Copied EVS1"
    assert desk.session.store.undo_label is None


def test_what_was_copied_is_pasted_as_one_step_and_selected(desk: TestDesk) -> None:
    before = desk.session.snapshot
    choose(desk, ["n4"])
    key(desk, Qt.Key.Key_C)
    key(desk, Qt.Key.Key_V)
    assert desk.session.store.undo_label == "Paste NODE5"
    assert desk.bench.canvas.selection() == ("n5",)
    assert said(desk) == "Pasted NODE5"
    assert desk.window.status.undo.isVisible()
    desk.window.status.undo.click()
    assert desk.session.snapshot == before


def test_pasted_into_another_design(desk: TestDesk) -> None:
    choose(desk, ["g3", "n4"])
    key(desk, Qt.Key.Key_C)
    desk.answers.on_unsaved = "discard"
    desk.start("two-node-active-passive")
    nodes = len(desk.session.snapshot.nodes)
    key(desk, Qt.Key.Key_V)
    assert len(desk.session.snapshot.nodes) == nodes + 1
    assert desk.session.store.undo_label == "Paste 2 objects"


def test_cut_takes_away_and_paste_brings_back(desk: TestDesk) -> None:
    names = sorted(one.name for one in desk.session.snapshot.nodes.values())
    choose(desk, ["n4"])
    key(desk, Qt.Key.Key_X)
    assert "n4" not in desk.session.snapshot.nodes
    assert desk.session.store.undo_label == "Cut NODE4"
    key(desk, Qt.Key.Key_V)
    assert sorted(one.name for one in desk.session.snapshot.nodes.values()) == names


def test_duplicate_leaves_the_clipboard_alone(desk: TestDesk) -> None:
    put("something else")
    choose(desk, ["d2"])
    key(desk, Qt.Key.Key_D)
    (new,) = desk.bench.canvas.selection()
    assert group_of_disk(desk.session.snapshot, new) == group_of_disk(desk.session.snapshot, "d2")
    assert desk.session.store.undo_label == "Duplicate Disk R"
    assert clipboard().text() == "something else"


def test_paste_here_puts_it_where_the_pointer_is(desk: TestDesk) -> None:
    choose(desk, ["g3"])
    key(desk, Qt.Key.Key_C)
    Hand(desk.bench.canvas).hover("n3")
    key(desk, Qt.Key.Key_V, CONTROL | SHIFT)
    (new,) = desk.bench.canvas.selection()
    assert home_node(desk.session.snapshot, new) == "n3"


def test_a_plain_text_becomes_a_note_in_sight(desk: TestDesk) -> None:
    put("Arrives in March,\nsays <b>the client</b>")
    key(desk, Qt.Key.Key_V)
    (note,) = desk.session.snapshot.notes.values()
    assert note.text == "Arrives in March,\nsays <b>the client</b>"
    assert note.id in desk.bench.canvas.settled.areas
    assert said(desk) == "Pasted the text as a note"


@pytest.mark.parametrize(
    ("text", "table", "name"),
    [
        ("Name\tMemory (GB)\nMAIL7\t4\nMAIL8\t8\n", "nodes", "MAIL8"),
        ("Name,Memory (GB)\nMAIL7,4\nMAIL8,8\n", "nodes", "MAIL8"),
        ("Name\tDrive letter\tSize (GB)\nLogs 9\tF\t100\nData 9\tG\t400\n", "disks", "Data 9"),
    ],
)
def test_a_foreign_table_becomes_nodes_or_disks(desk: TestDesk, text: str, table: str, name: str) -> None:
    before = len(desk.session.snapshot.table(table))
    put(text)
    key(desk, Qt.Key.Key_V)
    there = desk.session.snapshot.table(table)
    assert len(there) == before + 2
    assert name in {getattr(one, "name", "") for one in there.values()}
    assert "2" in said(desk)


def test_an_empty_clipboard_says_so(desk: TestDesk) -> None:
    QGuiApplication.clipboard().clear()
    key(desk, Qt.Key.Key_V)
    assert said(desk) == "There is nothing on the clipboard that can be pasted into a design"


def test_files_are_not_pasted(desk: TestDesk) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/somewhere/else.cluster")])
    QGuiApplication.clipboard().setMimeData(data)
    key(desk, Qt.Key.Key_V)
    assert said(desk) == "Files are opened by dropping them on the window, not pasted"


@pytest.mark.parametrize(
    "text", [*HOSTILE_TEXTS, "x" * 10_000_000, "Name\t\n" * 400_000, '"' * 100_000, "\u202e" * 300]
)
def test_nothing_that_lies_on_the_clipboard_breaks_anything(desk: TestDesk, text: str) -> None:
    before = desk.session.snapshot
    put(text)
    key(desk, Qt.Key.Key_V)
    assert said(desk) or desk.session.snapshot is not before
    assert "\n" not in said(desk)
    desk.session.store.undo()
    assert desk.session.snapshot == before


@pytest.mark.parametrize("content", ["", "{}", "nonsense", '{"format": "clusterwright-selection", "version": "9.0"}'])
def test_a_damaged_selection_is_told_in_a_sentence(desk: TestDesk, content: str) -> None:
    before = desk.session.snapshot
    put("", **{SELECTION_MIME: content or " "})
    key(desk, Qt.Key.Key_V)
    assert said(desk)
    assert desk.session.snapshot is before


def test_a_design_that_may_not_be_changed_can_be_copied_from_only(desk: TestDesk) -> None:
    desk.session.too_new = "Written by a newer program"
    desk.window.refresh()
    choose(desk, ["n4"])
    desk.window.refresh()
    actions = desk.window.menus.actions
    assert actions["edit.copy"].isEnabled()
    for name in ("edit.cut", "edit.paste", "edit.paste-here", "edit.duplicate"):
        assert not actions[name].isEnabled()


def test_deleting_tells_what_went_with_it_and_offers_to_take_it_back(desk: TestDesk) -> None:
    before = desk.session.snapshot
    choose(desk, ["n4"])
    key(desk, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    assert said(desk).startswith("Deleted NODE4: 2 addresses")
    assert "3 entries among preferred owners go with it" in said(desk)
    desk.window.status.undo.click()
    assert desk.session.snapshot == before
    assert desk.bench.canvas.selection() == ("n4",)
