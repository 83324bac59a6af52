"""Rows of the start page: files that can be opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionToolButton, QStylePainter, QToolButton, QWidget

from designer.ui.icons import pixmap
from designer.ui.look import Look
from designer.ui.plain import set_tip

HEIGHT = 27
INDENT = 9
ICON = 18
GAP = 10
LEAST_DETAIL = 40
"""A detail for which there is less room than this is left out."""


class FileRow(QToolButton):
    """A line to click on: as much of its words as there is room for, and behind them as much of a detail.

    What is cut off or left out is told by the tip.
    """

    def __init__(
        self, words: str, look: Look, *, detail: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self.detail = detail
        self._icon = icon
        self._look = look
        self.setProperty("kind", "row")
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words)
        self.setAccessibleDescription(detail)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell what does not fit."""
        super().resizeEvent(event)
        words, detail = self._shown()
        cut = words != self.words or detail != self.detail
        set_tip(self, "\n".join(part for part in (self.words, self.detail) if part) if cut else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground as the style has it, then icon, words and detail."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        room = self.rect().adjusted(INDENT, 0, -INDENT, 0)
        colour = self._look.colour("ink" if self.isEnabled() else "ghost")
        if self._icon:
            density = self.devicePixelRatioF()
            icon = pixmap(self._look.theme, self._icon, "accent", ICON, density)
            painter.drawPixmap(room.x(), (self.height() - ICON) // 2, icon)
            room.adjust(ICON + GAP, 0, 0, 0)
            colour = self._look.colour("accent")
        words, detail = self._shown()
        painter.setPen(colour)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(self._look.colour("faint" if self.isEnabled() else "ghost"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, detail)

    def _shown(self) -> tuple[str, str]:
        """The words and the detail as far as there is room: the words come first."""
        metrics = self.fontMetrics()
        room = self.width() - 2 * INDENT - (ICON + GAP if self._icon else 0)
        words = metrics.elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        left = room - metrics.horizontalAdvance(words) - GAP
        detail = metrics.elidedText(self.detail, Qt.TextElideMode.ElideLeft, left) if left >= LEAST_DETAIL else ""
        return words, detail


def folder_text(path: Path) -> str:
    """Where a file is, as people write it."""
    folder, home = path.parent, Path.home()
    return str(Path("~") / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)
