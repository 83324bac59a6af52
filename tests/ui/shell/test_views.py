"""The views of the canvas in the window: switch, menu, shortcuts, and what goes with each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designer.app.desk.words import View
from designer.ui.shell.bar import COMPACT, VIEWS
from tests.support.samples import group, resource
from tests.ui.desk import TestDesk

ALT = Qt.KeyboardModifier.AltModifier
KEYS: tuple[tuple[Qt.Key, View], ...] = (
    (Qt.Key.Key_2, "dependencies"),
    (Qt.Key.Key_3, "networks"),
    (Qt.Key.Key_4, "storage"),
    (Qt.Key.Key_5, "owners"),
    (Qt.Key.Key_1, "topology"),
)


@pytest.mark.parametrize(("key", "view"), KEYS)
def test_every_view_has_a_shortcut_and_a_place_in_the_switch(desk: TestDesk, key: Qt.Key, view: View) -> None:
    desk.window.sight.show_view("owners" if view != "owners" else "storage")
    QTest.keyClick(desk.bench.canvas, key, ALT)
    desk.turn()
    assert desk.window.sight.view == view
    assert desk.window.bar.views.buttons[view].isChecked()
    assert desk.window.menus.actions[f"view.{view}"].isChecked()
    assert desk.bench.canvas.settled.areas


@pytest.mark.parametrize("view", list(VIEWS))
def test_the_switch_shows_every_view_with_a_description(desk: TestDesk, view: str) -> None:
    QTest.mouseClick(desk.window.bar.views.buttons[view], Qt.MouseButton.LeftButton)
    desk.turn()
    assert desk.window.sight.view == view
    assert desk.bench.canvas.settled.title
    assert desk.bench.canvas.settled.description


def test_a_view_keeps_what_is_selected(desk: TestDesk) -> None:
    evs = group(desk.session.snapshot, "EVS2")
    desk.window.select((evs,))
    for view in VIEWS:
        desk.trigger(f"view.{view}")
        assert desk.window.selection == (evs,)


def test_dependencies_are_compared_without_being_changed(desk: TestDesk) -> None:
    before = desk.session.snapshot
    desk.trigger("view.dependencies-both")
    assert desk.window.sight.view == "dependencies"
    assert "Exchange 2000" in desk.bench.canvas.settled.description
    assert "Exchange 2003" in desk.bench.canvas.settled.description
    assert desk.window.bar.hangings.buttons["both"].isChecked()
    QTest.mouseClick(desk.window.bar.hangings.buttons["2000"], Qt.MouseButton.LeftButton)
    desk.turn()
    assert "Exchange 2003" not in desk.bench.canvas.settled.description
    QTest.mouseClick(desk.window.bar.hangings.buttons["own"], Qt.MouseButton.LeftButton)
    assert desk.bench.canvas.settled.wires
    assert desk.session.snapshot is before


def test_what_is_only_compared_cannot_be_connected(desk: TestDesk) -> None:
    desk.trigger("view.dependencies-2000")
    canvas = desk.bench.canvas
    canvas.select((resource(desk.session.snapshot, "EVS1", "ip-address"),))
    assert not canvas.stage.dots.shown
    desk.trigger("view.dependencies-own")
    assert canvas.stage.dots.shown


def test_beside_dependencies_the_palette_has_resources_and_adds_them(desk: TestDesk) -> None:
    evs = group(desk.session.snapshot, "EVS2")
    desk.window.select((evs,))
    desk.trigger("view.dependencies")
    before = set(desk.session.snapshot.resources)
    button = desk.bench.palette_strip.buttons["resource:generic-service"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    (new,) = set(desk.session.snapshot.resources) - before
    assert desk.session.snapshot.resources[new].group == evs
    desk.trigger("view.topology")
    assert "node" in desk.bench.palette_strip.buttons


def test_in_a_narrow_window_icons_stand_for_the_views(desk: TestDesk) -> None:
    bar = desk.window.bar
    desk.window.resize(COMPACT - 100, 700)
    desk.turn()
    assert bar.width() < COMPACT
    icon_only = Qt.ToolButtonStyle.ToolButtonIconOnly
    assert all(button.toolButtonStyle() == icon_only for button in bar.views.buttons.values())
    assert all(not button.icon().isNull() for button in bar.views.buttons.values())
    desk.window.resize(COMPACT + 300, 700)
    desk.turn()
    assert all(button.toolButtonStyle() != icon_only for button in bar.views.buttons.values())


def test_how_dependencies_are_read_is_said_when_they_come_into_view(desk: TestDesk) -> None:
    said: list[str] = []
    desk.bench.told.connect(said.append)
    desk.trigger("view.dependencies")
    assert "to what it needs" in said[-1]
    desk.trigger("view.networks")
    assert said[-1] == ""
