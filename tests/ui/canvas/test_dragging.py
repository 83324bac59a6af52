"""Dragging what is there and dropping what is new, with real events; the design must be what the user meant."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from designer.app.session import Session
from designer.topology.evs import SYSTEM_ATTENDANT, group_of_disk, of_type
from designer.topology.ownership import home_node
from designer.ui.canvas.view import Canvas
from tests.ui.hands import Hand

EMPTY = (700.0, 5.0)


def order_of(canvas: Canvas, table: str) -> list[str]:
    """The objects of a lane from left to right."""
    areas = {key: area for key, area in canvas.settled.areas.items() if key in canvas.session.snapshot.table(table)}
    return sorted(areas, key=lambda key: areas[key].x)


def beside(canvas: Canvas, node: str, share: float) -> tuple[float, float]:
    area = canvas.settled.areas[node]
    return (area.x + area.w * share, area.y + 20)


def test_a_node_is_dragged_along_its_row(canvas: Canvas, hand: Hand, session: Session) -> None:
    before = session.snapshot
    hand.drag("n1", beside(canvas, "n3", 0.9))
    assert order_of(canvas, "nodes") == ["n2", "n3", "n1", "n4"]
    assert session.snapshot.nodes == before.nodes
    session.store.undo()
    assert order_of(canvas, "nodes") == ["n1", "n2", "n3", "n4"]


def test_a_group_dragged_to_a_node_gets_it_as_home(canvas: Canvas, hand: Hand, session: Session) -> None:
    hand.drag("g3", "n4")
    group = session.snapshot.groups["g3"]
    assert group.owner == "n4"
    assert group.preferred_owners[:2] == ("n4", "n2")
    assert session.store.undo_label == "Move EVS2 to NODE4"
    assert canvas.selection() == ("g3",)


def test_a_group_dragged_to_its_own_node_stays(hand: Hand, session: Session) -> None:
    hand.drag("g3", "n2")
    assert session.store.undo_label is None


def test_a_disk_dragged_on_a_group_becomes_its_resource(hand: Hand, session: Session) -> None:
    hand.drag("d2", "g3")
    snapshot = session.snapshot
    assert group_of_disk(snapshot, "d2") == "g3"
    resource = next(one.id for one in snapshot.resources.values() if one.disk == "d2")
    attendant = of_type(snapshot, "g3", SYSTEM_ATTENDANT)[0].id
    assert (attendant, resource) in {(edge.dependent, edge.provider) for edge in snapshot.dependencies.values()}


def test_a_disk_dragged_on_a_stack_goes_to_its_group(hand: Hand, session: Session) -> None:
    hand.drag("d2", "d6")
    assert group_of_disk(session.snapshot, "d2") == group_of_disk(session.snapshot, "d6")


def test_a_disk_dragged_beside_the_stacks_is_in_no_group(canvas: Canvas, hand: Hand, session: Session) -> None:
    area = canvas.settled.areas["d1"]
    hand.drag("d2", (area.centre[0], area.bottom + 30))
    assert group_of_disk(session.snapshot, "d2") is None
    assert "d2" in session.snapshot.disks


def test_several_selected_disks_go_together(hand: Hand, session: Session) -> None:
    hand.click("d2")
    hand.click("d3", Qt.KeyboardModifier.ShiftModifier)
    hand.drag("d3", "g4")
    assert [group_of_disk(session.snapshot, disk) for disk in ("d2", "d3", "d4")] == ["g4", "g4", "g2"]
    session.store.undo()
    assert group_of_disk(session.snapshot, "d2") == "g2"


def test_a_disk_is_dragged_within_its_stack(canvas: Canvas, hand: Hand) -> None:
    area = canvas.settled.areas["d4"]
    hand.drag("d2", (area.centre[0], area.bottom))
    heights = {disk: canvas.settled.areas[disk].y for disk in ("d2", "d3", "d4")}
    assert sorted(heights, key=lambda disk: heights[disk]) == ["d3", "d4", "d2"]


@pytest.mark.parametrize(
    ("item", "place", "table", "count"),
    [
        ("node", "n4", "nodes", 1),
        ("disk", (700.0, 380.0), "disks", 1),
        ("evs", "n4", "groups", 1),
        ("network:private", EMPTY, "networks", 1),
        ("network:mixed", EMPTY, "networks", 1),
    ],
)
def test_a_palette_item_is_added_where_it_is_dropped(
    hand: Hand, session: Session, item: str, place: str | tuple[float, float], table: str, count: int
) -> None:
    before = len(session.snapshot.table(table))
    assert hand.bring(item, place)
    hand.drop()
    assert len(session.snapshot.table(table)) == before + count


def test_a_new_node_arrives_complete_and_in_its_place(canvas: Canvas, hand: Hand, session: Session) -> None:
    hand.bring("node", beside(canvas, "n2", 0.1))
    hand.drop()
    assert order_of(canvas, "nodes") == ["n1", "n5", "n2", "n3", "n4"]
    networks = {one.network for one in session.snapshot.interfaces.values() if one.node == "n5"}
    assert networks == set(session.snapshot.networks)
    assert canvas.selection() == ("n5",)


def test_a_new_evs_is_at_home_on_the_node_under_the_pointer(hand: Hand, session: Session) -> None:
    hand.bring("evs", "n4")
    hand.drop()
    assert home_node(session.snapshot, "g5") == "n4"


def test_a_new_disk_dropped_on_an_evs_is_given_to_it(hand: Hand, session: Session) -> None:
    hand.bring("disk", "g2")
    hand.drop()
    new = max(session.snapshot.disks, key=lambda disk: int(disk[1:]))
    assert group_of_disk(session.snapshot, new) == "g2"


def test_the_status_line_says_beforehand_what_a_drop_does_and_causes(canvas: Canvas, hand: Hand) -> None:
    told: list[str] = []
    canvas.told.connect(told.append)
    hand.press("g3")
    hand.move("n3")
    assert "Makes NODE3 the home and first preferred owner of EVS2" in told[-1]
    assert "Brings error" in told[-1]
    assert "EX-2.03" in told[-1]
    hand.release()
    assert told[-1] == ""


def test_an_unsupported_drop_is_done_and_reported(hand: Hand, session: Session) -> None:
    hand.drag("g3", "n3")
    assert home_node(session.snapshot, "g3") == "n3"
    assert any(finding.code == "EX-2.03" for finding in session.report.open)


DRAGS = [("n1", "n3"), ("g3", "n4"), ("d2", "g3"), ("net1", "net2")]
ITEMS = [("node", "n2"), ("disk", "g2"), ("evs", "n4"), ("network:private", "n1")]


@pytest.mark.parametrize(("start", "end"), DRAGS)
def test_nothing_changes_before_the_release(hand: Hand, session: Session, start: str, end: str) -> None:
    before = session.snapshot
    hand.press(start)
    hand.move(end)
    assert session.snapshot is before
    assert session.store.undo_label is None
    hand.canvas.cancel_gesture()


@pytest.mark.parametrize(("item", "place"), ITEMS)
def test_nothing_changes_before_the_drop(hand: Hand, session: Session, item: str, place: str) -> None:
    before = session.snapshot
    hand.bring(item, place)
    assert session.snapshot is before
    hand.take_away()
    assert session.snapshot is before


@pytest.mark.parametrize("way", ["escape", "right button"])
@pytest.mark.parametrize(("start", "end"), DRAGS)
def test_a_cancelled_drag_leaves_no_trace(
    canvas: Canvas, hand: Hand, session: Session, way: str, start: str, end: str
) -> None:
    before, drawn = session.snapshot, canvas.settled
    hand.press(start)
    hand.move(end)
    if way == "escape":
        hand.key(Qt.Key.Key_Escape)
    else:
        hand.press(end, Qt.MouseButton.RightButton)
    hand.release()
    assert session.snapshot is before
    assert canvas.stage.picture.primitives == canvas.settled.primitives
    assert canvas.settled.areas == drawn.areas


def test_a_drag_that_leaves_the_canvas_leaves_no_trace(canvas: Canvas, hand: Hand, session: Session) -> None:
    before = session.snapshot
    hand.bring("evs", "n4")
    assert "g5" in canvas.stage.picture.areas
    hand.take_away()
    assert "g5" not in canvas.stage.picture.areas
    assert session.snapshot is before


def test_the_preview_shows_what_the_drop_will_show(canvas: Canvas, hand: Hand) -> None:
    hand.bring("evs", "n4")
    promised = canvas.stage.picture
    hand.drop()
    canvas.select(())
    assert canvas.settled.primitives == promised.primitives


def test_a_design_that_may_not_be_changed_takes_no_drops(hand: Hand, session: Session) -> None:
    session.too_new = "Written by a newer program"
    assert not hand.bring("node", "n1")
    hand.drag("g3", "n4")
    assert session.store.undo_label is None


def test_a_foreign_drag_is_refused(hand: Hand) -> None:
    assert not hand.bring("", "n1")


def test_a_lone_click_moves_nothing(canvas: Canvas, hand: Hand, session: Session) -> None:
    hand.click("g3")
    assert canvas.selection() == ("g3",)
    assert session.store.undo_label is None


def test_an_edit_from_elsewhere_ends_the_drag(canvas: Canvas, hand: Hand, session: Session) -> None:
    from designer.edits.objects import delete

    hand.press("g3")
    hand.move("n4")
    session.do("Delete NODE4", delete(session.snapshot, ["n4"]))
    hand.release()
    assert not canvas.is_busy
    assert home_node(session.snapshot, "g3") == "n2"
