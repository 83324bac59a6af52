"""Working on the networks with mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designer.app.session import Session
from designer.drawing.networks import by_priority
from designer.edits.objects import delete
from designer.topology.evs import ADDRESS
from designer.ui.canvas.renaming import NameEditor
from designer.ui.canvas.view import Canvas
from tests.support.samples import node, resource
from tests.ui.hands import Hand


@pytest.fixture(autouse=True)
def networks(canvas: Canvas) -> None:
    canvas.set_view("networks")


def face(session: Session, owner: str, network: str) -> str:
    faces = session.snapshot.interfaces.values()
    return next(one.id for one in faces if (one.node, one.network) == (owner, network))


def editor(canvas: Canvas) -> NameEditor:
    found = canvas.viewport().findChild(NameEditor)
    assert isinstance(found, NameEditor)
    return found


def corner(canvas: Canvas, network: str) -> tuple[float, float]:
    """A point of a network's lane where nothing else is."""
    area = canvas.settled.areas[network]
    return (area.x + 20, area.bottom - 6)


def test_dragging_a_network_above_another_gives_it_the_priority(session: Session, canvas: Canvas, hand: Hand) -> None:
    first, second = by_priority(session.snapshot)
    top = canvas.settled.areas[first]
    hand.press(corner(canvas, second))
    hand.move((top.x + 20, top.y + 4))
    assert canvas.preview.effect is not None
    assert "priority 1" in canvas.preview.effect.says
    hand.release()
    assert by_priority(session.snapshot) == [second, first]
    assert [session.snapshot.networks[one].priority for one in (second, first)] == [1, 2]
    session.store.undo()
    assert by_priority(session.snapshot) == [first, second]


def test_a_dragged_network_that_goes_back_changes_nothing(session: Session, canvas: Canvas, hand: Hand) -> None:
    first, second = by_priority(session.snapshot)
    before = session.snapshot
    hand.press(corner(canvas, second))
    hand.move(corner(canvas, first))
    hand.key(Qt.Key.Key_Escape)
    hand.release()
    assert session.snapshot is before


def test_a_line_from_a_node_to_a_network_makes_an_interface_with_a_free_address(
    session: Session, canvas: Canvas, hand: Hand
) -> None:
    first = by_priority(session.snapshot)[0]
    owner = node(session.snapshot, "NODE3")
    canvas.select((face(session, owner, first),))
    hand.key(Qt.Key.Key_Delete)
    assert not [one for one in session.snapshot.interfaces.values() if (one.node, one.network) == (owner, first)]
    area = canvas.settled.areas[owner]
    hand.move_once(area.centre)
    below = canvas.mapFromScene(area.centre[0], area.bottom)
    hand.press(tuple_of(canvas, below.x(), below.y() + 7))
    hand.move(corner(canvas, first))
    hand.release()
    made = session.snapshot.interfaces[face(session, owner, first)]
    taken = [one.address for one in session.snapshot.interfaces.values() if one.network == first]
    assert made.address
    assert taken.count(made.address) == 1


def tuple_of(canvas: Canvas, x: float, y: float) -> tuple[float, float]:
    point = canvas.mapToScene(round(x), round(y))
    return (point.x(), point.y())


def test_an_interface_that_is_dragged_to_another_network_gets_an_address_of_it(
    session: Session, canvas: Canvas, hand: Hand
) -> None:
    first, second = by_priority(session.snapshot)
    owner = node(session.snapshot, "NODE2")
    gone = face(session, owner, second)
    canvas.select((gone,))
    hand.key(Qt.Key.Key_Delete)
    moved = face(session, owner, first)
    before = session.snapshot.interfaces[moved].address
    hand.drag(moved, corner(canvas, second))
    assert session.snapshot.interfaces[moved].network == second
    assert session.snapshot.interfaces[moved].address != before


def test_an_address_of_a_server_is_dragged_to_another_network(session: Session, canvas: Canvas, hand: Hand) -> None:
    first, _ = by_priority(session.snapshot)
    holder = resource(session.snapshot, "EVS2", ADDRESS)
    hand.press(holder)
    hand.move(corner(canvas, first))
    assert canvas.preview.effect is not None
    hand.release()
    assert session.snapshot.resources[holder].network == first
    assert str(session.snapshot.resources[holder].properties["Address"]).startswith("10.")


def test_an_address_is_written_where_it_stands(session: Session, canvas: Canvas, hand: Hand) -> None:
    first = by_priority(session.snapshot)[0]
    holder = face(session, node(session.snapshot, "NODE1"), first)
    hand.click(holder)
    hand.key(Qt.Key.Key_F2)
    assert editor(canvas).text() == session.snapshot.interfaces[holder].address
    assert editor(canvas).accessibleName() == "Address"
    editor(canvas).selectAll()
    QTest.keyClicks(editor(canvas), "10.10.10.77")
    QTest.keyClick(editor(canvas), Qt.Key.Key_Return)
    assert session.snapshot.interfaces[holder].address == "10.10.10.77"


@pytest.mark.parametrize(("typed", "said"), [("10.99.0.1", "subnet"), ("10.10.10.2", "NODE2"), ("nonsense", "not an")])
def test_what_speaks_against_an_address_is_said_while_it_is_typed(
    session: Session, canvas: Canvas, hand: Hand, typed: str, said: str
) -> None:
    holder = face(session, node(session.snapshot, "NODE1"), by_priority(session.snapshot)[0])
    canvas.rename(holder)
    editor(canvas).selectAll()
    QTest.keyClicks(editor(canvas), typed)
    assert said in editor(canvas).accessibleDescription()
    QTest.keyClick(editor(canvas), Qt.Key.Key_Escape)


def test_what_is_no_address_stays_in_the_editor(session: Session, canvas: Canvas) -> None:
    holder = face(session, node(session.snapshot, "NODE1"), by_priority(session.snapshot)[0])
    before = session.snapshot
    canvas.rename(holder)
    editor(canvas).selectAll()
    QTest.keyClicks(editor(canvas), "10.10")
    QTest.keyClick(editor(canvas), Qt.Key.Key_Return)
    assert "such as" in editor(canvas).accessibleDescription()
    assert session.snapshot is before
    QTest.keyClick(editor(canvas), Qt.Key.Key_Escape)


def test_an_address_whose_interface_goes_meanwhile_is_not_written(session: Session, canvas: Canvas) -> None:
    interface = face(session, node(session.snapshot, "NODE1"), by_priority(session.snapshot)[0])
    canvas.rename(interface)
    QTest.keyClicks(editor(canvas), "10.0.0.99")
    session.do("Delete", delete(session.snapshot, [interface]))
    after = session.snapshot
    canvas.setFocus()
    QTest.qWait(1)
    assert session.snapshot is after
    assert canvas.viewport().findChild(NameEditor) is None


def test_a_network_from_the_palette_arrives_with_every_node_on_it(session: Session, canvas: Canvas, hand: Hand) -> None:
    assert hand.bring("network:private", corner(canvas, by_priority(session.snapshot)[0]))
    hand.drop()
    assert len(session.snapshot.networks) == 3
    assert len(session.snapshot.interfaces) == 3 * len(session.snapshot.nodes)


def test_a_disk_has_no_place_among_the_networks(session: Session, canvas: Canvas, hand: Hand) -> None:
    assert not hand.bring("disk", corner(canvas, by_priority(session.snapshot)[0]))


def test_a_double_click_on_a_network_renames_it(session: Session, canvas: Canvas, hand: Hand) -> None:
    network = by_priority(session.snapshot)[0]
    QTest.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=hand.point(corner(canvas, network)))
    assert editor(canvas).accessibleName() == "Name"
    assert editor(canvas).text() == session.snapshot.name_of(network)
    QTest.keyClick(editor(canvas), Qt.Key.Key_Escape)


def test_nodes_are_put_in_order_by_dragging_them(session: Session, canvas: Canvas, hand: Hand) -> None:
    first, last = node(session.snapshot, "NODE1"), node(session.snapshot, "NODE4")
    area = canvas.settled.areas[last]
    hand.drag(first, (area.right - 4, area.y + 14))
    areas = canvas.settled.areas
    assert areas[first].x > areas[last].x


def test_while_a_failover_is_watched_faults_are_dropped_on_networks(
    session: Session, canvas: Canvas, hand: Hand
) -> None:
    struck: list[object] = []
    canvas.dropped_fault.connect(struck.append)
    canvas.set_mode("failover")
    network = by_priority(session.snapshot)[0]
    assert not hand.bring("network:private", corner(canvas, network))
    assert hand.bring("fault:network", corner(canvas, network))
    hand.drop()
    assert struck == [("network", network)]


def test_while_a_failover_is_watched_nothing_is_edited(session: Session, canvas: Canvas, hand: Hand) -> None:
    canvas.set_mode("failover")
    before = session.snapshot
    first, second = by_priority(session.snapshot)
    hand.drag(corner(canvas, second), corner(canvas, first))
    canvas.rename(face(session, node(session.snapshot, "NODE1"), first))
    assert canvas.viewport().findChild(NameEditor) is None
    assert session.snapshot is before


def test_of_what_stands_on_a_dragged_network_no_line_stays_behind(session: Session, canvas: Canvas, hand: Hand) -> None:
    second = by_priority(session.snapshot)[1]
    holder = resource(session.snapshot, "EVS1", ADDRESS)
    at = canvas.mapFromScene(canvas.settled.areas[holder].x - 4.5, canvas.settled.areas[holder].centre[1] - 4)
    before = canvas.grab().toImage().pixelColor(at)
    hand.press(corner(canvas, second))
    hand.move((canvas.settled.areas[second].x + 20, canvas.settled.areas[second].bottom + 300))
    while_dragged = canvas.grab().toImage().pixelColor(at)
    hand.key(Qt.Key.Key_Escape)
    hand.release()
    assert while_dragged != before
    assert while_dragged.lightness() > before.lightness()
