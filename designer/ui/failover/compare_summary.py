"""What a comparison says, in sentences: the outages first, then who waits for whom, and how far to trust it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from designer.foundation.language import tr
from designer.simulation.comparison.telling import Told
from designer.ui.plain import PlainLabel


class CompareSummary(QScrollArea):
    """The sentences below each other, those about outages emphasised."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("What differs"))
        self.texts: tuple[str, ...] = ()

    def show_told(self, told: Sequence[Told]) -> None:
        """Show other sentences."""
        texts = tuple(one.text for one in told)
        if texts == self.texts:
            return
        self.texts = texts
        self.setAccessibleDescription(" ".join(texts))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(7)
        for number, one in enumerate(told):
            leads = number == 0 or one.subject == "outage"
            label = PlainLabel(one.text, "strong" if leads else "muted" if one.subject == "about" else "", wrap=True)
            if leads and number:
                column.addSpacing(5)
            column.addWidget(label)
        column.addStretch(1)
        self.setWidget(page)
