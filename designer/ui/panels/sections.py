"""A section of the inspector: a heading that opens and closes what stands below it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from designer.foundation.units import plural
from designer.ui.icons import pixmap
from designer.ui.look import Look
from designer.ui.plain import ElidedLabel, PlainLabel

LEFT, RIGHT = 14, 12
"""The inspector's margins."""

HEAD_HEIGHT = 30
ARROW = 12


class SectionHead(QToolButton):
    """The heading: a click, Space or Enter opens and closes. Closed, it tells how many values are set below it."""

    def __init__(self, title: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._look = look
        self._count = PlainLabel(kind="small")
        self._arrow = QLabel()
        self.setProperty("kind", "section")
        self.setCheckable(True)
        self.setFixedHeight(HEAD_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._arrow.setFixedSize(QSize(ARROW, ARROW))
        row = QHBoxLayout(self)
        row.setContentsMargins(LEFT, 0, RIGHT, 0)
        row.setSpacing(6)
        for widget, stretch in ((ElidedLabel(title, "caption"), 1), (self._count, 0), (self._arrow, 0)):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(widget, stretch)

    def show_state(self, *, is_open: bool, count: int) -> None:
        """Show whether the section is open, and how many of its values are set."""
        self.setChecked(is_open)
        self._count.setText(str(count) if count else "")
        self._count.setVisible(not is_open)
        self.setAccessibleName(self._title)
        self.setAccessibleDescription(f"{'Open' if is_open else 'Closed'}, {plural(count, 'value')} set")
        self.paint_arrow()

    @property
    def count_text(self) -> str:
        """What is said about the values while the section is closed."""
        return self._count.text()

    def paint_arrow(self) -> None:
        """Paint the arrow in the colours of the theme."""
        name = "down" if self.isChecked() else "right"
        self._arrow.setPixmap(pixmap(self._look.theme, name, "faint", ARROW, self.devicePixelRatioF()))

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
        body.setVisible(self.is_open)

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
