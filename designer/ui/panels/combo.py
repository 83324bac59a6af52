"""A box to choose from that shows as much of a long text as there is room for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from designer.ui.plain import set_tip


class ElidedComboBox(QComboBox):
    """A box that shows what it can of a long text, ends it in an ellipsis, and tells the whole of it as its tip.

    What the box is for is its accessible description, which the tip tells as well.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def shown_text(self) -> str:
        """The text, of which there may be room for a part only."""
        return self.currentText() if self.currentIndex() >= 0 else self.placeholderText()

    def tell(self) -> None:
        """Bring the tip up to date: the whole text, if it is cut off, and what the box is for."""
        cut = self.fontMetrics().horizontalAdvance(self.shown_text()) > self._room(self._option())
        lines = [self.shown_text() if cut else "", self.accessibleDescription()]
        set_tip(self, "\n".join(line for line in lines if line))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box with what there is room for."""
        option = self._option()
        text = self.fontMetrics().elidedText(self.shown_text(), Qt.TextElideMode.ElideRight, self._room(option))
        option.currentText = text
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What fits is another question now."""
        super().resizeEvent(event)
        self.tell()

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return option

    def _room(self, option: QStyleOptionComboBox) -> int:
        part = QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
