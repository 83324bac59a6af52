"""What a monkey can do to the window, with real events. Every gesture has its own dice and may find nothing to do."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QHelpEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QMenu, QWidget

from designer.app.actions import COMMANDS
from designer.app.commands.command import Command, Submenu
from designer.app.session import Session
from designer.catalog.loader import load_templates
from designer.ui.canvas.mime import mime_of
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


# What things are done with


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


def _viewport(desk: TestDesk) -> QWidget:
    return desk.bench.canvas.viewport()


def _anywhere(desk: TestDesk, dice: Random) -> QPoint:
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


def _held(dice: Random) -> Qt.KeyboardModifier:
    return dice.choice([NONE, NONE, NONE, NONE, SHIFT, CTRL, CTRL | SHIFT, ALT])


def _focused(desk: TestDesk) -> QWidget:
    return QApplication.activePopupWidget() or QApplication.focusWidget() or desk.window


def _press(desk: TestDesk, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(_focused(desk), key, held)


def _write(desk: TestDesk, dice: Random) -> None:
    """Type a text into whatever has the focus, if that takes text, and finish one way or another."""
    target = _focused(desk)
    text = dice.choice(WORDS)
    if isinstance(target, QLineEdit) and not text.isascii():
        target.insert(text)
    elif isinstance(target, QLineEdit):
        QTest.keyClicks(target, text)
    _press(desk, dice.choice([KEY.Key_Return, KEY.Key_Return, KEY.Key_Tab, KEY.Key_Escape]))


def _meanwhile(desk: TestDesk, dice: Random) -> None:
    """What may come between press and release."""
    window, what = desk.window, dice.random()
    if what < 0.70:
        return
    if what < 0.76:
        _press(desk, KEY.Key_Escape)
    elif what < 0.80:
        QTest.mousePress(_viewport(desk), BUTTON.RightButton, NONE, _anywhere(desk, dice))
        QTest.mouseRelease(_viewport(desk), BUTTON.RightButton, NONE, _anywhere(desk, dice))
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
        _press(desk, dice.choice([KEY.Key_Delete, KEY.Key_F2, KEY.Key_Space, KEY.Key_Tab]))
    else:
        desk.qtbot.wait(dice.randrange(1, 40))


# Mouse on the canvas


def click(desk: TestDesk, dice: Random) -> None:
    QTest.mouseClick(_viewport(desk), BUTTON.LeftButton, _held(dice), _anywhere(desk, dice))


def double_click(desk: TestDesk, dice: Random) -> None:
    place = _anywhere(desk, dice)
    QTest.mouseClick(_viewport(desk), BUTTON.LeftButton, NONE, place)
    QTest.mouseDClick(_viewport(desk), BUTTON.LeftButton, NONE, place)
    if isinstance(QApplication.focusWidget(), QLineEdit):
        _write(desk, dice)


def drag(desk: TestDesk, dice: Random) -> None:
    canvas = desk.bench.canvas
    button = dice.choice([BUTTON.LeftButton] * 8 + [BUTTON.MiddleButton])
    held = dice.choice([NONE] * 6 + [SHIFT, CTRL, ALT])
    with_space = dice.random() < 0.08
    if with_space:
        canvas.setFocus()
        QTest.keyPress(canvas, KEY.Key_Space)
    start = _anywhere(desk, dice)
    QTest.mousePress(_viewport(desk), button, held, start)
    for _ in range(dice.randint(1, 3)):
        end = _anywhere(desk, dice)
        for step in range(1, 5):
            QTest.mouseMove(_viewport(desk), start + (end - start) * step / 4)
        start = end
        _meanwhile(desk, dice)
        if desk.window.bench is None or desk.bench.canvas is not canvas:
            return
    QTest.mouseRelease(_viewport(desk), button, held, start)
    if with_space:
        QTest.keyRelease(canvas, KEY.Key_Space)


def wander(desk: TestDesk, dice: Random) -> None:
    for _ in range(dice.randint(1, 4)):
        QTest.mouseMove(_viewport(desk), _anywhere(desk, dice))
    if dice.random() < 0.3:
        place = _anywhere(desk, dice)
        tip = QHelpEvent(QEvent.Type.ToolTip, place, _viewport(desk).mapToGlobal(place))
        QApplication.sendEvent(_viewport(desk), tip)
    if dice.random() < 0.2:
        QApplication.sendEvent(_viewport(desk), QEvent(QEvent.Type.Leave))


def wheel(desk: TestDesk, dice: Random) -> None:
    place = QPointF(_anywhere(desk, dice))
    held = dice.choice([NONE, SHIFT, CTRL, CTRL])
    turn = QPoint(dice.choice([0, 0, 120]), dice.choice([-480, -120, 15, 120, 480]))
    pixels = turn if dice.random() < 0.2 else QPoint()
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        place, QPointF(_viewport(desk).mapToGlobal(place)), pixels, turn, BUTTON.NoButton, held, phase, False
    )
    QApplication.sendEvent(_viewport(desk), event)


def menu(desk: TestDesk, dice: Random) -> None:
    """Open a context menu by mouse or keyboard, and choose from it by keyboard, or leave it."""
    canvas = desk.bench.canvas
    place = _anywhere(desk, dice)
    by = dice.choice([QContextMenuEvent.Reason.Mouse] * 3 + [QContextMenuEvent.Reason.Keyboard])
    if by == QContextMenuEvent.Reason.Mouse:
        QTest.mouseClick(_viewport(desk), BUTTON.RightButton, NONE, place)
    target = canvas if by == QContextMenuEvent.Reason.Keyboard else _viewport(desk)
    QApplication.sendEvent(target, QContextMenuEvent(by, place, target.mapToGlobal(place)))
    _choose_from_popup(dice)


def _choose_from_popup(dice: Random) -> None:
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
    place, held = _anywhere(desk, dice), _held(dice)
    canvas = desk.bench.canvas
    enter = QDragEnterEvent(place, COPY, data, BUTTON.LeftButton, held)
    QApplication.sendEvent(_viewport(desk), enter)
    if not enter.isAccepted():
        return
    accepted = False
    for _ in range(dice.randint(1, 4)):
        place = _anywhere(desk, dice)
        over = QDragMoveEvent(place, COPY, data, BUTTON.LeftButton, held)
        QApplication.sendEvent(_viewport(desk), over)
        accepted = over.isAccepted()
        if dice.random() < 0.1:
            _meanwhile(desk, dice)
        if desk.window.bench is None or desk.bench.canvas is not canvas:
            return
    if accepted and dice.random() < 0.85:
        QApplication.sendEvent(_viewport(desk), QDropEvent(QPointF(place), COPY, data, BUTTON.LeftButton, held))
    else:
        QApplication.sendEvent(_viewport(desk), QDragLeaveEvent())
    if isinstance(QApplication.activePopupWidget(), QMenu):
        _choose_from_popup(dice)


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
        _press(desk, dice.choice(KEYS), dice.choice([NONE] * 6 + [SHIFT, CTRL, ALT]))


def rename(desk: TestDesk, dice: Random) -> None:
    desk.bench.canvas.setFocus()
    _press(desk, KEY.Key_F2)
    if isinstance(QApplication.focusWidget(), QLineEdit):
        _write(desk, dice)


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
    _prepare_answers(desk, dice)
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
    _prepare_answers(desk, dice)
    QTest.keyClick(_focused(desk), combination.key(), combination.keyboardModifiers())


def _prepare_answers(desk: TestDesk, dice: Random) -> None:
    answers = desk.answers
    answers.save = desk.folder / f"{dice.randrange(3)}.cluster" if dice.random() < 0.5 else None
    answers.open = dice.choice([None, dice.choice(SAMPLES), desk.folder / "missing.cluster"])
    answers.on_unsaved = dice.choice(["discard", "cancel"])
    answers.on_conflict = dice.choice(["overwrite", "cancel"])
    answers.on_waive = dice.choice([None, WaiverWords("It is so.", "A. Smith", "2004-01-05", "")])
    answers.on_scenario = dice.choice([None, "Night", "<b>Day</b>"])


# The rest of the window


def undo_in_motion(desk: TestDesk, dice: Random) -> None:
    """Let things glide for a while, or no longer."""
    desk.bench.canvas.set_reduced_motion(dice.random() < 0.5)
    bring(desk, dice)
    desk.qtbot.wait(dice.randrange(1, 60))
    undo(desk, dice)


def resize(desk: TestDesk, dice: Random) -> None:
    size = dice.choice([(1440, 900)] * 4 + [(1, 1), (300, 200), (640, 480), (2600, 500), (500, 1600)])
    desk.window.resize(*size)


def workspace(desk: TestDesk, dice: Random) -> None:
    _press_button(desk.window.bar.workspaces, dice)


def view(desk: TestDesk, dice: Random) -> None:
    _press_button(desk.window.bar.views, dice)


def _press_button(owner: QWidget, dice: Random) -> None:
    buttons = [one for one in owner.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
    if buttons:
        QTest.mouseClick(dice.choice(buttons), BUTTON.LeftButton)


def theme(desk: TestDesk, dice: Random) -> None:
    desk.window.sight.wear(dice.choice(["light", "dark"]))


def field(desk: TestDesk, dice: Random) -> None:
    """Type into, or turn, one of the fields of what is selected."""
    inspector = desk.bench.inspector
    keys = sorted(row.key for row in inspector.form.rows()) if inspector.form is not None else []
    if not keys:
        return
    key = dice.choice(keys)
    inspector.reveal(key)
    editor = inspector.editors.get(key)
    if editor is None or not editor.isVisible() or not editor.isEnabled():
        return
    editor.setFocus()
    what = dice.random()
    if what < 0.6 and isinstance(editor, QLineEdit):
        QTest.keyClick(editor, KEY.Key_A, CTRL)
        _write(desk, dice)
    elif what < 0.9:
        for _ in range(dice.randint(1, 4)):
            _press(desk, dice.choice([KEY.Key_Down, KEY.Key_Up, KEY.Key_Space, KEY.Key_Return, KEY.Key_Delete]))
    else:
        _press_button(editor, dice)


def panel_button(desk: TestDesk, dice: Random) -> None:
    """Press a button of a panel: a heading, a fix, a chip, a transport button."""
    bench = desk.bench
    panels: list[QWidget] = [bench.inspector, bench.outline]
    if bench.started_findings is not None:
        panels.append(bench.findings)
    if bench.started_failover is not None:
        panels.append(bench.failover)
    _prepare_answers(desk, dice)
    _press_button(dice.choice(panels), dice)
    if isinstance(QApplication.activePopupWidget(), QMenu):
        _choose_from_popup(dice)


def outline(desk: TestDesk, dice: Random) -> None:
    """Click in the outline, walk through it, or filter it."""
    tree, what = desk.bench.outline.tree, dice.random()
    if not tree.isVisible():
        return
    if what < 0.6:
        height, width = max(1, tree.viewport().height()), max(1, tree.viewport().width())
        place = QPoint(dice.randrange(width), dice.randrange(min(height, 500)))
        QTest.mouseClick(tree.viewport(), BUTTON.LeftButton, dice.choice([NONE, NONE, CTRL, SHIFT]), place)
        if dice.random() < 0.1:
            QTest.mouseDClick(tree.viewport(), BUTTON.LeftButton, NONE, place)
            if isinstance(QApplication.focusWidget(), QLineEdit):
                _write(desk, dice)
    elif what < 0.8:
        tree.setFocus()
        for _ in range(dice.randint(1, 5)):
            _press(desk, dice.choice([KEY.Key_Down, KEY.Key_Up, KEY.Key_Right, KEY.Key_Left, KEY.Key_Delete]))
    else:
        desk.bench.outline.filter.setFocus()
        desk.bench.outline.filter.selectAll()
        QTest.keyClicks(desk.bench.outline.filter, dice.choice(["", "e", "NODE", "zz"]))
        QTest.keyClick(desk.bench.outline.filter, dice.choice([KEY.Key_Escape, KEY.Key_Return, KEY.Key_Down]))


def finding(desk: TestDesk, dice: Random) -> None:
    """Go to the next finding, or click in the table of findings."""
    panel = desk.bench.started_findings
    if panel is None or not panel.isVisible():
        QTest.keyClick(desk.window, KEY.Key_F8)
        return
    table = panel.table
    place = QPoint(dice.randrange(max(1, table.viewport().width())), dice.randrange(max(1, table.viewport().height())))
    QTest.mouseClick(table.viewport(), BUTTON.LeftButton, NONE, place)


def time_strip(desk: TestDesk, dice: Random) -> None:
    """Move the playhead, or let time pass."""
    panel = desk.bench.started_failover
    if panel is None or not panel.isVisible() or not panel.strip.isVisible():
        return
    strip = panel.strip
    width, height = max(1, strip.width()), max(1, strip.height())
    start, end = (QPoint(dice.randrange(width), dice.randrange(height)) for _ in range(2))
    QTest.mousePress(strip, BUTTON.LeftButton, NONE, start)
    QTest.mouseMove(strip, (start + end) / 2)
    QTest.mouseMove(strip, end)
    QTest.mouseRelease(strip, BUTTON.LeftButton, NONE, end)


def clipboard(desk: TestDesk, dice: Random) -> None:
    """Somebody else puts something on the clipboard."""
    data = QMimeData()
    if dice.random() < 0.5:
        data.setText(dice.choice([*WORDS, '{"cluster": 1}', "a\tb\tc\n1\t2\t3\n"]))
    else:
        data.setHtml("<b>x</b>")
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(_focused(desk), KEY.Key_V, CTRL)


def wait(desk: TestDesk, dice: Random) -> None:
    desk.qtbot.wait(dice.choice([0, 1, 5, 30]))


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
}
"""Every kind of gesture with how often it is done."""
