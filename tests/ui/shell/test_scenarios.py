"""Scenarios in the window: named, kept in the design, played again, and judged."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from designer.app.actions import COMMANDS
from designer.app.commands.command import Submenu
from designer.app.scenarios import Script, saved
from designer.edits.objects import delete
from designer.simulation.scenario.actions import Action
from designer.simulation.trials.expectations import Expected
from designer.ui.shell.scenario_dialog import ScenarioDialog
from tests.ui.desk import TestDesk

EXPECTING = Script("Loss", (Expected("g2", "online", "n4"), Expected("g2", "stays online")))


def pick(desk: TestDesk, submenu: str, label: str) -> None:
    """Choose an entry of a submenu."""
    found = next(one for one in COMMANDS if isinstance(one, Submenu) and one.id == submenu)
    entry = next(one for one in desk.entries(found) if one.label.startswith(label))
    desk.window.attempt(lambda: found.pick(desk.window, entry.value))
    desk.bench.failover.playback.pause()
    desk.turn()


def popped(desk: TestDesk) -> QMenu:
    return next(one for one in desk.window.menuBar().findChildren(QMenu) if one.isVisible())


def test_what_was_tried_is_saved_played_again_and_deleted(desk: TestDesk) -> None:
    assert not desk.window.menus.actions["failover.save-scenario"].isEnabled()
    desk.window.enter("failover")
    desk.window.player.add_fault("power", "n1")
    desk.window.player.add_fault("pause", "n4")
    desk.answers.on_scenario = "Night"
    desk.trigger("failover.save-scenario")
    assert desk.answers.asked == ["scenario NODE1 loses power"]
    assert [one.name for one in desk.session.snapshot.scenarios.values()] == ["Night"]
    assert desk.window.workspace == "failover"
    assert desk.session.store.undo_label == "Save Scenario Night"
    desk.window.player.clear_faults()
    pick(desk, "failover.scenario", "Night")
    playback = desk.bench.failover.playback
    assert [(one.kind, one.subject) for one in playback.actions] == [("power", "n1"), ("pause", "n4")]
    pick(desk, "failover.delete-scenario", "Night")
    assert not desk.session.snapshot.scenarios
    desk.trigger("edit.undo")
    desk.trigger("edit.undo")
    assert not desk.session.snapshot.scenarios
    assert not desk.session.snapshot.steps


def test_thinking_better_of_it_saves_nothing(desk: TestDesk) -> None:
    desk.window.enter("failover")
    desk.window.player.add_fault("power", "n1")
    desk.trigger("failover.save-scenario")
    assert not desk.session.snapshot.scenarios


def test_expectations_are_judged_below_the_sentences(desk: TestDesk) -> None:
    before = desk.session.snapshot
    script_actions = (Action("power", "n1"),)
    desk.window.edit("Save", lambda snapshot: saved(snapshot, "Loss", EXPECTING, script_actions))
    pick(desk, "failover.scenario", "Loss")
    verdicts = desk.timeline.verdicts
    assert verdicts.isVisible()
    assert verdicts.head == "Loss: 1 of 2 expectations met"
    assert [met for met, _ in verdicts.lines] == [False, True], "what did not come true comes first"
    assert "Not met" in verdicts.accessibleDescription()
    desk.window.player.clear_faults()
    assert not verdicts.isVisible()
    assert desk.session.snapshot.nodes == before.nodes


def test_a_scenario_that_does_not_fit_the_design_says_so(desk: TestDesk) -> None:
    actions = (Action("power", "n4"),)
    desk.window.edit("Save", lambda snapshot: saved(snapshot, "Loss", EXPECTING, actions))
    desk.window.edit("Delete", lambda snapshot: delete(snapshot, ["n4"]))
    pick(desk, "failover.scenario", "Loss")
    assert "n4" in desk.window.status.sentence.text()
    assert not desk.window.player.has_faults


def test_a_ready_test_with_one_run_is_played_at_once_and_of_several_one_is_chosen(desk: TestDesk) -> None:
    pick(desk, "failover.test", "TC-15")
    playback = desk.bench.failover.playback
    assert playback.script.name.startswith("TC-15")
    assert desk.timeline.verdicts.isVisible()
    pick(desk, "failover.test", "TC-03")
    assert playback.script.name.startswith("TC-15"), "nothing happens before a run is chosen"
    menu = popped(desk)
    assert len(menu.actions()) == 3
    menu.actions()[1].trigger()
    menu.close()
    assert playback.script.name == menu.actions()[1].text().replace("&", "")
    playback.pause()


def test_the_dialog_wants_a_name_and_warns_of_replacing(qtbot: QtBot) -> None:
    dialog = ScenarioDialog("", ["Night"])
    qtbot.addWidget(dialog)
    assert not dialog.accept_button.isEnabled()
    QTest.keyClicks(dialog.name, " night ")
    assert dialog.accept_button.isEnabled()
    assert dialog.notice.text() == "Replaces the scenario Night"
    QTest.keyClick(dialog.name, Qt.Key.Key_X)
    assert dialog.notice.text() == ""
    assert dialog.answer() == "night x"


def test_a_cable_that_a_click_in_the_palette_pulls_is_chosen_from_a_menu(desk: TestDesk) -> None:
    desk.window.enter("failover")
    desk.window.select(("n2",))
    QTest.mouseClick(desk.bench.palette_strip.buttons["fault:cable"], Qt.MouseButton.LeftButton)
    desk.turn()
    menu = popped(desk)
    assert [one.text() for one in menu.actions()][-1] == "To Every Network"
    menu.actions()[0].trigger()
    menu.close()
    playback = desk.bench.failover.playback
    playback.pause()
    assert [(one.kind, one.subject) for one in playback.actions] == [("cable", "n2")]
    assert playback.actions[0].value in desk.session.snapshot.networks


def test_in_failover_the_outline_has_the_menu_of_the_object(desk: TestDesk) -> None:
    desk.window.enter("failover")
    desk.window.sight.toggle("outline")
    disk = next(one.id for one in desk.session.snapshot.resources.values() if one.disk == "d2")
    desk.window.select((disk,))
    desk.bench.menu_wanted.emit(desk.window.mapToGlobal(desk.window.rect().center()))
    menu = next(one for one in desk.bench.canvas.findChildren(QMenu) if one.isVisible())
    fail = next(one for one in menu.actions() if one.text() == "Fail")
    fail.trigger()
    menu.close()
    desk.bench.failover.playback.pause()
    assert [(one.kind, one.subject) for one in desk.bench.failover.playback.actions] == [("resource", disk)]
