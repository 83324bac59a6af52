"""Starts the window. Nothing that takes long is imported before the first picture is on the screen."""

from __future__ import annotations

import gc
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from designer import __version__
from designer.catalog.loader import load_catalog, load_templates
from designer.ui.look import Look
from designer.ui.shell.crash import FaultCatcher
from designer.ui.shell.memory import Memory
from designer.ui.shell.window import MainWindow

NAME = "Clusterwright"

STYLE = "Fusion"
"""Qt's own style: it takes every colour from the palette, so that light and dark look the same on all systems."""

CALM_MS = 300
"""So long after the start everything is on the screen."""


class Application(QApplication):
    """Knows what to do when the system asks it to open a file, even before there is a window."""

    def __init__(self, arguments: list[str]) -> None:
        # As an argument, because `setStyle` returns the style, and PySide then loads all that there are: 10 ms.
        super().__init__([*arguments, "-style", STYLE])
        self.setApplicationName(NAME)
        self.setOrganizationName(NAME)
        self.setApplicationVersion(__version__)
        self.setApplicationDisplayName("")
        self._window: MainWindow | None = None
        self._waiting: list[str] = []

    def serve(self, window: MainWindow) -> None:
        """Open files in this window, those first that were asked for earlier."""
        self._window = window
        waiting, self._waiting = self._waiting, []
        for path in waiting:
            window.files.open_path(path)

    def event(self, event: QEvent) -> bool:
        """macOS opens files by sending this event."""
        if isinstance(event, QFileOpenEvent):
            path = event.file()
            if self._window is None:
                self._waiting.append(path)
            else:
                self._window.files.open_path(path)
            return True
        return super().event(event)


def run(path: Path | None) -> int:
    """Open the designer, on a file or on the start page; returns the exit code of the program."""
    app = Application(sys.argv[:1])
    window = open_window(
        app, path, Memory(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, NAME, NAME))
    )
    catcher = FaultCatcher(window)
    catcher.install()
    code = app.exec()
    catcher.remove()
    return code


def open_window(app: Application, path: Path | None, memory: Memory) -> MainWindow:
    """The window, on the screen, with the file open in it."""
    look = Look(app, memory.appearance())
    window = MainWindow(look, memory, (load_catalog(), load_templates()))
    # The design is opened before the window is: building widgets in a visible window costs twice.
    if path is not None:
        window.files.open_path(str(path))
    app.serve(window)
    if window.session is None:
        window.adopt(None)
    window.show()
    QTimer.singleShot(CALM_MS, _settle_down)
    return window


def _settle_down() -> None:
    """What the first picture did not need: garbage collection, and what takes long to import."""
    gc.enable()
    gc.freeze()
    threading.Thread(target=_import_graphs, name="imports", daemon=True).start()


def _import_graphs() -> None:
    from designer.topology.graph import prepare

    prepare()
