"""Writing a new name where the old one stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from designer.drawing.style import BODY, NAME
from designer.ui.canvas.fonts import font
from designer.ui.canvas.ink import Ink
from designer.ui.plain import set_tip

LEAST_WIDTH = 90.0


class NameEditor(QLineEdit):
    """An editor over a card. Enter and leaving it take the name, Esc does not; a name that cannot be stays with a note.

    `accept` is called with the text and returns why it cannot be, or "".
    """

    def __init__(self, name: str, accept: Callable[[str], str], closed: Callable[[], None], parent: QWidget) -> None:
        super().__init__(name, parent)
        self._accept = accept
        self._closed = closed
        self._done = False
        self.setAccessibleName("Name")
        self.setFrame(False)
        self.selectAll()
        self.returnPressed.connect(self.take)
        self.textEdited.connect(lambda _: self._complain(""))

    def dress(self, ink: Ink, scale: float) -> None:
        """Look like the name on the card."""
        self._ink = ink
        self.setFont(font("semibold", max(11.0, NAME * scale)))
        self._complain("")

    def lie_on(self, card: QRectF, scale: float) -> None:
        """Cover the upper part of the card, which is given in pixels."""
        height = max(22.0, (BODY + 9) * scale)
        width = max(LEAST_WIDTH, card.width() - 6 * scale)
        top = card.top() + min(4 * scale, (card.height() - height) / 2)
        self.setGeometry(QRectF(card.left() + 3 * scale, top, width, height).toRect())

    def take(self) -> None:
        """Use the name, or say why not."""
        if self._done:
            return
        problem = self._accept(self.text())
        if problem:
            self._complain(problem)
        else:
            self._close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the old name."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """No shortcut of the window takes a key away that belongs to the text."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Working elsewhere takes the name, if it can be."""
        super().focusOutEvent(event)
        if not self._done and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._accept(self.text())
            self._close()

    def _close(self) -> None:
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
            f" border-radius: 3px; padding: 0 4px; selection-background-color: {colours('accent')};"
            f" selection-color: {colours('on.accent')}; }}"
        )
