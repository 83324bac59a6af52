"""Groups that list their resources, and detail that grows with zoom, with real events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from designer.app.session import Session
from designer.edits.objects import delete
from designer.ui.canvas.view import Canvas
from tests.ui.desk import TestDesk
from tests.ui.hands import Hand

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
EVS1, EVS2 = "g2", "g3"


def members(session: Session, group: str) -> set[str]:
    return {member.id for member in session.snapshot.members(group)}


def key(desk: TestDesk, key: Qt.Key) -> None:
    """Press a key once commands know what is selected."""
    desk.turn()
    QTest.keyClick(desk.bench.canvas, key)


@pytest.fixture
def canvas_of(desk: TestDesk) -> Canvas:
    canvas = desk.bench.canvas
    canvas.set_reduced_motion(True)
    canvas.setFocus()
    return canvas


def test_plus_expands_the_selected_group_and_minus_collapses_it(desk: TestDesk, canvas_of: Canvas) -> None:
    session = desk.bench.session
    Hand(canvas_of).click(EVS1)
    key(desk, Qt.Key.Key_Plus)
    assert canvas_of.expanded == {EVS1}
    assert members(session, EVS1) <= set(canvas_of.settled.areas)
    assert not members(session, EVS2) & set(canvas_of.settled.areas)
    key(desk, Qt.Key.Key_Minus)
    assert canvas_of.expanded == frozenset()
    assert not members(session, EVS1) & set(canvas_of.settled.areas)


def test_star_expands_all_groups_and_slash_collapses_them(desk: TestDesk, canvas_of: Canvas) -> None:
    session = desk.bench.session
    key(desk, Qt.Key.Key_Asterisk)
    assert canvas_of.expanded == set(session.snapshot.groups)
    assert set(session.snapshot.resources) <= set(canvas_of.settled.areas)
    key(desk, Qt.Key.Key_Slash)
    assert canvas_of.expanded == frozenset()


def test_a_listed_resource_is_selected_with_a_click_and_collapses_with_its_group(
    desk: TestDesk, canvas_of: Canvas
) -> None:
    session, hand = desk.bench.session, Hand(canvas_of)
    hand.click(EVS1)
    key(desk, Qt.Key.Key_Plus)
    store = next(one.id for one in session.snapshot.members(EVS1) if one.type == "exchange-information-store")
    hand.click(store)
    assert desk.window.selection == (store,)
    key(desk, Qt.Key.Key_Minus)
    assert canvas_of.expanded == frozenset()
    assert desk.window.selection == (store,)
    assert canvas_of.host(store) == EVS1


def test_a_double_click_still_renames(desk: TestDesk, canvas_of: Canvas) -> None:
    hand = Hand(canvas_of)
    QTest.mouseDClick(canvas_of.viewport(), Qt.MouseButton.LeftButton, NONE, hand.point(EVS1))
    assert canvas_of.expanded == frozenset()
    assert canvas_of.findChild(QLineEdit) is not None


def test_the_menu_of_a_group_expands_and_collapses_it(canvas: Canvas, session: Session) -> None:
    def entry(subject: str) -> QAction:
        return next(one for one in canvas.menu_of(subject).actions() if one.text() in ("Expand", "Collapse"))

    entry(EVS1).trigger()
    assert canvas.expanded == {EVS1}
    assert entry(EVS1).text() == "Collapse"
    entry(session.snapshot.members(EVS1)[0].id).trigger()
    assert canvas.expanded == frozenset()
    assert not any(one.text() == "Expand" for one in canvas.menu_of("n1").actions())


def test_what_is_expanded_is_no_edit_and_outlives_undo(desk: TestDesk, canvas_of: Canvas) -> None:
    session = desk.bench.session
    Hand(canvas_of).click(EVS1)
    key(desk, Qt.Key.Key_Plus)
    assert session.store.undo_label is None
    session.do("Delete EVS2", delete(session.snapshot, [EVS2]))
    session.store.undo()
    assert canvas_of.expanded == {EVS1}
    assert members(session, EVS1) <= set(canvas_of.settled.areas)


def test_an_expanded_group_moves_with_its_resources(canvas: Canvas, hand: Hand, session: Session) -> None:
    canvas.show_expanded(frozenset({EVS1}))
    card = canvas.settled.areas[EVS1]
    head = (card.x + 40, card.y + 10)
    hand.press(head)
    hand.move("n4")
    assert canvas.preview.effect is not None
    hand.release()
    assert session.snapshot.groups[EVS1].preferred_owners[0] == "n4"
    assert canvas.settled.areas["n4"].contains(*canvas.settled.areas[EVS1].centre)
    inside = canvas.settled.areas[EVS1]
    assert all(inside.contains(*canvas.settled.areas[one].centre) for one in members(session, EVS1))


def test_a_listed_resource_is_a_grip_of_its_group(canvas: Canvas, hand: Hand, session: Session) -> None:
    canvas.show_expanded(frozenset({EVS1}))
    hand.drag(next(iter(members(session, EVS1))), "n4")
    assert session.snapshot.groups[EVS1].preferred_owners[0] == "n4"
    assert canvas.selection() == (EVS1,)


def test_tab_and_arrows_walk_through_listed_resources(canvas: Canvas, hand: Hand, session: Session) -> None:
    canvas.show_expanded(frozenset({EVS1}))
    canvas.setFocus()
    canvas.select((EVS1,))
    hand.key(Qt.Key.Key_Tab)
    first = canvas.selection()[0]
    assert first in members(session, EVS1)
    hand.key(Qt.Key.Key_Down)
    second = canvas.selection()[0]
    assert second in members(session, EVS1) - {first}
    assert canvas.settled.areas[second].y > canvas.settled.areas[first].y


def wheel(canvas: Canvas, steps: int) -> None:
    at = QPointF(canvas.viewport().rect().center())
    for _ in range(abs(steps)):
        turn = QPoint(0, 120 if steps > 0 else -120)
        everywhere = canvas.viewport().mapToGlobal(at)
        event = QWheelEvent(
            at, everywhere, QPoint(), turn, Qt.MouseButton.NoButton, CONTROL, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(canvas.viewport(), event)


def detail(canvas: Canvas) -> str:
    return canvas.scenery.detail


def test_detail_grows_with_zoom_and_nothing_jumps(canvas: Canvas, session: Session) -> None:
    canvas.zoom_actual()
    before = {one: area for one, area in canvas.settled.areas.items() if one not in session.snapshot.resources}
    assert detail(canvas) == "normal"
    wheel(canvas, 8)
    assert detail(canvas) == "close"
    assert set(session.snapshot.resources) <= set(canvas.settled.areas)
    assert {one: area for one, area in canvas.settled.areas.items() if one in before} == before
    wheel(canvas, -16)
    assert detail(canvas) == "overview"
    assert canvas.settled.areas == before
    canvas.zoom_actual()
    assert detail(canvas) == "normal"


def test_detail_waits_for_the_end_of_a_preview(canvas: Canvas, hand: Hand) -> None:
    canvas.zoom_actual()
    hand.press(EVS1)
    hand.move("n4")
    wheel(canvas, 8)
    assert detail(canvas) == "normal"
    hand.key(Qt.Key.Key_Escape)
    assert detail(canvas) == "close"
    assert canvas.settled is canvas.stage.picture


def test_detail_does_not_wait_for_a_rubber_band(canvas: Canvas, hand: Hand) -> None:
    canvas.zoom_actual()
    hand.press((400.0, 3.0))
    hand.move((380.0, 8.0))
    wheel(canvas, 8)
    assert detail(canvas) == "close"
    assert canvas.settled is canvas.stage.picture
    hand.release()


def test_a_badge_sits_on_the_resource_that_it_is_about(canvas: Canvas, session: Session) -> None:
    store = next(one.id for one in session.snapshot.members(EVS1) if one.type == "exchange-information-store")
    assert canvas.host(store) == EVS1
    canvas.show_expanded(frozenset({EVS1}))
    assert canvas.host(store) == store
