"""Writing a new name, or another text of an object, where the old one stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from designer.foundation.glyphs import Face
from designer.foundation.language import tr
from designer.ui.canvas.fonts import font
from designer.ui.canvas.ink import Ink
from designer.ui.plain import set_tip

LEAST_WIDTH = 90.0
EDGE = 6
"""Pixels from the outside of the editor to its text."""


def _nothing_against(text: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Writing:
    """What is written: the text so far, what it is, and in which face it stands on the card.

    `accept` takes the text and returns why that cannot be, or "". `judge` says what speaks against it meanwhile.
    """

    text: str
    accept: Callable[[str], str]
    what: str = tr("Name")
    face: Face = "semibold"
    judge: Callable[[str], str] = _nothing_against


class NameEditor(QLineEdit):
    """An editor over a card. Enter and leaving it take the text, Esc does not; one that cannot be stays with a note."""

    def __init__(self, writing: Writing, closed: Callable[[], None], parent: QWidget) -> None:
        super().__init__(writing.text, parent)
        self.writing = writing
        self._accept = writing.accept
        self._closed = closed
        self._done = False
        self.setAccessibleName(writing.what)
        self.setFrame(False)
        self.selectAll()
        self.textEdited.connect(lambda text: self._complain(writing.judge(text)))

    def dress(self, ink: Ink) -> None:
        """Wear the colours of the drawing."""
        self._ink = ink
        self._complain("")

    def lie_on(self, name: QPointF, card: QRectF, pixels: float) -> None:
        """Cover the name whose baseline begins at `name`, `pixels` high, on `card`; all in pixels."""
        self.setFont(font(self.writing.face, max(11.0, pixels)))
        height = max(20.0, pixels * 1.8)
        left = name.x() - EDGE
        width = max(LEAST_WIDTH, card.right() - left - EDGE)
        self.setGeometry(QRectF(left, name.y() - pixels * 0.36 - height / 2, width, height).toRect())

    def take(self) -> None:
        """Use the name, or say why not."""
        if self._done:
            return
        problem = self._accept(self.text())
        if problem:
            self._complain(problem)
        else:
            self.give_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the name, Esc leaves the old one; neither reaches the canvas, where Enter means rename."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Working elsewhere takes the name, if it can be."""
        super().focusOutEvent(event)
        if not self._done and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._accept(self.text())
            self.give_up()

    def give_up(self) -> None:
        """Close, whatever is written."""
        self._done = True
        self.hide()
        self.deleteLater()
        self._closed()

    def _complain(self, problem: str) -> None:
        set_tip(self, problem)
        self.setAccessibleDescription(problem)
        colours = self._ink.theme.colour
        edge = "error.fill" if problem else "accent"
        self.setStyleSheet(
            f"QLineEdit {{ background: {colours('card')}; color: {colours('ink')}; border: 2px solid {colours(edge)};"
            f" border-radius: 3px; padding: 0 {EDGE - 4}px; selection-background-color: {colours('accent')};"
            f" selection-color: {colours('on.accent')}; }}"
        )
