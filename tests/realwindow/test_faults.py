"""Faults of networks and disks, dropped and repaired with the real mouse, and kept as a scenario."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QMenu
from pytestqt.qtbot import QtBot

from designer.ui.run import Application
from designer.ui.shell.window import MainWindow
from tests.realwindow.conftest import picture
from tests.realwindow.hand import RealHand
from tests.realwindow.test_main_job import LONG_MS, bench, head_of, middle_of, paper


def open_menu(window: MainWindow) -> QMenu | None:
    return next((one for one in bench(window).canvas.findChildren(QMenu) if one.isVisible()), None)


def test_break_a_network_and_a_disk_repair_and_keep_it(window: MainWindow, hand: RealHand, qtbot: QtBot) -> None:
    session = window.session
    assert session is not None
    private = next(one.id for one in session.snapshot.networks.values() if one.role == "private")
    hand.keys("F5")
    qtbot.waitUntil(lambda: window.workspace == "failover")
    qtbot.wait(400)
    buttons, playback = bench(window).palette_strip.buttons, bench(window).failover.playback

    # A network fails and works again.
    hand.drag(buttons["fault:network"], paper(window), middle_of(window, private))
    qtbot.waitUntil(lambda: [one.kind for one in playback.actions] == ["network"])
    hand.click(paper(window), QPoint(8, 8))
    hand.keys("End")
    qtbot.waitUntil(lambda: private in bench(window).canvas.damage.networks, timeout=LONG_MS)
    qtbot.wait(500)
    picture(window, "network-failed")
    hand.drag(buttons["fault:repair"], paper(window), middle_of(window, private))
    qtbot.waitUntil(lambda: [one.kind for one in playback.actions] == ["network", "repair"])

    # A disk is lost for the node that the menu offers second.
    hand.drag(buttons["fault:disk"], paper(window), middle_of(window, "d2"))
    qtbot.waitUntil(lambda: open_menu(window) is not None)
    hand.keys("Down", "Down", "Return")
    qtbot.waitUntil(lambda: any((one.kind, one.value) == ("disk", "n1") for one in playback.actions))
    qtbot.wait(500)
    picture(window, "disk-lost")

    # A node is paused.
    hand.drag(buttons["fault:pause"], paper(window), head_of(window, "n2"))
    qtbot.waitUntil(lambda: any(one.kind == "pause" for one in playback.actions))

    # All that becomes a scenario of the design.
    action = window.menus.actions["failover.save-scenario"]
    qtbot.waitUntil(action.isEnabled)
    answered = hand.answer(lambda: isinstance(Application.activeModalWidget(), QDialog), "Private, then a disk")
    action.trigger()
    qtbot.waitUntil(answered, timeout=LONG_MS)
    kept = next(one for one in session.snapshot.scenarios.values() if one.name == "Private, then a disk")
    steps = [one.kind for one in session.snapshot.steps.values() if one.scenario == kept.id]
    assert sorted(steps) == ["disk", "network", "pause", "repair"]
    qtbot.wait(300)
    picture(window, "scenario-saved")
