"""A row of buttons of which exactly one is down."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget


class Switch(QFrame):
    """Chooses one of a few; `chosen` carries its key, and only when the user chose."""

    chosen = Signal(str)

    def __init__(self, options: Mapping[str, str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "switch")
        self.setAccessibleName(name)
        self.buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for key, label in options.items():
            button = QToolButton()
            button.setText(label)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(f"{name}: {label}")
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self.buttons[key] = button
            row.addWidget(button)

    def set_compact(self, compact: bool) -> None:
        """Show icons instead of words, where there are icons."""
        for button in self.buttons.values():
            style = Qt.ToolButtonStyle.ToolButtonIconOnly if compact else Qt.ToolButtonStyle.ToolButtonTextOnly
            button.setToolButtonStyle(style)

    def set_current(self, key: str) -> None:
        """Show which one it is."""
        self.buttons[key].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys go from one to the next."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        keys = list(self.buttons)
        current = next((key for key in keys if self.buttons[key].isChecked()), keys[0])
        if step is None:
            super().keyPressEvent(event)
            return
        wanted = keys[(keys.index(current) + step) % len(keys)]
        self.buttons[wanted].setFocus(Qt.FocusReason.TabFocusReason)
        self.buttons[wanted].click()
