"""The buttons that move the playhead, and the clock."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QToolButton, QWidget

from designer.app.desk.player import Deed
from designer.app.pace import SPEEDS
from designer.app.playback import Playback
from designer.app.transport import can
from designer.drawing.theme import Theme
from designer.foundation.language import plural, tr
from designer.foundation.units import clock
from designer.ui.canvas.fonts import font
from designer.ui.failover.overflow import fill
from designer.ui.failover.pages import PAGES
from designer.ui.icons import icon, sign_icon
from designer.ui.plain import PlainLabel, set_tip
from designer.ui.switch import Switch

BUTTONS: tuple[tuple[Deed, str, str], ...] = (
    ("start", "to-start", tr("To the beginning (Home)")),
    ("previous event", "step-back", tr("Previous event (Left)")),
    ("play", "play", tr("Play or pause (Space)")),
    ("next event", "step-forward", tr("Next event (Right)")),
    ("end", "to-end", tr("To the end (End)")),
)
SWITCHES: tuple[tuple[Deed, str, str], ...] = (
    ("skip", "skip", tr("Skip quiet stretches (Q)")),
    ("loop", "loop", tr("Loop: the whole run, or from I to O (Ctrl+L)")),
)
HEIGHT = 36


class Transport(QWidget):
    """Emits a command for every button and shows where the playhead is. What does not fit is in the menu at the right
    as well."""

    commanded = Signal(str)
    speed_chosen = Signal(object)
    clear_wanted = Signal()
    told = Signal(str)
    page_wanted = Signal(str)
    """The word of the page whose tab was clicked."""

    def __init__(self, playback: Playback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._playback = playback
        self._theme: Theme | None = None
        self._playing = False
        self._enlarged = False
        self.pages = Switch({page.word: page.label for page in PAGES}, tr("Page"))
        self.pages.chosen.connect(self.page_wanted)
        for page in PAGES:
            set_tip(self.pages.buttons[page.word], page.tip)
        self.buttons = {deed: self._button(deed, tip) for deed, _, tip in (*BUTTONS, *SWITCHES)}
        for deed, _, _ in SWITCHES:
            self.buttons[deed].setCheckable(True)
        self.clock = _clock()
        self.place = PlainLabel("", "small")
        self.speed = self._speeds()
        self.notes = self._button(None, tr("What had to be assumed"))
        self.notes.clicked.connect(lambda: self.told.emit(" ".join(playback.notes)))
        self.more = self._button(None, tr("More ways to play"))
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.more.clicked.connect(lambda: self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft())))
        self.enlarge = self._button("enlarge", tr("Enlarge the panel (E)"))
        self._optional = (self.notes, self.buttons["loop"], self.buttons["skip"], self.place)
        """What gives way first where it is narrow."""
        self._lay_out()

    def show_page(self, word: str) -> None:
        """Mark the page that is shown."""
        self.pages.set_current(word)

    def set_theme(self, theme: Theme) -> None:
        """Paint the icons in other colours."""
        self._theme = theme
        for command, name, _ in (*BUTTONS, *SWITCHES):
            shown = "pause" if command == "play" and self._playing else name
            self.buttons[command].setIcon(icon(theme, shown, "accent" if command == "play" else "icon"))
        self.more.setIcon(icon(theme, "more"))
        self.notes.setIcon(sign_icon(theme, "info"))
        self.enlarge.setIcon(icon(theme, "shrink" if self._enlarged else "enlarge"))

    def set_enlarged(self, enlarged: bool) -> None:
        """Whether the panel has most of the window."""
        self._enlarged = enlarged
        tip = tr("Give the panel its usual height (E)") if enlarged else tr("Enlarge the panel (E)")
        self.enlarge.setAccessibleName(tip)
        set_tip(self.enlarge, tip)
        if self._theme is not None:
            self.enlarge.setIcon(icon(self._theme, "shrink" if enlarged else "enlarge"))

    def show_place(self) -> None:
        """Show time, event and whether it plays."""
        playback = self._playback
        passed, events = playback.event_number
        self.clock.setText(clock(int(playback.at_ms)))
        said = [tr("of {length_ms}").format(length_ms=clock(playback.length_ms))]
        said.append(tr("event {passed} of {events}").format(passed=passed, events=events))
        if playback.day_time:
            said.insert(0, playback.day_time)
        if playback.rate not in (0, 1):
            said.append(f"{playback.rate:g} ×".replace("-", "−"))
        self.place.setText(" · ".join(said))
        if playback.is_playing != self._playing and self._theme is not None:
            self._playing = playback.is_playing
            self.set_theme(self._theme)
            # A click keeps the focus where it was; whoever listens is told what the button does now.
            self.buttons["play"].setAccessibleName(tr("Pause (Space)") if self._playing else tr("Play (Space)"))

    def show_run(self) -> None:
        """Show what there is to play, and how."""
        playback = self._playback
        for deed, button in self.buttons.items():
            button.setEnabled(can(playback, deed))
        self.buttons["loop"].setChecked(playback.loops)
        self.buttons["skip"].setChecked(playback.skips)
        self.speed.setCurrentIndex(SPEEDS.index(playback.speed))
        set_tip(self.notes, "\n".join(playback.notes))
        self.notes.setAccessibleDescription(" ".join(playback.notes))
        self.notes.setText(str(len(playback.notes)))
        self.notes.setAccessibleName(plural(len(playback.notes), "note about this run", "notes about this run"))
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for more, or less."""
        super().resizeEvent(event)
        self._fold()

    def minimumSizeHint(self) -> QSize:
        """What can give way does not keep the window from becoming narrower."""
        hint = super().minimumSizeHint()
        spare = sum(one.sizeHint().width() + 2 for one in self._optional if not one.isHidden())
        return QSize(max(0, hint.width() - spare), hint.height())

    def _fold(self) -> None:
        """Show of what can give way as much as there is room for."""
        playback = self._playback
        wanted = {
            self.notes: bool(playback.notes),
            self.buttons["loop"]: True,
            self.buttons["skip"]: True,
            self.place: playback.can_play,
        }
        for widget, is_wanted in wanted.items():
            widget.setVisible(is_wanted)
        for widget in self._optional:
            if self._row.minimumSize().width() <= self.width():
                break
            widget.hide()

    def _fill_menu(self) -> None:
        self.menu.clear()
        fill(self.menu, self._playback, self.commanded.emit)
        self.menu.addSeparator()
        clear = self.menu.addAction(tr("Clear Faults"))
        clear.setMenuRole(clear.MenuRole.NoRole)
        clear.setEnabled(bool(self._playback.branch.actions))
        clear.triggered.connect(lambda _: self.clear_wanted.emit())

    def _button(self, deed: Deed | None, tip: str) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_tip(button, tip)
        if deed is not None:
            button.clicked.connect(lambda _=False, word=deed: self.commanded.emit(word))
        return button

    def _speeds(self) -> QComboBox:
        made = QComboBox()
        made.addItems([speed.label for speed in SPEEDS])
        made.setAccessibleName(tr("Speed"))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_tip(made, tr("How fast model time passes"))
        made.activated.connect(lambda number: self.speed_chosen.emit(SPEEDS[number]))
        return made

    def _lay_out(self) -> None:
        self.notes.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(2)
        row.addWidget(self.pages)
        self.pages.setVisible(len(PAGES) > 1)  # only now: a widget of its own would be a window
        row.addSpacing(10 if len(PAGES) > 1 else 0)
        for deed, _, _ in BUTTONS:
            row.addWidget(self.buttons[deed])
        row.addSpacing(8)
        row.addWidget(self.clock)
        row.addSpacing(6)
        row.addWidget(self.place)
        row.addStretch(1)
        row.addWidget(self.notes)
        row.addWidget(self.speed)
        row.addSpacing(2)
        for deed, _, _ in SWITCHES:
            row.addWidget(self.buttons[deed])
        row.addWidget(self.more)
        row.addWidget(self.enlarge)


def _clock() -> PlainLabel:
    """What shows the model time, in figures of one width."""
    made = PlainLabel(clock(0))
    made.setFont(font("mono", 17))
    made.setStyleSheet(f"font-family: '{font('mono', 17).family()}'; font-size: 17px;")
    made.setAccessibleName(tr("Model time"))
    return made
