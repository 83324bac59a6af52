"""Commands that look for something."""

from __future__ import annotations

from typing import Protocol

from designer.foundation.ids import Id


class Search(Protocol):
    """What finds commands and objects."""

    @property
    def has_matches(self) -> bool:
        """Whether the last search found anything."""

    def choose_command(self) -> None:
        """Let the user choose any command or object by typing a part of its name."""

    def find(self) -> None:
        """Let the user search the design."""

    def find_next(self) -> None:
        """Show the next object that was found."""

    def find_previous(self) -> None:
        """Show the one before."""

    def show(self, identifier: Id) -> None:
        """Select an object and bring it into sight, in a view in which it is."""
