"""The main gestures with the real mouse and keyboard, one after the other in one window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from designer.ui.run import Application
from designer.ui.shell.command_palette import CommandPalette
from designer.ui.shell.window import MainWindow
from tests.realwindow.conftest import picture
from tests.realwindow.hand import RealHand, spot
from tests.realwindow.test_main_job import bench, head_of, middle_of, paper


def grip_of(window: MainWindow, group: str) -> QPoint:
    """A pixel of a group's card that no resource covers."""
    return middle_of(window, group) - QPoint(40, 14)


def test_mouse_on_the_canvas(window: MainWindow, hand: RealHand, qtbot: QtBot) -> None:
    session, canvas = window.session, bench(window).canvas
    assert session is not None
    qtbot.waitUntil(lambda: bool(session.report.rules))
    first, second = (one.id for one in session.snapshot.groups_of_kind("evs")[:2])

    # From the palette, and back with undo and again with redo.
    hand.drag(bench(window).palette_strip.buttons["disk"], paper(window), middle_of(window, "d2"))
    qtbot.waitUntil(lambda: len(session.snapshot.disks) == 11)
    hand.keys("ctrl+z")
    qtbot.waitUntil(lambda: len(session.snapshot.disks) == 10)
    hand.keys("ctrl+y")
    qtbot.waitUntil(lambda: len(session.snapshot.disks) == 11)
    hand.keys("ctrl+z")
    qtbot.wait(300)

    # A card to another node; Esc takes a drag back.
    hand.drag(paper(window), paper(window), head_of(window, "n4"), grip=grip_of(window, second))
    qtbot.waitUntil(lambda: session.snapshot.groups[second].owner == "n4")
    qtbot.wait(300)
    hand.keys("ctrl+z")
    qtbot.waitUntil(lambda: session.snapshot.groups[second].owner == "n2")
    qtbot.wait(300)

    # A rubber band over everything.
    corner = QPoint(6, 6)
    far = QPoint(paper(window).width() - 8, paper(window).height() - 8)
    hand.drag(paper(window), paper(window), far, grip=corner)
    assert set(session.snapshot.nodes) <= set(canvas.selection())
    picture(window, "band")
    hand.click(paper(window), corner)
    assert canvas.selection() == ()

    # A name, written over the old one after a double click; a name again, from the menu bar.
    at = spot(paper(window), head_of(window, "n1"))
    hand.do("mousemove", "--sync", str(at.x()), str(at.y()), "click", "--repeat", "2", "--delay", "60", "1")
    qtbot.waitUntil(lambda: isinstance(Application.focusWidget(), QLineEdit))
    hand.do("type", "--delay", "15", "OSLO1")
    hand.keys("Return")
    qtbot.waitUntil(lambda: session.snapshot.nodes["n1"].name == "OSLO1")
    hand.click(paper(window), head_of(window, "n2"))
    hand.keys("alt+e", "n")
    qtbot.waitUntil(lambda: isinstance(Application.focusWidget(), QLineEdit))
    qtbot.wait(200)
    assert isinstance(Application.focusWidget(), QLineEdit)
    hand.do("type", "--delay", "15", "OSLO2")
    hand.keys("Return")
    qtbot.waitUntil(lambda: session.snapshot.nodes["n2"].name == "OSLO2")

    # The menu of a card.
    at = spot(paper(window), grip_of(window, first))
    hand.do("mousemove", "--sync", str(at.x()), str(at.y()), "click", "3")
    qtbot.waitUntil(lambda: isinstance(Application.activePopupWidget(), QMenu))
    assert canvas.selection() == (first,)
    picture(window, "menu")
    hand.keys("Escape")
    qtbot.waitUntil(lambda: Application.activePopupWidget() is None)

    # The wheel zooms with Ctrl and scrolls without; the middle button moves the paper.
    scale = canvas.camera.scale
    hand.do("keydown", "ctrl", "click", "4", "click", "4", "keyup", "ctrl")
    qtbot.waitUntil(lambda: canvas.camera.scale > scale)
    middle = canvas.sceneRect().center()
    hand.do("click", "5")
    qtbot.waitUntil(lambda: canvas.sceneRect().center() != middle)
    middle = canvas.sceneRect().center()
    hand.do("mousedown", "2", "mousemove_relative", "60", "40", "mouseup", "2")
    qtbot.waitUntil(lambda: canvas.sceneRect().center() != middle)
    hand.keys("ctrl+1")
    qtbot.waitUntil(lambda: canvas.camera.fitting)


def test_a_line_is_led_from_a_card_to_another(window: MainWindow, hand: RealHand, qtbot: QtBot) -> None:
    session, canvas = window.session, bench(window).canvas
    assert session is not None
    qtbot.waitUntil(lambda: bool(session.report.rules))
    evs = session.snapshot.groups_of_kind("evs")[0].id
    before = len(session.snapshot.groups[evs].preferred_owners)
    hand.click(paper(window), grip_of(window, evs))
    qtbot.waitUntil(lambda: canvas.selection() == (evs,))
    qtbot.wait(400)
    area = canvas.settled.areas[evs]
    dot = canvas.mapFromScene(area.x + area.w, area.y + area.h / 2)
    hand.drag(paper(window), paper(window), head_of(window, "n3"), grip=dot)
    qtbot.waitUntil(lambda: len(session.snapshot.groups[evs].preferred_owners) > before)
    picture(window, "connected")


def test_keyboard(window: MainWindow, hand: RealHand, qtbot: QtBot) -> None:
    session, canvas = window.session, bench(window).canvas
    assert session is not None
    qtbot.waitUntil(lambda: bool(session.report.rules))

    # The palette of commands.
    hand.keys("ctrl+shift+p")
    palette = next(one for one in window.findChildren(CommandPalette))
    qtbot.waitUntil(palette.isVisible)
    hand.do("type", "--delay", "15", "high contrast")
    picture(window, "commands")
    hand.keys("Return")
    qtbot.waitUntil(lambda: window.sight.appearance == "contrast")
    picture(window, "contrast")

    # Find, and go to what was found.
    hand.keys("ctrl+f")
    qtbot.waitUntil(lambda: isinstance(Application.focusWidget(), QLineEdit))
    hand.do("type", "--delay", "15", "NODE")
    qtbot.waitUntil(lambda: window.search.has_matches)
    before = canvas.selection()
    hand.keys("F3")
    qtbot.waitUntil(lambda: canvas.selection() != before)
    hand.keys("Escape")

    # From object to object, a copy, and every view.
    canvas.setFocus()
    hand.keys("ctrl+shift+a", "Tab", "Right")
    qtbot.waitUntil(lambda: len(canvas.selection()) == 1)
    window.select(("d2",))
    hand.keys("ctrl+c", "ctrl+v")
    qtbot.waitUntil(lambda: len(session.snapshot.disks) == 11)
    for number, view in enumerate(("topology", "dependencies", "networks", "storage", "owners"), 1):
        hand.keys(f"alt+{number}")
        qtbot.waitUntil(lambda view=view: window.sight.view == view)  # type: ignore[misc]
        qtbot.wait(250)
        picture(window, f"view-{view}")
    hand.keys("F5")
    qtbot.waitUntil(lambda: window.workspace == "failover")
    hand.keys("shift+F5")
    qtbot.waitUntil(lambda: window.workspace == "design")
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize("key", ["F11", "shift+F11"])
def test_the_whole_screen_and_back(window: MainWindow, hand: RealHand, qtbot: QtBot, key: str) -> None:
    hand.keys(key)
    qtbot.waitUntil(window.isFullScreen)
    qtbot.wait(300)
    picture(window, f"full-{key.replace('+', '-')}")
    hand.keys(key)
    qtbot.waitUntil(lambda: not window.isFullScreen())
    assert window.menuBar().height() > 10
