"""Searching the design: matches are framed while typing, and gone to one after the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designer.ui.shell.find_bar import FindBar
from tests.ui.desk import TestDesk

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def bar_of(desk: TestDesk, typed: str = "") -> FindBar:
    QTest.keyClick(desk.bench.canvas, Qt.Key.Key_F, CTRL)
    desk.turn()
    bar = desk.window.search.bar
    assert bar is not None
    assert bar.isVisible()
    QTest.keyClicks(bar.field, typed)
    desk.turn()
    return bar


def framed(desk: TestDesk) -> set[str]:
    return {one for kind, one in desk.bench.canvas.stage._frames if kind == "found"}


def test_what_fits_is_counted_and_framed_while_typing(desk: TestDesk) -> None:
    bar = bar_of(desk, "NODE")
    assert bar.field.hasFocus()
    assert set(bar.hits) >= {"n1", "n2", "n3", "n4"}
    assert framed(desk) >= {"n1", "n2", "n3", "n4"}
    assert bar.count.text() == f"{len(bar.hits)} matches"
    assert desk.window.selection == ()


def test_enter_and_f3_go_on_and_shift_goes_back(desk: TestDesk) -> None:
    bar = bar_of(desk, "NODE")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    first = desk.window.selection
    QTest.keyClick(bar.field, Qt.Key.Key_F3)
    second = desk.window.selection
    assert first != second
    assert bar.count.text() == f"2 of {len(bar.hits)}"
    QTest.keyClick(bar.field, Qt.Key.Key_F3, SHIFT)
    assert desk.window.selection == first
    QTest.keyClick(bar.field, Qt.Key.Key_Return, SHIFT)
    assert bar.count.text() == f"{len(bar.hits)} of {len(bar.hits)}"


def test_a_match_out_of_sight_is_brought_into_sight(desk: TestDesk) -> None:
    desk.bench.canvas.camera.zoom(8.0)
    bar = bar_of(desk, "NODE4")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    card = desk.bench.canvas.stage.card("n4")
    assert card is not None
    seen = desk.bench.canvas.to_viewport(card)
    assert seen.intersects(desk.bench.canvas.viewport().rect().toRectF())


def test_f3_goes_on_after_the_bar_is_closed(desk: TestDesk) -> None:
    bar = bar_of(desk, "NODE2")
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert framed(desk) == set()
    assert desk.bench.canvas.hasFocus()
    desk.turn()
    QTest.keyClick(desk.bench.canvas, Qt.Key.Key_F3)
    assert desk.window.selection == ("n2",)


def test_every_view_can_be_searched(desk: TestDesk) -> None:
    group = desk.session.snapshot.groups_of_kind("evs")[0].id
    desk.bench.show_view("dependencies", group)
    bar = bar_of(desk, "attendant")
    inside = {one.id for one in desk.session.snapshot.members(group)}
    assert framed(desk) & inside
    bar.field.clear()
    QTest.keyClicks(bar.field, "NODE2")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert (desk.bench.view, desk.window.selection) == ("topology", ("n2",))


def test_nonsense_finds_nothing_and_says_so(desk: TestDesk) -> None:
    bar = bar_of(desk, "no such thing")
    assert bar.count.text() == "No match"
    assert not bar.next.isEnabled()
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert desk.window.selection == ()
    assert not desk.window.menus.actions["edit.find-next"].isEnabled()


def test_the_buttons_have_names_and_work(desk: TestDesk) -> None:
    bar = bar_of(desk, "NODE")
    for button in (bar.previous, bar.next, bar.leave):
        assert button.accessibleName()
        assert button.toolTip()
    QTest.mouseClick(bar.next, Qt.MouseButton.LeftButton)
    assert len(desk.window.selection) == 1
    QTest.mouseClick(bar.leave, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_the_bar_stays_within_a_small_canvas(desk: TestDesk) -> None:
    bar = bar_of(desk)
    desk.window.resize(900, 600)
    desk.turn()
    assert desk.bench.canvas.rect().contains(bar.geometry())
