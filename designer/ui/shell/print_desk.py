"""Commands that bring what is shown onto paper, or onto the clipboard."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from designer.drawing.theme import load_theme
from designer.foundation.language import tr
from designer.ui.plain import open_with_its_program
from designer.ui.shell.export import Exporter
from designer.ui.shell.status import Status

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from designer.ui.shell.bench import Bench

CLIPBOARD_SCALE = 2.0
"""Pixels per point of the drawing: sharp on a slide."""


class Window(Protocol):
    """What printing needs of the window."""

    @property
    def bench(self) -> Bench | None:
        """What shows the open design."""

    @property
    def status(self) -> Status:
        """What says that work is under way, and offers to end it."""

    def say(self, sentence: str) -> None:
        """Say something in the status line."""


class PrintDesk:
    """Prints what the canvas of the open design shows; without one nothing happens."""

    def __init__(self, window: Window, parent: QWidget, open_file: Callable[[Path], object] | None = None) -> None:
        self._window = window
        self._parent = parent
        self._open_file = open_file or open_with_its_program
        self._exporter: Exporter | None = None

    def print_picture(self) -> None:
        """Print what the canvas shows, after the system's own dialog."""
        bench = self._window.bench
        if bench is None:
            return
        from PySide6.QtPrintSupport import QPrintDialog

        from designer.ui.shell.sheet import paint_sheet

        printer = self._printer(bench)
        if QPrintDialog(printer, self._parent).exec():
            paint_sheet(printer, bench.canvas.for_paper(), bench.session.name)
            self._window.say(tr("Sent to the printer"))

    def preview_picture(self) -> None:
        """Show what the canvas shows as it would be printed."""
        bench = self._window.bench
        if bench is None:
            return
        from PySide6.QtPrintSupport import QPrintPreviewDialog

        from designer.ui.shell.sheet import paint_sheet

        picture, name = bench.canvas.for_paper(), bench.session.name
        printer = self._printer(bench)  # the dialog does not keep it alive
        dialog = QPrintPreviewDialog(printer, self._parent)
        dialog.setWindowTitle(tr("Print Preview – {name}").format(name=name))
        dialog.resize(1000, 760)
        dialog.paintRequested.connect(lambda printer: paint_sheet(printer, picture, name))
        dialog.exec()

    def print_document(self) -> None:
        """Make the design document in the background, and open it where it can be printed."""
        bench = self._window.bench
        if bench is None:
            return
        folder = Path(tempfile.mkdtemp(prefix="clusterwright-"))
        self.exporter.start(bench.session.snapshot, folder / f"{Path(bench.session.name).stem}.pdf")
        self._window.say(tr("Making the document…"))

    @property
    def exporter(self) -> Exporter:
        """What makes the document, made when it is needed first."""
        if self._exporter is None:
            self._exporter = Exporter(self._parent)
            self._exporter.busy_changed.connect(self._window.status.set_busy)
            self._exporter.done.connect(self._show_document)
            self._exporter.failed.connect(self._window.say)
            self._window.status.cancel_wanted.connect(self._exporter.cancel)
        return self._exporter

    def _show_document(self, path: Path) -> None:
        self._open_file(path)
        self._window.say(tr("The document is open in the program that prints it"))

    def copy_picture(self) -> None:
        """Put what the canvas shows onto the clipboard: as pixels, and as SVG for programs that take it."""
        bench = self._window.bench
        if bench is None:
            return
        from designer.drawing.svg import to_svg
        from designer.ui.shell.sheet import to_image

        picture = bench.canvas.for_paper()
        data = QMimeData()
        data.setImageData(to_image(picture, CLIPBOARD_SCALE))
        data.setData("image/svg+xml", to_svg(picture, load_theme("print")).encode())
        QGuiApplication.clipboard().setMimeData(data)
        self._window.say(tr("Copied the picture"))

    @staticmethod
    def _printer(bench: Bench) -> QPrinter:
        from designer.ui.shell.sheet import printer_for

        return printer_for(bench.canvas.for_paper(), bench.session.name)
