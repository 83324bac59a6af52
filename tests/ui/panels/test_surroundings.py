"""What is around the cluster: added from palette and menu, found in the outline, changed in the inspector."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from designer.app.palette import SURROUNDINGS, Item
from designer.edits.objects import delete
from designer.edits.surroundings import OUTSIDE
from designer.model.snapshot import Snapshot
from designer.ui.panels.set_editors import ManyEditor
from tests.ui.desk import TestDesk
from tests.ui.hands import Hand

TABLES = ("sites", "arrays", "fabrics", "servers")


@pytest.fixture
def bare(desk: TestDesk) -> TestDesk:
    """The window on a design with nothing around the cluster."""
    around = [identifier for table in TABLES for identifier in desk.session.snapshot.table(table)]
    desk.session.do("Clear", delete(desk.session.snapshot, around))
    desk.turn()
    return desk


def around(snapshot: Snapshot) -> list[str]:
    return [snapshot.name_of(identifier) for table in TABLES for identifier in snapshot.table(table)]


def keys(desk: TestDesk) -> set[str]:
    """What the inspector shows."""
    form = desk.bench.inspector.form
    assert form is not None
    return {row.key for row in form.rows()}


@pytest.mark.parametrize("item", SURROUNDINGS, ids=lambda one: one.key)
def test_a_click_in_the_palette_adds_it_selects_it_and_undo_takes_it_back(bare: TestDesk, item: Item) -> None:
    key = item.key
    QTest.mouseClick(bare.bench.palette_strip.buttons[key], Qt.MouseButton.LeftButton)
    bare.turn()
    (name,) = around(bare.session.snapshot)
    form = bare.bench.inspector.form
    assert form is not None
    assert form.title == name
    assert bare.bench.outline.selection() == form.ids
    bare.trigger("edit.undo")
    assert around(bare.session.snapshot) == []


@pytest.mark.parametrize("item", SURROUNDINGS, ids=lambda one: one.key)
def test_every_item_is_in_the_menu_too(bare: TestDesk, item: Item) -> None:
    bare.trigger(f"design.add-{item.key.replace(':', '-')}")
    assert len(around(bare.session.snapshot)) == 1


def test_every_usual_server_can_be_added(bare: TestDesk) -> None:
    assert {f"outside:{kind}" for kind in OUTSIDE} <= {item.key for item in SURROUNDINGS}


def test_it_can_be_dropped_anywhere_on_the_canvas(bare: TestDesk) -> None:
    hand = Hand(bare.bench.canvas)
    assert hand.bring("array", "n2")
    hand.drop()
    (array,) = bare.session.snapshot.arrays
    assert bare.window.selection == (array,)


def test_all_paths_are_connected_by_one_command(bare: TestDesk) -> None:
    bare.window.menus.refresh()
    assert not bare.window.menus.actions["design.connect-paths"].isEnabled()
    for key in ("array", "fabric", "fabric"):
        QTest.mouseClick(bare.bench.palette_strip.buttons[key], Qt.MouseButton.LeftButton)
        bare.turn()
    paths = bare.session.snapshot.paths
    assert len(paths) == 8
    bare.window.menus.refresh()
    assert not bare.window.menus.actions["design.connect-paths"].isEnabled()
    bare.session.do("Cut", delete(bare.session.snapshot, list(paths)[:3]))
    bare.turn()
    bare.trigger("design.connect-paths")
    assert len(bare.session.snapshot.paths) == 8
    bare.trigger("edit.undo")
    assert len(bare.session.snapshot.paths) == 5


def test_a_server_is_described_renamed_and_deleted(bare: TestDesk) -> None:
    QTest.mouseClick(bare.bench.palette_strip.buttons["outside:front-end"], Qt.MouseButton.LeftButton)
    bare.turn()
    (server,) = bare.session.snapshot.servers
    roles = bare.editor("roles")
    assert isinstance(roles, ManyEditor)
    assert roles.currentText() == "Exchange front-end"
    assert "nlb" in keys(bare)
    roles.offered.emit(("exchange",))
    bare.turn()
    assert "nlb" not in keys(bare)
    assert "components" in keys(bare)
    bare.bench.outline.tree.setFocus()
    bare.trigger("edit.rename")
    editor = bare.bench.outline.tree.viewport().findChildren(QLineEdit)[-1]
    assert editor.hasFocus()
    QTest.keyClicks(editor, "CONNECTOR1")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    bare.turn()
    assert bare.session.snapshot.servers[server].name == "CONNECTOR1"
    bare.bench.outline.tree.setFocus()
    bare.trigger("edit.delete")
    assert not bare.session.snapshot.servers
    bare.trigger("edit.undo")
    assert bare.session.snapshot.servers[server].name == "CONNECTOR1"


def test_a_path_is_led_over_another_fabric(bare: TestDesk) -> None:
    for key in ("array", "fabric", "fabric"):
        QTest.mouseClick(bare.bench.palette_strip.buttons[key], Qt.MouseButton.LeftButton)
        bare.turn()
    path = next(iter(bare.session.snapshot.paths))
    bare.window.select((path,))
    form = bare.bench.inspector.form
    assert form is not None
    assert form.title == "NODE1 over Fabric A to Array 1"
    assert [row.label for row in form.rows()] == ["Node", "Fabric", "Array"]


def test_a_line_divides_the_palette(desk: TestDesk) -> None:
    buttons = desk.bench.palette_strip.buttons
    assert buttons["array"].y() - buttons["network:mixed"].geometry().bottom() > 3
    desk.window.enter("failover")
    assert "array" not in desk.bench.palette_strip.buttons
