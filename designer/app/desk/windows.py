"""Commands about windows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from designer.app.desk.words import Entry


class Windows(Protocol):
    """Windows beside this one."""

    @property
    def count(self) -> int:
        """How many windows there are."""

    def new(self) -> None:
        """Open another window."""

    def minimise(self) -> None:
        """Put this window into the task bar."""

    def zoom(self) -> None:
        """Let this window have the whole screen, or the size that it had before."""

    def next(self) -> None:
        """Go to the window that was opened after this one."""

    def previous(self) -> None:
        """Go to the window that was opened before this one."""

    def all_to_front(self) -> None:
        """Bring all windows before those of other programs."""

    def entries(self) -> Sequence[Entry]:
        """All windows, this one marked."""

    def pick(self, value: str) -> None:
        """Go to a window of that list."""
