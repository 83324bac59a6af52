"""The tables: edited like a spreadsheet, copied to and pasted from one, one undo step at a time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from designer.app.session import Session
from designer.app.tables.kinds import kinds_at
from designer.edits.objects import delete, set_fields
from designer.model.diff import changing
from designer.ui.look import Look
from designer.ui.panels.tables.panel import TablesPanel
from tests.support.samples import catalog, three_plus_one

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def panel(qtbot: QtBot, look: Look) -> Iterator[TablesPanel]:
    """The panel on the recommended four-node design, in a window of its own."""
    made = TablesPanel(Session(three_plus_one(), catalog()), look)
    qtbot.addWidget(made)
    made.resize(960, 300)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    QGuiApplication.clipboard().clear()


def session(panel: TablesPanel) -> Session:
    return panel.session


def column(panel: TablesPanel, key: str) -> int:
    return [one.key for one in panel.model.table.columns].index(key)


def go(panel: TablesPanel, line: int, key: str) -> None:
    panel.view.setFocus()
    panel.view.go_to((line, column(panel, key)))


def press(panel: TablesPanel, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(panel.view, key, modifiers)


def line_editor(panel: TablesPanel) -> QLineEdit:
    (editor,) = (one for one in panel.view.viewport().findChildren(QLineEdit) if one.isVisible())
    return editor


def enter(panel: TablesPanel) -> None:
    """Press Enter in the editor of a cell; Qt takes its text over in the next turn of the event loop."""
    QTest.keyClick(line_editor(panel), Qt.Key.Key_Return)
    QTest.qWait(1)


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_typing_into_a_cell_is_an_edit_and_enter_goes_on_below(panel: TablesPanel) -> None:
    go(panel, 0, "ram_mb")
    press(panel, Qt.Key.Key_8)
    editor = line_editor(panel)
    assert editor.text() == "8"
    QTest.keyClicks(editor, "GB")
    enter(panel)
    assert session(panel).snapshot.nodes["n1"].ram_mb == 8192
    assert session(panel).store.undo_label == "Set Memory of NODE1 to 8GB"
    assert panel.view.currentIndex().row() == 1
    session(panel).store.undo()
    assert session(panel).snapshot.nodes["n1"].ram_mb == 4096


def test_esc_leaves_the_cell_as_it_was(panel: TablesPanel) -> None:
    go(panel, 0, "ram_mb")
    press(panel, Qt.Key.Key_F2)
    QTest.keyClicks(line_editor(panel), "000")
    QTest.keyClick(line_editor(panel), Qt.Key.Key_Escape)
    assert session(panel).snapshot.nodes["n1"].ram_mb == 4096
    assert not panel.problem.isVisible()


def test_what_is_wrong_is_said_while_typing_and_kept_in_the_cell(panel: TablesPanel) -> None:
    before = session(panel).snapshot
    go(panel, 0, "ram_mb")
    press(panel, Qt.Key.Key_F2)
    editor = line_editor(panel)
    editor.clear()
    QTest.keyClicks(editor, "lots")
    assert panel.problem.isVisible()
    assert "size" in panel.problem.text()
    enter(panel)
    assert session(panel).snapshot is before
    cell = panel.model.index(0, column(panel, "ram_mb"))
    assert cell.data() == "lots"
    assert panel.refusals.isVisible()
    go(panel, 0, "ram_mb")
    press(panel, Qt.Key.Key_F2)
    line_editor(panel).setText("16")
    enter(panel)
    assert session(panel).snapshot.nodes["n1"].ram_mb == 16_384
    assert not panel.refusals.isVisible()


def test_a_choice_is_made_in_a_box(panel: TablesPanel) -> None:
    panel.show_table("disks")
    go(panel, 1, "raid")
    press(panel, Qt.Key.Key_F2)
    (box,) = (one for one in panel.view.viewport().findChildren(QComboBox) if one.isVisible())
    box.setCurrentIndex(box.findText("RAID 5"))
    box.activated.emit(box.currentIndex())
    assert session(panel).snapshot.disks[panel.model.table.ids[1]].raid == "5"


def test_delete_unsets_every_selected_cell_in_one_step(panel: TablesPanel) -> None:
    go(panel, 0, "ram_mb")
    press(panel, Qt.Key.Key_Down, SHIFT)
    press(panel, Qt.Key.Key_Right, SHIFT)
    assert len(panel.view.places()) == 4
    press(panel, Qt.Key.Key_Delete)
    nodes = session(panel).snapshot.nodes
    assert [(nodes[node].ram_mb, nodes[node].cpus) for node in ("n1", "n2")] == [(None, None)] * 2
    assert nodes["n3"].ram_mb == 4096
    session(panel).store.undo()
    assert session(panel).snapshot.nodes["n1"].cpus == 4


def test_copy_and_paste_between_lines(panel: TablesPanel) -> None:
    session(panel).do("x", set_fields(session(panel).snapshot, "n1", ram_mb=8192, cpus=2))
    go(panel, 0, "ram_mb")
    press(panel, Qt.Key.Key_Right, SHIFT)
    press(panel, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "8\t2\r\n"
    go(panel, 2, "ram_mb")
    press(panel, Qt.Key.Key_V, CTRL)
    node = session(panel).snapshot.nodes["n3"]
    assert (node.ram_mb, node.cpus) == (8192, 2)
    assert session(panel).store.undo_label == "Paste 2 cells into Nodes"


def test_one_copied_cell_fills_the_selection(panel: TablesPanel) -> None:
    clip("16 GB\r\n")
    go(panel, 0, "ram_mb")
    for _ in range(3):
        press(panel, Qt.Key.Key_Down, SHIFT)
    press(panel, Qt.Key.Key_V, CTRL)
    assert {node.ram_mb for node in session(panel).snapshot.nodes.values()} == {16_384}
    assert session(panel).store.undo_label == "Set Memory of 4 nodes to 16 GB"


def test_the_report_names_refused_cells_and_leads_to_them(panel: TablesPanel) -> None:
    clip("8\r\nlots\r\n12\r\n")
    go(panel, 0, "ram_mb")
    press(panel, Qt.Key.Key_V, CTRL)
    nodes = session(panel).snapshot.nodes
    assert [nodes[node].ram_mb for node in ("n1", "n2", "n3")] == [8192, 4096, 12_288]
    assert panel.message.text() == "2 cells changed, 1 cell refused"
    assert panel.refusals.isVisible()
    assert panel.refusals.list.item(0).text().startswith("NODE2, Memory (GB)")
    go(panel, 0, "name")
    rect = panel.refusals.list.visualItemRect(panel.refusals.list.item(0))
    QTest.mouseClick(panel.refusals.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert (panel.view.currentIndex().row(), panel.view.currentIndex().column()) == (1, column(panel, "ram_mb"))
    QTest.mouseClick(panel.refusals.dismiss, Qt.MouseButton.LeftButton)
    assert not panel.refusals.isVisible()
    assert panel.model.index(1, column(panel, "ram_mb")).data() == "4"
    session(panel).store.undo()
    assert {node.ram_mb for node in session(panel).snapshot.nodes.values()} == {4096}


def test_lines_below_the_last_become_disks(panel: TablesPanel) -> None:
    panel.show_table("disks")
    count = len(panel.model.table.ids)
    clip("Data 1\tM\t500\r\nData 2\tN\t500\r\n")
    go(panel, count, "name")
    press(panel, Qt.Key.Key_V, CTRL)
    disks = session(panel).snapshot.disks
    assert len(disks) == count + 2
    assert {"Data 1", "Data 2"} <= {disk.name for disk in disks.values()}
    assert panel.message.text().endswith("2 disks added")
    session(panel).store.undo()
    assert len(session(panel).snapshot.disks) == count


def test_typing_into_the_last_line_adds_a_node(panel: TablesPanel) -> None:
    go(panel, 4, "name")
    press(panel, Qt.Key.Key_F2)
    QTest.keyClicks(line_editor(panel), "SPARE")
    enter(panel)
    assert "SPARE" in {node.name for node in session(panel).snapshot.nodes.values()}
    assert session(panel).store.undo_label == "Add node"


def test_cells_that_come_as_csv_are_read(panel: TablesPanel) -> None:
    data = QMimeData()
    data.setData("text/csv", b"Name;Memory (GB)\r\nNODE2;8\r\n")
    QGuiApplication.clipboard().setMimeData(data)
    go(panel, 0, "name")
    press(panel, Qt.Key.Key_V, CTRL)
    assert session(panel).snapshot.nodes["n2"].ram_mb == 8192


def test_foreign_things_on_the_clipboard_do_nothing(panel: TablesPanel) -> None:
    before = session(panel).snapshot
    data = QMimeData()
    data.setImageData(b"")
    QGuiApplication.clipboard().setMimeData(data)
    go(panel, 0, "ram_mb")
    press(panel, Qt.Key.Key_V, CTRL)
    assert session(panel).snapshot is before
    clip("x" * 5_000_000)
    press(panel, Qt.Key.Key_V, CTRL)
    assert session(panel).snapshot is before
    assert "too much" in panel.message.text()


def test_every_table_shows_and_copies(panel: TablesPanel) -> None:
    for kind in kinds_at("design"):
        panel.show_table(kind.id)
        panel.view.setFocus()
        press(panel, Qt.Key.Key_A, CTRL)
        press(panel, Qt.Key.Key_C, CTRL | SHIFT)
        assert QGuiApplication.clipboard().text().startswith(panel.model.table.columns[0].label)
        before = session(panel).snapshot
        press(panel, Qt.Key.Key_V, CTRL)
        assert session(panel).snapshot is before, kind.id


def test_the_table_follows_the_design(panel: TablesPanel) -> None:
    session(panel).do("x", set_fields(session(panel).snapshot, "n1", name="MAIL"))
    assert panel.model.index(0, 0).data() == "MAIL"
    session(panel).do("x", delete(session(panel).snapshot, ["n1", "n2"]))
    assert panel.model.rowCount() == 3
    panel.hide()
    session(panel).do("x", delete(session(panel).snapshot, ["n3"]))
    assert panel.model.rowCount() == 3
    panel.show()
    assert panel.model.rowCount() == 2


def test_cells_that_only_say_something_cannot_be_edited(panel: TablesPanel) -> None:
    panel.show_table("addresses")
    go(panel, 0, "holder")
    press(panel, Qt.Key.Key_F2)
    assert not [one for one in panel.view.viewport().findChildren(QLineEdit) if one.isVisible()]


def test_selected_cells_select_their_objects(panel: TablesPanel, qtbot: QtBot) -> None:
    go(panel, 0, "name")
    with qtbot.waitSignal(panel.selected) as told:
        press(panel, Qt.Key.Key_Down, SHIFT)
    assert told.args == [("n1", "n2")]
    panel.tabs.setFocus()
    panel.select(("n4",))
    assert panel.view.currentIndex().row() == 3


@pytest.mark.parametrize("name", ["<h1>big</h1>", "\u202eevil", "N" * 10_000, "two\nlines\tand a tab"])
def test_hostile_names_are_text(panel: TablesPanel, name: str) -> None:
    width = panel.width()
    session(panel).do("x", changing(session(panel).snapshot, "nodes", "n1", name=name))
    for kind in kinds_at("design"):
        panel.show_table(kind.id)
        assert panel.width() == width
        assert all(panel.view.columnWidth(place) <= 240 for place in range(panel.model.columnCount()))
        for place in range(panel.model.columnCount()):
            assert "<h1>" not in str(panel.model.index(0, place).data(Qt.ItemDataRole.ToolTipRole) or "")
    assert panel.minimumSizeHint().width() < 700


def test_tab_leaves_the_table_and_everything_has_a_name(panel: TablesPanel) -> None:
    go(panel, 0, "name")
    press(panel, Qt.Key.Key_Tab)
    assert not panel.view.hasFocus()
    for widget in panel.tab_chain():
        assert widget.accessibleName() or widget is panel.refusals.dismiss
    spoken = panel.model.index(0, column(panel, "ram_mb")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "NODE1, Memory (GB): 4"


def test_lines_tell_names_when_these_are_out_of_sight(panel: TablesPanel) -> None:
    head = panel.view.verticalHeader().model()
    vertical = Qt.Orientation.Vertical
    assert head.headerData(0, vertical) == "1"
    go(panel, 0, "notes")
    assert head.headerData(0, vertical) == "NODE1"
    go(panel, 0, "name")
    assert head.headerData(0, vertical) == "1"
