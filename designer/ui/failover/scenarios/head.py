"""What stands above the list: how the scenarios stand, and what is done with all of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from designer.foundation.language import tr
from designer.ui.failover.scenarios.fields import button
from designer.ui.plain import ElidedLabel


class ListHead(QWidget):
    """`wanted` carries run all, new, record or cancel."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {
            "run all": button(tr("Run All"), tr("Play every scenario of this design, and judge what comes of it")),
            "cancel": button(tr("Cancel"), tr("Stop; what has been played keeps its result")),
            "new": button(tr("New"), tr("Make a scenario of what is played now")),
            "record": button(
                tr("Record"), tr("Keep these results in the design, with today's date; runs alone do not change it")
            ),
        }
        self.summary = ElidedLabel(kind="small")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Scenarios that have been played"))
        line = QHBoxLayout()
        line.setSpacing(6)
        for made in self.buttons.values():
            line.addWidget(made)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 4)
        column.setSpacing(5)
        column.addLayout(line)
        column.addWidget(self.summary)
        column.addWidget(self.progress)
        for word, made in self.buttons.items():
            made.clicked.connect(lambda _=False, word=word: self.wanted.emit(word))
        self.show_progress(None)

    def show_state(self, summary: str, *, any_own: bool, may_make: bool, may_record: bool) -> None:
        """Show how the scenarios stand, and what can be done."""
        self.summary.setText(summary)
        self.buttons["run all"].setEnabled(any_own)
        self.buttons["new"].setEnabled(may_make)
        self.buttons["record"].setVisible(may_record)

    def show_progress(self, done: tuple[int, int] | None) -> None:
        """How many of how many have been played; None while nothing runs."""
        self.progress.setVisible(done is not None)
        self.summary.setVisible(done is None)
        self.buttons["run all"].setVisible(done is None)
        self.buttons["cancel"].setVisible(done is not None)
        if done is not None:
            self.progress.setRange(0, done[1])
            self.progress.setValue(done[0])
