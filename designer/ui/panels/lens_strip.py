"""The line above the findings that says on which platform they are looked at."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from designer.foundation.language import tr
from designer.ui.plain import ElidedLabel


class LensStrip(QFrame):
    """Names the platform; leads to the overview, to the switch, and back."""

    overview_wanted = Signal()
    switch_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lens")
        self._text = ElidedLabel()
        self.overview = QToolButton()
        self.overview.setText(tr("Overview"))
        self.overview.setProperty("kind", "link")
        self.switch = QPushButton(tr("Switch Platform…"))
        self.back = QPushButton(tr("Back to the Design"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 8, 5)
        row.setSpacing(10)
        row.addWidget(self._text, 1)
        for button in (self.overview, self.switch, self.back):
            row.addWidget(button)
        self.overview.clicked.connect(self.overview_wanted)
        self.switch.clicked.connect(self.switch_wanted)
        self.back.clicked.connect(self.back_wanted)

    def show_platform(self, name: str) -> None:
        """Name the platform."""
        self._text.setText(tr("As it would be on {name}").format(name=name))

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()
