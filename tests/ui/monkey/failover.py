"""What a monkey does to the panel below the canvas in Failover. Where that is not in sight, nothing is done."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from random import Random

import shiboken6
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QWidget,
)

from designer.ui.failover.compare_page import ComparePage
from designer.ui.failover.matrix_page import MatrixPage
from designer.ui.failover.panel import FailoverPanel
from designer.ui.failover.scenarios.page import ScenariosPage
from designer.ui.failover.theatre import Word
from tests.ui.desk import TestDesk
from tests.ui.monkey.means import (
    BUTTON,
    CTRL,
    KEY,
    NONE,
    SHIFT,
    Gesture,
    choose_from_popup,
    prepare_answers,
    press,
    write,
)

WALK = (KEY.Key_Down, KEY.Key_Up, KEY.Key_Left, KEY.Key_Right, KEY.Key_Home, KEY.Key_End, KEY.Key_Return)
LENS = (KEY.Key_W, KEY.Key_S, KEY.Key_A, KEY.Key_D, KEY.Key_F)
PLAYER = (KEY.Key_J, KEY.Key_K, KEY.Key_L, KEY.Key_Space, KEY.Key_E, KEY.Key_I, KEY.Key_O, KEY.Key_Escape)

Part = Callable[[TestDesk, FailoverPanel, Random], None]
"""A gesture at a panel that is in sight."""


def panel_in_sight(desk: TestDesk) -> FailoverPanel | None:
    """The panel, if a user could reach it now."""
    bench = desk.window.bench
    panel = bench.started_failover if bench is not None else None
    return panel if panel is not None and panel.isVisible() and panel.canvas.mode == "failover" else None


def _at_panel(part: Part) -> Gesture:
    @wraps(part)
    def gesture(desk: TestDesk, dice: Random) -> None:
        panel = panel_in_sight(desk)
        if panel is not None:
            prepare_answers(desk, dice)
            part(desk, panel, dice)

    return gesture


def _on_page(word: Word) -> Callable[[Part], Gesture]:
    """A gesture at one of the pages, which is turned to first, mostly: what is hidden is not touched."""

    def made(part: Part) -> Gesture:
        def turned(desk: TestDesk, panel: FailoverPanel, dice: Random) -> None:
            if panel.page_word != word and dice.random() < 0.7:
                click_at(panel.transport.pages.buttons[word], dice)
            if panel.page_word == word:
                part(desk, panel, dice)

        return _at_panel(wraps(part)(turned))

    return made


# Hands


def alive(widget: QWidget) -> bool:
    """Whether a widget is still there to be touched: a gesture may have ended it."""
    return shiboken6.isValid(widget) and widget.isVisible()


def spot(widget: QWidget, dice: Random) -> QPoint:
    """Anywhere in a widget."""
    return QPoint(dice.randrange(max(1, widget.width())), dice.randrange(max(1, widget.height())))


def click_at(widget: QWidget, dice: Random) -> None:
    """Click in the middle of a button; what opens a menu waits until somebody has chosen from it."""
    if alive(widget) and widget.isEnabled():
        chance = Random(dice.random())
        QTimer.singleShot(20, lambda: _choose(chance))
        QTest.mouseClick(widget, BUTTON.LeftButton)
        _choose(chance)


def _choose(dice: Random) -> None:
    popup = QApplication.activePopupWidget()
    if isinstance(popup, QMenu):
        choose_from_popup(dice)
        if shiboken6.isValid(popup):
            popup.close()


def poke(desk: TestDesk, widget: QWidget, dice: Random) -> None:
    """Something with the mouse, anywhere in a widget."""
    if not alive(widget):
        return
    target = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    what, place = dice.random(), spot(target, dice)
    if what < 0.35:
        QTest.mouseClick(target, BUTTON.LeftButton, dice.choice([NONE, NONE, NONE, SHIFT, CTRL]), place)
    elif what < 0.45:
        QTest.mouseClick(target, BUTTON.LeftButton, NONE, place)
        if alive(target):
            QTest.mouseDClick(target, BUTTON.LeftButton, NONE, place)
    elif what < 0.65:
        pull(desk, target, dice, place, spot(target, dice))
    elif what < 0.80:
        turn_wheel(target, dice, place)
    elif what < 0.88:
        ask_menu(target, dice, place)
    elif what < 0.96:
        QTest.mouseMove(target, place)
        QApplication.sendEvent(target, QHelpEvent(QEvent.Type.ToolTip, place, target.mapToGlobal(place)))
    else:
        QApplication.sendEvent(target, QEvent(QEvent.Type.Leave))


def pull(desk: TestDesk, widget: QWidget, dice: Random, start: QPoint, end: QPoint) -> None:
    """Press, move and let go, with what may come in between."""
    held = dice.choice([NONE, NONE, SHIFT, CTRL])
    QTest.mousePress(widget, BUTTON.LeftButton, held, start)
    for step in range(1, 5):
        if not alive(widget):
            return
        QTest.mouseMove(widget, start + (end - start) * step / 4)
        if dice.random() < 0.06:
            _between(desk, dice)
    if alive(widget):
        QTest.mouseRelease(widget, BUTTON.LeftButton, held, end)


def _between(desk: TestDesk, dice: Random) -> None:
    what = dice.random()
    if what < 0.4:
        press(desk, dice.choice([KEY.Key_Escape, KEY.Key_Delete, KEY.Key_Space]))
    elif what < 0.7:
        QTest.keyClick(desk.window, dice.choice([KEY.Key_Z, KEY.Key_Y]), CTRL)
    elif what < 0.85:
        desk.qtbot.wait(dice.randrange(1, 40))
    else:
        desk.window.enter(dice.choice(["design", "failover"]))


def turn_wheel(widget: QWidget, dice: Random, place: QPoint) -> None:
    """Turn the wheel, or move two fingers sideways."""
    at, turn = QPointF(place), QPoint(dice.choice([0, 0, 120, -240]), dice.choice([-480, -120, 15, 120, 480]))
    pixels = turn if dice.random() < 0.2 else QPoint()
    held, phase = dice.choice([NONE, CTRL, CTRL, SHIFT]), Qt.ScrollPhase.NoScrollPhase
    glob = QPointF(widget.mapToGlobal(place))
    QApplication.sendEvent(widget, QWheelEvent(at, glob, pixels, turn, BUTTON.NoButton, held, phase, False))


def ask_menu(widget: QWidget, dice: Random, place: QPoint) -> None:
    """Open a context menu and choose from it, or leave it."""
    QTest.mouseClick(widget, BUTTON.RightButton, NONE, place)
    if alive(widget):
        reason = dice.choice([QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard])
        QApplication.sendEvent(widget, QContextMenuEvent(reason, place, widget.mapToGlobal(place)))
        _choose(dice)


def type_keys(desk: TestDesk, widget: QWidget, dice: Random, keys: tuple[Qt.Key, ...]) -> None:
    """Give a widget the keyboard and press some keys, wherever they lead."""
    if alive(widget):
        widget.setFocus()
        for _ in range(dice.randint(1, 6)):
            press(desk, dice.choice(keys), dice.choice([NONE] * 6 + [SHIFT, CTRL]))


def use_part(desk: TestDesk, owner: QWidget, dice: Random) -> None:
    """Use one of the fields, boxes and buttons of something."""
    kinds = (QLineEdit, QComboBox, QAbstractButton)
    parts = [one for one in owner.findChildren(QWidget) if isinstance(one, kinds) and alive(one) and one.isEnabled()]
    if not parts:
        return
    part = dice.choice(parts)
    if isinstance(part, QAbstractButton):
        click_at(part, dice)
        return
    part.setFocus()
    if isinstance(part, QLineEdit):
        part.selectAll()
        write(desk, dice)
    else:
        for _ in range(dice.randint(1, 3)):
            press(desk, dice.choice([KEY.Key_Down, KEY.Key_Up, KEY.Key_Home, KEY.Key_End]))


# The panel


@_at_panel
def turn_page(desk: TestDesk, panel: FailoverPanel, dice: Random) -> None:
    """Turn to a page by its tab, or by the arrow keys on the tabs."""
    tabs = panel.transport.pages
    tab = tabs.buttons[dice.choice(list(tabs.buttons))]
    if dice.random() < 0.8:
        click_at(tab, dice)
    else:
        type_keys(desk, tab, dice, (KEY.Key_Left, KEY.Key_Right, KEY.Key_Space))


@_at_panel
def transport(desk: TestDesk, panel: FailoverPanel, dice: Random) -> None:
    """A button, the speed, or the menu of the transport; or the keys of the player."""
    if dice.random() < 0.7:
        use_part(desk, panel.transport, dice)
    else:
        type_keys(desk, panel, dice, PLAYER)
    if dice.random() < 0.3:
        desk.qtbot.wait(dice.randrange(1, 30))


@_on_page("timeline")
def strip(desk: TestDesk, panel: FailoverPanel, dice: Random) -> None:
    """Mouse on the time strip, and what hangs on its branches."""
    page = desk.timeline
    if dice.random() < 0.2:
        click_at(page.strip.branch_button, dice)
        if isinstance(QApplication.focusWidget(), QLineEdit):
            write(desk, dice)
    else:
        poke(desk, dice.choice([page.strip, page.strip, page.band, page.overview, page.tallies.rows]), dice)


@_on_page("timeline")
def chip(desk: TestDesk, panel: FailoverPanel, dice: Random) -> None:
    """Drag a chip, take it away, copy it, or ask for its menu."""
    chips = [one for one in desk.timeline.strip.chips if alive(one)]
    if not chips:
        return
    one, what = dice.choice(chips), dice.random()
    start = spot(one, dice)
    if what < 0.4:
        pull(desk, one, dice, start, start + QPoint(dice.randrange(-400, 400), dice.randrange(-30, 30)))
    elif what < 0.6:
        one.setFocus()
        for _ in range(dice.randint(1, 4)):
            key = dice.choice([*WALK, KEY.Key_Delete, KEY.Key_C, KEY.Key_V, KEY.Key_D])
            letter = key in (KEY.Key_C, KEY.Key_V, KEY.Key_D)
            press(desk, key, CTRL if letter else dice.choice([NONE, NONE, SHIFT]))
    else:
        poke(desk, one, dice)


@_on_page("timeline")
def chart(desk: TestDesk, panel: FailoverPanel, dice: Random) -> None:
    """Mouse and keys on the chart."""
    if dice.random() < 0.7:
        poke(desk, desk.timeline.chart, dice)
    else:
        type_keys(desk, desk.timeline.chart, dice, (*WALK, *LENS, KEY.Key_Z, KEY.Key_Escape))


@_on_page("timeline")
def side(desk: TestDesk, panel: FailoverPanel, dice: Random) -> None:
    """What happens, line by line, and why: turn there, filter, click and walk."""
    page, what = desk.timeline, dice.random()
    if what < 0.3:
        click_at(page.side.switch.buttons[dice.choice(list(page.side.switch.buttons))], dice)
    elif what < 0.45:
        use_part(desk, page.side, dice)
    else:
        lists = [one for one in page.side.findChildren(QAbstractItemView) if alive(one)]
        if lists:
            _in_list(desk, dice.choice(lists), dice)


def _in_list(desk: TestDesk, view: QAbstractItemView, dice: Random) -> None:
    if dice.random() < 0.6:
        poke(desk, view, dice)
    else:
        type_keys(desk, view, dice, (*WALK, KEY.Key_Space, KEY.Key_C, KEY.Key_Escape))


@_on_page("compare")
def compare(desk: TestDesk, panel: FailoverPanel, dice: Random) -> None:
    """Choose with what to compare and how; mouse and keys on the bars."""
    page, what = panel.page("compare"), dice.random()
    assert isinstance(page, ComparePage)
    if what < 0.25:
        click_at(page.bar.rival, dice)
    elif what < 0.5:
        use_part(desk, page.bar, dice)
    elif what < 0.8:
        poke(desk, page.chart, dice)
    else:
        type_keys(desk, page.chart, dice, WALK)


@_on_page("matrix")
def matrix(desk: TestDesk, panel: FailoverPanel, dice: Random) -> None:
    """Switches, boxes and filter of the matrix; its cells and headings."""
    page, what = panel.page("matrix"), dice.random()
    assert isinstance(page, MatrixPage)
    desk.qtbot.wait(dice.choice([0, 0, 50, 400]))
    if what < 0.4:
        use_part(desk, page.bar, dice)
    elif what < 0.5:
        poke(desk, dice.choice([page.table.horizontalHeader(), page.table.verticalHeader()]), dice)
    elif page.table.isVisible():
        _in_list(desk, page.table, dice)
    else:
        poke(desk, page.picture, dice)


@_on_page("scenarios")
def scenarios(desk: TestDesk, panel: FailoverPanel, dice: Random) -> None:
    """The list of scenarios, and the fields and buttons of what is chosen in it."""
    page = panel.page("scenarios")
    assert isinstance(page, ScenariosPage)
    if dice.random() < 0.4:
        _in_list(desk, page.list, dice)
    else:
        use_part(desk, page, dice)


PARTS: dict[str, tuple[int, Gesture]] = {
    "turn-page": (6, turn_page),
    "transport": (8, transport),
    "strip": (9, strip),
    "chip": (14, chip),
    "chart": (10, chart),
    "side": (9, side),
    "compare": (8, compare),
    "matrix": (8, matrix),
    "scenarios": (12, scenarios),
}
"""Every kind of gesture at the panel with how often it is done: together half as often as all others."""
