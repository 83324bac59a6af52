"""The history panel: every step is listed, and any of them can be gone to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designer.ui.panels.history import HistoryPanel
from tests.ui.desk import TestDesk


def history_of(desk: TestDesk) -> HistoryPanel:
    desk.trigger("view.history")
    panel = desk.bench.sides.started("history")
    assert isinstance(panel, HistoryPanel)
    assert panel.isVisible()
    return panel


def texts(panel: HistoryPanel) -> list[str]:
    return [str(panel.model.index(row).data()) for row in range(panel.model.rowCount())]


def heard(panel: HistoryPanel) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(panel.model.index(row).data(role)) for row in range(panel.model.rowCount())]


def click(panel: HistoryPanel, row: int) -> None:
    place = panel.list.visualRect(panel.model.index(row)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_steps_are_listed_as_they_are_made(desk: TestDesk) -> None:
    panel = history_of(desk)
    assert panel.model.rowCount() == 1
    desk.trigger("design.add-node")
    desk.trigger("design.add-disk")
    assert len(texts(panel)) == 3
    assert panel.list.currentIndex().row() == 2
    assert heard(panel)[2].endswith("now")


def test_a_click_goes_to_any_step(desk: TestDesk) -> None:
    panel = history_of(desk)
    nodes = len(desk.session.snapshot.nodes)
    for _ in range(4):
        desk.trigger("design.add-node")
    click(panel, 1)
    assert len(desk.session.snapshot.nodes) == nodes + 1
    assert heard(panel)[3].endswith("undone")
    assert desk.window.status.sentence.text() == "Undone: 3 steps"
    click(panel, 4)
    assert len(desk.session.snapshot.nodes) == nodes + 4
    click(panel, 0)
    desk.turn()
    assert len(desk.session.snapshot.nodes) == nodes
    assert not desk.window.menus.actions["edit.undo"].isEnabled()


def test_keys_go_to_a_step(desk: TestDesk) -> None:
    panel = history_of(desk)
    desk.trigger("design.add-node")
    desk.trigger("design.add-node")
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Up)
    assert desk.session.store.position == 2
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert desk.session.store.position == 1
    assert panel.list.hasFocus()


def test_the_saved_step_is_marked(desk: TestDesk) -> None:
    panel = history_of(desk)
    desk.trigger("design.add-node")
    desk.answers.save = desk.folder / "saved.cluster"
    desk.trigger("file.save")
    desk.trigger("design.add-node")
    assert [text.endswith("saved") for text in texts(panel)] == [False, True, False]
    click(panel, 1)
    assert not desk.session.store.modified


def test_going_back_returns_to_the_design(desk: TestDesk) -> None:
    panel = history_of(desk)
    desk.trigger("design.add-node")
    desk.window.enter("failover")
    desk.window.go_to(0)
    assert desk.window.workspace == "design"
    assert panel.list.currentIndex().row() == 0


def test_it_closes(desk: TestDesk) -> None:
    panel = history_of(desk)
    QTest.mouseClick(panel.leave, Qt.MouseButton.LeftButton)
    desk.turn()
    assert not panel.isVisible()
    assert not desk.window.menus.actions["view.history"].isChecked()
