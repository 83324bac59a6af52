"""Commands about files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from designer.app.desk.words import Entry


class Files(Protocol):
    """Design files, and what is made from designs."""

    def new(self) -> None:
        """Let the user choose what to start from."""

    def new_from_template(self, template: str) -> None:
        """Start a design from a template."""

    def new_from_questions(self) -> None:
        """Start a design from answers to a few questions."""

    def open(self) -> None:
        """Let the user choose a file, and open it."""

    def open_path(self, path: str) -> bool:
        """Open a file; False when that was refused or failed."""

    def open_sample(self, path: str) -> None:
        """Open a copy of a sample."""

    def save(self) -> bool:
        """Write the design to its file; False when it was not written."""

    def save_as(self) -> bool:
        """Write the design to a file that the user chooses; False when it was not written."""

    def close(self) -> bool:
        """Close the design; False when the user would rather keep it open."""

    def reload(self) -> None:
        """Take over what the file holds now; undo brings back what was here."""

    def compare_with_file(self) -> None:
        """Show how the file differs from the design."""

    def export_document(self) -> None:
        """Print the design document into a PDF file."""

    def export_picture(self) -> None:
        """Write what the canvas shows as an SVG file."""

    def templates(self) -> Sequence[Entry]:
        """What to start from."""

    def samples(self) -> Sequence[Entry]:
        """The samples that travel with the program."""

    def recent(self) -> Sequence[Entry]:
        """The files opened last, those first that are kept at the head."""

    def clear_recent(self) -> None:
        """Forget them, except for those that are kept."""

    def forget_gone(self) -> None:
        """Forget those that are not there any more."""

    def keep(self, path: str, kept: bool) -> None:
        """Keep one of them at the head of the list, or not any more."""

    def recovered(self) -> Sequence[Entry]:
        """What can be done with the designs that a crash left unsaved."""

    def recover(self, value: str) -> None:
        """Do what one of these entries says."""
