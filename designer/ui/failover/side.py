"""Beside the timeline: pages about the run, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from designer.foundation.language import tr
from designer.ui.switch import Switch


@dataclass(frozen=True, slots=True)
class SidePage:
    """A page beside the timeline: its word, what stands on the switch, and how its widget is made when it is turned to
    first. Two pages may be the same widget."""

    word: str
    label: str
    make: Callable[[], QWidget]


class Side(QWidget):
    """A switch, and below it the page that it shows. There is room for more in its `head`."""

    turned = Signal(str)
    """The word of the page that is shown now."""

    def __init__(self, pages: Sequence[SidePage], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = {page.word: page for page in pages}
        self._made: dict[str, QWidget] = {}
        self.word = ""
        self.switch = Switch({page.word: page.label for page in pages}, tr("Beside the timeline"))
        self.switch.chosen.connect(self.turn_to)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(6, 3, 6, 3)
        self.head.addWidget(self.switch)
        self.head.addStretch(1)
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.head)
        column.addLayout(self._stack, 1)

    def page(self, word: str) -> QWidget:
        """The widget of a page, made if it is not there yet."""
        if word not in self._made:
            self._made[word] = self._pages[word].make()
            self._stack.addWidget(self._made[word])
        return self._made[word]

    def turn_to(self, word: str) -> None:
        """Show a page."""
        self._stack.setCurrentWidget(self.page(word))
        self.switch.set_current(word)
        self.word = word
        self.turned.emit(word)
