"""A box to choose from that shows as much of a long text as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QToolTip, QWidget

from designer.ui.plain import tip


class ElidedComboBox(QComboBox):
    """A box that shows what it can of a long text, ends it in an ellipsis, and tells the whole of it as its tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def shown_text(self) -> str:
        """The text, of which there may be room for a part only."""
        return self.currentText() if self.currentIndex() >= 0 else self.placeholderText()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box with what there is room for."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self._room(option)
        text = self.shown_text()
        option.currentText = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def event(self, event: QEvent) -> bool:
        """The tip depends on the room that there is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tip(self.tip_text()), self)
            return True
        return super().event(event)

    def tip_text(self) -> str:
        """The whole text, if it is cut off, and what the box is for."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        cut = self.fontMetrics().horizontalAdvance(self.shown_text()) > self._room(option)
        lines = [self.shown_text() if cut else "", self.accessibleDescription()]
        return "\n".join(line for line in lines if line)

    def _room(self, option: QStyleOptionComboBox) -> int:
        part = QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
