"""The palette: what it offers to drag, and adding without dragging."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designer.app.palette import ITEMS, MIME, faults_for
from designer.ui.canvas.mime import item_of
from tests.ui.desk import TestDesk


@pytest.mark.parametrize("item", ITEMS, ids=lambda one: one.key)
def test_an_item_drags_its_key_in_the_form_that_the_canvas_takes(desk: TestDesk, item: object) -> None:
    button = desk.bench.palette_strip.buttons[item.key]  # type: ignore[attr-defined]
    data = button.drag().mimeData()
    assert bytes(data.data(MIME).data()).decode() == button.item.key
    assert item_of(data) == button.item.key


def test_a_click_adds_the_item(desk: TestDesk) -> None:
    QTest.mouseClick(desk.bench.palette_strip.buttons["disk"], Qt.MouseButton.LeftButton)
    desk.turn()
    assert len(desk.session.snapshot.disks) == 11


def test_the_keyboard_adds_the_item(desk: TestDesk) -> None:
    desk.press(desk.bench.palette_strip.buttons["network:private"], Qt.Key.Key_Space)
    assert len(desk.session.snapshot.networks) == 3


def test_a_fault_strikes_what_is_selected(desk: TestDesk) -> None:
    desk.window.enter("failover")
    assert [one.key for one in faults_for(desk.session.snapshot)] == list(desk.bench.palette_strip.buttons)
    QTest.mouseClick(desk.bench.palette_strip.buttons["fault:power"], Qt.MouseButton.LeftButton)
    desk.turn()
    assert not desk.window.player.has_faults
    assert "node" in desk.window.status.sentence.text()
    desk.window.select(("n1",))
    QTest.mouseClick(desk.bench.palette_strip.buttons["fault:power"], Qt.MouseButton.LeftButton)
    desk.turn()
    assert desk.window.player.has_faults
