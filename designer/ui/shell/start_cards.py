"""Cards of the start page: one for each template, in groups beside and below each other, and the one with questions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from designer.catalog.schema import Template
from designer.drawing.sketch import sketch
from designer.foundation.language import tr
from designer.ui.icons import pixmap
from designer.ui.look import Look
from designer.ui.plain import PlainLabel
from designer.ui.shell.thumbnail import thumbnail

PICTURE = QSize(180, 72)
MARGIN = 14
NARROWEST = PICTURE.width() + 2 * MARGIN
GAP = 14
TEXT_GAP = 10
BELOW_CAPTION = 6
ABOVE_CAPTION = 22
QUESTIONS_ICON = 26


class Card(QToolButton):
    """Something to start from. A click anywhere on it chooses it."""

    def __init__(self, title: str, summary: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        self.setAccessibleDescription(summary)
        self.picture = QLabel()
        self.title = PlainLabel(title, "strong", wrap=True)
        self.summary = PlainLabel(summary, "small", wrap=True)
        for label in (self.picture, self.title, self.summary):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class TemplateCard(Card):
    """A template: its sketch, what it is, and what it is for."""

    def __init__(self, template: Template, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(template.title, template.summary[:1].upper() + template.summary[1:], parent)
        self._template = template
        self._look = look
        self.picture.setFixedSize(PICTURE)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(2)
        column.addWidget(self.picture)
        column.addSpacing(TEXT_GAP - 2)
        column.addWidget(self.title)
        column.addWidget(self.summary)
        column.addStretch(1)
        self.paint_picture()

    def height_for(self, width: int) -> int:
        """How high it has to be to show all of its text."""
        inner = width - 2 * MARGIN
        text = self.title.heightForWidth(inner) + 2 + self.summary.heightForWidth(inner)
        return MARGIN + PICTURE.height() + TEXT_GAP + text + MARGIN

    def paint_picture(self) -> None:
        """Paint the sketch in the colours of the theme."""
        drawing = sketch(self._template, PICTURE.width(), PICTURE.height())
        self.picture.setPixmap(thumbnail(drawing, self._look.theme, PICTURE, self.devicePixelRatioF()))


class QuestionsCard(Card):
    """The way to a design that follows from answers; as wide as there is room for, and low."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("New from Questions…"), tr("Six answers, and a complete design that follows from them"), parent
        )
        self._look = look
        self.picture.setFixedSize(QUESTIONS_ICON, QUESTIONS_ICON)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.summary)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 12, MARGIN, 12)
        row.setSpacing(MARGIN)
        row.addWidget(self.picture)
        row.addLayout(words, 1)
        self.paint_picture()

    def sizeHint(self) -> QSize:
        """As high as its words."""
        return self._row.sizeHint()

    def paint_picture(self) -> None:
        """Paint the icon in the colours of the theme."""
        icon = pixmap(self._look.theme, "questions", "accent", QUESTIONS_ICON, self.devicePixelRatioF())
        self.picture.setPixmap(icon)


Group = tuple[PlainLabel, Sequence[TemplateCard]]


class CardGroups(QWidget):
    """Groups of cards below their captions, all cards of one width, in as many columns as there is room for.

    A group that fits into what is left of a line stands beside the one before.
    """

    def __init__(self, groups: Sequence[tuple[str, Sequence[TemplateCard]]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: list[Group] = [(PlainLabel(caption, "caption", parent=self), cards) for caption, cards in groups]
        for _, cards in self._groups:
            for card in cards:
                card.setParent(self)
        self.setMinimumWidth(NARROWEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out how many columns fit, and become as high as that makes it."""
        super().resizeEvent(event)
        columns = max(1, (self.width() + GAP) // (NARROWEST + GAP))
        wide = (self.width() - GAP * (columns - 1)) // columns
        bottom = -ABOVE_CAPTION
        for line in lines_of(self._groups, columns):
            bottom = self._place(line, bottom + ABOVE_CAPTION, columns, wide)
        self.setFixedHeight(max(0, bottom))

    def _place(self, line: Sequence[Group], top: int, columns: int, wide: int) -> int:
        """Place groups side by side, the cards in each row as high as the highest; returns where they end."""
        first, rows = 0, max(-(-len(cards) // columns) for _, cards in line)
        tops = [top + line[0][0].sizeHint().height() + BELOW_CAPTION]
        for row in range(rows):
            cards = [card for _, group in line for card in group[row * columns : (row + 1) * columns]]
            tops.append(tops[-1] + max(card.height_for(wide) for card in cards) + GAP)
        for caption, group in line:
            left = first * (wide + GAP)
            caption.setGeometry(left, top, self.width() - left, caption.sizeHint().height())
            for place, card in enumerate(group):
                row, column = divmod(place, columns)
                high = tops[row + 1] - GAP - tops[row]
                card.setGeometry(left + column * (wide + GAP), tops[row], wide, high)
            first += len(group)
        return tops[-1] - GAP


def lines_of(groups: Sequence[Group], columns: int) -> list[list[Group]]:
    """The groups by line: as many beside each other as there are columns for, and each that has more by itself."""
    lines: list[list[Group]] = []
    free = 0
    for group in groups:
        if len(group[1]) > free:
            lines.append([])
            free = columns
        lines[-1].append(group)
        free -= len(group[1])
    return lines
