"""Writing on a note: several lines, where they stand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from designer.drawing.notes import PADDING
from designer.drawing.style import BODY
from designer.foundation.language import tr
from designer.ui.canvas.fonts import font
from designer.ui.canvas.ink import Ink
from designer.ui.plain import set_tip

LEAST_PIXELS = 11.0
"""Smaller than this nobody writes, however small the drawing is seen."""

TALLEST = 0.8
"""Share of the window that the editor may take; longer texts scroll."""


class NoteEditor(QPlainTextEdit):
    """An editor over a note. Ctrl+Enter and working elsewhere take the text, Esc leaves the old one.

    `accept` takes the text and returns why that cannot be, or "".
    """

    def __init__(self, text: str, accept: Callable[[str], str], closed: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._accept = accept
        self._closed = closed
        self._done = False
        self._card, self._scale = QRectF(), 1.0
        self.setAccessibleName(tr("Text of the note"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPlainText(text)
        self.selectAll()
        self.textChanged.connect(self._fit)

    def dress(self, ink: Ink) -> None:
        """Wear the colours of the drawing."""
        colour = ink.theme.colour
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {colour('card')}; color: {colour('ink')};"
            f" border: 2px solid {colour('accent')}; selection-background-color: {colour('accent')};"
            f" selection-color: {colour('on.accent')}; }}"
        )

    def lie_on(self, card: QRectF, scale: float) -> None:
        """Cover a note that lies there, in pixels, at so many pixels to the point; grow with what is written."""
        self._card, self._scale = card, scale
        self.setFont(font("regular", max(LEAST_PIXELS, BODY * scale)))
        self.document().setDocumentMargin(max(3.0, PADDING * scale - 2))
        self._fit()

    def take(self) -> None:
        """Use the text, or say why not."""
        if self._done:
            return
        problem = self._accept(self.toPlainText())
        set_tip(self, problem)
        self.setAccessibleDescription(problem)
        if not problem:
            self._close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter takes the text, Esc leaves the old one; neither reaches the canvas."""
        ends = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and ends:
            self.take()
        else:
            super().keyPressEvent(event)
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Working elsewhere takes the text."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.take()

    def _fit(self) -> None:
        """As high as the text, within reason."""
        lines = max(1, sum(max(1, self._lines_of(number)) for number in range(self.document().blockCount())))
        text = lines * self.fontMetrics().lineSpacing() + 2 * self.document().documentMargin() + 6
        parent = self.parentWidget()
        most = parent.height() * TALLEST if parent is not None else text
        needed = Qt.ScrollBarPolicy.ScrollBarAsNeeded if text > most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(needed)
        height = max(self._card.height() + 4, min(text, most))
        width = max(60.0, self._card.width() + 4)
        self.setGeometry(QRectF(self._card.x() - 2, self._card.y() - 2, width, height).toRect())

    def _lines_of(self, number: int) -> int:
        return self.document().findBlockByNumber(number).lineCount()

    def _close(self) -> None:
        self._done = True
        self.hide()
        self.deleteLater()
        self._closed()
