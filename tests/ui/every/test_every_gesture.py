"""Every gesture of the canvas is begun by real mouse events somewhere below; a new one needs a case here."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

import designer.ui.canvas
from designer.ui.canvas.gestures.base import Gesture
from designer.ui.canvas.hands import Hands
from tests.ui.desk import TestDesk
from tests.ui.hands import Hand

MIDDLE = Qt.MouseButton.MiddleButton


def all_gestures() -> set[str]:
    """The names of all kinds of gestures that there are."""
    for module in pkgutil.walk_packages(designer.ui.canvas.__path__, "designer.ui.canvas."):
        importlib.import_module(module.name)
    found, waiting = set(), [Gesture]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        found.add(kind.__name__)
    return found - {"Gesture", "DropGesture"}


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names of the gestures that were begun."""
    names: set[str] = set()
    take = Hands.take

    def noted(self: Hands, gesture: Gesture) -> None:
        names.add(type(gesture).__name__)
        take(self, gesture)

    monkeypatch.setattr(Hands, "take", noted)
    return names


def select(desk: TestDesk, hand: Hand) -> None:
    hand.click("n1")


def band(desk: TestDesk, hand: Hand) -> None:
    hand.drag((2.0, 2.0), (300.0, 200.0))


def pan(desk: TestDesk, hand: Hand) -> None:
    hand.press((2.0, 2.0), MIDDLE)
    hand.move((60.0, 60.0))
    hand.release(MIDDLE)


def move(desk: TestDesk, hand: Hand) -> None:
    hand.drag("n1", "n3")


def add(desk: TestDesk, hand: Hand) -> None:
    assert hand.bring("node", "n2")
    hand.drop()


def bring_note(desk: TestDesk, hand: Hand) -> None:
    hand.bring("note", (2.0, 2.0))
    hand.drop()


def fault(desk: TestDesk, hand: Hand) -> None:
    desk.window.enter("failover")
    assert hand.bring("fault:power", "n1")
    hand.drop()


def planned_move(desk: TestDesk, hand: Hand) -> None:
    desk.window.enter("failover")
    hand.drag("g2", "n4")


CASES: dict[str, Callable[[TestDesk, Hand], None]] = {
    "PressGesture": select,
    "BandGesture": band,
    "PanGesture": pan,
    "MoveGesture": move,
    "AddGesture": add,
    "BringNoteGesture": bring_note,
    "FaultGesture": fault,
    "PlannedMoveGesture": planned_move,
}

ELSEWHERE = {
    "ConnectGesture": "tests/ui/canvas/test_connecting.py",
    "CarryGesture": "tests/ui/canvas/test_views_storage.py",
    "PlaceGesture": "tests/ui/canvas/test_views_networks.py",
    "CellGesture": "tests/ui/canvas/test_views_owners.py",
    "LetterGesture": "tests/ui/canvas/test_views_storage.py",
    "MoveNoteGesture": "tests/ui/canvas/test_notes.py",
    "WidenNoteGesture": "tests/ui/canvas/test_notes.py",
}
"""Gestures of one view, with the test that does them with real events."""


def test_every_gesture_has_a_case() -> None:
    assert all_gestures() == {*CASES, *ELSEWHERE}
    root = Path(__file__).parents[3]
    assert all((root / path).exists() for path in ELSEWHERE.values())


@pytest.mark.parametrize("gesture", CASES)
def test_the_mouse_begins_it(desk: TestDesk, begun: set[str], gesture: str) -> None:
    desk.window.resize(1440, 900)
    desk.turn()
    CASES[gesture](desk, Hand(desk.bench.canvas))
    assert gesture in begun
    desk.turn()
    assert not desk.bench.canvas.is_busy
