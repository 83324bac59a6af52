"""The inspector: what is shown of the selection, and how typing and choosing become edits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit

from designer.edits.objects import delete, set_fields
from designer.ui.panels.editors import ChoiceEditor, NotesEditor, TextEditor
from designer.ui.panels.finding_lines import FindingLine
from designer.ui.panels.set_editors import VALUE, ManyEditor, OrderEditor
from tests.ui.desk import TestDesk

ALT = Qt.KeyboardModifier.AltModifier


def evs(desk: TestDesk, number: int = 0) -> str:
    return desk.session.snapshot.groups_of_kind("evs")[number].id


def choose(editor: QComboBox, text: str) -> None:
    """What picking an entry of the list does."""
    position = editor.findText(text)
    assert position >= 0, [editor.itemText(i) for i in range(editor.count())]
    editor.setCurrentIndex(position)
    editor.activated.emit(position)


def test_nothing_selected_shows_the_cluster_and_its_platform(desk: TestDesk) -> None:
    form = desk.bench.inspector.form
    assert form is not None
    assert form.title == "EXCLUSTER"
    windows = desk.editor("windows")
    assert isinstance(windows, ChoiceEditor)
    assert windows.currentText() == "Windows Server 2003, Enterprise Edition"


def test_choosing_a_platform_is_an_edit_with_findings(desk: TestDesk) -> None:
    windows = desk.editor("windows")
    assert isinstance(windows, ChoiceEditor)
    choose(windows, "Windows Server 2003, Standard Edition")
    desk.turn()
    assert desk.session.snapshot.cluster.windows == "windows-2003-standard"
    assert desk.session.report.count("error") > 0
    assert desk.session.store.undo_label == "Set Windows of the cluster to Windows Server 2003, Standard Edition"


def test_enter_makes_the_edit_and_undo_takes_it_back(desk: TestDesk) -> None:
    desk.window.select((evs(desk),))
    desk.enter("users", "3500")
    assert desk.session.snapshot.groups[evs(desk)].users == 3500
    assert desk.session.store.undo_label == "Set Users of EVS1 to 3500"
    desk.trigger("edit.undo")
    editor = desk.editor("users")
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "2000"


def test_leaving_a_field_makes_the_edit(desk: TestDesk) -> None:
    editor = desk.editor("client")
    editor.setFocus()
    QTest.keyClicks(editor, "Contoso")
    desk.editor("author").setFocus()
    desk.turn()
    assert desk.session.snapshot.cluster.client == "Contoso"


def test_selecting_something_else_settles_what_was_typed(desk: TestDesk) -> None:
    desk.window.select(("n1",))
    editor = desk.editor("name")
    editor.setFocus()
    QTest.keyClicks(editor, "X")
    desk.window.select(("n2",))
    names = desk.session.snapshot.name_of
    assert "X" in names("n1")
    assert names("n2") == "NODE2"


def test_esc_takes_back_what_was_typed(desk: TestDesk) -> None:
    desk.window.select(("n1",))
    editor = desk.editor("name")
    assert isinstance(editor, TextEditor)
    editor.setFocus()
    QTest.keyClicks(editor, "ZZZ")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.text() == "NODE1"
    desk.editor("ram_mb").setFocus()
    assert desk.session.snapshot.name_of("n1") == "NODE1"


def test_typing_in_one_field_is_one_step_of_the_history(desk: TestDesk) -> None:
    desk.window.select((evs(desk),))
    desk.enter("users", "100")
    desk.enter("users", "1000")
    desk.enter("users", "1500")
    desk.trigger("edit.undo")
    assert desk.session.snapshot.groups[evs(desk)].users == 2000


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [("users", "many", "whole number"), ("failover_period_h", "x", "whole number"), ("name", "EVS2", "EVS2")],
)
def test_what_cannot_be_is_said_below_the_field(desk: TestDesk, key: str, text: str, words: str) -> None:
    desk.window.select((evs(desk),))
    before = desk.session.snapshot
    desk.enter(key, text)
    editor, complaint = desk.editor(key), desk.bench.inspector.complaints[key]
    assert complaint.isVisible()
    assert words in complaint.text()
    assert editor.property("wrong")
    assert desk.session.snapshot is before
    desk.enter(key, "7")
    assert not complaint.isVisible()
    assert not editor.property("wrong")


def test_a_needed_field_cannot_be_emptied(desk: TestDesk) -> None:
    desk.window.select(("n1",))
    desk.enter("name", "")
    assert desk.bench.inspector.complaints["name"].text() == "Name is needed"
    assert desk.session.snapshot.name_of("n1") == "NODE1"


def test_an_unset_field_tells_its_default(desk: TestDesk) -> None:
    desk.window.select((evs(desk),))
    editor = desk.editor("failover_period_h")
    assert isinstance(editor, QLineEdit)
    assert editor.text() == ""
    assert editor.placeholderText().startswith("Default: 6")
    desk.enter("failover_period_h", "6")
    assert editor.text().startswith("6")
    desk.enter("failover_period_h", "")
    assert desk.session.snapshot.groups[evs(desk)].failover_period_h is None
    failback = desk.editor("failback")
    assert isinstance(failback, ChoiceEditor)
    assert [failback.itemText(i) for i in range(failback.count())] == ["Default: No", "Yes", "No"]
    assert failback.currentText() == "No"
    choose(failback, "Default: No")
    desk.turn()
    assert desk.session.snapshot.groups[evs(desk)].failback is None
    assert failback.property("unset")


def test_units_are_understood_and_shown(desk: TestDesk) -> None:
    disk = next(iter(desk.session.snapshot.disks))
    desk.window.select((disk,))
    desk.enter("size_mb", "1.5 tb")
    assert desk.session.snapshot.disks[disk].size_mb == 1536 * 1024
    editor = desk.editor("size_mb")
    assert isinstance(editor, QLineEdit)
    assert editor.text().replace("\N{NO-BREAK SPACE}", " ") == "1536 GB"


def test_properties_of_resource_types_are_edited_like_fields(desk: TestDesk) -> None:
    address = next(one.id for one in desk.session.snapshot.members(evs(desk)) if one.type == "ip-address")
    desk.window.select((address,))
    desk.enter("property.Address", "192.168.10.77")
    assert desk.session.snapshot.resources[address].properties["Address"] == "192.168.10.77"


def test_renaming_a_group_renames_what_is_named_after_it(desk: TestDesk) -> None:
    desk.window.select((evs(desk),))
    desk.enter("name", "MAIL1")
    names = [member.name for member in desk.session.snapshot.members(evs(desk))]
    assert any("MAIL1" in name for name in names)
    assert not any("EVS1" in name for name in names)


def test_preferred_owners_are_chosen_and_ordered(desk: TestDesk) -> None:
    desk.window.select((evs(desk),))
    order = desk.editor("preferred_owners")
    assert isinstance(order, OrderEditor)
    assert [order.item(i).data(VALUE) for i in range(2)] == ["n1", "n4"]
    order.item(2).setCheckState(Qt.CheckState.Checked)
    desk.turn()
    assert desk.session.snapshot.groups[evs(desk)].preferred_owners == ("n1", "n4", "n2")
    order.setCurrentRow(2)
    desk.press(order, Qt.Key.Key_Up, ALT)
    assert desk.session.snapshot.groups[evs(desk)].preferred_owners == ("n1", "n2", "n4")
    desk.trigger("edit.undo")
    assert order.item(1).data(VALUE) in ("n4", "n2")


def test_possible_owners_know_every_node_and_no_node(desk: TestDesk) -> None:
    desk.window.select((evs(desk),))
    owners = desk.editor("possible_owners")
    assert isinstance(owners, ManyEditor)
    assert owners.currentText() == "Every node"
    owners.offered.emit(("n1", "n4"))
    desk.turn()
    assert owners.currentText() == "NODE1, NODE4"
    owners.offered.emit(())
    desk.turn()
    assert owners.currentText() == "None"
    assert all(member.possible_owners == () for member in desk.session.snapshot.members(evs(desk)))
    owners.offered.emit(None)
    desk.turn()
    assert owners.currentText() == "Every node"


def test_the_list_of_owners_stays_open_while_it_is_clicked(desk: TestDesk) -> None:
    desk.window.select((evs(desk),))
    owners = desk.editor("possible_owners")
    assert isinstance(owners, ManyEditor)
    menu = owners.menu
    owners.showPopup()
    node = next(action for action in menu.actions() if action.text() == "NODE4")
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(node).center())
    desk.turn()
    assert menu.isVisible()
    assert all(member.possible_owners == ("n4",) for member in desk.session.snapshot.members(evs(desk)))
    menu.close()


def test_several_selected_objects_are_changed_together(desk: TestDesk) -> None:
    desk.window.select((evs(desk, 0), evs(desk, 1)))
    form = desk.bench.inspector.form
    assert form is not None
    assert form.title == "2 groups selected"
    owner = desk.editor("owner")
    assert isinstance(owner, ChoiceEditor)
    assert owner.currentIndex() == -1
    assert owner.placeholderText() == "(mixed)"
    desk.enter("users", "1234")
    assert [group.users for group in desk.session.snapshot.groups_of_kind("evs")] == [1234, 1234, 2000]
    desk.trigger("edit.undo")
    assert [group.users for group in desk.session.snapshot.groups_of_kind("evs")] == [2000, 2000, 2000]


def test_notes_are_taken_when_the_focus_leaves(desk: TestDesk) -> None:
    desk.window.select(("n1",))
    notes = desk.editor("notes")
    assert isinstance(notes, NotesEditor)
    notes.setFocus()
    QTest.keyClicks(notes, "AT&T <b>rack</b> 4")
    desk.editor("name").setFocus()
    assert desk.session.snapshot.nodes["n1"].notes == "AT&T <b>rack</b> 4"


def test_scrolling_past_a_field_does_not_change_it(desk: TestDesk) -> None:
    bus = desk.editor("bus")
    assert isinstance(bus, ChoiceEditor)
    desk.bench.canvas.setFocus()
    before = desk.session.snapshot
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(bus.mapToGlobal(QPoint(5, 5))),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(bus, wheel)
    assert desk.session.snapshot is before


def test_findings_about_the_selection_stand_below_and_lead_to_the_list(desk: TestDesk) -> None:
    desk.window.edit("Delete", lambda design: delete(design, ["n4"]))
    desk.window.select(())
    desk.turn()
    lines = [line for line in desk.bench.inspector.findChildren(FindingLine) if line.isVisible()]
    assert lines
    QTest.mouseClick(lines[0], Qt.MouseButton.LeftButton)
    assert desk.bench.findings.isVisible()
    assert desk.bench.findings.current is not None


def test_undo_of_a_deletion_shows_the_object_again(desk: TestDesk) -> None:
    desk.window.select(("n4",))
    desk.trigger("edit.delete")
    form = desk.bench.inspector.form
    assert form is not None
    assert form.title == "EXCLUSTER"
    desk.trigger("edit.undo")
    desk.window.select(("n4",))
    form = desk.bench.inspector.form
    assert form is not None
    assert form.title == "NODE4"


def test_a_change_from_elsewhere_is_shown(desk: TestDesk) -> None:
    desk.window.select((evs(desk),))
    desk.session.do("Change users", set_fields(desk.session.snapshot, evs(desk), users=42))
    editor = desk.editor("users")
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "42"


def test_notes_that_nobody_touched_stay_as_they_are(desk: TestDesk) -> None:
    text = "Needs 4\N{NO-BREAK SPACE}GB.\r\nSee below.\u2028End"
    desk.session.do("x", set_fields(desk.session.snapshot, "cluster", notes=text))
    before = desk.session.snapshot
    notes = desk.editor("notes")
    notes.setFocus()
    notes.clearFocus()
    assert desk.session.snapshot is before
    notes.setFocus()
    QTest.keyClicks(notes, "A ")
    notes.clearFocus()
    assert desk.session.snapshot.cluster.notes.startswith("A Needs 4\N{NO-BREAK SPACE}GB.")


def test_the_notes_field_is_plain(desk: TestDesk) -> None:
    desk.session.do("x", set_fields(desk.session.snapshot, "cluster", notes="<img src='x.png'>"))
    notes = desk.editor("notes")
    assert isinstance(notes, QPlainTextEdit)
    assert notes.toPlainText() == "<img src='x.png'>"


def test_what_is_out_of_range_is_refused_below_the_field_with_the_range(desk: TestDesk) -> None:
    desk.window.select((evs(desk),))
    before = desk.session.snapshot
    desk.enter("users", "1,000,000,000")
    complaint = desk.bench.inspector.complaints["users"]
    assert complaint.isVisible()
    assert complaint.text().replace("\N{NO-BREAK SPACE}", " ") == "Between 0 and 100,000 users"
    assert desk.session.snapshot is before
    assert "Between 0 and 100,000" in desk.editor("users").toolTip()


def test_that_there_is_none_can_be_said_and_taken_back(desk: TestDesk) -> None:
    components = desk.editor("components")
    assert isinstance(components, ManyEditor)
    assert components.currentText() == "Not set"
    entries = {action.text(): action for action in components.menu.actions()}
    entries["None"].trigger()
    desk.turn()
    assert desk.session.snapshot.cluster.components == ()
    assert components.currentText() == "None"
    entries["Not set"].trigger()
    desk.turn()
    assert desk.session.snapshot.cluster.components is None


def test_a_typed_list_tells_none_from_unknown(desk: TestDesk) -> None:
    desk.enter("smtp_domains", "none")
    assert desk.session.snapshot.cluster.smtp_domains == ()
    desk.enter("smtp_domains", "")
    assert desk.session.snapshot.cluster.smtp_domains is None


def test_a_long_choice_is_shown_as_far_as_it_goes_and_told_as_a_tip(desk: TestDesk) -> None:
    desk.session.do("x", set_fields(desk.session.snapshot, "cluster", windows="a-system-that-nobody-has-ever-heard-of"))
    windows = desk.editor("windows")
    assert isinstance(windows, ChoiceEditor)
    assert windows.toolTip().startswith("<qt>a-system-that-nobody-has-ever-heard-of (unknown)<br>")
    bus = desk.editor("bus")
    assert isinstance(bus, ChoiceEditor)
    choose(bus, "SCSI")
    assert not bus.toolTip().startswith("<qt>SCSI")
