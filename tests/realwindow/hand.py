"""A hand on the real mouse and keyboard: xdotool moves them, the X server sends the events."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

PATIENCE_S = 20
STEPS = 12
"""Stages of a drag; a real hand does not jump either."""


class RealHand:
    """Everything it does runs in another process while Qt's event loop turns, drags included."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        at = spot(widget, place)
        self.do("mousemove", "--sync", str(at.x()), str(at.y()), "sleep", "0.05", "click", "1")

    def drag(self, source: QWidget, target: QWidget, place: QPoint, grip: QPoint | None = None) -> None:
        """Take something up, carry it in small steps, and let go."""
        start, end = spot(source, grip), spot(target, place)
        path = ["mousemove", "--sync", str(start.x()), str(start.y()), "sleep", "0.1", "mousedown", "1"]
        for step in range(1, STEPS + 1):
            x = start.x() + (end.x() - start.x()) * step // STEPS
            y = start.y() + (end.y() - start.y()) * step // STEPS
            path += ["mousemove", str(x), str(y), "sleep", "0.04"]
        self.do(*path, "sleep", "0.2", "mouseup", "1")

    def keys(self, *names: str) -> None:
        """Press keys by X's names: "ctrl+s", "F5", "Return"."""
        self.do("key", "--clearmodifiers", "--delay", "40", *names)

    def answer(self, asked: Callable[[], bool], text: str) -> Callable[[], bool]:
        """As soon as `asked`, type a text and press Return; what comes back tells whether that is done."""
        timer, started = QTimer(), list[subprocess.Popen[bytes]]()

        def look() -> None:
            if asked() and not started:
                timer.stop()
                keys = [
                    "key",
                    "--clearmodifiers",
                    "ctrl+a",
                    "sleep",
                    "0.2",
                    "type",
                    "--args",
                    "1",
                    "--delay",
                    "15",
                    text,
                ]
                started.append(subprocess.Popen(["xdotool", "sleep", "0.5", *keys, "sleep", "0.3", "key", "Return"]))

        timer.timeout.connect(look)
        timer.start(50)
        return lambda: bool(started) and started[0].poll() == 0 and not asked()

    def do(self, *command: str) -> None:
        """Run xdotool and let the window react to it."""
        process = subprocess.Popen(["xdotool", *command])
        deadline = time.monotonic() + PATIENCE_S
        while process.poll() is None:
            assert time.monotonic() < deadline, command
            self._qtbot.wait(10)
        assert process.returncode == 0, command
        self._qtbot.wait(80)


def spot(widget: QWidget, place: QPoint | None = None) -> QPoint:
    """A place on a widget, its middle unless told otherwise, in pixels of the screen."""
    return widget.mapToGlobal(place if place is not None else widget.rect().center())
