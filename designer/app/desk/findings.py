"""Commands about findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from designer.app.desk.words import Entry


class Findings(Protocol):
    """The findings about the design."""

    @property
    def is_on_open_finding(self) -> bool:
        """Whether a finding is selected that is not waived."""

    @property
    def offered_fix(self) -> str:
        """What the repair of the selected finding does; "" when it has none."""

    @property
    def has_waiver(self) -> bool:
        """Whether a waiver is selected."""

    @property
    def are_about_selection(self) -> bool:
        """Whether anything was found about the selected objects."""

    def show_those_of_selection(self) -> None:
        """Turn to the first finding about the selected objects."""

    def next(self) -> None:
        """Show the next finding and its objects."""

    def previous(self) -> None:
        """Show the finding before."""

    def fix(self) -> None:
        """Repair the selected finding."""

    def fix_all(self) -> None:
        """Repair every finding of its rule."""

    def waive(self) -> None:
        """Accept the selected finding, for a reason that the user gives."""

    def edit_waiver(self) -> None:
        """Let the user change the selected waiver."""

    def unwaive(self) -> None:
        """Take the selected waiver back."""

    def platforms(self) -> Sequence[Entry]:
        """The platforms to compare the design with."""

    def compare(self, value: str) -> None:
        """Show the findings as they would be on a platform, an entry of `platforms`."""

    def switch(self) -> None:
        """Put the design onto another platform that the user chooses."""
