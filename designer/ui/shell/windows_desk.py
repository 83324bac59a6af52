"""The commands about windows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from designer.app.desk.words import Entry
from designer.foundation.language import tr

if TYPE_CHECKING:
    from designer.ui.shell.company import Company, Window


class WindowsDesk:
    """Windows beside this one."""

    def __init__(self, window: Window, company: Company) -> None:
        self._window = window
        self._company = company

    @property
    def count(self) -> int:
        """How many windows there are."""
        return len(self._company.windows)

    def new(self) -> None:
        """Open another window."""
        self._company.new_window().come_to_front()

    def minimise(self) -> None:
        """Put this window into the task bar."""
        self._window.showMinimized()

    def zoom(self) -> None:
        """Let this window have the whole screen, or the size that it had before."""
        if self._window.isMaximized():
            self._window.showNormal()
        else:
            self._window.showMaximized()

    def next(self) -> None:
        """Go to the window that was opened after this one."""
        self._go(1)

    def previous(self) -> None:
        """Go to the window that was opened before this one."""
        self._go(-1)

    def all_to_front(self) -> None:
        """Bring all windows before those of other programs."""
        for window in (*(one for one in self._company.windows if one is not self._window), self._window):
            window.come_to_front()

    def entries(self) -> Sequence[Entry]:
        """All windows, this one marked."""
        return [
            Entry(str(position), _title(window), checked=window is self._window)
            for position, window in enumerate(self._company.windows)
        ]

    def pick(self, value: str) -> None:
        """Go to a window of that list."""
        self._company.windows[int(value)].come_to_front()

    def _go(self, step: int) -> None:
        windows = self._company.windows
        windows[(windows.index(self._window) + step) % len(windows)].come_to_front()


def _title(window: Window) -> str:
    session = window.session
    if session is None:
        return tr("Start Page")
    return tr("{session} – not saved").format(session=session.name) if session.store.modified else session.name
