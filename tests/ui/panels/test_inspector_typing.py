"""Typing into the inspector: what is wrong is said at once, nothing typed is lost, defaults are one key away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton

from designer.app.rows import Toggled
from designer.edits.objects import set_fields
from designer.model.diff import changing
from designer.ui.panels.editors import ChoiceEditor, TextEditor
from designer.ui.panels.field_grid import FieldGrid
from designer.ui.panels.set_editors import ManyEditor, OrderEditor
from tests.ui.desk import TestDesk

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

HOSTILE = [
    "<h1>big</h1><img src='file:///etc/passwd'>",
    "\u202eevil\u202c \u2066x\u2069",
    "N" * 10_000,
    "two\nlines\tand a tab",
]


def evs(desk: TestDesk, number: int = 0) -> str:
    return desk.session.snapshot.groups_of_kind("evs")[number].id


def typed(desk: TestDesk, key: str, text: str) -> TextEditor:
    """Type over what a field holds, without Enter."""
    editor = desk.editor(key)
    assert isinstance(editor, TextEditor)
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, text)
    return editor


def complaint(desk: TestDesk, key: str) -> str:
    label = desk.bench.inspector.complaints.get(key)
    return label.text() if label is not None and label.isVisible() else ""


def test_what_is_wrong_is_said_while_typing_and_ends_with_the_mistake(desk: TestDesk) -> None:
    desk.window.select(("n1",))
    editor = typed(desk, "ram_mb", "4 G")
    desk.qtbot.waitUntil(lambda: bool(complaint(desk, "ram_mb")))
    assert editor.property("wrong")
    QTest.keyClicks(editor, "B")
    assert not complaint(desk, "ram_mb")
    assert not editor.property("wrong")


def test_the_design_judges_while_typing_too(desk: TestDesk) -> None:
    desk.window.select(("n1",))
    before = desk.session.snapshot
    typed(desk, "name", "node2")
    desk.qtbot.waitUntil(lambda: "already" in complaint(desk, "name"))
    assert desk.session.snapshot is before


def test_what_cannot_be_taken_over_is_there_again_with_its_object(desk: TestDesk) -> None:
    desk.window.select(("n1",))
    typed(desk, "ram_mb", "lots")
    desk.window.select(("n2",))
    other = desk.editor("ram_mb")
    assert isinstance(other, QLineEdit)
    assert other.text().startswith("4")
    assert not complaint(desk, "ram_mb")
    desk.window.select(("n1",))
    editor = desk.editor("ram_mb")
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "lots"
    assert "size" in complaint(desk, "ram_mb")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.text().startswith("4")
    assert not complaint(desk, "ram_mb")


def test_a_change_elsewhere_leaves_alone_what_is_wrong_and_unfocused(desk: TestDesk) -> None:
    desk.window.select(("n1",))
    editor = typed(desk, "ram_mb", "lots")
    desk.bench.canvas.setFocus()
    desk.session.do("x", set_fields(desk.session.snapshot, "n1", cpus=8))
    assert editor.text() == "lots"
    desk.session.do("x", set_fields(desk.session.snapshot, "n1", ram_mb=8192))
    assert editor.text().startswith("8")  # the value itself is another one now


def reset_button(desk: TestDesk, key: str) -> QToolButton:
    (grid,) = (one for one in desk.bench.inspector.findChildren(FieldGrid) if key in one.editors and one.isVisible())
    return grid.resets[key]


def test_a_changed_field_goes_back_to_its_default_by_mouse(desk: TestDesk) -> None:
    desk.window.select((evs(desk),))
    desk.editor("failover_period_h")
    button = reset_button(desk, "failover_period_h")
    assert not button.isVisible()
    desk.enter("failover_period_h", "7")
    assert button.isVisible()
    assert "default, 6" in button.toolTip()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.session.snapshot.groups[evs(desk)].failover_period_h is None
    assert not button.isVisible()


def test_and_by_keyboard(desk: TestDesk) -> None:
    desk.window.select((evs(desk, 0), evs(desk, 1)))
    failback = desk.editor("failback")
    assert isinstance(failback, ChoiceEditor)
    failback.setFocus()
    QTest.keyClick(failback, Qt.Key.Key_Backspace, CTRL_SHIFT)
    assert [group.failback for group in desk.session.snapshot.groups_of_kind("evs")] == [None, None, False]
    assert desk.session.store.undo_label == "Reset Failback of 2 groups"
    users = desk.editor("users")
    users.setFocus()
    QTest.keyClick(users, Qt.Key.Key_Backspace, CTRL_SHIFT)
    assert desk.session.snapshot.groups[evs(desk)].users is None


def test_a_needed_field_cannot_be_reset(desk: TestDesk) -> None:
    desk.window.select(("n1",))
    editor = desk.editor("name")
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Backspace, CTRL_SHIFT)
    assert desk.session.snapshot.name_of("n1") == "NODE1"


def test_setting_mixed_values_is_one_step(desk: TestDesk) -> None:
    desk.session.do("x", set_fields(desk.session.snapshot, "n2", ram_mb=8192))
    desk.window.select(("n1", "n2", "n3"))
    editor = desk.editor("ram_mb")
    assert isinstance(editor, QLineEdit)
    assert (editor.text(), editor.placeholderText()) == ("", "(mixed)")
    desk.enter("ram_mb", "16 GB")
    assert {desk.session.snapshot.nodes[node].ram_mb for node in ("n1", "n2", "n3")} == {16_384}
    assert (desk.session.store.undo_label or "").replace("\N{NO-BREAK SPACE}", " ") == "Set Memory of 3 nodes to 16 GB"
    desk.trigger("edit.undo")
    assert [desk.session.snapshot.nodes[node].ram_mb for node in ("n1", "n2", "n3")] == [4096, 8192, 4096]


def test_a_mixed_switch_has_a_third_state(desk: TestDesk) -> None:
    desk.session.do("x", set_fields(desk.session.snapshot, "n2", virtual=True))
    desk.window.select(("n1", "n2"))
    virtual = desk.editor("virtual")
    assert isinstance(virtual, ChoiceEditor)
    assert virtual.shown_text() == "(mixed)"
    QTest.keyClick(virtual, Qt.Key.Key_Down)
    desk.turn()
    assert desk.session.snapshot.nodes["n1"].virtual == desk.session.snapshot.nodes["n2"].virtual


def test_mixed_sets_are_changed_member_by_member(desk: TestDesk) -> None:
    one, other = tuple(desk.session.snapshot.disks)[:2]
    desk.session.do("x", set_fields(desk.session.snapshot, one, visible_to=("n1",)))
    desk.window.select((one, other))
    seen = desk.editor("visible_to")
    assert isinstance(seen, ManyEditor)
    assert seen.currentText() == "(mixed)"
    entry = next(action for action in seen.menu.actions() if action.text() == "NODE1  (some)")
    entry.trigger()
    desk.turn()
    assert desk.session.snapshot.disks[one].visible_to == ("n1",)
    assert desk.session.snapshot.disks[other].visible_to == ("n1",)
    seen.offered.emit(Toggled("n2", belongs=True))


def test_a_long_list_of_owners_scrolls(desk: TestDesk) -> None:
    from designer.edits.nodes import add_node

    for _ in range(4):
        desk.window.edit("Add", lambda design: add_node(design, desk.session.catalog))
    desk.window.select((evs(desk),))
    owners = desk.editor("preferred_owners")
    assert isinstance(owners, OrderEditor)
    assert owners.count() == 8
    assert owners.height() < 160
    owners.setCurrentRow(7)
    assert owners.visualItemRect(owners.item(7)).bottom() <= owners.viewport().height()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_text_and_leave_the_layout_alone(desk: TestDesk, name: str) -> None:
    width = desk.bench.inspector.width()
    desk.session.do("x", changing(desk.session.snapshot, "nodes", "n1", name=name))
    for ids in (("n1",), (evs(desk),), ("n1", "n2"), ()):
        desk.window.select(ids)
        desk.turn()
        assert desk.bench.inspector.width() == width
        for editor in desk.bench.inspector.editors.values():
            assert editor.width() <= width
            assert "<h1>" not in editor.toolTip()
            assert len(editor.toolTip()) < 5_000


def test_every_editor_has_a_name_for_those_who_cannot_see_it(desk: TestDesk) -> None:
    for ids in ((), ("n1",), (evs(desk),), ("n1", "n2")):
        desk.window.select(ids)
        for widget in desk.bench.inspector.tab_chain():
            assert widget.accessibleName() or not widget.isVisible(), widget


def test_what_is_impossible_for_one_of_several_is_said_and_done_for_none(desk: TestDesk) -> None:
    one, other = tuple(desk.session.snapshot.disks)[1:3]
    for disk in (one, other):
        desk.session.do("x", set_fields(desk.session.snapshot, disk, mount_path="Q:\\DATA"))
    desk.window.select((one, other))
    before = desk.session.snapshot
    root = desk.editor("root")
    assert isinstance(root, ChoiceEditor)
    root.offered.emit(other)
    desk.turn()
    assert desk.session.snapshot is before
    name = desk.session.snapshot.name_of(other)
    assert complaint(desk, "root") == f"Not possible for {name}: Mounted on: {name} itself cannot be chosen"


def test_an_order_that_differs_says_so_and_can_be_set_for_all(desk: TestDesk) -> None:
    ids = (evs(desk, 0), evs(desk, 1))
    desk.window.select(ids)
    owners = desk.editor("preferred_owners")
    assert isinstance(owners, OrderEditor)
    assert owners.item(0).text() == "(mixed)"
    owners.item(2).setCheckState(Qt.CheckState.Checked)
    desk.turn()
    assert {desk.session.snapshot.groups[one].preferred_owners for one in ids} == {("n2",)}
    assert owners.item(0).text() == "1  NODE2"
    desk.trigger("edit.undo")
    assert len({desk.session.snapshot.groups[one].preferred_owners for one in ids}) == 2


def test_long_names_of_platforms_have_two_lines(desk: TestDesk) -> None:
    windows = desk.editor("windows")
    assert isinstance(windows, ChoiceEditor)
    desk.turn()
    assert not windows.toolTip().startswith("<qt>Windows Server 2003, Enterprise Edition")  # it is not cut
    bus = desk.editor("bus")
    assert windows.height() > bus.height()


def test_the_context_menu_of_a_field_resets_it(desk: TestDesk) -> None:
    desk.window.select((evs(desk),))
    failback = desk.editor("failback")
    (reset,) = failback.actions()
    assert reset.text() == "&Reset to Default"
    assert reset.isEnabled()
    reset.trigger()
    assert desk.session.snapshot.groups[evs(desk)].failback is None
    assert not reset.isEnabled()
