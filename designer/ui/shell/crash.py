"""What happens when the program itself has a fault: it says so once, with a text to send on, and goes on."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from designer import __version__

if TYPE_CHECKING:
    from designer.ui.shell.fault_dialog import FaultDialog


class FaultCatcher:
    """Takes over `sys.excepthook`. While one fault is shown, others are only written to the error stream."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self.dialog: FaultDialog | None = None
        self._before = sys.excepthook

    def install(self) -> None:
        """Begin to catch."""
        sys.excepthook = self.caught

    def remove(self) -> None:
        """Stop catching."""
        sys.excepthook = self._before

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Show a fault."""
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        import traceback

        report = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(report)
        if self.dialog is None:
            from designer.ui.shell.fault_dialog import FaultDialog

            self.dialog = FaultDialog(f"Clusterwright {__version__}, {sys.platform}\n\n{report}", self._parent)
            self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.dialog.finished.connect(self._closed)
            self.dialog.open()

    def _closed(self) -> None:
        self.dialog = None
