"""The buttons that move the playhead, and the clock."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QWidget

from designer.app.playback import SPEEDS, Playback
from designer.drawing.theme import Theme
from designer.foundation.language import tr
from designer.foundation.units import clock
from designer.ui.canvas.fonts import font
from designer.ui.failover.pages import PAGES
from designer.ui.icons import icon
from designer.ui.plain import PlainLabel, set_tip
from designer.ui.switch import Switch

BUTTONS = (
    ("start", "to-start", tr("To the beginning (Home)")),
    ("previous event", "step-back", tr("Previous event (Left)")),
    ("play", "play", tr("Play or pause (Space)")),
    ("next event", "step-forward", tr("Next event (Right)")),
    ("end", "to-end", tr("To the end (End)")),
)


class Transport(QWidget):
    """Emits a command for every button (the words are those of the keys) and shows where the playhead is."""

    commanded = Signal(str)
    speed_chosen = Signal(object)
    clear_wanted = Signal()
    page_wanted = Signal(str)
    """The word of the page whose tab was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._playing = False
        self.buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)
        row.setSpacing(2)
        self.pages = Switch({page.word: page.label for page in PAGES}, tr("Page"))
        self.pages.chosen.connect(self.page_wanted)
        self.pages.setVisible(len(PAGES) > 1)
        row.addWidget(self.pages)
        row.addSpacing(14 if len(PAGES) > 1 else 0)
        for command, _, hint in BUTTONS:
            button = QToolButton()
            button.setAccessibleName(hint)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            set_tip(button, hint)
            button.clicked.connect(lambda _=False, word=command: self.commanded.emit(word))
            self.buttons[command] = button
            row.addWidget(button)
        self.clock = _clock()
        self.place = PlainLabel("", "small")
        self.speed = QComboBox()
        self.speed.addItems([speed.label for speed in SPEEDS])
        self.speed.setAccessibleName(tr("Speed"))
        self.speed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_tip(self.speed, tr("How fast model time passes"))
        self.speed.currentIndexChanged.connect(lambda number: self.speed_chosen.emit(SPEEDS[number]))
        self.clear = QToolButton()
        self.clear.setText(tr("Clear faults"))
        self.clear.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clear.clicked.connect(self.clear_wanted)
        row.addSpacing(10)
        row.addWidget(self.clock)
        row.addSpacing(8)
        row.addWidget(self.place)
        row.addStretch(1)
        row.addWidget(self.speed)
        row.addSpacing(6)
        row.addWidget(self.clear)

    def show_page(self, word: str) -> None:
        """Mark the page that is shown."""
        self.pages.set_current(word)

    def set_theme(self, theme: Theme) -> None:
        """Paint the icons in other colours."""
        self._theme = theme
        for command, name, _ in BUTTONS:
            shown = "pause" if command == "play" and self._playing else name
            self.buttons[command].setIcon(icon(theme, shown, "accent" if command == "play" else "icon"))

    def show_place(self, playback: Playback) -> None:
        """Show time, event and whether it plays."""
        passed, events = playback.event_number
        self.clock.setText(clock(int(playback.at_ms)))
        rate = f" · {playback.rate:g} ×" if playback.rate not in (0, 1) else ""
        self.place.setText(
            tr("of {length_ms} · event {passed} of {events}{rate}").format(
                length_ms=clock(playback.length_ms), passed=passed, events=events, rate=rate
            )
        )
        if playback.is_playing != self._playing and self._theme is not None:
            self._playing = playback.is_playing
            self.set_theme(self._theme)

    def set_usable(self, usable: bool) -> None:
        """Whether there is anything to play."""
        for button in self.buttons.values():
            button.setEnabled(usable)
        self.clear.setEnabled(usable)
        self.speed.setEnabled(usable)
        self.place.setVisible(usable)


def _clock() -> PlainLabel:
    """What shows the model time, in figures of one width."""
    made = PlainLabel(clock(0))
    made.setFont(font("mono", 17))
    made.setStyleSheet(f"font-family: '{font('mono', 17).family()}'; font-size: 17px;")
    made.setAccessibleName(tr("Model time"))
    return made
