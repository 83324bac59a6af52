"""Commands that take objects along, and bring them."""

from __future__ import annotations

from typing import Protocol


class Clipboard(Protocol):
    """What is copied, cut and pasted."""

    def copy(self) -> None:
        """Put the selected objects onto the clipboard, as text and as a picture."""

    def cut(self) -> None:
        """The same, and delete them here."""

    def paste(self) -> None:
        """Make objects of what lies on the clipboard."""

    def paste_here(self) -> None:
        """The same, where the pointer is."""

    def duplicate(self) -> None:
        """Make others like the selected objects."""
