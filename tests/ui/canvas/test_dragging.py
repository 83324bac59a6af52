"""Dragging what is there and dropping what is new, with real events; the design must be what the user meant."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from designer.app.session import Session
from designer.edits.draft import Draft
from designer.edits.surroundings import add_array, add_site
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


def test_a_server_is_dragged_along_its_lane(canvas: Canvas, hand: Hand, session: Session) -> None:
    before = session.snapshot
    area = canvas.settled.areas["srv1"]
    hand.drag("srv2", (area.x + 4, area.centre[1]))
    assert order_of(canvas, "servers") == ["srv2", "srv1"]
    assert session.snapshot.servers == before.servers
    assert canvas.selection() == ("srv2",)


def with_sites(session: Session) -> None:
    """The first two nodes at one site, the others at another."""
    draft = Draft(session.snapshot)
    for name in ("Berlin", "Hamburg"):
        draft.do(add_site(draft.snapshot, name))
    for node in ("n3", "n4"):
        draft.change("nodes", node, site="site2")
    session.do("Sites", draft.diff)


def test_a_node_is_dragged_to_another_site(canvas: Canvas, hand: Hand, session: Session) -> None:
    with_sites(session)
    hand.drag("n1", beside(canvas, "n3", 0.9))
    assert session.snapshot.nodes["n1"].site == "site2"
    assert order_of(canvas, "nodes") == ["n2", "n3", "n1", "n4"]
    assert session.store.undo_label == "Move NODE1 to Hamburg"


def test_a_site_is_dragged_with_its_nodes(canvas: Canvas, hand: Hand, session: Session) -> None:
    with_sites(session)
    frames = canvas.settled.areas["site1"], canvas.settled.areas["site2"]
    hand.drag((frames[0].right - 3, frames[0].y + 3), (frames[1].right - 9, frames[1].y + 3))
    assert order_of(canvas, "sites") == ["site2", "site1"]
    assert order_of(canvas, "nodes") == ["n3", "n4", "n1", "n2"]


def test_a_disk_is_dragged_to_another_array(canvas: Canvas, hand: Hand, session: Session) -> None:
    draft = Draft(session.snapshot)
    for _ in range(2):
        draft.do(add_array(draft.snapshot, session.catalog))
    session.do("Arrays", draft.diff)
    hand.drag("d2", "arr2")
    assert session.snapshot.disks["d2"].array == "arr2"
    assert group_of_disk(session.snapshot, "d2") == "g2"


@pytest.mark.parametrize("item", ["outside:domain-controller", "outside:front-end", "array", "fabric"])
def test_what_is_new_around_the_cluster_hangs_on_the_pointer_as_it_will_be(
    canvas: Canvas, hand: Hand, session: Session, item: str
) -> None:
    before = set(canvas.settled.areas)
    assert hand.bring(item, "n2")
    (new,) = set(canvas.stage.picture.areas) - before
    assert canvas.stage.carried != QPointF()
    hand.drop()
    assert canvas.selection() == (new,)
    assert new in canvas.settled.areas


def test_the_first_site_is_told_and_the_second_one_shown(canvas: Canvas, hand: Hand, session: Session) -> None:
    told: list[str] = []
    canvas.told.connect(told.append)
    assert hand.bring("site", "n2")
    assert told[-1] == "Adds Site 1, where 6 objects stand"
    hand.drop()
    assert hand.bring("site", "n2")
    assert "site2" in canvas.stage.picture.areas
    hand.drop()
    assert canvas.selection() == ("site2",)


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


DRAGS = [("n1", "n3"), ("g3", "n4"), ("d2", "g3"), ("net1", "net2"), ("srv1", (700.0, 38.0))]
ITEMS = [("node", "n2"), ("disk", "g2"), ("evs", "n4"), ("network:private", "n1"), ("array", "n1"), ("site", "n2")]


@pytest.mark.parametrize(("start", "end"), DRAGS)
def test_nothing_changes_before_the_release(
    hand: Hand, session: Session, start: str, end: str | tuple[float, float]
) -> None:
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
    canvas: Canvas, hand: Hand, session: Session, way: str, start: str, end: str | tuple[float, float]
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
