"""The dialog that names a scenario."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from designer.foundation.language import tr
from designer.ui.plain import PlainLabel

ABOUT = tr(
    "The faults with their times become a scenario of the design: it can be played again here and on the command line."
)


class ScenarioDialog(QDialog):
    """Asks for a name, and says when that replaces another scenario."""

    def __init__(self, suggestion: str, taken: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken = {name.strip().casefold(): name for name in taken}
        self.setWindowTitle(tr("Save as Scenario"))
        self.setMinimumWidth(440)
        self.name = QLineEdit(suggestion)
        self.name.setAccessibleName(tr("Name"))
        self.name.setPlaceholderText(tr("NODE1 fails, then NODE2"))
        self.name.setMaxLength(255)
        self.name.selectAll()
        self.notice = PlainLabel("", "muted")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = self.buttons.addButton(tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setDefault(True)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("&Name"), self.name)
        form.addRow("", self.notice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(16)
        layout.addWidget(PlainLabel(ABOUT, wrap=True))
        layout.addLayout(form)
        layout.addWidget(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.name.textChanged.connect(self._update)
        self._update()

    def answer(self) -> str:
        """The name."""
        return self.name.text().strip()

    def _update(self) -> None:
        known = self._taken.get(self.answer().casefold())
        self.notice.setText(tr("Replaces the scenario {known}").format(known=known) if known is not None else "")
        self.accept_button.setEnabled(bool(self.answer()))
