"""The window as a whole: workspaces, panels, appearance, and what it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget

from designer.app.palette import faults_for, items_for
from designer.edits.nodes import add_node
from designer.edits.objects import delete
from designer.ui.levels import SIGN_OF_LEVEL
from designer.ui.switch import Switch
from tests.support.samples import SAMPLES
from tests.ui.desk import TestDesk
from tests.ui.hands import Hand

CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_canvas_has_the_greater_part_of_the_window(desk: TestDesk) -> None:
    desk.window.resize(1440, 900)
    desk.turn()
    canvas = desk.bench.canvas.size()
    assert canvas.width() * canvas.height() >= 0.6 * 1440 * 900


def test_the_title_names_the_file_and_marks_changes(desk: TestDesk) -> None:
    assert desk.window.windowTitle() == "Untitled[*] – Clusterwright"
    assert not desk.window.isWindowModified()
    desk.trigger("design.add-node")
    assert desk.window.isWindowModified()
    desk.trigger("edit.undo")
    assert not desk.window.isWindowModified()


def test_undo_says_what_it_takes_back(desk: TestDesk) -> None:
    action = desk.window.menus.actions["edit.undo"]
    assert not action.isEnabled()
    desk.trigger("design.add-node")
    assert action.text() == "Undo Add node"
    QTest.keyClick(desk.window, Qt.Key.Key_Z, CTRL)
    desk.turn()
    assert len(desk.session.snapshot.nodes) == 4
    assert desk.window.status.sentence.text() == "Undone: Add node"
    QTest.keyClick(desk.window, Qt.Key.Key_Y, CTRL)
    assert len(desk.session.snapshot.nodes) == 5


def test_what_is_added_is_selected_everywhere(desk: TestDesk) -> None:
    desk.trigger("design.add-node")
    (new,) = desk.session.snapshot.nodes.keys() - {"n1", "n2", "n3", "n4"}
    assert desk.window.selection == (new,)
    assert desk.bench.outline.selection() == (new,)
    assert desk.bench.inspector.form is not None
    assert desk.bench.inspector.form.title == "NODE5"


def test_the_switch_leads_to_failover_and_back(desk: TestDesk) -> None:
    switch: Switch = desk.window.bar.workspaces
    QTest.mouseClick(switch.buttons["failover"], Qt.MouseButton.LeftButton)
    assert desk.window.workspace == "failover"
    assert list(desk.bench.palette_strip.buttons) == [fault.key for fault in faults_for(desk.session.snapshot)]
    assert desk.bench.failover.isVisible()
    QTest.mouseClick(switch.buttons["design"], Qt.MouseButton.LeftButton)
    assert desk.window.workspace == "design"
    items = items_for(desk.session.snapshot, desk.session.catalog)
    assert list(desk.bench.palette_strip.buttons) == [item.key for item in items]
    assert not desk.bench.failover.isVisible()


def test_a_fault_from_the_menu_starts_a_failover(desk: TestDesk) -> None:
    desk.window.menus.refresh()
    desk.window.enter("failover")
    desk.window.player.add_fault("power", "n1")
    assert desk.window.player.has_faults
    assert desk.window.player.is_playing
    desk.turn()
    assert desk.window.menus.actions["failover.play"].text() == "Pause"
    desk.trigger("failover.play")
    assert not desk.window.player.is_playing
    desk.trigger("failover.to-end")
    state = desk.bench.failover.playback.state
    assert state is not None
    evs = desk.session.snapshot.groups_of_kind("evs")[0].id
    assert state.owners[evs] == "n4"
    assert state.groups[evs] == "online"


def test_a_fault_dropped_on_the_canvas_is_played(desk: TestDesk) -> None:
    desk.window.enter("failover")
    desk.bench.canvas.dropped_fault.emit(("power", "n2"))
    assert desk.window.player.has_faults


def test_editing_leads_back_into_the_design_workspace(desk: TestDesk) -> None:
    desk.trigger("design.add-node")
    desk.window.enter("failover")
    desk.trigger("edit.undo")
    assert desk.window.workspace == "design"


def test_each_workspace_remembers_its_panels(desk: TestDesk) -> None:
    assert desk.window.sight.shows("outline")
    desk.window.enter("failover")
    assert not desk.window.sight.shows("outline")
    desk.trigger("view.inspector")
    assert desk.bench.inspector.isVisible()
    desk.window.enter("design")
    assert desk.window.sight.shows("outline")
    desk.trigger("view.outline")
    assert not desk.bench.outline.isVisible()


def test_dependencies_are_shown_of_the_selected_group(desk: TestDesk) -> None:
    second = desk.session.snapshot.groups_of_kind("evs")[1].id
    desk.window.select((second,))
    desk.trigger("view.dependencies")
    assert (desk.bench.view, desk.bench.group) == ("dependencies", second)
    assert desk.window.bar.group.isVisible()
    assert desk.window.bar.group.currentText() == "EVS2"
    third = desk.window.bar.group.findText("EVS3")
    desk.window.bar.group.setCurrentIndex(third)
    desk.window.bar.group.activated.emit(third)
    assert desk.bench.group == desk.session.snapshot.groups_of_kind("evs")[2].id
    desk.trigger("view.topology")
    assert not desk.window.bar.group.isVisible()


def test_what_is_selected_in_failover_stays_so_in_every_view(desk: TestDesk) -> None:
    second = desk.session.snapshot.groups_of_kind("evs")[1].id
    bar = desk.window.bar
    QTest.mouseClick(bar.workspaces.buttons["failover"], Qt.MouseButton.LeftButton)
    desk.turn()
    Hand(desk.bench.canvas).click(second)
    QTest.mouseClick(bar.views.buttons["dependencies"], Qt.MouseButton.LeftButton)
    assert (desk.bench.view, desk.bench.group) == ("dependencies", second)
    QTest.mouseClick(bar.workspaces.buttons["design"], Qt.MouseButton.LeftButton)
    assert desk.window.selection == (second,)
    assert desk.bench.inspector.form is not None
    assert desk.bench.inspector.form.title == "EVS2"


def test_dependencies_are_shown_of_the_group_of_the_selected_disk(desk: TestDesk) -> None:
    second = desk.session.snapshot.groups_of_kind("evs")[1].id
    desk.window.enter("failover")
    desk.turn()
    disk = next(one.disk for one in desk.session.snapshot.members(second) if one.disk)
    Hand(desk.bench.canvas).click(disk)
    assert desk.window.selection == (disk,)
    QTest.mouseClick(desk.window.bar.views.buttons["dependencies"], Qt.MouseButton.LeftButton)
    assert (desk.bench.view, desk.bench.group) == ("dependencies", second)


def test_a_sentence_goes_with_the_next_edit_and_the_next_workspace(desk: TestDesk) -> None:
    sentence = desk.window.status.sentence
    desk.trigger("design.add-node")
    desk.trigger("edit.undo")
    assert sentence.text() == "Undone: Add node"
    desk.trigger("design.add-node")
    assert sentence.text() == ""
    desk.trigger("edit.undo")
    QTest.mouseClick(desk.window.bar.workspaces.buttons["failover"], Qt.MouseButton.LeftButton)
    assert sentence.text() == ""


@pytest.mark.parametrize("appearance", ["dark", "light"])
def test_the_appearance_changes_everywhere_and_is_remembered(desk: TestDesk, appearance: str) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    try:
        desk.trigger(f"view.appearance.{appearance}")
        theme = desk.window.help._look.theme
        assert theme.name == appearance
        assert app.palette().window().color().name() == theme.colour("card")
        assert desk.bench.canvas.stage.ink.theme is theme
        assert desk.memory.appearance() == appearance
        assert desk.window.menus.actions[f"view.appearance.{appearance}"].isChecked()
    finally:
        desk.window.help._look.wear("light")


def test_an_edit_that_cannot_be_made_is_said_in_the_status_line(desk: TestDesk) -> None:
    desk.session.too_new = "the file was made by a newer program"
    desk.window.attempt(lambda: desk.window.edit("Add node", lambda design: add_node(design, desk.session.catalog)))
    assert desk.window.status.sentence.text() == "the file was made by a newer program"
    assert len(desk.session.snapshot.nodes) == 4


def test_messages_of_the_canvas_are_said(desk: TestDesk) -> None:
    desk.bench.canvas.told.emit("Adds NODE5")
    assert desk.window.status.sentence.text() == "Adds NODE5"
    desk.bench.canvas.told.emit("")
    assert desk.window.status.sentence.text() == ""


def test_findings_are_counted_while_working(desk: TestDesk) -> None:
    summary = desk.window.status.summary
    before = summary.accessibleName()
    assert before.startswith("Findings: ")
    assert "error" not in before
    desk.window.edit("Delete NODE4", lambda snapshot: delete(snapshot, ["n4"]))
    desk.turn()
    assert "error" in summary.accessibleName()
    desk.trigger("edit.undo")
    assert summary.accessibleName() == before


def test_the_zoom_is_shown(desk: TestDesk) -> None:
    desk.trigger("view.zoom-actual")
    assert desk.window.status.zoom.text() == "100 %"
    desk.trigger("view.zoom-in")
    assert desk.window.status.zoom.text() == "120 %"


def test_actual_size_shows_the_middle_of_the_drawing(desk: TestDesk) -> None:
    canvas = desk.bench.canvas
    desk.trigger("view.zoom-in")
    canvas.camera.pan(300, 200)
    QTest.keyClick(desk.window, Qt.Key.Key_0, CTRL)
    desk.turn()
    seen = canvas.mapToScene(canvas.viewport().rect()).boundingRect()
    middle = canvas.camera.whole.center()
    assert canvas.camera.scale == 1.0
    assert seen.center().x() == pytest.approx(middle.x(), abs=1)
    assert seen.center().y() == pytest.approx(middle.y(), abs=1)


def test_each_workspace_keeps_its_own_zoom(desk: TestDesk) -> None:
    buttons, canvas = desk.window.bar.workspaces.buttons, desk.bench.canvas
    desk.trigger("view.zoom-actual")
    desk.trigger("view.zoom-in")
    canvas.camera.pan(-40, 30)
    before = canvas.mapToScene(canvas.viewport().rect()).boundingRect().center()
    QTest.mouseClick(buttons["failover"], Qt.MouseButton.LeftButton)
    desk.turn()
    assert canvas.camera.fitting
    seen = canvas.mapToScene(canvas.viewport().rect()).boundingRect()
    assert seen.contains(canvas.camera.whole)
    QTest.mouseClick(buttons["design"], Qt.MouseButton.LeftButton)
    desk.turn()
    after = canvas.mapToScene(canvas.viewport().rect()).boundingRect().center()
    assert canvas.camera.scale == pytest.approx(1.2)
    assert after.x() == pytest.approx(before.x(), abs=1)
    assert desk.window.status.zoom.text() == "120 %"


def test_no_class_of_findings_wears_the_sign_of_what_is_in_order() -> None:
    assert "ok" not in SIGN_OF_LEVEL.values()


def test_a_file_dropped_onto_the_window_is_opened(empty_desk: TestDesk, tmp_path: Path) -> None:
    path = tmp_path / "client.cluster"
    path.write_bytes(SAMPLES[0].read_bytes())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place, action = QPoint(50, 50), Qt.DropAction.CopyAction
    held = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(empty_desk.window, QDragEnterEvent(place, action, *held))
    QApplication.sendEvent(empty_desk.window, QDropEvent(QPointF(place), action, *held))
    empty_desk.qtbot.waitUntil(lambda: empty_desk.window.session is not None)
    assert empty_desk.session.path == path


def test_every_button_with_an_icon_has_a_name(desk: TestDesk) -> None:
    desk.trigger("view.findings")
    desk.window.enter("failover")
    nameless = [
        button
        for button in desk.window.findChildren(QToolButton)
        if not button.icon().isNull()
        and not button.text()
        and not button.accessibleName()
        and not button.objectName().startswith("qt_")
        and not isinstance(button.parent(), QLineEdit)
    ]
    assert nameless == []


def test_closing_the_design_leads_to_the_start_page(desk: TestDesk) -> None:
    desk.trigger("file.close")
    assert desk.window.session is None
    assert not desk.window.bar.isVisible()
    start = desk.window.findChild(QWidget, "start")
    assert start is not None
    assert start.isVisible()


def test_tab_goes_through_the_window_as_it_is_read(desk: TestDesk) -> None:
    desk.window.select(("n1",))
    desk.turn()
    stations = [
        desk.window.bar.workspaces.buttons["design"],
        desk.bench.palette_strip.buttons["node"],
        desk.bench.outline.filter,
        desk.bench.outline.tree,
        desk.bench.canvas,
        desk.editor("name"),
        desk.editor("notes"),
        desk.window.status.summary,
    ]
    order: list[QWidget] = []
    current = desk.window.nextInFocusChain()
    while current is not desk.window:
        order.append(current)
        current = current.nextInFocusChain()
    places = [order.index(station) for station in stations]
    assert places == sorted(places)


def test_motion_can_be_reduced_for_good(desk: TestDesk) -> None:
    desk.bench.canvas.set_reduced_motion(False)
    desk.trigger("view.reduce-motion")
    assert desk.bench.canvas.animation_ms == 0
    assert desk.memory.reduces_motion()
    desk.window.files.new_from_template("two-node-active-passive")
    assert desk.bench.canvas.animation_ms == 0
    desk.trigger("view.reduce-motion")
    assert desk.bench.canvas.animation_ms > 0
