"""Looks at files in a thread of its own: a network drive that does not answer must not stop a window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from queue import SimpleQueue

T = TypeVar("T")

Errand = tuple[QObject, Callable[[], Any], Callable[[Any], None]]
"""Who waits for it, the work, and what gets its result."""


class Errands(QObject):
    """Does one piece of work after the other. Work must not touch the window; its result may."""

    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: SimpleQueue[Errand | None] | None = None
        self._thread: threading.Thread | None = None
        self._done.connect(self._deliver)

    def do(self, listener: QObject, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do the work, and hand its result to `then` in this thread, unless `listener` is gone by then."""
        if self._waiting is None:
            from queue import SimpleQueue  # the first picture does not need it

            self._waiting = SimpleQueue()
            self._thread = threading.Thread(target=self._run, args=(self._waiting,), name="errands", daemon=True)
            self._thread.start()
        self._waiting.put((listener, work, then))

    def finish(self, patience_s: float = 2.0) -> None:
        """Do what is waiting, and stop; a file that does not answer is not waited for long."""
        if self._waiting is not None and self._thread is not None:
            self._waiting.put(None)
            self._thread.join(patience_s)
            self._waiting = None

    def _run(self, waiting: SimpleQueue[Errand | None]) -> None:
        while (errand := waiting.get()) is not None:
            listener, work, then = errand
            try:
                result = work()
            except Exception as error:  # a fault of the program, to be told where faults are told
                result, then = error, _raise
            self._done.emit((listener, then, result))
            del errand, listener, work, then, result

    def _deliver(self, answer: tuple[QObject, Callable[[Any], None], Any]) -> None:
        listener, then, result = answer
        if isValid(listener):
            then(result)


def _raise(error: Exception) -> None:
    raise error
