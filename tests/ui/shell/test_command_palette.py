"""The command palette: typing, keys and mouse lead to any command and any object."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.app.choices import Choice
from designer.ui.shell.command_palette import CommandPalette
from tests.ui.desk import TestDesk

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def palette_of(desk: TestDesk, typed: str = "") -> CommandPalette:
    QTest.keyClick(desk.bench.canvas, Qt.Key.Key_P, CTRL | SHIFT)
    desk.turn()
    palette = desk.window.search.palette
    assert palette is not None
    assert palette.isVisible()
    QTest.keyClicks(palette.field, typed)
    return palette


def listed(palette: CommandPalette) -> list[Choice]:
    return [one for row in range(palette.model.rowCount()) if (one := palette.model.choice(row)) is not None]


@pytest.mark.parametrize("key", [(Qt.Key.Key_P, CTRL | SHIFT), (Qt.Key.Key_Slash, CTRL)])
def test_both_shortcuts_open_it_with_the_keyboard_in_it(
    desk: TestDesk, key: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    QTest.keyClick(desk.bench.canvas, *key)
    desk.turn()
    palette = desk.window.search.palette
    assert palette is not None
    assert palette.field.hasFocus()


def test_enter_runs_what_fits_best(desk: TestDesk) -> None:
    nodes = len(desk.session.snapshot.nodes)
    palette = palette_of(desk, "add node")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert len(desk.session.snapshot.nodes) == nodes + 1
    assert not palette.isVisible()


def test_arrows_choose_another_one(desk: TestDesk) -> None:
    palette = palette_of(desk, "zoom")
    labels = [one.label for one in listed(palette)]
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == len(labels) - 1
    QTest.keyClick(palette.field, Qt.Key.Key_PageUp)
    assert palette.field.accessibleDescription().startswith(
        str(palette.list.currentIndex().data(Qt.ItemDataRole.DisplayRole))
    )


def test_an_object_is_selected_and_shown(desk: TestDesk) -> None:
    palette = palette_of(desk, "NODE3")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert desk.window.selection == ("n3",)
    assert QApplication.focusWidget() is desk.bench.canvas


def test_an_object_that_this_view_does_not_have_is_shown_in_another(desk: TestDesk) -> None:
    desk.trigger("view.dependencies")
    palette = palette_of(desk, "NODE3")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert (desk.bench.view, desk.window.selection) == ("topology", ("n3",))


def test_a_click_runs_it(desk: TestDesk) -> None:
    palette = palette_of(desk, "dependencies")
    rows = [one.id for one in listed(palette)]
    index = palette.model.index(rows.index("view.dependencies"))
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=palette.list.visualRect(index).center())
    assert desk.bench.view == "dependencies"


def test_what_is_out_of_place_says_why_and_does_nothing(desk: TestDesk) -> None:
    palette = palette_of(desk, "zoom to selection")
    best = listed(palette)[0]
    assert (best.id, best.why_not) == ("view.zoom-selection", "Select an object first")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    text = palette.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Select an object first" in text


def test_escape_gives_the_keyboard_back(desk: TestDesk) -> None:
    desk.bench.outline.tree.setFocus()
    desk.trigger("view.commands")
    palette = desk.window.search.palette
    assert palette is not None
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert desk.bench.outline.tree.hasFocus()


def test_turning_elsewhere_closes_it(desk: TestDesk) -> None:
    palette = palette_of(desk)
    desk.bench.canvas.setFocus()
    assert not palette.isVisible()


def test_what_was_chosen_last_comes_first(desk: TestDesk) -> None:
    palette = palette_of(desk, "actual size")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert listed(palette_of(desk))[0].id == "view.zoom-actual"
    assert desk.memory.recent_commands() == ["view.zoom-actual"]


def test_nothing_fits_nonsense(desk: TestDesk) -> None:
    palette = palette_of(desk, "<b>qqq</b>")
    assert palette.nothing.isVisible()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_it_works_without_a_design(empty_desk: TestDesk) -> None:
    empty_desk.window.adopt(None)
    empty_desk.trigger("view.commands")
    palette = empty_desk.window.search.palette
    assert palette is not None
    QTest.keyClicks(palette.field, "save")
    assert listed(palette)[0].why_not == "Open a design first"
