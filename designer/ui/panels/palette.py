"""The strip at the left edge: what can be dragged onto the canvas."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QMouseEvent, QPixmap
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from designer.app.palette import MIME, Item
from designer.foundation.language import tr
from designer.ui.look import Look
from designer.ui.plain import set_tip

WIDTH = 64
ICON = 24


class Palette(QFrame):
    """Items to drag; clicking one, or pressing Enter on it, adds it without dragging."""

    picked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(tr("Palette"))
        self._look = look
        self._strip = QWidget()
        self._strip.setObjectName("strip")
        self._layout = QVBoxLayout(self._strip)
        self._layout.setContentsMargins(1, 8, 1, 8)
        self._layout.setSpacing(2)
        self._layout.addStretch(1)
        self._lines: list[QFrame] = []
        self._set_up_scrolling()
        self.buttons: dict[str, PaletteButton] = {}
        look.changed.connect(self._paint)

    def show_items(self, items: Sequence[Item]) -> None:
        """Offer these items instead of the ones before."""
        for widget in (*self.buttons.values(), *self._lines):
            self._layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.buttons, self._lines = {}, []
        for before, item in zip((None, *items), items, strict=False):
            if before is not None and before.section != item.section:
                self._add_line()
            button = PaletteButton(item, self._strip)
            button.clicked.connect(lambda _=False, key=item.key: self.picked.emit(key))
            self._append(button)
            self.buttons[item.key] = button
        self._paint()

    def _set_up_scrolling(self) -> None:
        """In a low window the strip can be scrolled; a scroll bar would be as wide as an icon."""
        area = QScrollArea()
        area.setWidget(self._strip)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 0)  # the line at the edge
        layout.addWidget(area)

    def _add_line(self) -> None:
        line = QFrame(self._strip)
        line.setProperty("kind", "line")
        self._lines.append(line)
        self._append(line)

    def _append(self, widget: QWidget) -> None:
        """Put a widget before the stretch at the end."""
        self._layout.insertWidget(self._layout.count() - 1, widget)

    def _paint(self) -> None:
        for button in self.buttons.values():
            button.setIcon(self._look.icon(button.item.icon, size=ICON))
            button.ghost = button.icon().pixmap(QSize(ICON, ICON), self.devicePixelRatioF())


class PaletteButton(QToolButton):
    """One item. Dragging starts when the pointer has moved far enough with the button held."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.ghost = QPixmap()
        self._pressed_at: QPoint | None = None
        self.setProperty("kind", "item")
        self.setText(item.label.replace(" ", "\n"))
        self.setIconSize(QSize(ICON, ICON))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(item.name)
        self.setAccessibleDescription(item.hint)
        set_tip(self, item.hint)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag could begin."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag."""
        start = self._pressed_at
        if start is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (event.position().toPoint() - start).manhattanLength() >= QApplication.startDragDistance():
            self._pressed_at = None
            self.setDown(False)
            self.drag().exec(Qt.DropAction.CopyAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that was no drag."""
        self._pressed_at = None
        super().mouseReleaseEvent(event)

    def drag(self) -> QDrag:
        """The drag of this item, not yet begun. The canvas shows in real size what it will become."""
        drag = QDrag(self)
        data = QMimeData()
        data.setData(MIME, QByteArray(self.item.key.encode()))
        drag.setMimeData(data)
        drag.setPixmap(self.ghost)
        drag.setHotSpot(QPoint(ICON // 2, ICON // 2))
        return drag
