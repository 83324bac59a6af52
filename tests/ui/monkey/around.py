"""What a monkey does around the canvas: window, panels, clipboard."""

from __future__ import annotations

from random import Random

from PySide6.QtCore import QMimeData, QPoint, QTimer
from PySide6.QtGui import (
    QGuiApplication,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QWidget

from designer.ui.failover.timeline_page import TimelinePage
from tests.ui.desk import TestDesk
from tests.ui.monkey.means import (
    BUTTON,
    CTRL,
    KEY,
    NONE,
    SHIFT,
    WORDS,
    choose_from_popup,
    focused,
    prepare_answers,
    press,
    write,
)


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
        # A button with a menu waits until somebody has chosen, or left it.
        QTimer.singleShot(20, _leave_menu)
        QTest.mouseClick(dice.choice(buttons), BUTTON.LeftButton)


def _leave_menu() -> None:
    popup = QApplication.activePopupWidget()
    if isinstance(popup, QMenu):
        popup.close()


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
        write(desk, dice)
    elif what < 0.9:
        for _ in range(dice.randint(1, 4)):
            press(desk, dice.choice([KEY.Key_Down, KEY.Key_Up, KEY.Key_Space, KEY.Key_Return, KEY.Key_Delete]))
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
    prepare_answers(desk, dice)
    _press_button(dice.choice(panels), dice)
    if isinstance(QApplication.activePopupWidget(), QMenu):
        choose_from_popup(dice)


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
                write(desk, dice)
    elif what < 0.8:
        tree.setFocus()
        for _ in range(dice.randint(1, 5)):
            press(desk, dice.choice([KEY.Key_Down, KEY.Key_Up, KEY.Key_Right, KEY.Key_Left, KEY.Key_Delete]))
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
    page = panel.page("timeline") if panel is not None else None
    if not isinstance(page, TimelinePage) or not page.strip.isVisible():
        return
    strip = page.strip
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
    QTest.keyClick(focused(desk), KEY.Key_V, CTRL)


def wait(desk: TestDesk, dice: Random) -> None:
    desk.qtbot.wait(dice.choice([0, 1, 5, 30]))
