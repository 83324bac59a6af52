"""Commands about the failover that is played."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from designer.app.desk.words import Entry
from designer.foundation.ids import Id
from designer.simulation.record.damage import Damage

Deed = Literal[
    "play",
    "pause",
    "faster",
    "backwards",
    "slow",
    "slow back",
    "replay",
    "next event",
    "previous event",
    "second forward",
    "second back",
    "next phase",
    "previous phase",
    "start",
    "end",
    "reset",
    "loop",
    "mark in",
    "mark out",
    "clear marks",
    "skip",
    "fork",
    "next branch",
    "previous branch",
    "rename branch",
    "delete branch",
    "next fault",
    "previous fault",
    "copy fault",
    "remove fault",
    "enlarge",
]
"""What a button, a key or a command asks of the player."""


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

    def run(self, deed: Deed) -> None:
        """Do what a command asks; does nothing while nothing can be played."""

    def can(self, deed: Deed) -> bool:
        """Whether a command makes sense now."""

    def does(self, deed: Deed) -> bool:
        """Whether a switch is on."""

    def speeds(self) -> Sequence[Entry]:
        """The speeds at which time may pass, the chosen one marked."""

    def choose_speed(self, label: str) -> None:
        """Let time pass at the speed of this label."""

    def branches(self) -> Sequence[Entry]:
        """All that has been tried, as a tree, the branch that is played marked."""

    def switch(self, branch: str) -> None:
        """Play another branch."""

    def add_fault(self, kind: str, subject: Id) -> None:
        """Let something happen to an object at the playhead; `kind` as in `designer.app.faults.action_of`."""

    def clear_faults(self) -> None:
        """Let nothing happen any more."""

    def ask_why(self) -> None:
        """Tell why the selected object is where it is, else the group of what has just happened."""

    def play_scenario(self, scenario: Id) -> None:
        """Play a scenario of the design."""

    def play_ready(self, code: str) -> None:
        """Play a test of the library; the user chooses which run of it when there are several."""

    def save_scenario(self) -> None:
        """Keep what happens as a scenario of the design, under a name that the user gives."""
