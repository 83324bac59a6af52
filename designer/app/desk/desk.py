"""The window as commands see it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from designer.app.desk.clipboard import Clipboard
from designer.app.desk.comparing import Comparison
from designer.app.desk.document import Documents
from designer.app.desk.files import Files
from designer.app.desk.filming import Filming
from designer.app.desk.findings import Findings
from designer.app.desk.help import Help
from designer.app.desk.matrix import MatrixTable
from designer.app.desk.notes import Notes
from designer.app.desk.player import Player
from designer.app.desk.printing import Printing
from designer.app.desk.scenarios import Scenarios
from designer.app.desk.search import Search
from designer.app.desk.sight import Sight
from designer.app.desk.windows import Windows
from designer.app.desk.words import Workspace
from designer.app.session import Session
from designer.foundation.ids import Id
from designer.model.diff import Diff
from designer.model.snapshot import Snapshot


class Desk(Protocol):
    """The window as commands see it."""

    @property
    def session(self) -> Session | None:
        """The open design."""

    @property
    def selection(self) -> tuple[Id, ...]:
        """The selected objects."""

    @property
    def workspace(self) -> Workspace:
        """What the window is arranged for."""

    @property
    def files(self) -> Files:
        """Commands about files."""

    @property
    def sight(self) -> Sight:
        """Commands about what is shown."""

    @property
    def player(self) -> Player:
        """Commands about the failover."""

    @property
    def scenarios(self) -> Scenarios:
        """Commands about the scenarios of the design."""

    @property
    def comparing(self) -> Comparison:
        """Commands about the run that is compared with another one."""

    @property
    def matrix(self) -> MatrixTable:
        """Commands about the failure matrix."""

    @property
    def filming(self) -> Filming:
        """Commands that hand over the run that is watched."""

    @property
    def document(self) -> Documents:
        """Commands about the documents of the design."""

    @property
    def findings(self) -> Findings:
        """Commands about findings."""

    @property
    def search(self) -> Search:
        """Commands that look for something."""

    @property
    def printing(self) -> Printing:
        """Commands that print and copy."""

    @property
    def clipboard(self) -> Clipboard:
        """Commands that take objects along, and bring them."""

    @property
    def notes(self) -> Notes:
        """Commands that put notes on the drawing."""

    @property
    def windows(self) -> Windows:
        """Commands about windows."""

    @property
    def help(self) -> Help:
        """Commands that explain."""

    def enter(self, workspace: Workspace) -> None:
        """Arrange the window for a kind of work."""

    def select(self, ids: Sequence[Id]) -> None:
        """Select objects."""

    def rename(self) -> None:
        """Let the user rename the selected object."""

    def edit(self, label: str, make: Callable[[Snapshot], Diff]) -> None:
        """Make an edit in the design workspace, and select what it added."""

    def tell(self, sentence: str) -> None:
        """Say what was done, beside the way to take it back."""

    def undo(self) -> None:
        """Take the last edit back."""

    def redo(self) -> None:
        """Make it again."""

    def go_to(self, position: int) -> None:
        """Take edits back or make them again until so many of them are made."""

    def quit(self) -> None:
        """End the program, unless the user would rather not."""
