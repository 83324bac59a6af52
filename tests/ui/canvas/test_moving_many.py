"""Dragging several objects, copying by dragging, straight lines, the edge of the paper, and moving with keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from designer.app.session import Session
from designer.edits.draft import Draft
from designer.edits.groups import add_dtc_group
from designer.edits.layout import add_server_like_last
from designer.edits.nodes import add_node
from designer.edits.notes import add_note
from designer.model.notes import NotePlace
from designer.topology.evs import group_of_disk
from designer.topology.ownership import home_node
from designer.ui.canvas.edging import EDGE
from designer.ui.canvas.view import Canvas
from tests.ui.desk import TestDesk
from tests.ui.hands import Hand

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | SHIFT
EMPTY = (700.0, 5.0)


def order_of(canvas: Canvas, table: str) -> list[str]:
    areas = {key: area for key, area in canvas.settled.areas.items() if key in canvas.session.snapshot.table(table)}
    return sorted(areas, key=lambda key: areas[key].x)


def beside(canvas: Canvas, node: str, share: float) -> tuple[float, float]:
    area = canvas.settled.areas[node]
    return (area.x + area.w * share, area.y + 20)


def test_several_nodes_keep_their_order_and_go_together(canvas: Canvas, hand: Hand, session: Session) -> None:
    canvas.select(("n1", "n2"))
    hand.drag("n1", beside(canvas, "n4", 0.9))
    assert order_of(canvas, "nodes") == ["n3", "n4", "n1", "n2"]
    assert canvas.selection() == ("n1", "n2")
    session.store.undo()
    assert order_of(canvas, "nodes") == ["n1", "n2", "n3", "n4"]


def test_several_groups_go_to_one_node(canvas: Canvas, hand: Hand, session: Session) -> None:
    canvas.select(("g2", "g3"))
    hand.drag("g3", "n4")
    assert [home_node(session.snapshot, one) for one in ("g2", "g3")] == ["n4", "n4"]


def test_objects_of_several_kinds_stay_and_it_is_said_why(canvas: Canvas, hand: Hand, session: Session) -> None:
    told: list[str] = []
    canvas.told.connect(told.append)
    before = session.snapshot
    canvas.select(("n4", "d2"))
    hand.press("n4")
    hand.move("n1")
    assert told[-1] == "Drag objects of one kind: nodes and disks have places of their own. With Ctrl they are copied"
    hand.release()
    assert session.snapshot is before


def test_what_stands_on_a_dragged_node_goes_with_it(canvas: Canvas, hand: Hand, session: Session) -> None:
    canvas.select(("n1", "g1", "g2"))
    hand.drag("n1", beside(canvas, "n2", 0.9))
    assert order_of(canvas, "nodes") == ["n2", "n1", "n3", "n4"]


def test_several_disks_are_put_in_order_in_their_stack(canvas: Canvas, hand: Hand) -> None:
    canvas.select(("d2", "d3"))
    area = canvas.settled.areas["d4"]
    hand.drag("d2", (area.centre[0], area.bottom))
    heights = {disk: canvas.settled.areas[disk].y for disk in ("d2", "d3", "d4")}
    assert sorted(heights, key=lambda disk: heights[disk]) == ["d4", "d2", "d3"]


def test_groups_are_put_in_order_on_their_node(canvas: Canvas, hand: Hand, session: Session) -> None:
    draft = Draft(session.snapshot)
    draft.do(add_server_like_last(draft.snapshot, session.catalog, "evs", "n4"))
    draft.do(add_server_like_last(draft.snapshot, session.catalog, "evs", "n4"))
    session.do("Servers", draft.diff)
    areas = canvas.settled.areas
    assert areas["g5"].y < areas["g6"].y
    hand.drag("g5", (areas["g6"].centre[0], areas["g6"].bottom - 2))
    assert canvas.settled.areas["g6"].y < canvas.settled.areas["g5"].y
    assert session.snapshot.groups["g5"].owner == "n4"


def test_with_control_a_drag_copies(canvas: Canvas, hand: Hand, session: Session) -> None:
    hand.drag_with("g3", "n4", CONTROL)
    (new,) = canvas.selection()
    assert new not in ("g2", "g3", "g4")
    assert home_node(session.snapshot, new) == "n4"
    assert home_node(session.snapshot, "g3") == "n2"
    assert session.store.undo_label == "Copy EVS2"
    session.store.undo()
    assert new not in session.snapshot.groups


def test_objects_of_several_kinds_are_copied_together(canvas: Canvas, hand: Hand, session: Session) -> None:
    canvas.select(("n4", "srv1"))
    hand.drag_with("n4", beside(canvas, "n1", 0.1), CONTROL)
    assert len(session.snapshot.nodes) == 5
    assert len(session.snapshot.servers) == 3


def test_control_may_be_pressed_and_let_go_on_the_way(canvas: Canvas, hand: Hand, session: Session) -> None:
    told: list[str] = []
    canvas.told.connect(told.append)
    hand.press("g3")
    hand.move("n4")
    assert told[-1].startswith("Makes NODE4 the home")
    hand.canvas.setFocus()
    hand.key_down(Qt.Key.Key_Control)
    assert told[-1].startswith("Adds EVS4")
    hand.key_up(Qt.Key.Key_Control)
    assert told[-1].startswith("Makes NODE4 the home")
    hand.release()
    assert home_node(session.snapshot, "g3") == "n4"


def test_a_click_with_control_still_adds_and_takes_away(canvas: Canvas, hand: Hand) -> None:
    hand.click("g2")
    hand.click("g3", CONTROL)
    assert canvas.selection() == ("g2", "g3")
    hand.click("g2", CONTROL)
    assert canvas.selection() == ("g3",)


def test_a_copy_that_is_given_up_leaves_no_trace(canvas: Canvas, hand: Hand, session: Session) -> None:
    before = session.snapshot
    hand.press("g3")
    hand.move("n4", CONTROL)
    hand.key(Qt.Key.Key_Escape)
    hand.release()
    assert session.snapshot is before
    assert canvas.stage.picture.primitives == canvas.settled.primitives


def test_with_shift_cards_move_along_one_axis(canvas: Canvas, hand: Hand) -> None:
    hand.press("n1")
    start = canvas.settled.areas["n1"].centre
    hand.move((start[0] + 200, start[1] + 30), SHIFT)
    assert canvas.stage.carried.y() == 0
    assert canvas.stage.carried.x() > 100
    canvas.cancel_gesture()


def test_near_the_edge_the_paper_moves_on_as_far_as_there_is_any(
    canvas: Canvas, hand: Hand, session: Session, qtbot: QtBot
) -> None:
    canvas.camera.zoom_to(4.0)
    canvas.camera.show(canvas.stage.card("n1") or canvas.sceneRect())
    before = canvas.to_scene(QPointF(0, 0))
    hand.press("n1")
    edge = canvas.viewport().rect().right() - EDGE / 3
    at = canvas.to_scene(QPointF(edge, canvas.viewport().height() / 2))
    hand.move((at.x(), at.y()))
    qtbot.waitUntil(lambda: canvas.to_scene(QPointF(0, 0)).x() > before.x() + 40)
    hand.release()
    rest = canvas.to_scene(QPointF(0, 0))
    qtbot.wait(80)
    assert canvas.to_scene(QPointF(0, 0)) == rest


def test_a_whole_picture_in_sight_does_not_move(canvas: Canvas, hand: Hand, qtbot: QtBot) -> None:
    canvas.zoom_to_fit()
    before = canvas.to_scene(QPointF(0, 0))
    hand.press("n1")
    at = canvas.to_scene(QPointF(canvas.viewport().width() - 3, 200))
    hand.move((at.x(), at.y()))
    qtbot.wait(80)
    assert canvas.to_scene(QPointF(0, 0)) == before
    canvas.cancel_gesture()


@pytest.mark.parametrize(
    ("subject", "key", "moved"),
    [
        ("n1", Qt.Key.Key_Right, ["n2", "n1", "n3", "n4"]),
        ("n4", Qt.Key.Key_Up, ["n1", "n2", "n4", "n3"]),
    ],
)
def test_nodes_are_moved_with_the_keyboard(desk: TestDesk, subject: str, key: Qt.Key, moved: list[str]) -> None:
    desk.bench.select([subject])
    desk.turn()
    desk.press(desk.bench.canvas, key, ALT_SHIFT)
    assert order_of(desk.bench.canvas, "nodes") == moved
    assert desk.bench.canvas.selection() == (subject,)


def test_several_nodes_move_on_together(desk: TestDesk) -> None:
    desk.bench.select(["n1", "n2"])
    desk.turn()
    desk.press(desk.bench.canvas, Qt.Key.Key_Right, ALT_SHIFT)
    assert order_of(desk.bench.canvas, "nodes") == ["n3", "n1", "n2", "n4"]


def test_a_group_goes_to_the_next_node_with_the_keyboard(desk: TestDesk) -> None:
    desk.bench.select(["g4"])
    desk.turn()
    desk.press(desk.bench.canvas, Qt.Key.Key_Right, ALT_SHIFT)
    assert home_node(desk.session.snapshot, "g4") == "n4"
    desk.press(desk.bench.canvas, Qt.Key.Key_Right, ALT_SHIFT)
    assert desk.window.status.sentence.text() == "There is no node at the right of NODE4"


def test_a_note_is_moved_with_the_keyboard(desk: TestDesk) -> None:
    desk.session.do("Note", add_note(desk.session.snapshot, "A note", place=NotePlace("n1", "top left", 50, 60)))
    desk.bench.select(["note1"])
    desk.turn()
    desk.press(desk.bench.canvas, Qt.Key.Key_Down, ALT_SHIFT)
    desk.press(desk.bench.canvas, Qt.Key.Key_Left, ALT_SHIFT)
    note = desk.session.snapshot.notes["note1"]
    assert (note.dx, note.dy) == (42, 68)


def test_control_and_an_arrow_offer_a_connected_neighbour(canvas: Canvas, hand: Hand, session: Session) -> None:
    canvas.select(("g2",))
    canvas.setFocus()
    hand.key(Qt.Key.Key_Right, CONTROL)
    (menu,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible())
    next(action for action in menu.actions() if action.text() == "Disk").trigger()
    menu.close()
    (new,) = canvas.selection()
    assert group_of_disk(session.snapshot, new) == "g2"


def test_a_disk_with_logs_on_it_tells_that_they_stay(canvas: Canvas, hand: Hand, session: Session) -> None:
    told: list[str] = []
    canvas.told.connect(told.append)
    disk = next(one.log_disk for one in session.snapshot.storage_groups.values() if one.log_disk is not None)
    hand.press(disk)
    hand.move("g4")
    assert "the logs of First Storage Group" in told[-1]
    assert "of EVS1 stay on it" in told[-1]
    canvas.cancel_gesture()


def test_a_second_dtc_group_and_a_further_node_have_places_too(desk: TestDesk) -> None:
    draft = Draft(desk.session.snapshot)
    draft.do(add_dtc_group(draft.snapshot, desk.session.catalog, "n4"))
    draft.do(add_node(draft.snapshot, desk.session.catalog))
    desk.session.do("More", draft.diff)
    desk.bench.select(["n5"])
    desk.turn()
    desk.press(desk.bench.canvas, Qt.Key.Key_Left, ALT_SHIFT)
    assert order_of(desk.bench.canvas, "nodes")[-2:] == ["n5", "n4"]
