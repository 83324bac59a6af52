"""The main job by hand: draw it, break it, hand it over, with the real mouse on a real screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from designer.files.load import load
from designer.ui.run import Application
from designer.ui.shell.bench import Bench
from designer.ui.shell.window import MainWindow
from tests.realwindow.conftest import picture
from tests.realwindow.hand import RealHand

LONG_MS = 60_000


def bench(window: MainWindow) -> Bench:
    assert window.bench is not None
    return window.bench


def head_of(window: MainWindow, node: str) -> QPoint:
    """A pixel of the canvas on the head of a node's card."""
    area = bench(window).canvas.settled.areas[node]
    return bench(window).canvas.mapFromScene(QPointF(area.x + area.w / 2, area.y + 14))


def middle_of(window: MainWindow, subject: str) -> QPoint:
    area = bench(window).canvas.settled.areas[subject]
    return bench(window).canvas.mapFromScene(QPointF(*area.centre))


def paper(window: MainWindow) -> QWidget:
    return bench(window).canvas.viewport()


def answer_with(qtbot: QtBot, hand: RealHand, keys: str, path: Path) -> None:
    """Press a shortcut that opens a file dialog, type a path into it, and accept.

    The dialog has an event loop of its own, so the answer has to be on its way before the question comes.
    """
    answered = hand.answer(lambda: isinstance(Application.activeModalWidget(), QFileDialog), str(path))
    hand.keys(keys)
    qtbot.waitUntil(answered, timeout=LONG_MS)


def test_draw_break_and_hand_over(window: MainWindow, hand: RealHand, qtbot: QtBot, tmp_path: Path) -> None:
    file, document = tmp_path / "client.cluster", tmp_path / "client.pdf"
    session = window.session
    assert session is not None
    qtbot.waitUntil(lambda: bool(session.report.rules))

    # Draw: a node from the palette, and EVS1 to another node.
    button = bench(window).palette_strip.buttons["node"]
    hand.drag(button, paper(window), head_of(window, "n4") + QPoint(30, 0))
    qtbot.waitUntil(lambda: len(session.snapshot.nodes) == 5)
    evs = session.snapshot.groups_of_kind("evs")[0].id
    qtbot.wait(400)
    hand.drag(paper(window), paper(window), head_of(window, "n4"), grip=middle_of(window, evs) - QPoint(40, 14))
    qtbot.waitUntil(lambda: session.snapshot.groups[evs].owner == "n4")
    assert window.isWindowModified()
    picture(window, "drawn")

    # Save, close and open again.
    hand.keys("ctrl+s")
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert len(load(file).snapshot.nodes) == 5
    hand.keys("ctrl+w")
    qtbot.waitUntil(lambda: window.session is None)
    picture(window, "start")
    answer_with(qtbot, hand, "ctrl+o", file)
    qtbot.waitUntil(lambda: window.session is not None)
    again = window.session
    assert again is not None
    assert again.snapshot.groups[evs].owner == "n4"

    # Break: the node that EVS1 is on now loses its power.
    hand.keys("F5")
    qtbot.waitUntil(lambda: window.workspace == "failover")
    qtbot.wait(400)
    hand.drag(bench(window).palette_strip.buttons["fault:power"], paper(window), head_of(window, "n4"))
    qtbot.waitUntil(lambda: window.player.has_faults)
    qtbot.wait(1500)
    picture(window, "failing")
    playback = bench(window).failover.playback
    hand.click(paper(window), QPoint(8, 8))
    hand.keys("End")
    qtbot.waitUntil(lambda: playback.state is not None and playback.state.groups[evs] == "online", timeout=LONG_MS)
    state = playback.state
    assert state is not None
    assert state.nodes["n4"] == "down"
    assert state.owners[evs] not in (None, "n4")
    picture(window, "failed-over")
    hand.keys("Home")
    qtbot.waitUntil(lambda: playback.state is not None and playback.state.owners[evs] == "n4", timeout=LONG_MS)

    # Hand over.
    answer_with(qtbot, hand, "ctrl+shift+e", document)
    qtbot.waitUntil(lambda: document.exists() and not window.exporter.is_busy, timeout=LONG_MS)
    assert document.read_bytes().startswith(b"%PDF-")
    picture(window, "handed-over")
