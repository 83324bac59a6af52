"""The panel below the canvas in the failover workspace: the transport, and the pages that show the run."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from designer.app.playback import Playback
from designer.app.scenarios import Script
from designer.app.session import Session
from designer.foundation.ids import Id
from designer.foundation.units import clock
from designer.simulation.record.state import ClusterState
from designer.simulation.scenario.actions import Action
from designer.ui.canvas.view import Canvas
from designer.ui.failover.pages import PAGES
from designer.ui.failover.theatre import Word
from designer.ui.failover.transport import Transport

FRAME_MS = 16
TRAVEL_MS = 420
"""How long a group's card is under way to another node, when nothing hurries."""


class FailoverPanel(QFrame):
    """Moves the playhead of a run, keeps the canvas in step with it, and shows one page about it at a time."""

    state_changed = Signal()
    """Whether it plays, or whether there are faults, has changed."""
    told = Signal(str)
    """A sentence for the status line."""
    page_changed = Signal(str)
    """The word of the page that is shown now."""

    def __init__(self, session: Session, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = canvas
        self.session = session
        self.playback = Playback(session)
        self._shown: tuple[int, int] | None = None
        self._state: ClusterState | None = None
        self._was: tuple[bool, bool] = (False, False)
        self.transport = Transport()
        self._made: dict[Word, QWidget] = {}
        self._build()
        self._connect()
        self._clock = QTimer(self)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.setInterval(FRAME_MS)
        self._clock.timeout.connect(self._tick)
        self._watch = QElapsedTimer()
        self._wear()
        self.turn_to("timeline")
        if canvas.mode == "failover":
            self._mode_changed("failover")

    # What the window calls

    @property
    def is_playing(self) -> bool:
        """Whether time passes."""
        return self.playback.is_playing

    @property
    def has_faults(self) -> bool:
        """Whether anything happens at all."""
        return bool(self.playback.actions)

    def play_pause(self) -> None:
        """Start or stop the clock."""
        self.run("play")

    def step_forward(self) -> None:
        """Go to the next event."""
        self.run("next event")

    def step_back(self) -> None:
        """Go to the event before."""
        self.run("previous event")

    def to_start(self) -> None:
        """Go to the beginning."""
        self.run("start")

    def to_end(self) -> None:
        """Go to the end."""
        self.run("end")

    def add_fault(self, kind: str, subject: Id) -> None:
        """Let something fail at the playhead, and play on from there."""
        self.playback.rerun()
        self.playback.add(kind, subject)
        if not self.playback.is_playing:
            self.playback.play()

    def play_script(self, script: Script, actions: Sequence[Action]) -> None:
        """Play a scenario from its beginning."""
        self.playback.play_script(script, actions)
        self.playback.play()

    def clear_faults(self) -> None:
        """Let nothing fail any more."""
        self.playback.clear()

    def scrub(self, at_ms: float) -> None:
        """Go to a moment, and stay there."""
        self.playback.pause()
        self.playback.seek(at_ms)

    def run(self, command: str) -> None:
        """Do what a button or a key means (see `designer.ui.canvas.keys`)."""
        self._commands()[command]()

    def _commands(self) -> dict[str, Callable[[], None]]:
        playback = self.playback
        return {
            "play": lambda: playback.pause() if playback.is_playing else playback.play(),
            "pause": playback.pause,
            "faster": lambda: playback.shuttle(1),
            "backwards": lambda: playback.shuttle(-1),
            "next event": playback.next_event,
            "previous event": playback.previous_event,
            "second forward": lambda: playback.seek(playback.at_ms + 1000),
            "second back": lambda: playback.seek(playback.at_ms - 1000),
            "next phase": playback.next_phase,
            "previous phase": playback.previous_phase,
            "start": lambda: playback.seek(0),
            "end": lambda: playback.seek(playback.length_ms),
        }

    # Pages

    @property
    def page_word(self) -> Word:
        """The page that is shown."""
        shown = self._pages.currentWidget()
        return next((word for word, widget in self._made.items() if widget is shown), "timeline")

    def page(self, word: Word) -> QWidget:
        """A page, made if it is not there yet."""
        if word not in self._made:
            made = next(page for page in PAGES if page.word == word).make(self)
            self._made[word] = made
            self._pages.addWidget(made)
        return self._made[word]

    def turn_to(self, word: Word) -> None:
        """Show a page."""
        self._pages.setCurrentWidget(self.page(word))
        self.transport.show_page(word)
        self.page_changed.emit(word)

    def _build(self) -> None:
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.transport)
        layout.addWidget(pages, 1)

    def _connect(self) -> None:
        self.playback.changed.subscribe(lambda _: self._run_changed())
        self.playback.moved.subscribe(lambda _: self._moved())
        self.transport.commanded.connect(self.run)
        self.transport.clear_wanted.connect(self.clear_faults)
        self.transport.speed_chosen.connect(self.playback.choose_speed)
        self.transport.page_wanted.connect(self.turn_to)
        self.canvas.transport.connect(self.run)
        self.canvas.mode_changed.connect(self._mode_changed)
        self.canvas.theme_changed.connect(self._wear)

    # Following

    def _mode_changed(self, mode: str) -> None:
        if mode == "failover":
            self.playback.rerun()
            self._show_state(0)
            self._run_changed()
        else:
            self.playback.pause()

    def _run_changed(self) -> None:
        """Another run: show its state at the playhead."""
        self._shown = None
        self.transport.set_usable(self.has_faults and self.playback.timeline is not None)
        self._moved()

    def _moved(self) -> None:
        """The playhead is elsewhere, or it began or ceased to move."""
        playback = self.playback
        if playback.is_playing and not self._clock.isActive():
            self._watch.start()
            self._clock.start()
        elif not playback.is_playing:
            self._clock.stop()
        self.transport.show_place(playback)
        if self.canvas.mode == "failover":
            self.canvas.moment = clock(int(playback.at_ms))
            if playback.event_number != self._shown:
                self._show_state(TRAVEL_MS)
        if (self.is_playing, self.has_faults) != self._was:
            self._was = (self.is_playing, self.has_faults)
            self.state_changed.emit()

    def _show_state(self, travel_ms: int) -> None:
        """Paint the state at the playhead. Cards travel with groups under way and jump with those that are up again."""
        before, state = self._state, self.playback.state
        self._shown, self._state = self.playback.event_number, state
        jumps = before is None or state is None or bool(_arrived(before, state))
        self.canvas.show_state(state, 0 if jumps or not self.canvas.animation_ms else travel_ms)

    def _tick(self) -> None:
        self.playback.advance(self._watch.restart())

    def _wear(self) -> None:
        self.transport.set_theme(self.canvas.stage.ink.theme)


def _arrived(before: ClusterState, after: ClusterState) -> list[Id]:
    """The groups that are on another node than before and up there: between the two lies a whole journey."""
    return [
        group
        for group, owner in after.owners.items()
        if owner != before.owners.get(group) and after.groups.get(group) in ("online", "partially online")
    ]
