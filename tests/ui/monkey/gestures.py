"""What a monkey can do to the window, with real events. Every gesture has its own dice and may find nothing to do."""

from __future__ import annotations

from random import Random

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from designer.app.actions import COMMANDS
from designer.app.commands.command import Command, Submenu
from designer.ui.canvas.mime import mime_of
from tests.ui.desk import TestDesk
from tests.ui.monkey.around import (
    clipboard,
    field,
    finding,
    outline,
    panel_button,
    resize,
    theme,
    time_strip,
    view,
    wait,
    workspace,
)
from tests.ui.monkey.failover import PARTS, panel_in_sight
from tests.ui.monkey.means import (
    ALT,
    BUTTON,
    COPY,
    CTRL,
    KEY,
    LEFT_OUT,
    NONE,
    RARE,
    SHIFT,
    WORDS,
    Gesture,
    anywhere,
    choose_from_popup,
    focused,
    held_keys,
    prepare_answers,
    press,
    viewport,
    write,
)

# Mouse on the canvas


def click(desk: TestDesk, dice: Random) -> None:
    QTest.mouseClick(viewport(desk), BUTTON.LeftButton, held_keys(dice), anywhere(desk, dice))


def double_click(desk: TestDesk, dice: Random) -> None:
    place = anywhere(desk, dice)
    QTest.mouseClick(viewport(desk), BUTTON.LeftButton, NONE, place)
    QTest.mouseDClick(viewport(desk), BUTTON.LeftButton, NONE, place)
    if isinstance(QApplication.focusWidget(), QLineEdit):
        write(desk, dice)


def drag(desk: TestDesk, dice: Random) -> None:
    canvas = desk.bench.canvas
    button = dice.choice([BUTTON.LeftButton] * 8 + [BUTTON.MiddleButton])
    held = dice.choice([NONE] * 6 + [SHIFT, CTRL, ALT])
    with_space = dice.random() < 0.08
    if with_space:
        canvas.setFocus()
        QTest.keyPress(canvas, KEY.Key_Space)
    start = anywhere(desk, dice)
    QTest.mousePress(viewport(desk), button, held, start)
    for _ in range(dice.randint(1, 3)):
        end = anywhere(desk, dice)
        for step in range(1, 5):
            QTest.mouseMove(viewport(desk), start + (end - start) * step / 4)
        start = end
        meanwhile(desk, dice)
        if desk.window.bench is None or desk.bench.canvas is not canvas:
            return
    QTest.mouseRelease(viewport(desk), button, held, start)
    if with_space:
        QTest.keyRelease(canvas, KEY.Key_Space)


def wander(desk: TestDesk, dice: Random) -> None:
    for _ in range(dice.randint(1, 4)):
        QTest.mouseMove(viewport(desk), anywhere(desk, dice))
    if dice.random() < 0.3:
        place = anywhere(desk, dice)
        tip = QHelpEvent(QEvent.Type.ToolTip, place, viewport(desk).mapToGlobal(place))
        QApplication.sendEvent(viewport(desk), tip)
    if dice.random() < 0.2:
        QApplication.sendEvent(viewport(desk), QEvent(QEvent.Type.Leave))


def wheel(desk: TestDesk, dice: Random) -> None:
    place = QPointF(anywhere(desk, dice))
    held = dice.choice([NONE, SHIFT, CTRL, CTRL])
    turn = QPoint(dice.choice([0, 0, 120]), dice.choice([-480, -120, 15, 120, 480]))
    pixels = turn if dice.random() < 0.2 else QPoint()
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        place, QPointF(viewport(desk).mapToGlobal(place)), pixels, turn, BUTTON.NoButton, held, phase, False
    )
    QApplication.sendEvent(viewport(desk), event)


def menu(desk: TestDesk, dice: Random) -> None:
    """Open a context menu by mouse or keyboard, and choose from it by keyboard, or leave it."""
    canvas = desk.bench.canvas
    place = anywhere(desk, dice)
    by = dice.choice([QContextMenuEvent.Reason.Mouse] * 3 + [QContextMenuEvent.Reason.Keyboard])
    if by == QContextMenuEvent.Reason.Mouse:
        QTest.mouseClick(viewport(desk), BUTTON.RightButton, NONE, place)
    target = canvas if by == QContextMenuEvent.Reason.Keyboard else viewport(desk)
    QApplication.sendEvent(target, QContextMenuEvent(by, place, target.mapToGlobal(place)))
    choose_from_popup(dice)


def bring(desk: TestDesk, dice: Random) -> None:
    """Carry something from the palette over the canvas, and drop it or not."""
    buttons = desk.bench.palette_strip.buttons
    if not buttons:
        return
    _carry(desk, dice, mime_of(dice.choice(sorted(buttons))))


def bring_foreign(desk: TestDesk, dice: Random) -> None:
    """Carry something from elsewhere over the canvas: an item of the other workspace, a text, a file."""
    kind = dice.random()
    data = QMimeData()
    if kind < 0.4:
        data = mime_of(dice.choice(["node", "disk", "fault:power", "no such thing", ""]))
    elif kind < 0.7:
        data.setText(dice.choice(WORDS))
    else:
        data.setHtml("<img src='file:///etc/hostname'>")
    _carry(desk, dice, data)


def _carry(desk: TestDesk, dice: Random, data: QMimeData) -> None:
    place, held = anywhere(desk, dice), held_keys(dice)
    canvas = desk.bench.canvas
    enter = QDragEnterEvent(place, COPY, data, BUTTON.LeftButton, held)
    QApplication.sendEvent(viewport(desk), enter)
    if not enter.isAccepted():
        return
    accepted = False
    for _ in range(dice.randint(1, 4)):
        place = anywhere(desk, dice)
        over = QDragMoveEvent(place, COPY, data, BUTTON.LeftButton, held)
        QApplication.sendEvent(viewport(desk), over)
        accepted = over.isAccepted()
        if dice.random() < 0.1:
            meanwhile(desk, dice)
        if desk.window.bench is None or desk.bench.canvas is not canvas:
            return
    if accepted and dice.random() < 0.85:
        QApplication.sendEvent(viewport(desk), QDropEvent(QPointF(place), COPY, data, BUTTON.LeftButton, held))
    else:
        QApplication.sendEvent(viewport(desk), QDragLeaveEvent())
    if isinstance(QApplication.activePopupWidget(), QMenu):
        choose_from_popup(dice)


# Keyboard

KEYS = (
    *[KEY.Key_Left, KEY.Key_Right, KEY.Key_Up, KEY.Key_Down, KEY.Key_Tab, KEY.Key_Backtab] * 3,
    *[KEY.Key_Delete, KEY.Key_Backspace, KEY.Key_Escape, KEY.Key_Space, KEY.Key_Return, KEY.Key_F2] * 2,
    *(KEY.Key_Home, KEY.Key_End, KEY.Key_PageDown, KEY.Key_Menu, KEY.Key_F8, KEY.Key_F10, KEY.Key_Insert),
    *(KEY.Key_J, KEY.Key_K, KEY.Key_L, KEY.Key_1, KEY.Key_2, KEY.Key_Question),
)


def keys(desk: TestDesk, dice: Random) -> None:
    if dice.random() < 0.8:
        desk.bench.canvas.setFocus()
    for _ in range(dice.randint(1, 6)):
        press(desk, dice.choice(KEYS), dice.choice([NONE] * 6 + [SHIFT, CTRL, ALT]))


def rename(desk: TestDesk, dice: Random) -> None:
    desk.bench.canvas.setFocus()
    press(desk, KEY.Key_F2)
    if isinstance(QApplication.focusWidget(), QLineEdit):
        write(desk, dice)


def undo(desk: TestDesk, dice: Random) -> None:
    """Up to twenty times in a row, faster than anything can glide."""
    for _ in range(dice.choice([1, 1, 2, 3, 20])):
        QTest.keyClick(desk.window, KEY.Key_Z, CTRL)


def redo(desk: TestDesk, dice: Random) -> None:
    for _ in range(dice.choice([1, 1, 2, 3, 20])):
        QTest.keyClick(desk.window, KEY.Key_Y, CTRL)


# Commands


def command(desk: TestDesk, dice: Random) -> None:
    """Choose a command that is enabled, in its menu."""
    offered = [
        one
        for one in COMMANDS
        if one.id not in LEFT_OUT and one.enabled(desk.window) and (dice.random() < 0.04 or not one.id.startswith(RARE))
    ]
    chosen = dice.choice(offered)
    prepare_answers(desk, dice)
    desk.window.menus.refresh()
    if isinstance(chosen, Submenu):
        submenu = desk.window.menus.submenu(chosen.id)
        submenu.aboutToShow.emit()
        actions = [one for one in submenu.actions() if one.isEnabled() and not one.isSeparator()]
        if actions:
            dice.choice(actions).trigger()
    else:
        desk.window.menus.actions[chosen.id].trigger()


def shortcut(desk: TestDesk, dice: Random) -> None:
    """Press a command's shortcut, enabled or not, wherever the focus is."""
    offered = [one for one in COMMANDS if isinstance(one, Command) and one.keys and not one.id.startswith(RARE)]
    action = desk.window.menus.actions[dice.choice(offered).id]
    combination = dice.choice(action.shortcuts())[0]
    prepare_answers(desk, dice)
    QTest.keyClick(focused(desk), combination.key(), combination.keyboardModifiers())


def meanwhile(desk: TestDesk, dice: Random) -> None:
    """What may come between press and release."""
    window, what = desk.window, dice.random()
    if what < 0.70:
        return
    if what < 0.76:
        press(desk, KEY.Key_Escape)
    elif what < 0.80:
        QTest.mousePress(viewport(desk), BUTTON.RightButton, NONE, anywhere(desk, dice))
        QTest.mouseRelease(viewport(desk), BUTTON.RightButton, NONE, anywhere(desk, dice))
    elif what < 0.86:
        QTest.keyClick(window, dice.choice([KEY.Key_Z, KEY.Key_Y]), CTRL)
    elif what < 0.89:
        wheel(desk, dice)
    elif what < 0.92:
        resize(desk, dice)
    elif what < 0.94:
        window.enter(dice.choice(["design", "failover"]))
    elif what < 0.96:
        window.sight.wear(dice.choice(["light", "dark"]))
    elif what < 0.98:
        press(desk, dice.choice([KEY.Key_Delete, KEY.Key_F2, KEY.Key_Space, KEY.Key_Tab]))
    else:
        desk.qtbot.wait(dice.randrange(1, 40))


def undo_in_motion(desk: TestDesk, dice: Random) -> None:
    """Let things glide for a while, or no longer."""
    desk.bench.canvas.set_reduced_motion(dice.random() < 0.5)
    bring(desk, dice)
    desk.qtbot.wait(dice.randrange(1, 60))
    undo(desk, dice)


def _or_elsewhere(part: Gesture) -> Gesture:
    """A gesture at the panel of Failover; where that is not in sight, one at the canvas, or the way there."""

    def gesture(desk: TestDesk, dice: Random) -> None:
        if panel_in_sight(desk) is not None:
            part(desk, dice)
        elif dice.random() < 0.1:
            QTest.mouseClick(desk.window.bar.workspaces.buttons["failover"], BUTTON.LeftButton)
        else:
            dice.choice([drag, click, bring, keys])(desk, dice)

    return gesture


GESTURES: dict[str, tuple[int, Gesture]] = {
    "click": (12, click),
    "double-click": (3, double_click),
    "drag": (22, drag),
    "wander": (4, wander),
    "wheel": (4, wheel),
    "menu": (8, menu),
    "bring": (10, bring),
    "bring-foreign": (2, bring_foreign),
    "keys": (12, keys),
    "rename": (4, rename),
    "undo": (5, undo),
    "redo": (4, redo),
    "command": (16, command),
    "shortcut": (8, shortcut),
    "motion": (2, undo_in_motion),
    "resize": (3, resize),
    "workspace": (3, workspace),
    "view": (3, view),
    "theme": (2, theme),
    "field": (12, field),
    "panel-button": (5, panel_button),
    "outline": (6, outline),
    "finding": (3, finding),
    "time-strip": (3, time_strip),
    "clipboard": (2, clipboard),
    "wait": (3, wait),
    **{kind: (weight, _or_elsewhere(part)) for kind, (weight, part) in PARTS.items()},
}
"""Every kind of gesture with how often it is done."""
