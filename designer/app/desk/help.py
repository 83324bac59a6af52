"""Commands that explain."""

from __future__ import annotations

from typing import Protocol


class Help(Protocol):
    """What explains the program."""

    def about(self) -> None:
        """Tell version and licences."""

    def shortcuts(self) -> None:
        """Show what can be done with the keyboard."""

    def rules(self, code: str = "") -> None:
        """Show the rule reference, at a rule if a code is given."""
