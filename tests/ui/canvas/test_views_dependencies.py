"""Working on dependencies with mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from designer.app.session import Session
from designer.ui.canvas.handles import Handle
from designer.ui.canvas.view import Canvas
from tests.support.samples import group, resource
from tests.ui.hands import Hand

IP, NAME, ATTENDANT, STORE = "ip-address", "network-name", "exchange-system-attendant", "exchange-information-store"


@pytest.fixture(autouse=True)
def tree(session: Session, canvas: Canvas) -> None:
    canvas.set_view("dependencies", group(session.snapshot, "EVS1"))


@pytest.fixture
def of(session: Session) -> dict[str, str]:
    """The resources of EVS1 by type."""
    return {kind: resource(session.snapshot, "EVS1", kind) for kind in (IP, NAME, ATTENDANT, STORE)}


def edges(session: Session) -> set[tuple[str, str]]:
    return {(edge.dependent, edge.provider) for edge in session.snapshot.dependencies.values()}


def dot(canvas: Canvas, hand: Hand, handle: Handle) -> tuple[float, float]:
    """Let a dot be shown, and say where it is in the drawing."""
    if handle.subject in canvas.settled.areas:
        hand.move_once((2, 2))  # the pointer may be there from before
        hand.move_once(handle.subject)
    assert handle in canvas.stage.dots.shown
    centre = canvas.stage.dots.centre(handle, canvas.viewportTransform())
    at = canvas.to_scene(QPointF(centre))
    return (at.x(), at.y())


def test_a_line_from_the_left_dot_makes_a_resource_need_another(
    session: Session, canvas: Canvas, hand: Hand, of: dict[str, str]
) -> None:
    drawn = canvas.stage.picture
    hand.press(dot(canvas, hand, Handle(of[STORE], "left")))
    hand.move(of[IP])
    assert canvas.preview.effect is not None
    assert canvas.stage.picture == drawn, "nothing moves under the pointer"
    assert "will need" in canvas.preview.effect.says
    hand.release()
    assert (of[STORE], of[IP]) in edges(session)
    session.store.undo()
    assert (of[STORE], of[IP]) not in edges(session)


def test_a_line_from_the_right_dot_makes_it_needed(
    session: Session, canvas: Canvas, hand: Hand, of: dict[str, str]
) -> None:
    hand.press(dot(canvas, hand, Handle(of[IP], "right")))
    hand.move(of[STORE])
    hand.release()
    assert (of[STORE], of[IP]) in edges(session)


def test_a_circle_is_refused_with_the_reason_before_the_drop(
    session: Session, canvas: Canvas, hand: Hand, of: dict[str, str]
) -> None:
    said: list[str] = []
    canvas.told.connect(said.append)
    before = session.snapshot
    hand.press(dot(canvas, hand, Handle(of[IP], "left")))
    hand.move(of[ATTENDANT])
    assert canvas.preview.effect is None
    assert any("circle" in text for text in said)
    hand.release()
    assert session.snapshot is before


@pytest.mark.parametrize("how", ["escape", "right"])
def test_a_line_that_is_cancelled_connects_nothing(
    session: Session, canvas: Canvas, hand: Hand, of: dict[str, str], how: str
) -> None:
    before = session.snapshot
    hand.press(dot(canvas, hand, Handle(of[STORE], "left")))
    hand.move(of[IP])
    if how == "escape":
        hand.key(Qt.Key.Key_Escape)
    else:
        QTest.mousePress(canvas.viewport(), Qt.MouseButton.RightButton, pos=hand.point(of[IP]))
    hand.release()
    assert session.snapshot is before


def test_a_line_into_nothing_offers_new_resources(
    session: Session, canvas: Canvas, hand: Hand, of: dict[str, str]
) -> None:
    before = set(session.snapshot.resources)
    hand.press(dot(canvas, hand, Handle(of[NAME], "left")))
    hand.move((canvas.settled.width / 2, canvas.settled.height - 4))
    hand.release()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = {action.text().replace("&", ""): action for action in menu.actions()}
    texts["IP Address"].trigger()
    menu.close()
    (new,) = set(session.snapshot.resources) - before
    assert session.snapshot.resources[new].type == IP
    assert (of[NAME], new) in edges(session)


def test_a_dependency_is_selected_by_a_click_and_deleted(
    session: Session, canvas: Canvas, hand: Hand, of: dict[str, str]
) -> None:
    edge = next(one for one in session.snapshot.dependencies.values() if one.dependent == of[NAME])
    hand.click(on_line(canvas, edge.id))
    assert canvas.selection() == (edge.id,)
    hand.key(Qt.Key.Key_Delete)
    assert edge.id not in session.snapshot.dependencies


def on_line(canvas: Canvas, edge: str) -> tuple[float, float]:
    """A point of a line, not too near its end."""
    (x0, y0), (x1, y1) = canvas.settled.wires[edge][:2]
    return ((2 * x0 + x1) / 3, (2 * y0 + y1) / 3)


def test_the_end_of_a_dependency_is_led_to_another_resource(
    session: Session, canvas: Canvas, hand: Hand, of: dict[str, str]
) -> None:
    edge = next(one for one in session.snapshot.dependencies.values() if one.dependent == of[NAME])
    disk = resource(session.snapshot, "EVS1", "physical-disk")
    hand.click(on_line(canvas, edge.id))
    hand.press(dot(canvas, hand, Handle(edge.id, "end")))
    hand.move(disk)
    hand.release()
    assert session.snapshot.dependencies[edge.id].provider == disk


def test_a_resource_is_dropped_into_the_group(session: Session, canvas: Canvas, hand: Hand) -> None:
    before = set(session.snapshot.resources)
    assert hand.bring("resource:generic-service", (60, 60))
    hand.drop()
    (new,) = set(session.snapshot.resources) - before
    assert session.snapshot.resources[new].group == group(session.snapshot, "EVS1")


def test_a_node_has_no_place_among_dependencies(canvas: Canvas, hand: Hand) -> None:
    assert not hand.bring("node", (60, 60))


def test_alt_and_an_arrow_go_along_the_dependencies(
    session: Session, canvas: Canvas, hand: Hand, of: dict[str, str]
) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    canvas.select((of[NAME],))
    hand.key(Qt.Key.Key_Left, alt)
    assert canvas.selection() == (of[IP],)
    hand.key(Qt.Key.Key_Right, alt)
    assert canvas.selection() == (of[NAME],)
    hand.key(Qt.Key.Key_Right, alt)
    assert canvas.selection() == (of[ATTENDANT],)
