"""What a user does on the time strip, as real events."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.failover.conftest import Desk

LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def strike(desk: Desk, *faults: tuple[str, str, int]) -> None:
    """Let nodes suffer something (kind, node, ms), and hold the clock."""
    for kind, node, at in faults:
        desk.panel.playback.add(kind, node, at)
    desk.freeze()
    desk.panel.playback.seek(0)
    QApplication.processEvents()


def happening(desk: Desk) -> list[tuple[str, str, int]]:
    return [(one.kind, one.subject, one.at_ms) for one in desk.panel.playback.branch.actions]


def send(
    widget: QWidget, kind: QEvent.Type, at: QPointF, held: Qt.MouseButton, modifiers: Qt.KeyboardModifier = NONE
) -> None:
    button = LEFT if kind != QEvent.Type.MouseMove else Qt.MouseButton.NoButton
    event = QMouseEvent(kind, at, widget.mapToGlobal(at), button, held, modifiers)
    QApplication.sendEvent(widget, event)
