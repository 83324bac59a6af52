"""Working on the ownership matrix with mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from designer.app.session import Session
from designer.drawing.owners import Cell, cell_rect
from designer.topology.ownership import group_owners
from designer.ui.canvas.view import Canvas
from tests.support.samples import group, node, resource
from tests.ui.hands import Hand


@pytest.fixture(autouse=True)
def matrix(canvas: Canvas) -> None:
    canvas.set_view("owners")


def middle(canvas: Canvas, row: str, column: str) -> tuple[float, float]:
    rect = cell_rect(canvas.settled, Cell(row, column))
    assert rect is not None
    return rect.centre


def test_a_click_makes_a_node_no_possible_owner_and_another_makes_it_one_again(
    session: Session, canvas: Canvas, hand: Hand
) -> None:
    evs, there = group(session.snapshot, "EVS1"), node(session.snapshot, "NODE2")
    before = session.snapshot
    hand.click(middle(canvas, evs, there))
    assert there not in group_owners(session.snapshot, evs)
    hand.click(middle(canvas, evs, there))
    assert session.snapshot.resources == before.resources
    assert canvas.selection() == (evs,)


def test_what_a_click_does_is_said_before_it_is_done(session: Session, canvas: Canvas, hand: Hand) -> None:
    evs, home = group(session.snapshot, "EVS1"), node(session.snapshot, "NODE1")
    before = session.snapshot
    hand.press(middle(canvas, evs, home))
    hand.move(middle(canvas, evs, home))
    assert canvas.preview.effect is not None
    assert "no possible owner" in canvas.preview.effect.says
    assert canvas.preview.gravity is not None
    hand.key(Qt.Key.Key_Escape)
    hand.release()
    assert session.snapshot is before


def test_where_owners_differ_a_resource_is_set_alone(session: Session, canvas: Canvas, hand: Hand) -> None:
    evs, disk = group(session.snapshot, "EVS1"), resource(session.snapshot, "EVS1", "physical-disk")
    there = node(session.snapshot, "NODE2")
    from designer.edits.owners import toggle_possible

    session.do("One disk", toggle_possible(session.snapshot, disk, there))
    assert disk in canvas.settled.areas
    hand.click(middle(canvas, disk, there))
    assert there in group_owners(session.snapshot, evs)
    assert disk not in canvas.settled.areas


def test_a_drag_along_the_row_changes_places(session: Session, canvas: Canvas, hand: Hand) -> None:
    evs = group(session.snapshot, "EVS1")
    first, second = session.snapshot.groups[evs].preferred_owners[:2]
    hand.press(middle(canvas, evs, first))
    hand.move(middle(canvas, evs, second))
    assert canvas.preview.effect is not None
    assert "prefers" in canvas.preview.effect.says
    hand.release()
    assert session.snapshot.groups[evs].preferred_owners[:2] == (second, first)


def test_a_drag_out_of_the_row_does_nothing(session: Session, canvas: Canvas, hand: Hand) -> None:
    evs, other = group(session.snapshot, "EVS1"), group(session.snapshot, "EVS2")
    before, here = session.snapshot, node(session.snapshot, "NODE1")
    hand.drag(middle(canvas, evs, here), middle(canvas, other, here))
    assert session.snapshot is before


def test_the_keyboard_alone_sets_everything(session: Session, canvas: Canvas, hand: Hand) -> None:
    said: list[str] = []
    canvas.told.connect(said.append)
    evs = group(session.snapshot, "EVS1")
    canvas.select((evs,))
    canvas.setFocus()
    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Right)
    there = node(session.snapshot, "NODE2")
    assert canvas.cell == Cell(evs, there)
    assert "no possible owner" in said[-1]
    hand.key(Qt.Key.Key_Space)
    assert there not in group_owners(session.snapshot, evs)
    hand.key(Qt.Key.Key_Space)
    assert there in group_owners(session.snapshot, evs)
    hand.key(Qt.Key.Key_1)
    assert session.snapshot.groups[evs].preferred_owners[0] == there
    hand.key(Qt.Key.Key_0)
    assert there not in session.snapshot.groups[evs].preferred_owners
    hand.key(Qt.Key.Key_Escape)
    assert canvas.cell is None


def test_every_touch_is_one_step_to_undo(session: Session, canvas: Canvas, hand: Hand) -> None:
    evs, there = group(session.snapshot, "EVS1"), node(session.snapshot, "NODE3")
    before = session.snapshot
    hand.click(middle(canvas, evs, there))
    session.store.undo()
    assert session.snapshot.resources == before.resources


def test_the_tip_foretells_the_click(session: Session, canvas: Canvas, hand: Hand) -> None:
    evs, there = group(session.snapshot, "EVS1"), node(session.snapshot, "NODE2")
    at = hand.point(middle(canvas, evs, there))
    assert "no possible owner" in canvas.tip_at(at)


def test_a_cell_whose_node_is_gone_is_forgotten(session: Session, canvas: Canvas, hand: Hand) -> None:
    evs, there = group(session.snapshot, "EVS1"), node(session.snapshot, "NODE2")
    canvas.set_cell(Cell(evs, there))
    canvas.select((there,))
    canvas.set_view("topology")
    hand.key(Qt.Key.Key_Delete)
    canvas.set_view("owners")
    hand.key(Qt.Key.Key_Space)
    assert there not in session.snapshot.nodes
