"""The program as its windows see it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from designer.app.desk.files import Files
from designer.app.desk.words import Entry
from designer.app.recovery.keeping import Keeper
from designer.app.session import Session
from designer.catalog.schema import Catalog, Template
from designer.files.ownership import Owner
from designer.ui.errands import Errands
from designer.ui.look import Look
from designer.ui.shell.memory import Memory

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from designer.app.recovery.offers import Difference, Offer
    from designer.drawing.primitives import Picture
    from designer.ui.shell.custody import Custody
    from designer.ui.shell.dialogs import Dialogs
    from designer.ui.shell.notices import Notices


class WindowFiles(Files, Protocol):
    """A window's commands about files, and what other parts of the program need of it."""

    def show(self, session: Session) -> None:
        """Show an open design, here or in another window."""

    def forget(self, path: str) -> None:
        """Forget a recent file."""

    def proposal(self, stem: str) -> Path:
        """Where something of that name could be written."""


class Window(Protocol):
    """A window as the program and other windows see it."""

    dialogs: Dialogs
    notices: Notices

    @property
    def files(self) -> WindowFiles:
        """Commands about files."""

    @property
    def session(self) -> Session | None:
        """The open design."""

    @property
    def custody(self) -> Custody | None:
        """What looks after its file."""

    def shown_picture(self) -> Picture | None:
        """What the canvas shows, as it is printed; None without a design."""

    def adopt(self, session: Session | None) -> None:
        """Show another design, or the start page."""

    def attempt(self, work: Callable[[], object]) -> None:
        """Do something, and tell what cannot be done."""

    def say(self, sentence: str) -> None:
        """Say something in the status line."""

    def later(self, work: Callable[[], None]) -> None:
        """Do some work soon, but not before the window has been seen."""

    def settle(self) -> None:
        """Take over what is still being typed."""

    def come_to_front(self) -> None:
        """Let the user see the window."""

    def close_unasked(self) -> None:
        """Close for good: everything has been asked."""

    def showMinimized(self) -> None:
        """Put it into the task bar."""

    def showMaximized(self) -> None:
        """Let it have the whole screen."""

    def showNormal(self) -> None:
        """Give it the size that it had before."""

    def isMaximized(self) -> bool:
        """Whether it has the whole screen."""


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

    def carry_out(self, deed: str, offer: Offer, window: Window) -> None:
        """Do one of these."""

    def entries(self) -> Sequence[Entry]:
        """All that can be done, for a menu."""

    def pick(self, value: str, window: Window) -> None:
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
    def windows(self) -> Sequence[Window]:
        """All windows, in the order in which they were opened."""

    def new_window(self) -> Window:
        """Another window, on the start page."""

    def window_for(self, asker: Window) -> Window:
        """Where a design can be shown without taking another one away."""

    def showing(self, path: Path) -> Window | None:
        """The window that shows this file."""

    def took(self, session: Session) -> None:
        """A window shows this design now."""

    def left(self, session: Session) -> None:
        """A window does not show it any more."""

    def closed(self, window: Window) -> None:
        """A window is closed for good."""

    def quit(self) -> bool:
        """Close all windows, unless the user refuses."""
