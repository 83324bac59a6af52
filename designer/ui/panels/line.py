"""A line to type into that tells when there is more text than room."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QStylePainter

from designer.ui.plain import set_tip

LONGEST = 400
"""A tip tells so many characters of a text."""

MARGIN = 2
"""Qt's own distance between the edge of the contents and the text."""

FOR_A_MOMENT = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Why the focus leaves for another window or a menu, only to come back to where it was."""


class ElidedLineEdit(QLineEdit):
    """While nobody types, a text that is too long ends in an ellipsis, and the tip tells the whole of it.

    What the line is for is its accessible description, which the tip tells as well.
    """

    def is_cut(self) -> bool:
        """Whether there is more text than room."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self._room().width()

    def tell(self) -> None:
        """Bring the tip up to date: the whole text, if it is cut off, and what the line is for."""
        lines = [self.text()[:LONGEST] if self.is_cut() else "", self.accessibleDescription()]
        set_tip(self, "\n".join(line for line in lines if line))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, and while it has no focus what there is room for."""
        if self.hasFocus() or not self.is_cut():
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option)
        room = self._room()
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What fits is another question now."""
        super().resizeEvent(event)
        self.tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the beginning again, and how much is cut off."""
        super().focusOutEvent(event)
        if event.reason() not in FOR_A_MOMENT:
            self.setCursorPosition(0)
        self.tell()

    def _room(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        part = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return part.adjusted(MARGIN, 0, -MARGIN, 0)
