"""The chips of the time strip in the hands of a user: mouse, keys, menu, crowds, and screen readers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from designer.edits.objects import delete
from designer.ui.failover.chips import ChipButton
from tests.ui.failover.conftest import Desk
from tests.ui.failover.playing import ALT, CTRL, LEFT, NONE, SHIFT, Key, happening, send, strike


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


def test_every_gesture_of_a_chip(desk: Desk) -> None:
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
