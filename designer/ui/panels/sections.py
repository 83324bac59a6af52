"""A section of the inspector: a heading that opens and closes what stands below it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designer.foundation.language import plural, tr
from designer.ui.icons import pixmap
from designer.ui.look import Look

LEFT, RIGHT = 14, 12
"""The inspector's margins."""

HEAD_HEIGHT = 30
ARROW = 12
GAP = 6


class SectionHead(QToolButton):
    """The heading: a click, Space or Enter opens and closes. Closed, it tells how many values are set below it.

    It paints itself, because widgets for title, number and arrow would cost more than all the rest of the section.
    """

    def __init__(self, title: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._look = look
        self.count_text = ""
        self.setProperty("kind", "section")
        self.setCheckable(True)
        self.setFixedHeight(HEAD_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)

    def show_state(self, *, is_open: bool, count: int) -> None:
        """Show whether the section is open, and how many of its values are set."""
        self.setChecked(is_open)
        self.count_text = str(count) if count and not is_open else ""
        self.setAccessibleDescription(
            tr("{open}, {count} set").format(open=tr("Open") if is_open else tr("Closed"), count=plural(count, "value"))
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground as the style has it, then title, number and arrow."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.state &= ~QStyle.StateFlag.State_On
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        inner = self.rect().adjusted(LEFT, 0, -RIGHT, 0)
        arrow = QRect(inner.right() - ARROW + 1, inner.center().y() - ARROW // 2 + 1, ARROW, ARROW)
        name = "down" if self.isChecked() else "right"
        painter.drawPixmap(arrow, pixmap(self._look.theme, name, "faint", ARROW, self.devicePixelRatioF()))
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self._look.colour("faint"))
        metrics = self.fontMetrics()
        room = inner.adjusted(0, 0, -ARROW - GAP, 0)
        painter.drawText(room, centre | Qt.AlignmentFlag.AlignRight, self.count_text)
        room.adjust(0, 0, -metrics.horizontalAdvance(self.count_text) - GAP, 0)
        shown = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, centre | Qt.AlignmentFlag.AlignLeft, shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class SectionBox(QWidget):
    """A heading and what stands below it, which is made when the section is first open.

    `opened` tells that the user opened or closed it. A section without a title is always open.
    """

    opened = Signal(bool)

    def __init__(self, title: str, look: Look, *, is_open: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.is_open = is_open or not title
        self.body: QWidget | None = None
        self.head: SectionHead | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        if title:
            self.head = SectionHead(title, look)
            self.head.clicked.connect(self._toggle)
            self._column.addWidget(self.head)

    def begin_with_line(self) -> None:
        """Tell a section without a heading apart from what stands above it, as headings do."""
        line = QFrame()
        line.setProperty("kind", "line")
        self._column.addWidget(line)
        self._column.addSpacing(8)

    def fill(self, body: QWidget) -> None:
        """Take what stands below the heading."""
        self.body = body
        self._column.addWidget(body)

    def show_count(self, count: int) -> None:
        """Tell how many values are set."""
        if self.head is not None:
            self.head.show_state(is_open=self.is_open, count=count)

    def set_open(self, is_open: bool) -> None:
        """Open or close the section, as if the user had done so."""
        if is_open != self.is_open and self.head is not None:
            self._toggle()

    def _toggle(self) -> None:
        self.is_open = not self.is_open
        self.opened.emit(self.is_open)
        if self.body is not None:
            self.body.setVisible(self.is_open)
