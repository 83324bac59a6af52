"""How long the window works for one frame while a failover is played and while a card is dragged."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from designer.app.session import Session
from designer.catalog.loader import load_catalog
from designer.files.load import load
from designer.ui.canvas.view import Canvas
from designer.ui.failover.panel import FailoverPanel
from designer.ui.look import Look
from tests.benchmarks.measure import ROOT
from tests.ui.hands import Hand

SAMPLE = ROOT / "samples" / "four-node-3-plus-1.cluster"
SIZE = (1440, 840)
FRAME_MS = 16.7


def worst_frames() -> dict[str, float]:
    """The time in ms within which 95 of 100 frames are done, by what is going on."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    Look(app, "light")
    return {"playing": _worst(_playing(app)), "dragging": _worst(_dragging(app))}


def _worst(frames: Iterator[float]) -> float:
    taken = sorted(frames)
    return taken[int(len(taken) * 0.95)]


def _window(app: QApplication) -> tuple[QWidget, Canvas, FailoverPanel]:
    window = QWidget()
    canvas = Canvas(Session(load(SAMPLE).snapshot, load_catalog()))
    panel = FailoverPanel(canvas.session, canvas)
    panel.setFixedHeight(262)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(canvas, 1)
    layout.addWidget(panel)
    window.resize(*SIZE)
    window.show()
    app.processEvents()
    return window, canvas, panel


def _timed(app: QApplication, work: Callable[[], object]) -> float:
    """One frame: the work and all painting that it leads to; the rest of the frame is slept away."""
    start = time.perf_counter()
    work()
    app.processEvents()
    taken = (time.perf_counter() - start) * 1000
    time.sleep(max(0.0, FRAME_MS - taken) / 1000)
    return taken


def _playing(app: QApplication) -> Iterator[float]:
    window, canvas, panel = _window(app)
    canvas.set_mode("failover")
    panel.add_fault("power", "n1")
    panel._clock.timeout.disconnect()
    while panel.is_playing:
        yield _timed(app, lambda: panel.playback.advance(FRAME_MS))
    window.close()


def _dragging(app: QApplication) -> Iterator[float]:
    window, canvas, panel = _window(app)
    panel.hide()
    app.processEvents()
    hand = Hand(canvas)
    area = canvas.settled.areas["g3"]
    hand.press("g3")
    across = QRectF(0, 0, canvas.settled.width, canvas.settled.height)
    for step in range(300):
        x = area.centre[0] + (across.width() * step / 300) % 400 - 200
        y = area.centre[1] + 60 * (step % 2)
        yield _timed(app, partial(hand.move_once, (x, y)))
    canvas.cancel_gesture()
    window.close()


if __name__ == "__main__":
    for name, taken in worst_frames().items():
        print(f"{name:10} 95 of 100 frames within {taken:.1f} ms")
