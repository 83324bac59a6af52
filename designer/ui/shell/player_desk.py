"""Commands about the failover that is played."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from designer.foundation.ids import Id
from designer.simulation.damage import NO_DAMAGE, Damage
from designer.ui.shell.bench import Bench

if TYPE_CHECKING:
    from designer.ui.failover.panel import FailoverPanel


class PlayerDesk:
    """Acts on the failover panel of the open design; before that is needed, nothing plays."""

    def __init__(self, bench: Callable[[], Bench | None]) -> None:
        self._bench = bench

    @property
    def is_playing(self) -> bool:
        """Whether the clock runs."""
        panel = self._panel()
        return panel is not None and panel.is_playing

    @property
    def has_faults(self) -> bool:
        """Whether anything happens at all."""
        panel = self._panel()
        return panel is not None and panel.has_faults

    @property
    def damage(self) -> Damage:
        """What is broken at the playhead."""
        bench = self._bench()
        return bench.canvas.damage if bench is not None else NO_DAMAGE

    def play_pause(self) -> None:
        """Start or stop the clock."""
        if (panel := self._panel()) is not None:
            panel.play_pause()

    def step_forward(self) -> None:
        """Go to the next event."""
        if (panel := self._panel()) is not None:
            panel.step_forward()

    def step_back(self) -> None:
        """Go to the event before."""
        if (panel := self._panel()) is not None:
            panel.step_back()

    def to_start(self) -> None:
        """Go to the beginning."""
        if (panel := self._panel()) is not None:
            panel.to_start()

    def to_end(self) -> None:
        """Go to the end."""
        if (panel := self._panel()) is not None:
            panel.to_end()

    def add_fault(self, kind: str, subject: Id) -> None:
        """Let something happen to an object at the playhead."""
        bench = self._bench()
        if bench is not None:
            bench.failover.add_fault(kind, subject)

    def clear_faults(self) -> None:
        """Let nothing happen any more."""
        if (panel := self._panel()) is not None:
            panel.clear_faults()

    def _panel(self) -> FailoverPanel | None:
        bench = self._bench()
        return bench.started_failover if bench is not None else None
