"""Widgets and texts that show exactly what is in the design, never markup.

Qt guesses whether a text is HTML, and then even opens files that it names. Every text that could come from a design
goes through this module.
"""

from __future__ import annotations

import html
import re
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

WIDEST_WORD = 160
"""So many pixels of a single word are always shown; what is longer is cut where there is no room."""

LONGEST_TIP = 1_000
"""So many characters of a text a tip tells."""

SHORT_ENTRY, WIDEST_ENTRY = 40, 520
"""Entries of menus of so many characters are never cut; longer ones are, to so many pixels."""

_LONG_WORD = re.compile(r"\S{80}(?=\S)")
"""What a tip would not break by itself."""


class PlainLabel(QLabel):
    """A label that shows its text literally. `kind` names its look in the style sheet ("small", "title", ...)."""

    def __init__(self, text: str = "", kind: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if kind:
            self.setProperty("kind", kind)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        """As wide as the longest word of a wrapped text, but no word makes the window wide."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), WIDEST_WORD), hint.height()) if self.wordWrap() else hint


class ElidedLabel(PlainLabel):
    """One line that ends in an ellipsis when there is no room, and then tells the whole text as its tip."""

    def __init__(self, text: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, kind, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """As high as a line; any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
        painter.drawText(self.contentsRect(), int(self.alignment()), shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the tip only while something is cut off."""
        super().resizeEvent(event)
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width()
        set_tip(self, "" if fits else self.text())


def tip(text: str) -> str:
    """A tip that shows `text` literally, with lines broken where they are and where they get too long.

    Of a text that no screen has room for it shows the beginning.
    """
    if not text:
        return ""
    shown = text if len(text) <= LONGEST_TIP else f"{text[:LONGEST_TIP]}…"
    broken = _LONG_WORD.sub("\\g<0>\u200b", shown)
    return f"<qt>{html.escape(broken).replace(chr(10), '<br>')}</qt>"


def set_tip(widget: QWidget, text: str) -> None:
    """Give a widget a literal tip."""
    widget.setToolTip(tip(text))


def open_with_its_program(path: Path) -> None:
    """Let the system open a file of this computer. Its name is never taken for an address in a network."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def menu_text(text: str) -> str:
    """A menu entry or button label that shows `text` literally: a single "&" would underline a letter.

    A long text is cut in its middle, lest the menu become wider than the screen.
    """
    if len(text) > SHORT_ENTRY:
        text = QFontMetrics(QApplication.font()).elidedText(text, Qt.TextElideMode.ElideMiddle, WIDEST_ENTRY)
    return text.replace("&", "&&")
