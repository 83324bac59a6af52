"""Commands about the scenarios of the design."""

from __future__ import annotations

from typing import Protocol

from designer.foundation.ids import Id


class Scenarios(Protocol):
    """The page of the scenarios."""

    @property
    def selected(self) -> Id:
        """The scenario of the design that is chosen on the page, while that is shown; "" for none."""

    @property
    def is_running(self) -> bool:
        """Whether scenarios are being played in the background."""

    @property
    def can_record(self) -> bool:
        """Whether there are results that hold and are not in the design yet."""

    def show(self, scenario: Id = "") -> None:
        """Turn to the page, and choose a scenario there if one is given."""

    def run_all(self) -> None:
        """Play all scenarios of the design, and judge what comes of them; if they are being played, stop that."""

    def record(self) -> None:
        """Keep the results in the design."""

    def rename(self) -> None:
        """Let the user change the name of the chosen scenario."""

    def duplicate(self) -> None:
        """Make a scenario like the chosen one."""

    def take_over(self) -> None:
        """Let the chosen scenario do what is played now."""

    def suggest(self) -> None:
        """Expect of the chosen scenario what is simulated now."""

    def add_test(self, code: str) -> None:
        """Make scenarios of the design out of a test of the library."""
