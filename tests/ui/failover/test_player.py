"""The player in the hands of a user: every key of the transport, every gesture of a chip, branches and the card."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from designer.app.desk.player import Deed
from designer.app.pace import SPEEDS
from designer.app.scenarios import Script
from designer.edits.objects import delete
from designer.simulation.scenario.actions import Action
from designer.ui.failover.chips import ChipButton
from designer.ui.failover.ruler import CHIPS
from tests.support.volume import volume
from tests.ui.failover.conftest import Desk

LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def strike(desk: Desk, *faults: tuple[str, str, int]) -> None:
    """Let nodes suffer something (kind, node, ms), and hold the clock."""
    for kind, node, at in faults:
        desk.panel.playback.add(kind, node, at)
    desk.freeze()
    desk.panel.playback.seek(0)
    QApplication.processEvents()


def happening(desk: Desk) -> list[tuple[str, str, int]]:
    return [(one.kind, one.subject, one.at_ms) for one in desk.panel.playback.branch.actions]


def send(widget: QWidget, kind: QEvent.Type, at: QPointF, held: Qt.MouseButton, modifiers: object = NONE) -> None:
    button = LEFT if kind != QEvent.Type.MouseMove else Qt.MouseButton.NoButton
    event = QMouseEvent(kind, at, widget.mapToGlobal(at), button, held, modifiers)  # type: ignore[call-overload]
    QApplication.sendEvent(widget, event)


def drag(desk: Desk, number: int, to_ms: int, modifiers: Qt.KeyboardModifier = NONE, *, give_up: bool = False) -> None:
    """Drag a chip to another time."""
    chip, sheet = desk.timeline.strip.chips[number], desk.timeline.sheet
    assert sheet is not None
    along = sheet.x(to_ms) - sheet.x(chip.chip.at_ms)
    start = QPointF(10, 10)
    send(chip, QEvent.Type.MouseButtonPress, start, LEFT)
    origin = chip.mapToGlobal(QPointF(10, 10)) - QPointF(chip.mapToGlobal(QPointF(0, 0)))
    for share in (0.5, 1.0):
        send(chip, QEvent.Type.MouseMove, origin + QPointF(along * share, 0), LEFT, modifiers)
    assert desk.timeline.strip._ghost.isVisible()
    if give_up:
        QTest.keyClick(chip, Key.Key_Escape)
    send(chip, QEvent.Type.MouseButtonRelease, origin + QPointF(along, 0), Qt.MouseButton.NoButton, modifiers)
    assert not desk.timeline.strip._ghost.isVisible()


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


def test_every_gesture_of_a_chip(desk: Desk, qtbot: QtBot) -> None:
    strike(desk, ("power", "n1", 0), ("service", "n2", 40_000))
    strip, playback = desk.timeline.strip, desk.panel.playback
    drag(desk, 0, 12_000)
    assert happening(desk) == [("power", "n1", 12_000), ("service", "n2", 40_000)]
    drag(desk, 0, 60_000)
    assert happening(desk)[1] == ("power", "n1", 60_000), "past the other one"
    assert strip.chosen == 1
    drag(desk, 1, 20_000, give_up=True)
    assert happening(desk)[1] == ("power", "n1", 60_000)
    drag(desk, 0, 20_000, CTRL)
    assert happening(desk) == [("service", "n2", 20_000), ("service", "n2", 40_000), ("power", "n1", 60_000)]
    QTest.mouseClick(strip.chips[2], LEFT, NONE, QPoint(10, 10))
    assert (playback.at_ms, strip.chosen) == (60_000, 2)
    chip = strip.chips[1]
    QTest.mouseClick(chip, LEFT, NONE, QPoint(10, 10))
    QTest.mouseClick(chip, LEFT, NONE, QPoint(chip.width() - 8, 10))
    assert happening(desk) == [("service", "n2", 20_000), ("power", "n1", 60_000)]
    desk.panel.clear_faults()
    assert not strip.chips


def test_every_key_of_a_chip(desk: Desk) -> None:
    strike(desk, ("power", "n1", 10_000), ("service", "n2", 40_000))
    strip, playback = desk.timeline.strip, desk.panel.playback

    def press(key: Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        focused = QApplication.focusWidget()
        assert isinstance(focused, ChipButton)
        assert focused is strip.chips[strip.chosen]
        QTest.keyClick(focused, key, modifiers)

    strip.chips[0].setFocus()
    for modifiers, expected in ((ALT, 10_100), (SHIFT, 11_100), (ALT | SHIFT, 21_100)):
        press(Key.Key_Right, modifiers)
        assert happening(desk)[0] == ("power", "n1", expected)
    for modifiers, expected in ((ALT | SHIFT, 11_100), (SHIFT, 10_100), (ALT, 10_000)):
        press(Key.Key_Left, modifiers)
        assert happening(desk)[0] == ("power", "n1", expected)
    press(Key.Key_Return)
    assert playback.at_ms == 10_000
    press(Key.Key_D, CTRL)
    assert [at for *_, at in happening(desk)] == [10_000, 15_000, 40_000]
    assert strip.chosen == 1, "the copy is chosen"
    press(Key.Key_C, CTRL)
    playback.seek(50_000)
    press(Key.Key_V, CTRL)
    assert happening(desk)[3] == ("power", "n1", 50_000)
    press(Key.Key_Delete)
    press(Key.Key_Delete)
    press(Key.Key_Backspace)
    assert happening(desk) == [("power", "n1", 10_000)]
    QTest.keyClick(strip.chips[0], Key.Key_Backtab)
    strip.chips[0].setFocus()
    press(Key.Key_Delete)
    assert not happening(desk)


def test_the_menu_of_a_chip(desk: Desk) -> None:
    strike(desk, ("power", "n1", 10_000))
    strip = desk.timeline.strip
    for entry, expected in (
        ("Strike at the Playhead", [30_000]),
        ("Duplicate", [30_000, 35_000]),
        ("Remove", [30_000]),
    ):
        desk.panel.playback.seek(30_000)
        strip.chips[-1].menu_wanted.emit(strip.mapToGlobal(QPoint(0, 0)))
        menu = next(one for one in strip.findChildren(QMenu) if one.isVisible())
        next(one for one in menu.actions() if one.text().startswith(entry)).trigger()
        menu.close()
        QApplication.processEvents()
        assert [at for *_, at in happening(desk)] == expected


def test_of_many_faults_within_a_second_each_is_in_reach(desk: Desk) -> None:
    kinds = ("power", "start", "service")
    strike(desk, *((kinds[one % 3], f"n{one % 4 + 1}", 1_000 + 70 * one) for one in range(13)))
    strip = desk.timeline.strip
    for number in (*range(13), 3, 11, 0):
        chip = strip.chips[number]
        over = strip.childAt(chip.pos() + QPoint(4, 10))
        assert over is chip, number
        QTest.mouseClick(chip, LEFT, NONE, QPoint(4, 10))
        assert strip.chosen == number
        assert strip.chips[number].width() > 100, "the chosen one says its words"
    tabs: list[int] = []
    strip.chips[0].setFocus()
    for _ in range(13):
        tabs.append(strip.chosen)
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    assert tabs == list(range(13))


def test_chips_are_told_to_screen_readers(desk: Desk) -> None:
    strike(desk, ("power", "n1", 10_000), ("move=n4", "g2", 30_000))
    strip = desk.timeline.strip
    access = QAccessible.queryAccessibleInterface(strip)
    found = [access.child(one) for one in range(access.childCount())]
    names = [one.text(QAccessible.Text.Name) for one in found]
    assert "NODE1 loses power at 0:10.0" in names
    assert "EVS1 is moved to NODE4 at 0:30.0" in names
    chip = found[names.index("NODE1 loses power at 0:10.0")]
    assert chip.role() == QAccessible.Role.Button
    assert "Del" in chip.text(QAccessible.Text.Description)


def test_a_fault_on_what_is_gone_is_struck_through_and_comes_back(desk: Desk) -> None:
    strike(desk, ("power", "n1", 0), ("power", "n4", 30_000))
    told: list[str] = []
    desk.panel.told.connect(told.append)
    desk.canvas.set_mode("design")
    desk.session.do("Delete NODE4", delete(desk.session.snapshot, ["n4"]))
    desk.canvas.set_mode("failover")
    assert told == ["Gone from the design, so left out of the run: NODE4 loses power"]
    chip = desk.timeline.strip.chips[1]
    assert chip.chip.lost
    assert chip.accessibleName() == "NODE4 loses power at 0:30.0"
    assert "does not have it any more" in chip.accessibleDescription()
    desk.session.store.undo()
    assert not desk.timeline.strip.chips[1].chip.lost, "whoever edits while it is watched"
    assert len(desk.panel.playback.actions) == 2


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
    transport.menu.aboutToShow.emit()
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
