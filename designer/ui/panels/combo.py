"""A box to choose from that shows as much of a long text as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from designer.ui.plain import set_tip

LONGEST = 400
"""So many characters of a text are looked at: no box is wide enough for more."""

ENTRY_PADDING = 24
WIDEST_LIST = 480


class ElidedComboBox(QComboBox):
    """A box that shows what it can of a long text, ends it in an ellipsis, and tells the whole of it as its tip.

    What the box is for is its accessible description, which the tip tells as well. A box that `wraps` becomes as high
    as two lines where one is not enough.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.wraps = False

    def shown_text(self) -> str:
        """The text, of which there may be room for a part only."""
        return self.currentText() if self.currentIndex() >= 0 else self.placeholderText()

    def tell(self) -> None:
        """Bring the tip up to date: the whole text, if it is cut off, and what the box is for."""
        painted = self._lines(self._room(self._option()).width())
        cut = "".join(painted).rstrip() != self.shown_text().rstrip()
        if self.wraps:
            self.setMinimumHeight(0 if len(painted) == 1 else self.sizeHint().height() + self.fontMetrics().height())
        lines = [self.shown_text()[:LONGEST] if cut else "", self.accessibleDescription()]
        set_tip(self, "\n".join(line for line in lines if line))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box with what there is room for."""
        option = self._option()
        room = self._room(option)
        lines = self._lines(room.width())
        option.currentText = lines[0]
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if len(lines) == 1:
            painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
            return
        painter.setPen(option.palette.color(QPalette.ColorRole.ButtonText))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, "\n".join(lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What fits is another question now."""
        super().resizeEvent(event)
        self.tell()

    def showPopup(self) -> None:
        """Open a list that is as wide as its entries want, within reason."""
        self.view().setMinimumWidth(min(self.view().sizeHintForColumn(0) + ENTRY_PADDING, WIDEST_LIST))
        super().showPopup()

    def _lines(self, width: int) -> list[str]:
        """The text as it is painted: a line, or two where it wraps, the last of them cut if need be."""
        text, metrics = self.shown_text()[:LONGEST], self.fontMetrics()
        if not self.wraps or metrics.horizontalAdvance(text) <= width:
            return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)]
        words = text.split(" ")
        count = next((n for n in range(len(words) - 1, 0, -1) if _fits(metrics, words[:n], width)), 0)
        if not count:
            return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)]
        rest = metrics.elidedText(" ".join(words[count:]), Qt.TextElideMode.ElideRight, width)
        return [" ".join(words[:count]) + " ", rest]

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return option

    def _room(self, option: QStyleOptionComboBox) -> QRect:
        part = QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)


def _fits(metrics: QFontMetrics, words: Sequence[str], width: int) -> bool:
    return metrics.horizontalAdvance(" ".join(words)) <= width
