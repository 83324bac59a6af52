"""Looks at files in a thread of its own: a network drive that does not answer must not stop a window."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

T = TypeVar("T")


class Errands(QObject):
    """Does one piece of work after the other. Work must not touch the window; its result may."""

    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: queue.SimpleQueue[tuple[QObject, Callable[[], Any], Callable[[Any], None]] | None] = (
            queue.SimpleQueue()
        )
        self._thread: threading.Thread | None = None
        self._done.connect(self._deliver)

    def do(self, listener: QObject, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do the work, and hand its result to `then` in this thread, unless `listener` is gone by then."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="errands", daemon=True)
            self._thread.start()
        self._waiting.put((listener, work, then))

    def finish(self, patience_s: float = 2.0) -> None:
        """Do what is waiting, and stop; a file that does not answer is not waited for long."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join(patience_s)
            self._thread = None

    def _run(self) -> None:
        while (errand := self._waiting.get()) is not None:
            listener, work, then = errand
            result = work()
            self._done.emit((listener, then, result))
            del errand, listener, work, then, result

    def _deliver(self, answer: tuple[QObject, Callable[[Any], None], Any]) -> None:
        listener, then, result = answer
        if isValid(listener):
            then(result)
