"""Proof for `selftest` that the window works: it opens a design, is painted, and closes again."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QSettings, QtMsgType, qInstallMessageHandler

from designer.ui.run import Application, open_program
from designer.ui.shell.memory import Memory

OFFSCREEN = "This plugin does not support"
"""How Qt's offscreen platform begins to say that it has no window manager; nobody needs to know."""


def _report(_: QtMsgType, __: QMessageLogContext, message: str | None) -> None:
    if message is not None and not message.startswith(OFFSCREEN):
        sys.stderr.write(f"{message}\n")


def show_and_close(path: Path) -> str:
    """Open the window on a design and say what is on it. Raises RuntimeError when the canvas stays blank."""
    qInstallMessageHandler(_report)
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "selftest.ini"), QSettings.Format.IniFormat)
        app = Application(["clusterwright"])
        design = Path(folder) / path.name  # a copy: nobody else has it open
        design.write_bytes(path.read_bytes())
        program = open_program(app, design, Memory(settings), Path(folder))
        window = program.windows[0]
        app.processEvents()
        if window.bench is None:
            raise RuntimeError("the window did not open the design")
        picture = window.bench.canvas.grab().toImage()
        colours = {picture.pixel(x, y) for x in range(0, picture.width(), 5) for y in range(0, picture.height(), 5)}
        window.close_unasked()
        app.processEvents()
        program.finish()
        settings.sync()
    if len(colours) < 5:
        raise RuntimeError(f"the canvas is blank: {len(colours)} colours")
    return f"{picture.width()} x {picture.height()} canvas, {len(colours)} colours"
