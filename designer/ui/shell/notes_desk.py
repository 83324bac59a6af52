"""Notes on the drawing of one window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from designer.app.desk.words import Workspace
from designer.foundation.ids import Id

if TYPE_CHECKING:
    from designer.ui.shell.bench import Bench


class NotesDesk:
    """Lets the user write notes on the canvas."""

    def __init__(self, bench: Callable[[], Bench | None], enter: Callable[[Workspace], None]) -> None:
        self._bench = bench
        self._enter = enter

    def add(self, subject: Id = "") -> None:
        """Let the user write a note, about an object if one is given."""
        bench = self._bench()
        if bench is not None:
            self._enter("design")
            bench.canvas.add_note(subject=subject)

    def free(self, note: Id) -> None:
        """Let a callout point to nothing any more."""
        bench = self._bench()
        if bench is not None:
            self._enter("design")
            bench.canvas.free_note(note)
