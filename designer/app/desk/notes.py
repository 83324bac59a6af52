"""Commands that put notes on the drawing."""

from __future__ import annotations

from typing import Protocol

from designer.foundation.ids import Id


class Notes(Protocol):
    """Notes on the drawing that is shown."""

    def add(self, subject: Id = "") -> None:
        """Let the user write a note, about an object if one is given."""

    def free(self, note: Id) -> None:
        """Let a callout point to nothing any more."""
