"""Which transport command a key means while a failover is watched."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier

COMMANDS: Mapping[tuple[Qt.Key, Qt.KeyboardModifier], str] = {
    (Qt.Key.Key_K, _NONE): "pause",
    (Qt.Key.Key_L, _NONE): "faster",
    (Qt.Key.Key_J, _NONE): "backwards",
    (Qt.Key.Key_Right, _NONE): "next event",
    (Qt.Key.Key_F10, _NONE): "next event",
    (Qt.Key.Key_Left, _NONE): "previous event",
    (Qt.Key.Key_Right, _SHIFT): "second forward",
    (Qt.Key.Key_Left, _SHIFT): "second back",
    (Qt.Key.Key_Down, _NONE): "next phase",
    (Qt.Key.Key_Up, _NONE): "previous phase",
    (Qt.Key.Key_Home, _NONE): "start",
    (Qt.Key.Key_End, _NONE): "end",
}
"""Space is not among them: a tap plays and pauses, but held down it is the hand that moves the paper."""


def key_command(event: QKeyEvent) -> str:
    """The command of a key; "" when it means none."""
    return COMMANDS.get((Qt.Key(event.key()), event.modifiers() & ~_KEYPAD), "")
