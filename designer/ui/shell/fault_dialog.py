"""The dialog that shows a fault of the program itself."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from designer.foundation.language import plural, tr
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
        self.text.setAccessibleName(tr("Report"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = self.buttons.addButton(tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(tr("Something went wrong inside the program"), "title"))
        sentence = tr("Your design is as it was before the last command. You can go on; saving now is a good idea.")
        layout.addWidget(PlainLabel(sentence, wrap=True))
        hidden = tr("Names from the design are replaced in this report. Read it before you send it on.")
        layout.addWidget(PlainLabel(hidden, "small", wrap=True))
        self._more = 0
        self.repeats = PlainLabel("", "small")
        self.repeats.hide()
        layout.addWidget(self.repeats)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.buttons)
        self.buttons.rejected.connect(self.reject)
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.text.toPlainText()))

    def count_more(self) -> None:
        """Another fault occurred while this one is shown."""
        self._more += 1
        self.repeats.setText(tr("Since then: {count}").format(count=plural(self._more, "more fault")))
        self.repeats.show()
