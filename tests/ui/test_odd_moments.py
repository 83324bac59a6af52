"""Moments at which nobody tries anything: windows of no size, undo in mid-flight, leaving in mid-gesture."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from designer.edits.objects import rename
from tests.support.samples import SAMPLES
from tests.ui.desk import TestDesk
from tests.ui.hands import Hand
from tests.ui.monkey.proofs import check_now

WIDE, HIGH = 1440, 900
COPY = Qt.DropAction.CopyAction
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (50, 2000), (3000, 20)])
def test_a_window_of_no_size_comes_back(desk: TestDesk, size: tuple[int, int]) -> None:
    desk.window.setMinimumSize(0, 0)
    canvas = desk.bench.canvas
    canvas.setMinimumSize(0, 0)
    desk.window.resize(*size)
    canvas.resize(*size)
    desk.turn()
    for zoom in (canvas.zoom_in, canvas.zoom_to_fit, canvas.zoom_to_selection, canvas.zoom_actual):
        zoom()
    desk.trigger("design.add-node")
    canvas.zoom_to_fit()
    desk.window.resize(WIDE, HIGH)
    desk.qtbot.wait(20)
    check_now(desk)


def test_a_window_from_a_screen_that_is_gone_is_in_sight(empty_desk: TestDesk) -> None:
    window = empty_desk.window
    window.setGeometry(9_000, 7_000, 1200, 700)
    empty_desk.memory.set_geometry(window.saveGeometry())
    another = empty_desk.program.new_window()
    another.show()
    empty_desk.turn()
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    head = another.geometry().adjusted(0, 0, 0, 40 - another.height())
    assert any(screen.intersects(head) for screen in screens), another.geometry()


def test_twenty_undos_while_things_glide(desk: TestDesk) -> None:
    first = desk.session.snapshot
    canvas = desk.bench.canvas
    canvas.set_reduced_motion(False)
    for _ in range(10):
        desk.trigger("design.add-node" if len(desk.session.snapshot.nodes) < 7 else "design.add-disk")
    last = desk.session.snapshot
    for _ in range(20):
        QTest.keyClick(desk.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.session.snapshot == first
    desk.qtbot.wait(30)
    for _ in range(20):
        QTest.keyClick(desk.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert desk.session.snapshot == last
    check_now(desk)


def test_undo_in_the_middle_of_a_drag(desk: TestDesk) -> None:
    desk.trigger("design.add-node")
    hand = Hand(desk.bench.canvas)
    evs = desk.session.snapshot.groups_of_kind("evs")[0].id
    hand.press(evs)
    hand.move("n4")
    for _ in range(20):
        QTest.keyClick(desk.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.move("n2")
    hand.release()
    check_now(desk)


@pytest.mark.parametrize("how", ["close", "start page", "open", "quit"])
@pytest.mark.parametrize("gesture", ["drag", "palette", "band", "rename"])
def test_leaving_in_the_middle_of_a_gesture(desk: TestDesk, how: str, gesture: str) -> None:
    canvas = desk.bench.canvas
    hand = Hand(canvas)
    before = desk.session.snapshot
    session = desk.session
    if gesture == "palette":
        assert hand.bring("node", "n2")
    elif gesture == "band":
        hand.press((5.0, 5.0))
        hand.move((300.0, 200.0))
    elif gesture == "rename":
        canvas.rename("n1")
    else:
        hand.press("g2")
        hand.move("n4")
    if how == "close":
        desk.window.close()
    elif how == "quit":
        desk.window.quit()
    elif how == "open":
        desk.window.files.open_sample(str(SAMPLES[0]))
    else:
        desk.window.adopt(None)
    desk.qtbot.wait(30)
    assert session.snapshot == before
    assert desk.answers.errors == []


def test_opening_while_a_failover_plays(desk: TestDesk) -> None:
    desk.window.enter("failover")
    desk.window.player.add_fault("power", "n1")
    assert desk.bench.failover.is_playing
    desk.qtbot.wait(30)
    desk.window.files.open_sample(str(SAMPLES[0]))
    desk.qtbot.wait(60)
    assert desk.window.workspace == "design"
    assert not desk.window.player.has_faults
    desk.window.enter("failover")
    desk.window.player.add_fault("power", next(iter(desk.session.snapshot.nodes)))
    desk.qtbot.wait(30)
    desk.window.enter("design")
    check_now(desk)


def test_opening_while_presenting_brings_everything_back(desk: TestDesk) -> None:
    desk.trigger("view.present")
    assert not desk.window.bar.isVisible()
    desk.window.files.open_sample(str(SAMPLES[0]))
    desk.turn()
    assert desk.window.bar.isVisible()
    assert desk.window.menuBar().height() > 10
    assert not desk.window.isFullScreen()


def test_the_design_that_is_left_is_forgotten_by_its_view(desk: TestDesk) -> None:
    """What happens to a session after its window has shown another one reaches no widget."""
    old = desk.session
    desk.window.files.open_sample(str(SAMPLES[0]))
    desk.qtbot.wait(20)
    old.do("Late", rename(old.snapshot, old.catalog, "n1", "LATE"))
    old.check_now()
    desk.turn()
    check_now(desk)


def test_a_click_outside_of_everything(desk: TestDesk) -> None:
    canvas = desk.bench.canvas
    for place in (QPoint(-500, -500), QPoint(99_999, 99_999)):
        QTest.mousePress(canvas.viewport(), LEFT, NONE, place)
        QTest.mouseMove(canvas.viewport(), place + QPoint(40, 40))
        QTest.mouseRelease(canvas.viewport(), LEFT, NONE, place)
    check_now(desk)
