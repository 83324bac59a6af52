"""Which transport command a key means while a failover is watched."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from designer.app.desk.player import Deed

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier

COMMANDS: Mapping[tuple[Qt.Key, Qt.KeyboardModifier], Deed] = {
    (Qt.Key.Key_K, _NONE): "pause",
    (Qt.Key.Key_L, _NONE): "faster",
    (Qt.Key.Key_J, _NONE): "backwards",
    (Qt.Key.Key_L, _SHIFT): "slow",
    (Qt.Key.Key_J, _SHIFT): "slow back",
    (Qt.Key.Key_K, _SHIFT): "replay",
    (Qt.Key.Key_Right, _NONE): "next event",
    (Qt.Key.Key_F10, _NONE): "next event",
    (Qt.Key.Key_Left, _NONE): "previous event",
    (Qt.Key.Key_Right, _SHIFT): "second forward",
    (Qt.Key.Key_Left, _SHIFT): "second back",
    (Qt.Key.Key_Down, _NONE): "next phase",
    (Qt.Key.Key_Up, _NONE): "previous phase",
    (Qt.Key.Key_Home, _NONE): "start",
    (Qt.Key.Key_End, _NONE): "end",
    (Qt.Key.Key_Home, _SHIFT): "reset",
    (Qt.Key.Key_L, _CONTROL): "loop",
    (Qt.Key.Key_I, _NONE): "mark in",
    (Qt.Key.Key_O, _NONE): "mark out",
    (Qt.Key.Key_X, _NONE): "clear marks",
    (Qt.Key.Key_Q, _NONE): "skip",
    (Qt.Key.Key_B, _NONE): "fork",
    (Qt.Key.Key_PageDown, _CONTROL): "next branch",
    (Qt.Key.Key_PageUp, _CONTROL): "previous branch",
    (Qt.Key.Key_N, _NONE): "next fault",
    (Qt.Key.Key_N, _SHIFT): "previous fault",
    (Qt.Key.Key_E, _NONE): "enlarge",
}
"""The keys of the commands in `designer.app.commands.playing`, which the canvas needs itself: Space is not among them,
as a tap on it plays and pauses, but held down it is the hand that moves the paper."""

_HELD: Mapping[Deed, Deed] = {"faster": "next event", "backwards": "previous event"}
"""What keys mean while K is held down."""


def key_command(event: QKeyEvent) -> Deed | None:
    """The command of a key; None when it means none."""
    return COMMANDS.get((Qt.Key(event.key()), event.modifiers() & ~_KEYPAD))


class HeldKey:
    """Knows whether K is held down, with which J and L go from event to event instead of playing."""

    def __init__(self) -> None:
        self._is_down = False

    def press(self, event: QKeyEvent) -> None:
        """A key goes down."""
        if event.key() == Qt.Key.Key_K and not event.isAutoRepeat():
            self._is_down = True

    def release(self, event: QKeyEvent) -> None:
        """A key comes up."""
        if event.key() == Qt.Key.Key_K and not event.isAutoRepeat():
            self._is_down = False

    def forget(self) -> None:
        """Keys that come up elsewhere are not seen here."""
        self._is_down = False

    def meant(self, deed: Deed) -> Deed:
        """What a command's key means now."""
        return _HELD.get(deed, deed) if self._is_down else deed
