"""The running program: its windows and what they share."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from designer.app.recovery.keeping import Keeper
from designer.app.session import Session
from designer.catalog.schema import Catalog, Template
from designer.files.identity import same_file
from designer.files.ownership import Owner, myself
from designer.ui.errands import Errands
from designer.ui.look import Look
from designer.ui.program.recovery import RecoveryDesk
from designer.ui.shell.dialogs import Dialogs
from designer.ui.shell.memory import Memory
from designer.ui.shell.place import keep_on_screen
from designer.ui.shell.qt_dialogs import QtDialogs
from designer.ui.shell.tenancy import now
from designer.ui.shell.window import MainWindow

if TYPE_CHECKING:
    from designer.ui.shell.company import Window

CASCADE = 32
"""Pixels by which a further window stands right of and below the one before."""


class Program(QObject):
    """Makes windows, knows which there are, and ends them. `data` is the user's folder for what is no document."""

    windows_changed = Signal()
    """A window came or went, or shows another design."""

    _trouble = Signal(str)

    def __init__(
        self,
        look: Look,
        memory: Memory,
        knowledge: tuple[Catalog, Mapping[str, Template]],
        data: Path,
        dialogs: Callable[[MainWindow], Dialogs] | None = None,
    ) -> None:
        super().__init__()
        self.look = look
        self.memory = memory
        self.knowledge = knowledge
        self.windows: list[MainWindow] = []
        self._dialogs = dialogs if dialogs is not None else lambda window: QtDialogs(window, look)
        self.errands = Errands(self)
        self.keeper = Keeper(data / "recovery", self._trouble.emit)
        self.recovery = RecoveryDesk(self, data / "recovery", self)
        self._trouble.connect(self._tell)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._gather)

    @cached_property
    def me(self) -> Owner:
        """This program, as other users are told."""
        return myself(now())

    @property
    def active(self) -> MainWindow | None:
        """The window in which the user works, or did last."""
        last = self.windows[-1] if self.windows else None
        return next((window for window in self.windows if window.isActiveWindow()), last)

    def in_front(self) -> tuple[MainWindow | None, Session | None]:
        """The active window and its design."""
        window = self.active
        return window, window.session if window is not None else None

    def new_window(self, *, shown: bool = True) -> MainWindow:
        """Another window, on the start page; without `shown` it is empty and not on the screen yet."""
        before = self.active
        window = MainWindow(self, self._dialogs)
        self.windows.append(window)
        if before is not None:
            window.resize(before.size())
            window.move(before.pos().x() + CASCADE, before.pos().y() + CASCADE)
            keep_on_screen(window)
        if shown:
            window.adopt(None)
            window.show()
        self.windows_changed.emit()
        return window

    def window_for(self, asker: Window) -> Window:
        """Where a design can be shown without taking another one away: in the asker itself, else in a new window."""
        session = asker.session
        may_go = session is None or (session.path is None and session.store.is_untouched)
        return asker if may_go else self.new_window(shown=False)

    def showing(self, path: Path) -> MainWindow | None:
        """The window that shows this file."""
        for window in self.windows:
            session = window.session
            if session is not None and session.path is not None and same_file(session.path, path):
                return window
        return None

    def open(self, paths: Sequence[str]) -> None:
        """Open files that the system or another start of the program asked for; without any, just come to the front."""
        window = self.active or self.new_window()
        for path in paths:
            window.files.open_path(path)
        if not paths:
            window.come_to_front()

    def took(self, session: Session) -> None:
        """A window shows this design now."""
        if not session.too_new:
            self.keeper.watch(session)
        self.windows_changed.emit()

    def left(self, session: Session) -> None:
        """A window does not show this design any more; its changes are saved or not wanted."""
        self.keeper.forget(session)

    def closed(self, window: Window) -> None:
        """A window is closed for good."""
        self.windows = [one for one in self.windows if one is not window]
        gc.unfreeze()  # what the start put aside was for the first window; now it may go
        self.windows_changed.emit()

    def quit(self) -> bool:
        """Close everything, after every window has been asked; False, with all still open, when the user refuses."""
        front = self.active
        for window in sorted(self.windows, key=lambda one: one is not front):
            if window.session is not None and window.session.store.modified:
                window.come_to_front()
            if not window.files.may_leave():
                return False
        for window in tuple(self.windows):
            window.close_unasked()
        QGuiApplication.quit()
        return True

    def finish(self) -> None:
        """Put everything away: the program ends."""
        self.keeper.close()
        self.recovery.finish()
        self.errands.finish()

    def _gather(self, _: object) -> None:
        """A screen was unplugged: bring back what was on it."""
        for window in self.windows:
            keep_on_screen(window)

    def _tell(self, sentence: str) -> None:
        if self.active is not None:
            self.active.say(sentence)
