"""Settings take effect at once, are remembered, and can be reset."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from designer.ui.look import Look
from designer.ui.shell.settings import SettingsDialog
from tests.ui.desk import TestDesk


@pytest.fixture(autouse=True)
def light_again(look: Look) -> Iterator[None]:
    yield
    look.wear("light")


def dialog_of(desk: TestDesk) -> SettingsDialog:
    QTest.keyClick(desk.bench.canvas, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    desk.turn()
    (found,) = desk.window.findChildren(SettingsDialog)
    return found


def choose(box: QComboBox, value: object) -> None:
    """Choose with the keyboard."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.findData(value)):
        QTest.keyClick(box, Qt.Key.Key_Down)


def notch(desk: TestDesk) -> None:
    view = desk.bench.canvas.viewport()
    middle = QPointF(view.rect().center())
    event = QWheelEvent(
        middle,
        view.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_the_appearance_changes_at_once_and_is_remembered(desk: TestDesk, look: Look) -> None:
    dialog = dialog_of(desk)
    choose(dialog.appearance, "contrast")
    assert look.theme.name in ("contrast-light", "contrast-dark")
    assert desk.memory.appearance() == "contrast"
    choose(dialog.appearance, "dark")
    assert look.theme.name == "dark"


def test_the_wheel_zooms_if_wanted(desk: TestDesk) -> None:
    before = desk.bench.canvas.camera.scale
    notch(desk)
    assert desk.bench.canvas.camera.scale == before
    choose(dialog_of(desk).wheel, True)
    notch(desk)
    assert desk.bench.canvas.camera.scale > before
    desk.start()
    assert desk.bench.canvas.wheel_zooms


def test_motion_is_reduced(desk: TestDesk) -> None:
    desk.bench.canvas.set_reduced_motion(False)
    QTest.keyClick(dialog_of(desk).motion, Qt.Key.Key_Space)
    assert desk.bench.canvas.animation_ms == 0
    assert desk.memory.reduces_motion()


def test_the_name_is_proposed_where_somebody_signs(desk: TestDesk) -> None:
    dialog = dialog_of(desk)
    dialog.author.setFocus()
    QTest.keyClicks(dialog.author, "A. Consultant")
    QTest.keyClick(dialog.author, Qt.Key.Key_Tab)
    assert desk.memory.author() == "A. Consultant"


def test_panels_return_to_where_they_were_at_first(desk: TestDesk) -> None:
    desk.trigger("view.outline")
    desk.trigger("view.history")
    sizes = desk.bench.sides.sizes()
    QTest.mouseClick(dialog_of(desk).reset_panels, Qt.MouseButton.LeftButton)
    assert desk.bench.outline.isVisible()
    assert not desk.bench.shows("history")
    assert desk.bench.sides.sizes() != sizes


def test_settings_are_forgotten_but_files_are_not(desk: TestDesk) -> None:
    desk.answers.save = desk.folder / "kept.cluster"
    desk.trigger("file.save")
    dialog = dialog_of(desk)
    choose(dialog.appearance, "dark")
    choose(dialog.wheel, True)
    QTest.mouseClick(dialog.reset_all, Qt.MouseButton.LeftButton)
    assert dialog.appearance.currentData() == "system"
    assert not desk.bench.canvas.wheel_zooms
    assert len(desk.memory.recent()) == 1


def test_open_panels_are_remembered_from_design_to_design(desk: TestDesk) -> None:
    desk.trigger("view.outline")
    desk.trigger("view.history")
    desk.start()
    assert not desk.bench.shows("outline")
    assert desk.bench.shows("history")


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"open": {"design": 1, "failover": []}, "across": []}', "null"])
def test_a_memory_that_makes_no_sense_changes_nothing(desk: TestDesk, kept: str) -> None:
    desk.bench.sides.restore(kept)
    assert desk.bench.shows("outline")


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_presenting_ends_with_a_key(desk: TestDesk, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    desk.trigger("view.present")
    QTest.keyClick(desk.bench.canvas, key, modifier)
    desk.turn()
    assert desk.window.bar.isVisible()
    assert desk.window.menuBar().height() > 0
    assert not desk.window.isFullScreen()


def test_shortcuts_work_while_presenting(desk: TestDesk) -> None:
    desk.trigger("view.present")
    assert desk.window.menuBar().height() == 0
    QTest.keyClick(desk.bench.canvas, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert desk.bench.view == "dependencies"


def test_presenting_shows_the_drawing_alone(desk: TestDesk) -> None:
    desk.trigger("view.present")
    assert desk.window.isFullScreen()
    around = (desk.bench.outline, desk.bench.inspector, desk.window.bar, desk.window.status, desk.bench.palette_strip)
    assert not any(widget.isVisible() for widget in around)
    desk.trigger("view.present")
    assert all(widget.isVisible() for widget in around)
    assert not desk.window.isFullScreen()
