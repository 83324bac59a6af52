"""What the pages of the failover panel act on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from designer.app.playback import Playback
from designer.app.scenarios import Script
from designer.app.session import Session
from designer.simulation.scenario.actions import Action
from designer.ui.canvas.view import Canvas

if TYPE_CHECKING:
    from designer.app.sweeping import Sweeper

Word = Literal["timeline", "compare", "matrix", "scenarios"]
"""What a page is about."""


class Theatre(Protocol):
    """The failover that is watched, as its pages see it."""

    session: Session
    canvas: Canvas
    playback: Playback

    @property
    def told(self) -> SignalInstance:
        """A sentence for the status line."""

    @property
    def sweeper(self) -> Sweeper:
        """What plays all faults of the design; started by whoever watches a run, so that the matrix is soon there."""

    def play_script(self, script: Script, actions: Sequence[Action]) -> None:
        """Play a scenario from its beginning, instead of the run so far."""

    def scrub(self, at_ms: float) -> None:
        """Go to a moment, and stay there."""

    def set_beside(self, other: QWidget | None, head: QWidget | None) -> None:
        """Let another picture stand beside the canvas, and a head above that; None for the canvas alone."""

    def turn_to(self, word: Word) -> None:
        """Show a page."""
