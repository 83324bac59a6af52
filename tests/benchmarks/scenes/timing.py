"""Timing frames; nothing but Qt, because the peer's environment has nothing else."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable

from PySide6.QtWidgets import QApplication

SIZE = (1600, 900)
MOVED = 50
"""Boxes that are moved at the same time."""

SMALL = 20
"""Boxes of the drawing that each side opens before it is measured."""

FRAMES = 15


def frame(work: Callable[[], object]) -> float:
    """ms from a change to the end of all painting that it leads to."""
    start = time.perf_counter()
    work()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def settle() -> None:
    """What was made so far is not looked through for garbage any more, as in a program that has been running."""
    gc.collect()
    gc.freeze()


def median(work: Callable[[], object], before: Callable[[], object] | None = None, frames: int = FRAMES) -> float:
    """The median of several frames, after one that does not count; `before` each the window is made ready, untimed."""
    found = []
    for _ in range(frames + 1):
        if before is not None:
            before()
            QApplication.processEvents()
        found.append(frame(work))
    return statistics.median(found[1:])
