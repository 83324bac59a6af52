"""Between the Qt-free session and Qt: when work happens, and who stops listening when a widget is gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from designer.foundation.signal import Signal

T = TypeVar("T")


def soon(work: Callable[[], None]) -> None:
    """Do the work at the end of this turn of the event loop."""
    QTimer.singleShot(0, work)


class AfterPaint(QObject):
    """Puts work off until a widget is on the screen for the first time; from then on work is done soon."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._waiting: list[Callable[[], None]] | None = []
        widget.installEventFilter(self)

    def later(self, work: Callable[[], None]) -> None:
        """Do the work, in its turn."""
        if self._waiting is None:
            soon(work)
        else:
            self._waiting.append(work)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the first paint."""
        if event.type() == QEvent.Type.Paint and self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            watched.removeEventFilter(self)
            for work in waiting:
                soon(work)
        return False


def listen(listener: QObject, signal: Signal[T], slot: Callable[[T], None]) -> None:
    """Call `slot` at each emit of a session's signal, until `listener` is destroyed."""
    stop = signal.subscribe(slot)
    listener.destroyed.connect(stop)
