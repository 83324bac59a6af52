"""What happens when the program itself has a fault: it says so once, with a text to send on, and goes on."""

from __future__ import annotations

import sys
import traceback
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from designer import __version__
from designer.ui.plain import PlainLabel


class FaultDialog(QDialog):
    """Says that something went wrong, with everything that a developer needs to find it."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Clusterwright")
        self.resize(640, 380)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setPlainText(report)
        self.text.setAccessibleName("Report")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = self.buttons.addButton("&Copy", QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel("Something went wrong inside the program", "title"))
        sentence = "Your design is as it was before the last command. You can go on; saving now is a good idea."
        layout.addWidget(PlainLabel(sentence, wrap=True))
        layout.addWidget(self.text, 1)
        layout.addWidget(self.buttons)
        self.buttons.rejected.connect(self.reject)
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.text.toPlainText()))


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
        report = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(report)
        if self.dialog is None:
            self.dialog = FaultDialog(f"Clusterwright {__version__}, {sys.platform}\n\n{report}", self._parent)
            self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.dialog.finished.connect(self._closed)
            self.dialog.open()

    def _closed(self) -> None:
        self.dialog = None
