"""What the start page is made of: cards in as many columns as there is room for, and rows for files."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from designer.ui.plain import PlainLabel, menu_text, set_tip

CARD = QSize(202, 206)
PICTURE = QSize(174, 88)
GAP = 14
ROW_HEIGHT = 28
ICON_ROOM = 40
"""What a row of a file needs beside its text."""


class Card(QToolButton):
    """One thing to start from: its picture, what it is, and what it is for."""

    def __init__(self, title: str, summary: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setFixedSize(CARD)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        self.setAccessibleDescription(summary)
        self.picture = QLabel()
        self.picture.setFixedSize(PICTURE)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 10)
        column.setSpacing(2)
        column.addWidget(self.picture)
        column.addSpacing(6)
        name, about = PlainLabel(title, "strong", wrap=True), PlainLabel(summary, "small", wrap=True)
        column.addWidget(name)
        column.addWidget(about)
        column.addStretch(1)
        for label in (self.picture, name, about):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class CardGrid(QWidget):
    """Cards in reading order, in as many columns as there is room for."""

    def __init__(self, cards: Sequence[Card], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = list(cards)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setMinimumWidth(CARD.width())
        self._arrange(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out how many columns fit."""
        super().resizeEvent(event)
        self._arrange(max(1, (self.width() + GAP) // (CARD.width() + GAP)))

    def minimumSizeHint(self) -> QSize:
        """One column wide, and as high as the rows that there are now."""
        rows = -(-len(self._cards) // max(1, self._columns))
        return QSize(CARD.width(), rows * (CARD.height() + GAP) - GAP)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, *divmod(place, columns))
        self.setMinimumHeight(self.minimumSizeHint().height())
        self.updateGeometry()


class FileRow(QToolButton):
    """A file, or what opens one: as much of its name as there is room for, and its place as the tip."""

    def __init__(self, text: str, width: int, place: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "row")
        self.setFixedSize(width, ROW_HEIGHT)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setAccessibleName(text)
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width - ICON_ROOM)
        self.setText(menu_text(shown))
        set_tip(self, "\n".join(part for part in (text if shown != text else "", place) if part))
