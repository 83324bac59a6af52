"""Noticing that the pointer or the keyboard is on a button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from designer.rules.api import Fix

TABBED = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
"""The keyboard came there; a click is no rest."""

ENDS = (QEvent.Type.Leave, QEvent.Type.FocusOut, QEvent.Type.Hide)


@dataclass(frozen=True, slots=True)
class Rested:
    """A repair that is rested on: what tells it from others, how it is found, and where it is on the screen."""

    key: object
    find: Callable[[], Fix | None]
    beside: Callable[[], QRect]


class RestOn(QObject):
    """Watches a widget, and goes with it: calls `begins` when it is come to and `ends` when it is left.

    Its tip is not shown: what `begins` shows says more.
    """

    def __init__(self, widget: QWidget, begins: Callable[[], None], ends: Callable[[], None]) -> None:
        super().__init__(widget)
        self._begins = begins
        self._ends = ends
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See what comes and goes."""
        kind = event.type()
        if kind == QEvent.Type.Enter or (
            isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in TABBED
        ):
            self._begins()
        elif kind in ENDS:
            self._ends()
        return kind == QEvent.Type.ToolTip


def rest_on_fix(widget: QWidget, find: Callable[[], Fix | None], tell: Callable[[Rested | None], None]) -> None:
    """Tell when a repair is rested on, whose button is this, and when it is not any more (None)."""
    RestOn(widget, lambda: tell(Rested(widget, find, lambda: place_of(widget))), lambda: tell(None))


def place_of(widget: QWidget) -> QRect:
    """Where a widget is on the screen."""
    return QRect(widget.mapToGlobal(QPoint()), widget.size())
