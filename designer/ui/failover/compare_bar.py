"""The bar of the compare page: with what to compare, how the bars lie, and whether the other cluster is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from designer.app.desk.words import Entry
from designer.drawing.comparison import Layout
from designer.foundation.language import tr
from designer.ui.plain import menu_text, set_tip
from designer.ui.switch import Switch

ARROW = 36
"""Room in the button besides its text."""

AROUND = 40
"""Room between and beside the parts of the bar."""

NARROWEST = 110
"""The button is never narrower, pixels."""


class CompareBar(QWidget):
    """Asks; the page answers."""

    chosen = Signal(str)
    """What to compare with, as the key of a rival."""
    file_wanted = Signal()
    """Another design is to be chosen."""
    layout_chosen = Signal(str)
    """How the bars lie: a `Layout`."""
    twin_wanted = Signal(bool)
    """Whether the other cluster stands beside the canvas."""

    def __init__(self, choices: Callable[[], Sequence[Entry]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._label = ""
        self.rival = QToolButton()
        self.rival.setProperty("kind", "menu")
        self.rival.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.rival.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.menu = QMenu(self.rival)
        self.menu.aboutToShow.connect(self._fill)
        self.rival.setMenu(self.menu)
        self.layouts = Switch({"stacked": tr("Above Each Other"), "overlaid": tr("Overlaid")}, tr("Bars"))
        self.layouts.chosen.connect(self.layout_chosen)
        self.twin = QToolButton()
        self.twin.setText(tr("Clusters"))
        self.twin.setCheckable(True)
        self.twin.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_tip(self.twin, tr("Show both clusters side by side, at the same moment"))
        self.twin.toggled.connect(self.twin_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 3)
        row.setSpacing(6)
        row.addWidget(self.rival)
        row.addStretch(1)
        row.addWidget(self.layouts)
        row.addWidget(self.twin)

    def show_rival(self, label: str) -> None:
        """With what it is compared now."""
        self._label = label
        said = tr("Compare with: {label}").format(label=label)
        self.rival.setAccessibleName(said)
        set_tip(self.rival, said)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button takes the room that the others leave, and shows what fits."""
        super().resizeEvent(event)
        self._fit()

    def show_layout(self, layout: Layout) -> None:
        """How the bars lie now."""
        self.layouts.set_current(layout)

    def _fit(self) -> None:
        others = self.layouts.sizeHint().width() + self.twin.sizeHint().width()
        room = max(NARROWEST, self.width() - others - AROUND) - ARROW
        self.rival.setText(self.rival.fontMetrics().elidedText(self._label, Qt.TextElideMode.ElideRight, room))

    def _fill(self) -> None:
        self.menu.clear()
        section = ""
        for entry in self._choices():
            if entry.section != section:
                self.menu.addSection(menu_text(entry.section))
                section = entry.section
            action = self.menu.addAction(menu_text(entry.label))
            action.setEnabled(entry.enabled)
            action.setCheckable(entry.checked)
            action.setChecked(entry.checked)
            action.triggered.connect(partial(self._choose, entry.value))
        self.menu.addSeparator()
        self.menu.addAction(tr("Other Design…"), self.file_wanted.emit)

    def _choose(self, key: str, checked: bool = False) -> None:
        self.chosen.emit(key)
