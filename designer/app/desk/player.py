"""Commands about the failover."""

from __future__ import annotations

from typing import Protocol

from designer.foundation.ids import Id
from designer.simulation.record.damage import Damage


class Player(Protocol):
    """The failover that is played."""

    @property
    def is_playing(self) -> bool:
        """Whether the clock runs."""

    @property
    def has_faults(self) -> bool:
        """Whether anything happens at all."""

    @property
    def damage(self) -> Damage:
        """What is broken at the playhead."""

    @property
    def paused(self) -> frozenset[Id]:
        """The nodes that are paused at the playhead."""

    def play_pause(self) -> None:
        """Start or stop the clock."""

    def step_forward(self) -> None:
        """Go to the next event."""

    def step_back(self) -> None:
        """Go to the event before."""

    def to_start(self) -> None:
        """Go to the beginning."""

    def to_end(self) -> None:
        """Go to the end."""

    def add_fault(self, kind: str, subject: Id) -> None:
        """Let something happen to an object at the playhead; `kind` as in `designer.app.faults.action_of`."""

    def clear_faults(self) -> None:
        """Let nothing happen any more."""

    def play_scenario(self, scenario: Id) -> None:
        """Play a scenario of the design."""

    def play_ready(self, code: str) -> None:
        """Play a test of the library; the user chooses which run of it when there are several."""

    def save_scenario(self) -> None:
        """Keep what happens as a scenario of the design, under a name that the user gives."""
