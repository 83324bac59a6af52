"""The real start of the window on a design, or on the start page, ended as soon as that is on the screen."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from pathlib import Path


def main() -> None:
    gc.disable()  # as `designer.__main__` does, before it imports the window
    from PySide6.QtCore import QEvent, QObject, QSettings, QTimer

    from designer.ui.run import Application, open_program
    from designer.ui.shell.memory import Memory

    class FirstPaint(QObject):
        """Ends the process after the first paint event of what it watches."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, lambda: os._exit(0))
            return False

    app = Application(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        memory = Memory(QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat))
        program = open_program(app, Path(sys.argv[1]) if len(sys.argv) > 1 else None, memory, Path(folder))
        window = program.windows[0]
        watcher = FirstPaint()
        seen = window.bench.canvas.viewport() if window.bench is not None else window.centralWidget()
        seen.installEventFilter(watcher)
        app.exec()


main()
