"""Starts the window. Nothing that takes long is imported before the first picture is on the screen."""

from __future__ import annotations

import gc
import sys
import threading
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from designer import __version__
from designer.catalog.loader import load_catalog, load_templates
from designer.files.places import user_data
from designer.ui.look import Look
from designer.ui.program.instance import Instance
from designer.ui.program.program import Program
from designer.ui.shell.crash import FaultCatcher
from designer.ui.shell.memory import Memory

NAME = "Clusterwright"

STYLE = "Fusion"
"""Qt's own style: it takes every colour from the palette, so that light and dark look the same on all systems."""

KEEPS_RUNNING = sys.platform == "darwin"
"""On a Mac a program goes on without any window."""

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
        self._program: Program | None = None
        self._waiting: list[str] = []

    def serve(self, program: Program) -> None:
        """Open files in the windows of this program, those first that were asked for earlier."""
        self._program = program
        waiting, self._waiting = self._waiting, []
        if waiting:
            program.open(waiting)

    def event(self, event: QEvent) -> bool:
        """macOS opens files by sending this event, and shows a window when its icon is clicked."""
        if isinstance(event, QFileOpenEvent):
            path = event.file()
            if self._program is None:
                self._waiting.append(path)
            else:
                self._program.open([path])
            return True
        activated = KEEPS_RUNNING and event.type() == QEvent.Type.ApplicationActivate
        if activated and self._program is not None and not self._program.windows:
            self._program.new_window()
        return super().event(event)


def run(path: Path | None) -> int:
    """Open the designer, on a file or on the start page; returns the exit code of the program."""
    app = Application(sys.argv[:1])
    data = user_data()
    instance = Instance(data)
    if not instance.is_first and instance.hand_over([path] if path is not None else []):
        return 0
    app.setQuitOnLastWindowClosed(not KEEPS_RUNNING)
    memory = Memory(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, NAME, NAME))
    program = open_program(app, path, memory, data)
    instance.asked.connect(program.open)
    program.windows[0].later(instance.listen)
    catcher = FaultCatcher(program.in_front)
    catcher.install()
    code = app.exec()
    catcher.remove()
    program.finish()
    instance.end()
    return code


def open_program(app: Application, path: Path | None, memory: Memory, data: Path) -> Program:
    """The program with its first window on the screen, and the file open in it. End it with `finish`."""
    look = Look(app, memory.appearance())
    program = Program(look, memory, (load_catalog(), load_templates()), data)
    window = program.new_window(shown=False)
    # The design is opened before the window is: building widgets in a visible window costs twice.
    if path is not None:
        window.files.open_path(str(path))
    app.serve(program)
    if window.session is None:
        window.adopt(None)
    window.show()
    if window.session is not None:
        window.later(partial(program.recovery.begin, window))
    QTimer.singleShot(CALM_MS, _settle_down)
    return program


def _settle_down() -> None:
    """What the first picture did not need: garbage collection, and what takes long to import."""
    gc.enable()
    gc.freeze()
    threading.Thread(target=_import_graphs, name="imports", daemon=True).start()


def _import_graphs() -> None:
    from designer.topology.graph import prepare

    prepare()
