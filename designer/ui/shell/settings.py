"""The settings: the few things about which tastes differ. They take effect at once."""

from __future__ import annotations

from typing import Protocol, get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.app.desk.words import Appearance
from designer.foundation.language import tr
from designer.ui.plain import PlainLabel
from designer.ui.shell.memory import Memory

APPEARANCES: dict[Appearance, str] = {
    "system": tr("As the system"),
    "light": tr("Light"),
    "dark": tr("Dark"),
    "contrast": tr("High contrast"),
}
WHEEL = {False: tr("Scrolls; with Ctrl it zooms"), True: tr("Zooms; with Ctrl it scrolls")}


class Behaviour(Protocol):
    """What settings change."""

    @property
    def appearance(self) -> Appearance:
        """Light, dark, high contrast, or as the system is."""

    @property
    def wheel_zooms(self) -> bool:
        """Whether the mouse wheel zooms instead of scrolling."""

    @property
    def reduces_motion(self) -> bool:
        """Whether changes are shown at once."""

    def wear(self, appearance: Appearance) -> None:
        """Change the appearance, and remember it."""

    def let_wheel_zoom(self, zooms: bool) -> None:
        """Let the mouse wheel zoom, or scroll, and remember it."""

    def toggle_reduced_motion(self) -> None:
        """Let changes glide, or not, and remember it."""

    def reset_panels(self) -> None:
        """Arrange the panels as they were at first."""

    def reset_settings(self) -> None:
        """Let the program behave as at first."""


class SettingsDialog(QDialog):
    """Shows and changes the settings."""

    def __init__(self, sight: Behaviour, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Settings"))
        self.setMinimumWidth(460)
        self._sight, self._memory = sight, memory
        self.appearance = QComboBox()
        for key in get_args(Appearance):
            self.appearance.addItem(APPEARANCES[key], key)
        self.wheel = QComboBox()
        for zooms, words in WHEEL.items():
            self.wheel.addItem(words, zooms)
        self.motion = QCheckBox(tr("Show &changes at once instead of letting them glide"))
        self.author = QLineEdit()
        self.author.setPlaceholderText(tr("Proposed where somebody signs for a decision"))
        self.reset_panels = QPushButton(tr("Reset &Panel Layout"))
        self.reset_all = QPushButton(tr("&Reset Settings"))
        self._build()
        self._show()
        self.appearance.activated.connect(lambda _: sight.wear(self.appearance.currentData()))
        self.wheel.activated.connect(lambda _: sight.let_wheel_zoom(self.wheel.currentData()))
        self.motion.clicked.connect(lambda _: sight.toggle_reduced_motion())
        self.author.editingFinished.connect(lambda: memory.set_author(self.author.text().strip()))
        self.reset_panels.clicked.connect(sight.reset_panels)
        self.reset_all.clicked.connect(self._reset)

    def _build(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        form.addRow(tr("&Appearance"), self.appearance)
        form.addRow(tr("&Motion"), self.motion)
        form.addRow(tr("Mouse &wheel"), self.wheel)
        form.addRow(tr("&Your name"), self.author)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        row = QHBoxLayout()
        for button in (self.reset_panels, self.reset_all):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(20)
        layout.addLayout(form)
        layout.addWidget(PlainLabel(tr("Everything takes effect at once."), "small"))
        layout.addLayout(row)
        buttons.rejected.connect(self.reject)

    def _show(self) -> None:
        self.appearance.setCurrentIndex(self.appearance.findData(self._sight.appearance))
        self.wheel.setCurrentIndex(int(self._sight.wheel_zooms))
        self.motion.setChecked(self._sight.reduces_motion)
        self.author.setText(self._memory.author())

    def _reset(self) -> None:
        self._sight.reset_settings()
        self._show()
