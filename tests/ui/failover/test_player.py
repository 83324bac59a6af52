"""The player in the hands of a user: every key of the transport, every gesture of a chip, branches and the card."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.app.desk.player import Deed
from designer.app.pace import SPEEDS
from designer.app.scenarios import Script
from designer.simulation.scenario.actions import Action
from designer.ui.failover.ruler import CHIPS
from tests.support.volume import volume
from tests.ui.failover.conftest import Desk
from tests.ui.failover.playing import CTRL, LEFT, NONE, SHIFT, Key, happening, send, strike


def test_every_key_of_the_transport(desk: Desk) -> None:
    strike(desk, ("power", "n1", 0))
    playback = desk.panel.playback
    end = float(playback.length_ms)
    places: list[tuple[Key, Qt.KeyboardModifier, float, float]] = [
        (Key.Key_Right, NONE, 0, 7_200),
        (Key.Key_F10, NONE, 0, 7_200),
        (Key.Key_Left, NONE, 7_200, 0),
        (Key.Key_Right, SHIFT, 500, 1_500),
        (Key.Key_Left, SHIFT, 1_500, 500),
        (Key.Key_Down, NONE, 0, 7_200),
        (Key.Key_Up, NONE, 7_200, 0),
        (Key.Key_End, NONE, 500, end),
        (Key.Key_Home, NONE, 500, 0),
        (Key.Key_Home, SHIFT, 500, 0),
        (Key.Key_K, SHIFT, 30_000, 20_000),
    ]
    for key, modifiers, start, expected in places:
        playback.pause()
        playback.seek(start)
        desk.hand.key(key, modifiers)
        assert playback.at_ms == expected, key
    playback.pause()
    playback.seek(20_000)
    rates = [
        (Key.Key_L, NONE, 1),
        (Key.Key_L, NONE, 2),
        (Key.Key_L, NONE, 3),
        (Key.Key_L, NONE, 4),
        (Key.Key_L, NONE, 4),
        (Key.Key_J, NONE, -1),
        (Key.Key_J, NONE, -2),
        (Key.Key_K, NONE, 0),
        (Key.Key_L, SHIFT, 0.25),
        (Key.Key_J, SHIFT, -0.25),
        (Key.Key_Space, NONE, 0),
        (Key.Key_Space, NONE, 1),
    ]
    for key, modifiers, rate in rates:
        desk.hand.key(key, modifiers)
        assert playback.rate == rate, key
        assert desk.panel.is_playing == (rate != 0)
    desk.hand.key_down(Key.Key_K)
    playback.seek(0)
    desk.hand.key(Key.Key_L)
    assert (playback.at_ms, playback.rate) == (7_200, 0), "with K held down, one step"
    desk.hand.key(Key.Key_J)
    assert (playback.at_ms, playback.rate) == (0, 0)
    desk.hand.key_up(Key.Key_K)
    desk.hand.key(Key.Key_L)
    assert playback.rate == 1
    desk.freeze()


def test_keys_of_loop_marks_branches_and_faults(desk: Desk) -> None:
    strike(desk, ("power", "n1", 0), ("power", "n2", 30_000))
    playback, strip = desk.panel.playback, desk.timeline.strip
    playback.seek(10_000)
    desk.hand.key(Key.Key_I)
    playback.seek(20_000)
    desk.hand.key(Key.Key_O)
    desk.hand.key(Key.Key_L, CTRL)
    assert (playback.range_ms, playback.loops) == ((10_000, 20_000), True)
    assert desk.panel.transport.buttons["loop"].isChecked()
    desk.hand.key(Key.Key_X)
    assert playback.mark_in is None
    desk.hand.key(Key.Key_L, CTRL)
    assert not playback.loops
    desk.hand.key(Key.Key_Q)
    assert not playback.skips
    assert not desk.panel.transport.buttons["skip"].isChecked()
    desk.hand.key(Key.Key_N)
    assert (strip.chosen, strip.chips[0].hasFocus(), playback.at_ms) == (0, True, 0)
    desk.hand.key(Key.Key_N)
    assert (strip.chosen, playback.at_ms) == (1, 30_000)
    desk.hand.key(Key.Key_N, SHIFT)
    assert strip.chosen == 0
    playback.seek(20_000)
    desk.hand.key(Key.Key_B)
    assert len(playback.branches) == 2
    assert len(strip.chips) == 1
    desk.hand.key(Key.Key_PageDown, CTRL)
    assert (playback.branch.id, len(strip.chips)) == (1, 2)
    desk.hand.key(Key.Key_PageUp, CTRL)
    assert playback.branch.id == 2
    wanted: list[bool] = []
    desk.panel.enlarge_wanted.connect(lambda: wanted.append(True))
    desk.hand.key(Key.Key_E)
    assert wanted


def test_the_card_tells_of_a_moment_without_going_there(desk: Desk) -> None:
    strike(desk, ("power", "n1", 0))
    strip, sheet, playback = desk.timeline.strip, desk.timeline.sheet, desk.panel.playback
    assert sheet is not None
    send(strip, QEvent.Type.MouseMove, QPointF(sheet.x(40_000), CHIPS + 6), Qt.MouseButton.NoButton)
    assert strip.peek is not None
    assert strip.peek.moment is not None
    assert abs(strip.peek.moment.at_ms - 40_000) < 500
    assert strip.peek.moment.words() == ("2 of 3 EVSs online", "2,000 users without mail")
    assert strip.peek.geometry().bottom() <= strip.mapTo(desk.window, QPoint(0, 0)).y()
    assert playback.at_ms == 0
    send(strip, QEvent.Type.MouseMove, QPointF(sheet.x(40_000), 5), Qt.MouseButton.NoButton)
    assert strip.peek is None, "the pointer is above the ruler"
    at = QPoint(round(sheet.x(30_000)), CHIPS + 6)
    QTest.mousePress(strip, LEFT, NONE, at)
    assert abs(playback.at_ms - 30_000) < 500
    send(strip, QEvent.Type.MouseMove, QPointF(sheet.x(50_000), CHIPS + 6), LEFT)
    assert abs(playback.at_ms - 50_000) < 500
    QTest.mouseRelease(strip, LEFT, NONE, at)
    QApplication.sendEvent(strip, QEvent(QEvent.Type.Leave))
    assert strip.peek is None


def test_branches_are_forked_switched_named_and_forgotten_with_the_mouse(desk: Desk) -> None:
    strike(desk, ("power", "n1", 0))
    strip, playback, sheet = desk.timeline.strip, desk.panel.playback, desk.timeline.sheet
    button = strip.branch_button
    playback.seek(36_000)
    QTest.mouseClick(button, LEFT)
    assert [one.id for one in playback.branches] == [1, 2]
    playback.add("power", "n2")
    desk.freeze()
    QApplication.processEvents()
    sheet = desk.timeline.sheet
    assert sheet is not None
    QTest.mouseClick(strip, LEFT, NONE, QPoint(round(sheet.x(36_000)) + 2, CHIPS + 8))
    assert playback.branch.id == 1, "the mark leads to where it was forked from"
    sheet = desk.timeline.sheet
    assert sheet is not None
    QTest.mouseClick(strip, LEFT, NONE, QPoint(round(sheet.x(36_000)) + 2, CHIPS + 8))
    assert playback.branch.id == 2, "and back"
    QTest.mouseClick(button, LEFT)
    menu = button.menu_of_branches
    assert menu.isVisible()
    texts = [one.text() for one in menu.actions()]
    assert texts[:2] == ["NODE1 loses power", "└ What if also NODE2 loses power (from 0:36.0)"]
    assert [one.isChecked() for one in menu.actions()[:2]] == [False, True]
    next(one for one in menu.actions() if one.text() == "Rename Branch").trigger()
    menu.close()
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "Two at once")
    QTest.keyClick(editor, Key.Key_Return)
    assert playback.branch.title == "Two at once"
    assert "Two at once" in button.accessibleName()
    button.rename()
    QTest.keyClicks(QApplication.focusWidget(), "Other")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert playback.branch.title == "Two at once"
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text() == "Delete Branch").trigger()
    assert [one.id for one in playback.branches] == [1]


def test_the_transport_offers_everything_at_any_width(desk: Desk) -> None:
    strike(desk, ("power", "n1", 0))
    transport, playback = desk.panel.transport, desk.panel.playback
    assert transport.minimumSizeHint().width() <= 1024 - 70
    for width in (1300, 900, 700):
        desk.window.resize(width, 900)
        QApplication.processEvents()
        assert transport.enlarge.geometry().right() <= transport.width()
        for needed in (transport.buttons["play"], transport.speed, transport.more, transport.enlarge):
            assert needed.isVisible()
    QTest.mouseClick(transport.more, LEFT)
    assert transport.menu.isVisible()
    transport.menu.close()
    entries = {one.text().partition("\t")[0].replace("&", ""): one for one in transport.menu.actions()}
    entries["Loop"].trigger()
    assert playback.loops
    entries["Slow Motion"].trigger()
    assert playback.rate == 0.25
    entries["Clear Faults"].trigger()
    assert not happening(desk)
    assert not transport.buttons["play"].isEnabled()
    for number, speed in enumerate(SPEEDS):
        transport.speed.activated.emit(number)
        assert playback.speed == speed


def test_the_clock_tells_the_time_of_day_and_the_notes(desk: Desk) -> None:
    desk.panel.play_script(Script(starts_at="22:30"), [Action("power", "n1", at_ms=1_000)])
    desk.freeze()
    desk.panel.scrub(61_000)
    transport = desk.panel.transport
    assert transport.clock.text() == "1:01.0"
    assert transport.place.text().startswith("22:31:01 · of ")
    desk.panel.playback.play(-2)
    assert transport.place.text().endswith("−2 ×")
    desk.freeze()
    assert transport.notes.isVisible() == bool(desk.panel.playback.notes)


COMMANDS: tuple[Deed, ...] = (
    *("play", "pause", "faster", "backwards", "slow", "slow back", "next event", "previous event", "second forward"),
    *("second back", "next phase", "previous phase", "start", "end", "reset", "loop", "mark in", "mark out", "replay"),
    *("skip", "fork", "next branch", "previous branch", "copy fault", "next fault"),
)


def test_the_canvas_shows_the_state_of_the_run_after_any_commands(desk: Desk) -> None:
    strike(desk, ("power", "n1", 0), ("service", "n2", 50_000))
    playback, chance = desk.panel.playback, random.Random(17)
    for _ in range(volume(2_000)):
        command = chance.choice(COMMANDS)
        if command not in ("fork", "copy fault") or len(playback.branches) + len(happening(desk)) < 8:
            desk.panel.run(command)
        if chance.random() < 0.5:
            playback.advance(chance.uniform(0, 5_000))
        if chance.random() < 0.2:
            desk.panel.scrub(chance.uniform(0, playback.length_ms))
        run = playback.timeline
        assert run is not None
        shown, expected = desk.state, run.state_at(int(playback.at_ms))
        assert shown is not None
        for part in ("nodes", "resources", "owners", "groups", "quorum_owner", "damage", "networks"):
            assert getattr(shown, part) == getattr(expected, part), command
    desk.freeze()


@pytest.mark.parametrize("rate", [1.0, -1.0])
def test_time_that_passes_by_itself_shows_the_states_on_its_way(desk: Desk, qtbot: QtBot, rate: float) -> None:
    strike(desk, ("power", "n1", 0))
    playback = desk.panel.playback
    playback.seek(20_000)
    playback.play(rate)
    qtbot.waitUntil(lambda: abs(playback.at_ms - 20_000) > 500)
    desk.freeze()
    run = playback.timeline
    assert run is not None
    assert desk.state is not None
    assert desk.state.resources == run.state_at(int(playback.at_ms)).resources  # type: ignore[attr-defined]
