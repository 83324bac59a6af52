"""The dialog that accepts a finding: nothing can be waived without a reason, and dates are dates."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from designer.foundation.dates import parsed_date, today
from designer.foundation.language import tr
from designer.ui.plain import PlainLabel
from designer.ui.shell.dialogs import WaiverWords

DATE_WIDTH = 130
NO_DATE = tr("Write a date as year-month-day, such as 2004-12-31")
OVER = tr("That day is over: the waiver would not count")


class WaiveDialog(QDialog):
    """Asks why a finding is accepted, by whom, when and until when."""

    def __init__(self, about: str, words: WaiverWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Edit Waiver") if words.reason else tr("Waive Finding"))
        self.setMinimumWidth(480)
        self.reason = QPlainTextEdit(words.reason)
        self.reason.setObjectName("reason")
        self.reason.setAccessibleName(tr("Reason"))
        self.reason.setPlaceholderText(tr("Why the client accepts this; it is printed in the document"))
        self.reason.setFixedHeight(88)
        self.reason.setTabChangesFocus(True)
        self.author = QLineEdit(words.author)
        self.author.setAccessibleName(tr("Accepted by"))
        self.date = _date_field(words.date, tr("On"), "YYYY-MM-DD")
        self.expires = _date_field(words.expires, tr("Valid until"), tr("For ever"))
        self.complaint = PlainLabel(kind="error")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        label = tr("Save") if words.reason else tr("Waive")
        self.accept_button = self.buttons.addButton(label, QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setDefault(True)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.setVerticalSpacing(10)
        form.addRow(tr("&Reason"), self.reason)
        form.addRow(tr("&Accepted by"), self.author)
        form.addRow(tr("&On"), self.date)
        form.addRow(tr("Valid &until"), self.expires)
        form.addRow("", self.complaint)
        for wide in (self.reason, self.author):
            wide.setMinimumWidth(330)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(16)
        layout.addWidget(PlainLabel(about, wrap=True))
        layout.addLayout(form)
        layout.addWidget(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.reason.textChanged.connect(self._update)
        for field in (self.date, self.expires):
            field.textChanged.connect(self._update)
        self._update()

    def answer(self) -> WaiverWords:
        """What was entered."""
        return WaiverWords(
            self.reason.toPlainText().strip(),
            self.author.text().strip(),
            self.date.text().strip(),
            self.expires.text().strip(),
        )

    def _update(self) -> None:
        words = self.answer()
        complaints = [
            _complain(self.date, NO_DATE if words.date and parsed_date(words.date) is None else ""),
            _complain(self.expires, _wrong_expiry(words.expires)),
        ]
        self.complaint.setText(next((text for text in complaints if text), ""))
        self.accept_button.setEnabled(bool(words.reason) and not any(complaints))


def _wrong_expiry(text: str) -> str:
    day = parsed_date(text)
    if text and day is None:
        return NO_DATE
    return OVER if day is not None and day < today() else ""


def _date_field(text: str, name: str, hint: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setFixedWidth(DATE_WIDTH)
    return field


def _complain(field: QLineEdit, complaint: str) -> str:
    """Mark a field as wrong, or as right again."""
    if field.property("wrong") != bool(complaint):
        field.setProperty("wrong", bool(complaint))
        field.style().unpolish(field)
        field.style().polish(field)
    return complaint
