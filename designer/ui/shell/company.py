"""The program as its windows see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from designer.app.desk.words import Entry
from designer.app.recovery.keeping import Keeper
from designer.app.recovery.offers import Difference, Offer
from designer.app.session import Session
from designer.catalog.schema import Catalog, Template
from designer.files.ownership import Owner
from designer.ui.look import Look
from designer.ui.program.errands import Errands
from designer.ui.shell.memory import Memory

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from designer.ui.shell.window import MainWindow


class Recovery(Protocol):
    """What crashed programs left."""

    @property
    def changed(self) -> SignalInstance:
        """Another draft is decided on, or more is known about one."""

    @property
    def offers(self) -> Sequence[Offer]:
        """What is to be decided on."""

    @property
    def known(self) -> Mapping[Offer, Difference | str]:
        """How drafts differ from the saved files, as far as found out; a text for one that cannot be read."""

    def compare(self) -> None:
        """Find that out, in the background."""

    def when(self, offer: Offer) -> str:
        """When a draft was written."""

    def choices(self, offer: Offer) -> Sequence[tuple[str, str]]:
        """What can be done with a draft, as deed and label."""

    def carry_out(self, deed: str, offer: Offer, window: MainWindow) -> None:
        """Do one of these."""

    def entries(self) -> Sequence[Entry]:
        """All that can be done, for a menu."""

    def pick(self, value: str, window: MainWindow) -> None:
        """Do what an entry says."""


class Company(Protocol):
    """All windows, and what they share."""

    @property
    def look(self) -> Look:
        """How the program looks."""

    @property
    def memory(self) -> Memory:
        """The settings."""

    @property
    def knowledge(self) -> tuple[Catalog, Mapping[str, Template]]:
        """What the program knows, and what designs can start from."""

    @property
    def errands(self) -> Errands:
        """Looks at files in the background."""

    @property
    def keeper(self) -> Keeper:
        """Keeps drafts."""

    @property
    def me(self) -> Owner:
        """This program, as other users are told."""

    @property
    def recovery(self) -> Recovery:
        """What crashed programs left."""

    @property
    def windows(self) -> Sequence[MainWindow]:
        """All windows, in the order in which they were opened."""

    def new_window(self) -> MainWindow:
        """Another window, on the start page."""

    def window_for(self, asker: MainWindow) -> MainWindow:
        """Where a design can be shown without taking another one away."""

    def showing(self, path: Path) -> MainWindow | None:
        """The window that shows this file."""

    def took(self, session: Session) -> None:
        """A window shows this design now."""

    def left(self, session: Session) -> None:
        """A window does not show it any more."""

    def closed(self, window: MainWindow) -> None:
        """A window is closed for good."""

    def quit(self) -> bool:
        """Close all windows, unless the user refuses."""
