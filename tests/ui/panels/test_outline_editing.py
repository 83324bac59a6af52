"""Renaming, dragging and ordering within the outline, with real keys and events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from designer.drawing.identity import by_rank
from designer.edits.scenarios import save_scenario
from designer.model.diff import changing
from designer.topology.evs import group_of_disk
from designer.topology.ownership import home_node
from designer.ui.panels.outline import ID, Outline
from tests.ui.desk import TestDesk

ALT = Qt.KeyboardModifier.AltModifier


def index_of(outline: Outline, identifier: str, parent: QModelIndex | None = None) -> QModelIndex:
    model, above = outline.tree.model(), parent if parent is not None else QModelIndex()
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        found = index if index.data(ID) == identifier else index_of(outline, identifier, index)
        if found.isValid():
            return found
    return QModelIndex()


def go(outline: Outline, *ids: str) -> None:
    outline.tree.expandAll()
    outline.select(ids)
    outline.tree.setFocus()


def editor_of(outline: Outline) -> QLineEdit:
    (editor,) = (one for one in outline.tree.viewport().findChildren(QLineEdit) if one.isVisible())
    return editor


def drag(outline: Outline, ids: list[str], onto: str, share: float = 0.5) -> bool:
    """Drag objects to the line of another, a share of its height from its top; whether the drop was taken."""
    outline.tree.expandAll()
    model = outline.tree.model()
    data = model.mimeData([index_of(outline, one) for one in ids])
    rect = outline.tree.visualRect(index_of(outline, onto))
    point = QPoint(rect.left() + 20, rect.top() + round(rect.height() * share))
    return drop(outline, data, point)


def drop(outline: Outline, data: QMimeData, point: QPoint) -> bool:
    actions, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    port = outline.tree.viewport()
    enter = QDragEnterEvent(point, actions, data, left, none)
    QApplication.sendEvent(port, enter)
    move = QDragMoveEvent(point, actions, data, left, none)
    QApplication.sendEvent(port, move)
    event = QDropEvent(QPointF(point), actions, data, left, none)
    QApplication.sendEvent(port, event)
    return event.isAccepted()


@pytest.fixture
def outline(desk: TestDesk) -> Outline:
    return desk.bench.outline


def test_f2_renames_in_place(desk: TestDesk, outline: Outline) -> None:
    desk.window.select(("n2",))
    go(outline, "n2")
    desk.trigger("edit.rename")
    editor = editor_of(outline)
    assert editor.text() == "NODE2"
    QTest.keyClicks(editor, "MAIL2")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.turn()
    assert desk.session.snapshot.name_of("n2") == "MAIL2"
    assert desk.session.store.undo_label == "Rename NODE2"
    assert desk.window.selection == ("n2",)


def test_a_double_click_renames_the_whole_name_of_a_shortened_line(desk: TestDesk, outline: Outline) -> None:
    member = next(one for one in desk.session.snapshot.resources.values() if one.type == "exchange-system-attendant")
    go(outline, member.id)
    place = outline.tree.visualRect(index_of(outline, member.id)).center()
    QTest.mouseClick(outline.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(outline.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    editor = editor_of(outline)
    assert editor.text() == member.name
    QTest.keyClicks(editor, "SA")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.turn()
    assert desk.session.snapshot.name_of(member.id) == "SA"


def test_a_name_that_will_not_do_cannot_be_entered(desk: TestDesk, outline: Outline) -> None:
    before = desk.session.snapshot
    go(outline, "n2")
    assert outline.rename_current()
    editor = editor_of(outline)
    editor.clear()
    QTest.keyClicks(editor, "NODE1")
    assert editor.property("wrong")
    assert "already" in editor.accessibleDescription()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.turn()
    assert outline.tree.is_editing
    assert desk.session.snapshot is before
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    desk.turn()
    assert not [one for one in outline.tree.viewport().findChildren(QLineEdit) if one.isVisible()]
    assert desk.session.snapshot is before


def test_what_has_no_name_is_not_renamed(outline: Outline) -> None:
    go(outline, "if1")
    assert not outline.rename_current()


def test_dragging_between_lines_changes_the_order(desk: TestDesk, outline: Outline) -> None:
    assert drag(outline, ["n4"], "n1", 0.02)
    assert by_rank(desk.session.snapshot, "nodes") == ["n4", "n1", "n2", "n3"]
    nodes = outline.tree.model().index(0, 0)
    assert outline.tree.model().index(0, 0, nodes).data(ID) == "n4"
    desk.trigger("edit.undo")
    assert by_rank(desk.session.snapshot, "nodes") == ["n1", "n2", "n3", "n4"]


def test_a_disk_is_given_to_a_group_and_told_before(desk: TestDesk, outline: Outline) -> None:
    evs2 = next(one.id for one in desk.session.snapshot.groups.values() if one.name == "EVS2")
    said: list[str] = []
    outline.told.connect(said.append)
    assert drag(outline, ["d2"], evs2)
    assert group_of_disk(desk.session.snapshot, "d2") == evs2
    assert any("a resource of EVS2" in sentence for sentence in said)
    assert said[-1] == ""
    assert desk.session.store.undo_label == "Give R: to EVS2"


def test_a_group_is_dragged_to_another_node(desk: TestDesk, outline: Outline) -> None:
    evs1 = desk.session.snapshot.groups_of_kind("evs")[0].id
    assert drag(outline, [evs1], "n4")
    assert home_node(desk.session.snapshot, evs1) == "n4"


def test_what_makes_no_sense_is_not_taken_and_told(desk: TestDesk, outline: Outline) -> None:
    before = desk.session.snapshot
    said: list[str] = []
    outline.told.connect(said.append)
    evs2 = desk.session.snapshot.groups_of_kind("evs")[1].id
    assert not drag(outline, ["n1"], evs2)
    assert desk.session.snapshot is before
    assert any(said)


def test_what_comes_from_elsewhere_is_not_taken(desk: TestDesk, outline: Outline) -> None:
    before = desk.session.snapshot
    data = QMimeData()
    data.setText("n1")
    data.setData("application/x-clusterwright-outline", b"1234\nn4")
    assert not drop(outline, data, outline.tree.visualRect(index_of(outline, "n1")).center())
    assert desk.session.snapshot is before


def test_alt_and_arrows_change_the_order(desk: TestDesk, outline: Outline) -> None:
    desk.window.select(("n2",))
    go(outline, "n2")
    QTest.keyClick(outline.tree, Qt.Key.Key_Up, ALT)
    QTest.keyClick(outline.tree, Qt.Key.Key_Up, ALT)
    assert by_rank(desk.session.snapshot, "nodes")[0] == "n2"
    QTest.keyClick(outline.tree, Qt.Key.Key_Down, ALT)
    assert by_rank(desk.session.snapshot, "nodes")[:2] == ["n1", "n2"]
    assert desk.window.selection == ("n2",)


def test_scenarios_stand_in_the_outline_and_are_edited_like_everything(desk: TestDesk, outline: Outline) -> None:
    desk.session.do("x", save_scenario(desk.session.snapshot, "Power cut", ()))
    (scenario,) = desk.session.snapshot.scenarios
    go(outline, scenario)
    assert index_of(outline, scenario).data() == "Power cut"
    desk.window.select((scenario,))
    form = desk.bench.inspector.form
    assert form is not None
    assert form.title == "Power cut"
    desk.enter("name", "Cable cut")
    assert desk.session.snapshot.scenarios[scenario].name == "Cable cut"
    desk.trigger("edit.delete")
    assert not desk.session.snapshot.scenarios


@pytest.mark.parametrize("name", ["<h1>big</h1>", "\u202eevil", "N" * 10_000, "two\nlines\tand a tab"])
def test_hostile_names_are_text(desk: TestDesk, outline: Outline, name: str) -> None:
    width = outline.width()
    desk.session.do("x", changing(desk.session.snapshot, "nodes", "n1", name=name))
    desk.turn()
    assert outline.width() == width
    index = index_of(outline, "n1")
    assert len(str(index.data())) <= 400
    assert "<h1>" not in str(index.data(Qt.ItemDataRole.ToolTipRole))
    go(outline, "n1")
    assert outline.rename_current()
    QTest.keyClick(editor_of(outline), Qt.Key.Key_Return)
    desk.turn()
    assert desk.session.snapshot.name_of("n1") == name  # nothing was typed


def test_a_double_click_plays_a_scenario(desk: TestDesk, outline: Outline) -> None:
    desk.session.do("x", save_scenario(desk.session.snapshot, "Power cut", ()))
    (scenario,) = desk.session.snapshot.scenarios
    go(outline, scenario)
    place = outline.tree.visualRect(index_of(outline, scenario)).center()
    QTest.mouseClick(outline.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(outline.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.turn()
    assert desk.window.workspace == "failover"
