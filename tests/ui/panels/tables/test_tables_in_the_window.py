"""The tables within the window: opened by a command, in step with canvas and inspector, out of the way at first."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from designer.ui.panels.tables.panel import TablesPanel
from tests.ui.desk import TestDesk


def opened(desk: TestDesk) -> TablesPanel:
    desk.trigger("view.tables")
    panel = cast(TablesPanel, desk.bench.sides.started("tables"))
    assert panel.isVisible()
    return panel


def test_they_are_closed_at_first_and_the_command_opens_and_closes_them(desk: TestDesk) -> None:
    assert desk.bench.sides.started("tables") is None
    panel = opened(desk)
    desk.trigger("view.tables")
    assert not panel.isVisible()
    desk.trigger("view.tables")
    QTest.mouseClick(panel.close_button, Qt.MouseButton.LeftButton)
    assert not panel.isVisible()


def test_selected_cells_are_selected_on_the_canvas_and_the_other_way_round(desk: TestDesk) -> None:
    panel = opened(desk)
    panel.view.setFocus()
    panel.view.go_to((1, 0))
    assert desk.window.selection == ("n2",)
    desk.bench.canvas.setFocus()
    desk.window.select(("n4",))
    assert panel.view.currentIndex().row() == 3
    assert desk.window.selection == ("n4",)


def test_the_keys_of_the_clipboard_belong_to_the_cells_while_these_have_the_focus(desk: TestDesk) -> None:
    panel = opened(desk)
    panel.view.setFocus()
    panel.view.go_to((0, 0))
    QTest.keyClick(panel.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("NODE1\t1\t")
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    assert set(desk.session.snapshot.nodes) == {"n1", "n2", "n3", "n4"}  # the cells are cleared, not the nodes deleted
    QGuiApplication.clipboard().clear()


def test_saving_takes_over_what_is_being_typed(desk: TestDesk) -> None:
    panel = opened(desk)
    panel.view.setFocus()
    panel.view.go_to((0, 3))
    QTest.keyClick(panel.view, Qt.Key.Key_9)
    desk.window.settle()
    desk.turn()
    assert desk.session.snapshot.nodes["n1"].ram_mb == 9 * 1024


def test_copy_and_paste_of_the_menu_mean_the_cells_while_these_have_the_focus(desk: TestDesk) -> None:
    panel = opened(desk)
    panel.view.setFocus()
    panel.view.go_to((0, 3))
    desk.trigger("edit.copy")
    assert QGuiApplication.clipboard().text() == "4\r\n"
    QGuiApplication.clipboard().setText("16")
    desk.trigger("edit.paste")
    assert desk.session.snapshot.nodes["n1"].ram_mb == 16_384
    QGuiApplication.clipboard().clear()
    desk.trigger("edit.paste")  # an empty clipboard
    assert desk.session.snapshot.nodes["n1"].ram_mb == 16_384
