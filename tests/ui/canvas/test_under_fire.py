"""Gestures in bad moments: undo in the middle, a window without a size, an animation under way, keys at random."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from designer.app.session import Session
from designer.edits.nodes import add_node
from designer.edits.notes import add_note
from designer.edits.objects import delete
from designer.model.diff import changing
from designer.model.notes import NotePlace
from designer.model.snapshot import Snapshot
from designer.ui.canvas.view import Canvas
from tests.support.strategies import HOSTILE_TEXTS
from tests.ui.hands import Hand

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
GESTURES = ("move", "copy", "connect", "note", "widen", "band", "palette", "new note")


def steps(session: Session, count: int = 20) -> list[Snapshot]:
    """Edits to take back: the designs before each of them."""
    seen = []
    for _ in range(count):
        seen.append(session.snapshot)
        session.do("Add node", add_node(session.snapshot, session.catalog))
    return seen


def begin(canvas: Canvas, hand: Hand, gesture: str) -> None:
    """Have a gesture under way, in its middle."""
    if gesture == "palette":
        hand.bring("evs", "n4")
    elif gesture == "new note":
        hand.bring("note", "n4")
    elif gesture == "band":
        hand.press((10.0, 10.0))
        hand.move((500.0, 300.0))
    elif gesture == "connect":
        hand.press(hand.dot("g2", "right"))
        hand.move("n2")
    elif gesture in ("note", "widen"):
        area = canvas.settled.areas["note1"]
        hand.click((area.x + 4, area.y + 4))
        hand.press((area.x + 4, area.y + 4) if gesture == "note" else hand.dot("note1", "right"))
        hand.move((300.0, 300.0))
    else:
        hand.press("g3")
        hand.move("n4", CONTROL if gesture == "copy" else None)


def is_sound(canvas: Canvas) -> None:
    """The drawing is that of the design, and nothing hangs on the pointer."""
    assert not canvas.is_busy
    assert canvas.stage.carried == QPointF()
    assert not canvas.stage.cord.isVisible()
    assert canvas.stage.picture.primitives == canvas.settled.primitives
    fresh = Canvas(canvas.session)
    fresh.resize(canvas.size())
    fresh.select(canvas.selection())
    assert set(fresh.settled.areas) == set(canvas.settled.areas)
    fresh.deleteLater()


@pytest.fixture
def noted(session: Session) -> Session:
    session.do("Note", add_note(session.snapshot, "A note", place=NotePlace("n4", "bottom left", 5, 30)))
    return session


@pytest.mark.parametrize("gesture", GESTURES)
def test_twenty_undos_and_redos_during_a_gesture(canvas: Canvas, hand: Hand, noted: Session, gesture: str) -> None:
    before = steps(noted)
    begin(canvas, hand, gesture)
    for _ in range(20):
        noted.store.undo()
    assert noted.snapshot == before[0]
    for _ in range(20):
        noted.store.redo()
    hand.move((200.0, 200.0))
    hand.release()
    is_sound(canvas)
    assert len(noted.snapshot.nodes) == 24


def test_twenty_undos_and_redos_during_an_animation(canvas: Canvas, hand: Hand, noted: Session) -> None:
    before = steps(noted)
    canvas.set_reduced_motion(False)
    for _ in range(20):
        noted.store.undo()
        QApplication.processEvents()
    assert noted.snapshot == before[0]
    for _ in range(20):
        noted.store.redo()
    for _ in range(20):
        noted.store.undo()
    canvas.stage.motion.finish()
    is_sound(canvas)


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (1, 700), (3000, 2)])
@pytest.mark.parametrize("gesture", GESTURES)
def test_a_window_without_a_size_during_a_gesture(
    canvas: Canvas, hand: Hand, noted: Session, gesture: str, size: tuple[int, int]
) -> None:
    begin(canvas, hand, gesture)
    canvas.setMinimumSize(0, 0)
    canvas.resize(*size)
    canvas.render_now()
    canvas.cancel_gesture()
    canvas.resize(1100, 700)
    canvas.render_now()
    is_sound(canvas)


@pytest.mark.parametrize("gesture", GESTURES)
def test_what_is_dragged_or_aimed_at_goes_meanwhile(canvas: Canvas, hand: Hand, noted: Session, gesture: str) -> None:
    begin(canvas, hand, gesture)
    noted.do("Delete", delete(noted.snapshot, ["g3", "g2", "n4", "n2", "note1"]))
    hand.move((200.0, 200.0))
    hand.release()
    hand.take_away()
    is_sound(canvas)


@pytest.mark.parametrize("name", [text for text in HOSTILE_TEXTS if text.strip()] + ["x" * 10_000])
def test_hostile_names_in_every_menu_and_sentence(canvas: Canvas, hand: Hand, session: Session, name: str) -> None:
    session.do("As a file may say it", changing(session.snapshot, "groups", "g3", name=name))
    told: list[str] = []
    canvas.told.connect(told.append)
    hand.drag_with("g3", "n4", CONTROL)
    hand.press("g3")
    hand.move("n1")
    canvas.cancel_gesture()
    at = hand.point("g3")
    canvas.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, canvas.viewport().mapToGlobal(at)))
    for menu in [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu)]:
        menu.close()
    canvas.grab()
    assert told


def test_a_storm_of_events_leaves_a_sound_canvas(canvas: Canvas, hand: Hand, noted: Session) -> None:
    dice = random.Random(7)
    kinds = (QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease)
    buttons = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)
    held = (Qt.KeyboardModifier.NoModifier, CONTROL, SHIFT, CONTROL | SHIFT)
    for number in range(400):
        at = QPointF(dice.uniform(-30, 1130), dice.uniform(-30, 730))
        kind, button = dice.choice(kinds), dice.choice(buttons)
        event = QMouseEvent(kind, at, canvas.viewport().mapToGlobal(at), button, button, dice.choice(held))
        QApplication.sendEvent(canvas.viewport(), event)
        if number % 37 == 0:
            noted.store.undo()
        if number % 53 == 0:
            hand.key(dice.choice((Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Delete)))
    canvas.cancel_gesture()
    for menu in [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu)]:
        menu.close()
    if canvas.notepad is not None:
        canvas.notepad.take()
    is_sound(canvas)


def test_a_menu_key_opens_the_menu_of_what_is_selected(canvas: Canvas, hand: Hand) -> None:
    canvas.select(("g2",))
    at = QPoint(1, 1)
    canvas.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, canvas.viewport().mapToGlobal(at)))
    (menu,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible())
    texts = [action.text() for action in menu.actions()]
    for wanted in ("Rename", "Delete", "Add Connected", "Add Callout", "Move to", "Failover"):
        assert wanted in texts
    menu.close()


def test_deleting_from_the_menu_tells_beforehand_what_goes_along(canvas: Canvas, hand: Hand) -> None:
    told: list[str] = []
    canvas.told.connect(told.append)
    canvas.select(("n4",))
    menu = canvas.menu_of("n4")
    action = next(one for one in menu.actions() if one.text() == "Delete")
    menu.setActiveAction(action)
    assert told[-1].startswith("Delete NODE4: 2 addresses and 3 entries among preferred owners go with it")
    menu.deleteLater()
