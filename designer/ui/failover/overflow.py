"""What the transport has no buttons for, as a menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from designer.app.actions import command
from designer.app.desk.player import Deed
from designer.app.playback import Playback
from designer.app.transport import can

ENTRIES: tuple[tuple[str, Deed] | None, ...] = (
    ("reset", "reset"),
    ("replay", "replay"),
    None,
    ("backwards", "backwards"),
    ("slow", "slow"),
    ("slow-back", "slow back"),
    None,
    ("next-phase", "next phase"),
    ("previous-phase", "previous phase"),
    None,
    ("skip", "skip"),
    ("loop", "loop"),
    ("mark-in", "mark in"),
    ("mark-out", "mark out"),
    ("clear-marks", "clear marks"),
    None,
    ("fork", "fork"),
)
"""Commands of the Failover menu and what they ask of the player; None draws a line."""


def fill(menu: QMenu, playback: Playback, do: Callable[[str], object]) -> None:
    """Put the entries into a menu, with their keys; `do` gets what the chosen one asks."""
    switched: dict[Deed, bool] = {"skip": playback.skips, "loop": playback.loops}
    for entry in ENTRIES:
        if entry is None:
            menu.addSeparator()
            continue
        found, deed = command(f"failover.{entry[0]}"), entry[1]
        keys = QKeySequence(found.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
        action = menu.addAction(f"{found.label}\t{keys}")
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.setEnabled(can(playback, deed))
        if deed in switched:
            action.setCheckable(True)
            action.setChecked(switched[deed])
        action.triggered.connect(lambda _, deed=deed: do(deed))
