"""What a monkey does in the Document workspace, where the canvas is out of sight."""

from __future__ import annotations

from random import Random

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from designer.app.desk.words import Panel
from tests.ui.desk import TestDesk
from tests.ui.monkey.means import BUTTON, CTRL, KEY, NONE, WORDS, choose_from_popup, prepare_answers, press, write

PANELS: tuple[Panel, ...] = ("pages", "sections", "readiness", "paper", "registers")

ON_CANVAS = frozenset(
    {"click", "double-click", "drag", "wander", "wheel", "menu", "bring", "bring-foreign", "rename", "keys", "motion"}
    | {"field", "outline", "view", "time-strip"}
)
"""Gestures at what is out of sight here; one of these takes their place."""

READING = (KEY.Key_PageDown, KEY.Key_PageUp, KEY.Key_Home, KEY.Key_End, KEY.Key_Down, KEY.Key_Up, KEY.Key_Space)


def at_document(desk: TestDesk, dice: Random) -> None:
    """Read, turn sections on and off, write, fill in, add and delete; now and then leave."""
    prepare_answers(desk, dice)
    dice.choice([_read, _click, _button, _button, _list, _list, _write, _write, _leave])(desk, dice)
    if isinstance(QApplication.activePopupWidget(), QMenu):
        choose_from_popup(dice)


def _panels(desk: TestDesk) -> list[QWidget]:
    made = (desk.bench.sides.started(name) for name in PANELS)
    return [panel for panel in made if panel is not None and panel.isVisible()]


def _parts(desk: TestDesk, kind: type[QWidget]) -> list[QWidget]:
    found = [part for panel in _panels(desk) for part in panel.findChildren(kind)]
    return [part for part in found if part.isVisible() and part.isEnabled()]


def _read(desk: TestDesk, dice: Random) -> None:
    view = desk.bench.pages.view
    if not view.isVisible():
        return
    view.setFocus()
    for _ in range(dice.randint(1, 4)):
        press(desk, dice.choice(READING))
    place = QPointF(view.viewport().rect().center())
    turn = QPoint(0, dice.choice([-480, -120, 15, 120]))
    held, phase = dice.choice([NONE, CTRL]), Qt.ScrollPhase.NoScrollPhase
    globally = QPointF(view.viewport().mapToGlobal(place.toPoint()))
    wheel = QWheelEvent(place, globally, QPoint(), turn, BUTTON.NoButton, held, phase, False)
    QApplication.sendEvent(view.viewport(), wheel)


def _click(desk: TestDesk, dice: Random) -> None:
    viewport = desk.bench.pages.view.viewport()
    if viewport.isVisible():
        place = QPoint(dice.randrange(max(1, viewport.width())), dice.randrange(max(1, viewport.height())))
        QTest.mouseClick(viewport, BUTTON.LeftButton, NONE, place)


def _button(desk: TestDesk, dice: Random) -> None:
    buttons = _parts(desk, QAbstractButton)
    if buttons:
        QTimer.singleShot(20, _leave_menu)
        QTest.mouseClick(dice.choice(buttons), BUTTON.LeftButton)


def _leave_menu() -> None:
    popup = QApplication.activePopupWidget()
    if isinstance(popup, QMenu):
        popup.close()


def _list(desk: TestDesk, dice: Random) -> None:
    """Click into a list or a table, often onto a box to tick, or walk through it."""
    lists = [one for one in _parts(desk, QAbstractItemView) if isinstance(one, QAbstractItemView)]
    if not lists:
        return
    view = dice.choice(lists)
    width, height = max(1, view.viewport().width()), max(1, view.viewport().height())
    place = QPoint(dice.choice([34, dice.randrange(width)]), dice.randrange(height))
    QTest.mouseClick(view.viewport(), BUTTON.LeftButton, NONE, place)
    for _ in range(dice.randint(0, 3)):
        press(desk, dice.choice([KEY.Key_Down, KEY.Key_Up, KEY.Key_Space, KEY.Key_Delete, KEY.Key_Return]))


def _write(desk: TestDesk, dice: Random) -> None:
    fields = [*_parts(desk, QLineEdit), *_parts(desk, QPlainTextEdit)]
    if not fields:
        return
    field = dice.choice(fields)
    field.setFocus()
    if isinstance(field, QPlainTextEdit):
        field.insertPlainText(dice.choice([*WORDS, "{users} of {nodse}", "**bold** {cluster}", "- a\n- b"]))
        press(desk, dice.choice([KEY.Key_Tab, KEY.Key_Escape, KEY.Key_A]))
    else:
        QTest.keyClick(field, KEY.Key_A, CTRL)
        write(desk, dice)


def _leave(desk: TestDesk, dice: Random) -> None:
    if dice.random() < 0.5:
        QTest.mouseClick(desk.window.bar.workspaces.buttons[dice.choice(["design", "failover"])], BUTTON.LeftButton)
