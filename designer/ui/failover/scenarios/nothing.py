"""What stands at the right while no scenario is chosen: what scenarios are for, and how one comes to be."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from designer.foundation.language import tr
from designer.ui.failover.scenarios.fields import button
from designer.ui.plain import PlainLabel

BODY = tr(
    "A scenario keeps what happens and what is expected of it in the design, so that a change which breaks it is found."
)
HOW = tr("Let something fail and keep that, or choose a ready test at the left and add it to the design.")


class Nothing(QWidget):
    """An invitation. `wanted` carries new."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.new = button(tr("New from What Is Played"), tr("Make a scenario of what is played now"))
        self.new.clicked.connect(lambda: self.wanted.emit("new"))
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.new)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 8, 40, 8)
        column.setSpacing(6)
        column.addStretch(1)
        for label in (PlainLabel(tr("No scenario is chosen"), "title"), PlainLabel(BODY, "muted", wrap=True)):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        how = PlainLabel(HOW, "muted", wrap=True)
        how.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(how)
        column.addSpacing(4)
        column.addLayout(line)
        column.addStretch(1)

    def show_state(self, *, has_run: bool) -> None:
        """Whether anything is played that could be kept."""
        self.new.setEnabled(has_run)
