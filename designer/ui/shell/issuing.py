"""The dialog that issues a version: what it is called, who answers for it, and what is new."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from designer.foundation.dates import parsed_date
from designer.foundation.language import tr
from designer.ui.plain import PlainLabel
from designer.ui.shell.dialogs import IssueWords

NARROW = 130

KEPT = tr(
    "The design is kept as it is now. Later documents have a table of what has changed since, and this one becomes an "
    "issued document."
)


class IssueDialog(QDialog):
    """Asks for number, date, author and change. `taken` are the numbers that were issued already; `missing` says what
    the document lacks."""

    def __init__(self, words: IssueWords, taken: Sequence[str], missing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Issue Version"))
        self.setMinimumWidth(480)
        self._taken = taken
        self.number = _field(words.number, tr("Number"), NARROW)
        self.date = _field(words.date, tr("Date"), NARROW)
        self.author = _field(words.author, tr("Author"))
        self.change = QPlainTextEdit(words.change)
        self.change.setAccessibleName(tr("Change"))
        self.change.setPlaceholderText(tr("What is new in this version; it is printed in the document"))
        self.change.setFixedHeight(72)
        self.change.setTabChangesFocus(True)
        self.change.setMinimumWidth(330)
        self.complaint = PlainLabel(kind="error", wrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = self.buttons.addButton(tr("Issue"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setDefault(True)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.setVerticalSpacing(10)
        form.addRow(tr("&Number"), self.number)
        form.addRow(tr("&Date"), self.date)
        form.addRow(tr("&Author"), self.author)
        form.addRow(tr("&Change"), self.change)
        form.addRow("", self.complaint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(16)
        layout.addWidget(PlainLabel(KEPT, wrap=True))
        layout.addLayout(form)
        if missing:
            layout.addWidget(PlainLabel(missing, "small", wrap=True))
        layout.addWidget(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        for field in (self.number, self.date):
            field.textChanged.connect(self._update)
        self._update()

    def answer(self) -> IssueWords:
        """What was entered."""
        texts = (self.number.text(), self.date.text(), self.author.text(), self.change.toPlainText())
        return IssueWords(*(text.strip() for text in texts))

    def _update(self) -> None:
        words = self.answer()
        wrong_date = parsed_date(words.date) is None
        taken = words.number in self._taken
        for field, wrong in ((self.number, taken), (self.date, wrong_date)):
            field.setProperty("wrong", wrong)
            field.style().polish(field)
        complaint = ""
        if taken:
            complaint = tr("Version {number} was issued already").format(number=words.number)
        elif wrong_date:
            complaint = tr("Write a date as year-month-day, such as 2004-12-31")
        self.complaint.setText(complaint)
        self.accept_button.setEnabled(bool(words.number) and not complaint)


def _field(text: str, name: str, width: int = 0) -> QLineEdit:
    made = QLineEdit(text)
    made.setAccessibleName(name)
    if width:
        made.setFixedWidth(width)
    else:
        made.setMinimumWidth(330)
    return made
