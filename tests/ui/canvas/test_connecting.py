"""Dots at what is selected or pointed at, and the lines that are drawn from them, with real events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QMenu

from designer.app.session import Session
from designer.edits.draft import Draft
from designer.edits.objects import delete
from designer.edits.surroundings import add_array, add_fabric
from designer.topology.evs import group_of_disk
from designer.ui.canvas.handles import HIT, SIZE, Handle
from designer.ui.canvas.view import Canvas
from tests.ui.hands import Hand

EMPTY = (700.0, 5.0)


def shown(canvas: Canvas) -> set[str]:
    return {handle.subject for handle in canvas.stage.dots.shown}


def pixel_of(canvas: Canvas, handle: Handle) -> QPointF:
    return canvas.stage.dots.centre(handle, canvas.viewportTransform())


def entries() -> dict[str, QMenu]:
    menus = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()]
    return {action.text(): menu for menu in menus for action in menu.actions()}


def choose(text: str) -> None:
    menu = entries()[text]
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()


def test_dots_are_shown_at_what_is_pointed_at_and_at_the_one_selected_object(canvas: Canvas, hand: Hand) -> None:
    assert shown(canvas) == set()
    hand.click("n4")
    hand.hover("g2")
    assert shown(canvas) == {"n4", "g2"}
    canvas.select(("n4", "n3"))
    hand.hover(EMPTY)
    assert shown(canvas) == set()


def test_dots_keep_their_size_at_every_zoom(canvas: Canvas, hand: Hand) -> None:
    hand.click("n4")
    for _ in range(4):
        middle = pixel_of(canvas, Handle("n4", "top"))
        for away, found in ((0.0, True), (HIT / 2 - 1, True), (HIT / 2 + 2, False)):
            assert (canvas.handle_at(middle - QPointF(0, away)) is not None) == found
        canvas.zoom_in()


def test_between_neighbours_only_the_dot_itself_is_the_handle(canvas: Canvas, hand: Hand) -> None:
    hand.click("d3")
    middle = pixel_of(canvas, Handle("d3", "top"))
    at = canvas.to_scene(middle)
    assert canvas.settled.at(at.x(), at.y()) == "d2"
    assert canvas.handle_at(middle) == Handle("d3", "top")
    assert canvas.handle_at(middle + QPointF(SIZE, 0)) is None


def test_the_way_from_a_card_to_its_dot_keeps_the_dot(canvas: Canvas, hand: Hand) -> None:
    at = hand.dot("n4", "right")
    hand.hover(at)
    assert "n4" in shown(canvas)
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.CrossCursor


def test_a_node_is_connected_to_a_network(canvas: Canvas, hand: Hand, session: Session) -> None:
    gone = next(one.id for one in session.snapshot.interfaces.values() if (one.node, one.network) == ("n3", "net1"))
    session.do("Delete", delete(session.snapshot, [gone]))
    hand.drag(hand.dot("n3", "bottom"), "net1")
    (new,) = (one for one in session.snapshot.interfaces.values() if (one.node, one.network) == ("n3", "net1"))
    assert new.address
    assert session.store.undo_label == f"Connect NODE3 to {session.snapshot.networks['net1'].name}"


def test_a_node_is_connected_to_an_array(hand: Hand, session: Session) -> None:
    draft = Draft(session.snapshot)
    draft.do(add_array(draft.snapshot, session.catalog))
    draft.do(add_fabric(draft.snapshot, session.catalog))
    lost = [path.id for path in draft.snapshot.paths.values() if path.node == "n4"]
    draft.do(delete(draft.snapshot, lost))
    session.do("Array", draft.diff)
    area = hand.canvas.settled.areas["arr1"]
    hand.drag(hand.dot("n4", "bottom"), (area.x + 4, area.y + 4))
    assert [path.node for path in session.snapshot.paths.values()].count("n4") == 1


def test_a_group_is_led_to_one_more_preferred_owner(hand: Hand, session: Session) -> None:
    before = session.snapshot.groups["g2"].preferred_owners
    assert "n2" not in before
    hand.drag(hand.dot("g2", "right"), "n2")
    assert session.snapshot.groups["g2"].preferred_owners == (*before, "n2")
    assert session.snapshot.groups["g2"].owner == "n1"


def test_a_disk_is_led_to_a_group(hand: Hand, session: Session) -> None:
    hand.drag(hand.dot("d2", "left"), "g4")
    assert group_of_disk(session.snapshot, "d2") == "g4"


def test_before_the_release_the_line_tells_what_it_will_cause(canvas: Canvas, hand: Hand, session: Session) -> None:
    before, told = session.snapshot, list[str]()
    canvas.told.connect(told.append)
    hand.press(hand.dot("d1", "left"))
    hand.move("g2")
    assert told[-1].startswith("Makes Q: a resource of EVS1 instead of Cluster Group")
    assert "Brings error" in told[-1]
    assert canvas.stage.cord.isVisible()
    assert session.snapshot is before
    hand.release()
    assert not canvas.stage.cord.isVisible()
    assert told[-1] == ""


def test_what_cannot_be_connected_says_why_and_nothing_happens(canvas: Canvas, hand: Hand, session: Session) -> None:
    before, told = session.snapshot, list[str]()
    canvas.told.connect(told.append)
    hand.press(hand.dot("n2", "top"))
    hand.move("srv1")
    assert told[-1] == "Nothing connects a node with a server"
    hand.release()
    assert session.snapshot is before
    hand.drag(hand.dot("n2", "top"), "net2")
    assert session.snapshot is before


@pytest.mark.parametrize("way", ["escape", "right button"])
def test_a_cancelled_line_leaves_no_trace(canvas: Canvas, hand: Hand, session: Session, way: str) -> None:
    before = session.snapshot
    hand.press(hand.dot("g2", "right"))
    hand.move("n2")
    if way == "escape":
        hand.key(Qt.Key.Key_Escape)
    else:
        hand.press("n2", Qt.MouseButton.RightButton)
    hand.release()
    assert session.snapshot is before
    assert not canvas.stage.cord.isVisible()
    assert not canvas.is_busy
    assert canvas.stage.picture.primitives == canvas.settled.primitives


def test_released_on_empty_paper_a_line_offers_what_is_new(canvas: Canvas, hand: Hand, session: Session) -> None:
    hand.drag(hand.dot("g2", "right"), EMPTY)
    assert {"Node", "Disk"} <= entries().keys()
    choose("Disk")
    new = max(session.snapshot.disks, key=lambda disk: int(disk[1:]))
    assert group_of_disk(session.snapshot, new) == "g2"
    assert canvas.selection() == (new,)
    session.store.undo()
    assert new not in session.snapshot.disks


def test_a_click_on_a_dot_offers_the_same(hand: Hand, session: Session) -> None:
    hand.click(hand.dot("net1", "right"))
    choose("Node")
    assert "n5" in session.snapshot.nodes


def test_no_dots_where_nothing_may_be_changed(canvas: Canvas, hand: Hand, session: Session) -> None:
    session.too_new = "Written by a newer program"
    hand.click("n4")
    assert shown(canvas) == set()


def test_no_dots_while_a_failover_is_watched(canvas: Canvas, hand: Hand) -> None:
    canvas.set_mode("failover")
    hand.click("n4")
    assert shown(canvas) == set()


def end_of(canvas: Canvas, interface: str) -> tuple[float, float]:
    """Where the line of an interface meets its network."""
    return canvas.settled.wires[interface][-1]


def test_a_cable_is_selected_and_led_to_another_network(canvas: Canvas, hand: Hand, session: Session) -> None:
    gone = next(one.id for one in session.snapshot.interfaces.values() if (one.node, one.network) == ("n4", "net2"))
    session.do("Delete", delete(session.snapshot, [gone]))
    cable = next(one.id for one in session.snapshot.interfaces.values() if one.node == "n4")
    start, end = canvas.settled.wires[cable]
    hand.click((start[0], (start[1] + end[1]) / 2))
    assert canvas.selection() == (cable,)
    hand.drag(end_of(canvas, cable), "net2")
    record = session.snapshot.interfaces[cable]
    assert record.network == "net2"
    assert record.address.startswith(session.snapshot.networks["net2"].subnet.rpartition(".")[0])
    session.store.undo()
    assert session.snapshot.interfaces[cable].network == "net1"


def test_a_cable_is_not_led_where_there_is_one_already(canvas: Canvas, hand: Hand, session: Session) -> None:
    before, told = session.snapshot, list[str]()
    canvas.told.connect(told.append)
    cable = next(one.id for one in session.snapshot.interfaces.values() if (one.node, one.network) == ("n1", "net1"))
    start, end = canvas.settled.wires[cable]
    hand.click((start[0], (start[1] + end[1]) / 2))
    hand.press(end_of(canvas, cable))
    hand.move("net2")
    assert told[-1] == f"NODE1 has an adapter on {before.networks['net2'].name} already"
    hand.release()
    assert session.snapshot is before
