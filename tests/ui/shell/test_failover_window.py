"""The failover workspace in its window: room for the drawing, keys that go where they are meant, undo on the spot."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.app.actions import COMMANDS
from designer.app.commands.command import Command
from designer.edits.objects import rename
from designer.ui.canvas.keys import COMMANDS as KEYS
from tests.ui.desk import TestDesk

SHIFT = Qt.KeyboardModifier.ShiftModifier


def share(desk: TestDesk) -> float:
    canvas, window = desk.bench.canvas.size(), desk.window.size()
    return canvas.width() * canvas.height() / (window.width() * window.height())


def struck(desk: TestDesk) -> None:
    desk.window.enter("failover")
    desk.window.player.add_fault("power", "n1")
    desk.bench.failover.playback.pause()
    desk.turn()


def test_the_drawing_has_the_greater_part_and_the_panel_can_be_enlarged(desk: TestDesk) -> None:
    desk.window.resize(1440, 900)
    struck(desk)
    assert (desk.window.width(), desk.window.height()) == (1440, 900)
    assert share(desk) >= 0.6
    panel, before = desk.bench.failover, share(desk)
    column = panel.height() + desk.bench.canvas.height()
    desk.trigger("failover.enlarge")
    assert panel.height() == pytest.approx(0.7 * column, abs=8)
    assert desk.window.menus.actions["failover.enlarge"].isChecked()
    QTest.mouseClick(panel.transport.enlarge, Qt.MouseButton.LeftButton)
    desk.turn()
    assert share(desk) == pytest.approx(before)
    desk.trigger("failover.enlarge")
    assert "usual" in panel.transport.enlarge.accessibleName()
    desk.window.sight.reset_panels()
    desk.turn()
    assert share(desk) >= 0.6
    assert "Enlarge" in panel.transport.enlarge.accessibleName()
    desk.window.resize(1024, 700)
    desk.turn()
    assert desk.window.width() == 1024
    transport = panel.transport
    assert transport.enlarge.geometry().right() <= transport.width()


def test_undo_of_a_saved_scenario_stays_in_failover_and_undo_of_an_edit_does_not(desk: TestDesk) -> None:
    desk.window.edit("Rename", lambda snapshot: rename(snapshot, desk.session.catalog, "n1", "OSLO1"))
    struck(desk)
    playback = desk.bench.failover.playback
    desk.answers.on_scenario = "Night"
    desk.trigger("failover.save-scenario")
    run = playback.timeline
    assert playback.script.name == "Night"
    desk.trigger("edit.undo")
    assert (desk.window.workspace, playback.script.name) == ("failover", "")
    assert not desk.session.snapshot.scenarios
    desk.trigger("edit.redo")
    assert (desk.window.workspace, playback.script.name) == ("failover", "Night")
    assert playback.timeline is run, "nothing that a run depends on has changed"
    desk.trigger("edit.undo")
    desk.trigger("edit.undo")
    assert desk.window.workspace == "design"
    assert desk.session.snapshot.nodes["n1"].name == "NODE1"
    desk.window.enter("failover")
    assert playback.timeline is not run
    assert [one.subject for one in playback.actions] == ["n1"]


def test_keys_in_the_panel_drive_the_player_unless_a_widget_needs_them(desk: TestDesk) -> None:
    struck(desk)
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    panel, strip = desk.bench.failover, desk.timeline.strip
    playback, chip = panel.playback, strip.chips[0]
    desk.press(chip, Qt.Key.Key_Right)
    assert playback.at_ms == 7_200
    desk.press(chip, Qt.Key.Key_Right, SHIFT)
    assert (playback.at_ms, playback.actions[0].at_ms) == (7_200, 1_000), "the chip, not the playhead"
    desk.press(strip.chips[0], Qt.Key.Key_Space)
    assert panel.is_playing
    desk.press(strip.chips[0], Qt.Key.Key_K)
    assert not panel.is_playing
    panel.run("start")
    QTest.keyPress(strip.chips[0], Qt.Key.Key_K)
    QTest.keyClick(strip.chips[0], Qt.Key.Key_L)
    QTest.keyRelease(strip.chips[0], Qt.Key.Key_K)
    assert (playback.at_ms, playback.rate) == (1_000, 0)
    speed = panel.transport.speed
    desk.press(speed, Qt.Key.Key_Down)
    assert playback.at_ms == 1_000, "the choice goes down, not the playhead"
    assert speed.currentIndex() == 1
    assert playback.speed.factor == 0.25
    panel.transport.buttons["loop"].setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert playback.loops
    assert not panel.is_playing


def test_the_canvas_knows_the_keys_of_the_menu() -> None:
    """The canvas reads the player's keys itself, as a tap on Space is not a Space held down."""
    listed = {
        (QKeySequence(keys)[0].key(), QKeySequence(keys)[0].keyboardModifiers())
        for one in COMMANDS
        if isinstance(one, Command) and one.scope == "time"
        for keys in one.keys
        if keys != "Space"
    }
    assert listed == set(KEYS)
