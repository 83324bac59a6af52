"""With what a monkey does things: designs, words, and how keys, pointer and menus are used."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QWidget

from designer.app.session import Session
from designer.catalog.loader import load_templates
from designer.ui.shell.dialogs import WaiverWords
from tests.support.random_clusters import random_cluster
from tests.support.samples import SAMPLES, catalog
from tests.ui.desk import TestDesk

Gesture = Callable[[TestDesk, Random], None]

BUTTON = Qt.MouseButton
KEY = Qt.Key
NONE, SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
COPY = Qt.DropAction.CopyAction

DESIGNS = (*sorted(load_templates()), *(path.name for path in SAMPLES), *(f"random {n}" for n in range(6)))
"""What a chapter may begin with."""

WORDS = (
    "EVS9",
    "n1",
    "",
    " ",
    "a name that is rather long for a card of a node in a row of eight",
    "<b>R&D</b>",
    "\u202eabc\u202c",
    "e\u0301\u0302\u0303",
    "\N{GRINNING FACE}\N{ZERO WIDTH JOINER}\N{ROCKET}",
    "10.0.0.7",
    "255",
    "-1",
    "1e9",
    "12 GB",
    "NaN",
    "x" * 400,
)
"""What is typed."""

LEFT_OUT = {"file.quit", "file.print", "file.print-preview", "file.print-document"}
"""Commands that end the run, or reach out of the program."""

RARE = ("file.", "view.full-screen", "view.present", "window.", "help.")
"""Commands that are tried only now and then: they end what is under way, or are slow."""


def begin(desk: TestDesk, design: str) -> None:
    """Open a design by its name among `DESIGNS`."""
    window = desk.window
    if design.startswith("random "):
        snapshot = random_cluster(Random(int(design.split()[1])))
        window.adopt(Session(snapshot, catalog(), later=window.later))
    elif design.endswith(".cluster"):
        path = next(path for path in SAMPLES if path.name == design)
        window.files.open_sample(str(path))
    else:
        window.files.new_from_template(design)
    desk.turn()
    desk.turn()


def leave_dialogs() -> None:
    """Close menus and dialogs, as a user would with Esc."""
    for _ in range(8):
        popup = QApplication.activePopupWidget()
        if popup is None:
            break
        QTest.keyClick(popup, KEY.Key_Escape)
        if QApplication.activePopupWidget() is popup:
            popup.close()
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def viewport(desk: TestDesk) -> QWidget:
    return desk.bench.canvas.viewport()


def anywhere(desk: TestDesk, dice: Random) -> QPoint:
    """A pixel of the canvas: mostly on an object, on its edge or just beside it, else wherever."""
    canvas = desk.bench.canvas
    areas = canvas.settled.areas
    if areas and dice.random() < 0.8:
        area = areas[dice.choice(sorted(areas))]
        x = area.x + area.w * dice.choice([0.5, 0.5, 0.1, 0.9, 0.0, 1.0, -0.05, 1.05])
        y = area.y + area.h * dice.choice([0.5, 0.5, 0.1, 0.9, 0.0, 1.0, -0.05, 1.05])
        return canvas.mapFromScene(QPointF(x, y))
    width, height = max(1, canvas.viewport().width()), max(1, canvas.viewport().height())
    return QPoint(dice.randrange(-5, width + 5), dice.randrange(-5, height + 5))


def held_keys(dice: Random) -> Qt.KeyboardModifier:
    return dice.choice([NONE, NONE, NONE, NONE, SHIFT, CTRL, CTRL | SHIFT, ALT])


def focused(desk: TestDesk) -> QWidget:
    return QApplication.activePopupWidget() or QApplication.focusWidget() or desk.window


def press(desk: TestDesk, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(focused(desk), key, held)


def write(desk: TestDesk, dice: Random) -> None:
    """Type a text into whatever has the focus, if that takes text, and finish one way or another."""
    target = focused(desk)
    text = dice.choice(WORDS)
    if isinstance(target, QLineEdit) and not text.isascii():
        target.insert(text)
    elif isinstance(target, QLineEdit):
        QTest.keyClicks(target, text)
    press(desk, dice.choice([KEY.Key_Return, KEY.Key_Return, KEY.Key_Tab, KEY.Key_Escape]))


def choose_from_popup(dice: Random) -> None:
    """Walk through the open menu by its actions: some of them are native dialogs' and never chosen this way."""
    popup = QApplication.activePopupWidget()
    while isinstance(popup, QMenu) and dice.random() < 0.85:
        actions = [one for one in popup.actions() if one.isEnabled() and not one.isSeparator()]
        if not actions:
            return
        action = dice.choice(actions)
        inside = action.menu()
        if isinstance(inside, QMenu):
            inside.aboutToShow.emit()
            popup = inside
            continue
        if action.objectName() not in LEFT_OUT:
            action.trigger()
        return


def prepare_answers(desk: TestDesk, dice: Random) -> None:
    answers = desk.answers
    answers.save = desk.folder / f"{dice.randrange(3)}.cluster" if dice.random() < 0.5 else None
    answers.open = dice.choice([None, dice.choice(SAMPLES), desk.folder / "missing.cluster"])
    answers.on_unsaved = dice.choice(["discard", "cancel"])
    answers.on_conflict = dice.choice(["overwrite", "cancel"])
    answers.on_waive = dice.choice([None, WaiverWords("It is so.", "A. Smith", "2004-01-05", "")])
    answers.on_scenario = dice.choice([None, "Night", "<b>Day</b>"])
