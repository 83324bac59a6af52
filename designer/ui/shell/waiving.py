"""The dialog that accepts a finding: nothing can be waived without a reason."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from designer.rules.api import Finding
from designer.ui.plain import PlainLabel


class WaiveDialog(QDialog):
    """Asks for the reason and the name of who accepts the finding."""

    def __init__(self, finding: Finding, author: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Waive Finding")
        self.setMinimumWidth(460)
        self.reason = QPlainTextEdit()
        self.reason.setObjectName("reason")
        self.reason.setAccessibleName("Reason")
        self.reason.setPlaceholderText("Why the client accepts this; it is printed in the document")
        self.reason.setFixedHeight(88)
        self.reason.setTabChangesFocus(True)
        self.author = QLineEdit(author)
        self.author.setAccessibleName("Accepted by")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = self.buttons.addButton("Waive", QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setDefault(True)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(10)
        form.addRow("&Reason", self.reason)
        form.addRow("&Accepted by", self.author)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(16)
        layout.addWidget(PlainLabel(finding.message, wrap=True))
        layout.addLayout(form)
        layout.addWidget(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.reason.textChanged.connect(self._update)
        self._update()

    def answer(self) -> tuple[str, str]:
        """Reason and author."""
        return self.reason.toPlainText().strip(), self.author.text().strip()

    def _update(self) -> None:
        self.accept_button.setEnabled(bool(self.reason.toPlainText().strip()))
