"""Between the Qt-free session and Qt: when work happens, and who stops listening when a widget is gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer

from designer.foundation.signal import Signal

T = TypeVar("T")


def soon(work: Callable[[], None]) -> None:
    """Do the work at the end of this turn of the event loop."""
    QTimer.singleShot(0, work)


def listen(listener: QObject, signal: Signal[T], slot: Callable[[T], None]) -> None:
    """Call `slot` at each emit of a session's signal, until `listener` is destroyed."""
    stop = signal.subscribe(slot)
    listener.destroyed.connect(stop)
