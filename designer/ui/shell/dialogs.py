"""Every question that the program asks, behind one interface, so that tests answer without a modal dialog."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from designer.app.session import Session
from designer.catalog.schema import Catalog
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot
from designer.rules.platforms import Platform

Unsaved = Literal["save", "discard", "cancel"]
Conflict = Literal["overwrite", "save as", "cancel"]
InUse = Literal["look", "copy", "take over", "cancel"]

DESIGNS = tr("Cluster designs (*.cluster)")


@dataclass(frozen=True, slots=True)
class WaiverWords:
    """Why a finding is accepted, by whom, when, and through which day ("" for ever); dates are YYYY-MM-DD."""

    reason: str = ""
    author: str = ""
    date: str = ""
    expires: str = ""


@dataclass(frozen=True, slots=True)
class IssueWords:
    """A version that is issued: its number, the date (YYYY-MM-DD), who answers for it, and what is new."""

    number: str = ""
    date: str = ""
    author: str = ""
    change: str = ""


class Dialogs(Protocol):
    """What is asked and told."""

    def open_file(self, folder: Path) -> Path | None:
        """The design to open; None when the user thought better of it."""

    def choose_file(self, folder: Path, kind: str) -> Path | None:
        """A file to take something from; `kind` is a file filter such as "Pictures (*.png *.jpg)"."""

    def save_file(self, suggestion: Path, kind: str) -> Path | None:
        """Where to write; `kind` is a file filter such as "PDF documents (*.pdf)"."""

    def save_folder(self, suggestion: Path) -> Path | None:
        """The folder to write files into, which is made if it is not there."""

    def unsaved(self, name: str) -> Unsaved:
        """What shall become of unsaved changes."""

    def changed_on_disk(self, name: str) -> Conflict:
        """What to do when somebody else has changed the file since."""

    def in_use(self, name: str, who: str, *, is_gone: bool) -> InUse:
        """What to do with a file that somebody has open; `is_gone` when nothing was heard of them for minutes."""

    def confirm(self, question: str, detail: str, deed: str) -> bool:
        """Whether to do something that cannot be undone; `deed` is the label of the button that does it."""

    def differences(self, title: str, lines: Sequence[str]) -> None:
        """Show how two designs differ."""

    def waive(self, about: str, words: WaiverWords) -> WaiverWords | None:
        """The words of a waiver of what `about` says, those that there are shown first."""

    def issue(self, words: IssueWords, taken: Sequence[str], missing: str) -> IssueWords | None:
        """The version to issue, `words` proposed; `taken` numbers are refused, `missing` is what the document lacks."""

    def platform(self, session: Session, start: Platform) -> Platform | None:
        """The platform that the design is to be put onto; `start` is proposed."""

    def scenario_name(self, suggestion: str, taken: Sequence[str]) -> str | None:
        """What a scenario is to be called; `taken` are the names that there are, which would be replaced."""

    def new_design(self, catalog: Catalog) -> Snapshot | None:
        """A design out of answers to a few questions."""

    def error(self, sentence: str) -> None:
        """Say what did not work."""
