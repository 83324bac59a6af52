"""Commands that bring what is shown onto paper, or into other programs."""

from __future__ import annotations

from typing import Protocol


class Printing(Protocol):
    """What prints and copies."""

    def print_picture(self) -> None:
        """Print what the canvas shows."""

    def preview_picture(self) -> None:
        """Show what the canvas shows as it would be printed."""

    def print_document(self) -> None:
        """Make the design document and open it where it can be printed."""

    def copy_picture(self) -> None:
        """Put what the canvas shows onto the clipboard, as a picture."""
