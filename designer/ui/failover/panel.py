"""The panel below the canvas in the failover workspace: the transport, and the pages that show the run."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFrame,
    QListView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from designer.app.desk.player import Deed
from designer.app.outlook import trial_of
from designer.app.playback import Playback
from designer.app.scenarios import Script
from designer.app.session import Session
from designer.app.transport import can, perform
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.foundation.units import clock
from designer.simulation.scenario.actions import Action
from designer.ui.bridge import listen
from designer.ui.canvas.keys import HeldKey
from designer.ui.canvas.view import Canvas
from designer.ui.failover.chips import ChipButton
from designer.ui.failover.limelight import Limelight
from designer.ui.failover.pages import PAGES
from designer.ui.failover.theatre import Word
from designer.ui.failover.transport import Transport

if TYPE_CHECKING:
    from designer.app.sweeping import Sweeper
    from designer.ui.failover.timeline_page import TimelinePage

FRAME_MS = 16

REST_MS = 2_000
"""After so long at one moment of a run the processes for the matrix are started, as nobody minds then (assumed)."""


class FailoverPanel(QFrame):
    """Moves the playhead of a run, keeps the canvas in step with it, and shows one page about it at a time."""

    state_changed = Signal()
    """Whether it plays, or whether there are faults, has changed."""
    told = Signal(str)
    """A sentence for the status line."""
    page_changed = Signal(str)
    """The word of the page that is shown now."""
    beside_changed = Signal(object, object)
    """What is to stand beside the canvas now, and the head above the canvas then; None for nothing."""
    enlarge_wanted = Signal()
    """It is to have most of the window, or its usual height again."""

    def __init__(self, session: Session, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = canvas
        self.session = session
        self.playback = Playback(session)
        self._limelight = Limelight(canvas, self.playback)
        self._was: tuple[object, ...] = ()
        self._endless = ""
        self._held_key = HeldKey()
        self.transport = Transport(self.playback)
        self._made: dict[Word, QWidget] = {}
        self._sweeper: Sweeper | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(lambda: self.sweeper.warm())  # noqa: PLW0108 - made only then
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

    @property
    def has_chosen(self) -> bool:
        """Whether a fault on the time strip is chosen."""
        page = self._started_timeline()
        return page is not None and page.strip.chosen >= 0

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

    def ask_why(self) -> None:
        """Tell why what is selected is where it is."""
        self.turn_to("timeline")
        cast("TimelinePage", self.page("timeline")).ask_why()

    def set_beside(self, other: QWidget | None, head: QWidget | None) -> None:
        """Let another picture stand beside the canvas."""
        self.beside_changed.emit(other, head)

    def scrub(self, at_ms: float) -> None:
        """Go to a moment, and stay there."""
        self.playback.pause()
        self.playback.seek(at_ms)

    def run(self, deed: Deed) -> None:
        """Do what a button, a key or a command asks; nothing where it makes no sense."""
        deed = self._held_key.meant(deed)
        if perform(self.playback, deed):
            self._say_forked(deed)
        elif deed == "enlarge":
            self.enlarge_wanted.emit()
        elif self.can(deed):
            self.turn_to("timeline")
            self._act_on_strip(deed)

    def can(self, deed: Deed) -> bool:
        """Whether a command makes sense now."""
        if deed in ("copy fault", "remove fault"):
            return self.has_chosen
        return can(self.playback, deed)

    def _act_on_strip(self, deed: Deed) -> None:
        strip = cast("TimelinePage", self.page("timeline")).strip
        if deed in ("next fault", "previous fault"):
            strip.choose_by(1 if deed == "next fault" else -1)
        elif deed == "rename branch":
            strip.branch_button.rename()
        else:
            strip.wish(strip.chosen, "copy" if deed == "copy fault" else "remove")

    def _say_forked(self, deed: Deed) -> None:
        if deed == "fork" and self.playback.branch.parent is not None:
            at = clock(self.playback.branch.forked_ms)
            self.told.emit(tr("A new branch from {at} on: let something else happen").format(at=at))

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

    @property
    def sweeper(self) -> Sweeper:
        """What plays all faults of the design, in processes of its own, which end with the panel."""
        if self._sweeper is None:
            from designer.app.sweeping import Sweeper

            sweeper = self._sweeper = Sweeper()
            self.destroyed.connect(lambda: sweeper.close())  # noqa: PLW0108 - the panel itself is gone by then
        return self._sweeper

    def turn_to(self, word: Word) -> None:
        """Show a page; what is typed then goes to the player, never to a button that the page happens to begin with."""
        page, left, focused = self.page(word), self._pages.currentWidget(), QApplication.focusWidget()
        had_focus = page is not left and left is not None and focused is not None and left.isAncestorOf(focused)
        self._pages.setCurrentWidget(page)
        if had_focus:
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.transport.show_page(word)
        self.page_changed.emit(word)

    def _started_timeline(self) -> TimelinePage | None:
        return cast("TimelinePage | None", self._made.get("timeline"))

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
        self.playback.told.subscribe(self.told.emit)
        listen(self, self.session.changed, lambda _: self._design_changed())
        self.transport.commanded.connect(self.run)
        self.transport.told.connect(self.told)
        self.transport.clear_wanted.connect(self.clear_faults)
        self.transport.speed_chosen.connect(self.playback.choose_speed)
        self.transport.page_wanted.connect(self.turn_to)
        self.canvas.transport.connect(self.run)
        self.canvas.trial = partial(trial_of, self.playback)
        self.canvas.mode_changed.connect(self._mode_changed)
        self.canvas.theme_changed.connect(self._wear)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Lists, choices and buttons keep the keys that they need themselves; all others drive the player."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            self._held_key.press(event)
            if _needs(QApplication.focusWidget(), Qt.Key(event.key())):
                event.accept()
                return True
        return super().event(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """K is held down no more."""
        self._held_key.release(event)
        super().keyReleaseEvent(event)

    # Following

    def _design_changed(self) -> None:
        """What is watched is the design as it is, whoever edits it."""
        if self.canvas.mode == "failover":
            self.playback.rerun()

    def _mode_changed(self, mode: str) -> None:
        if mode == "failover":
            self.playback.rerun()
            self._limelight.follow(anew=True)
            self._run_changed()
        else:
            self.playback.pause()
            self._rest.stop()

    def _run_changed(self) -> None:
        """Another run: show its state at the playhead."""
        self.transport.show_run()
        self._moved()
        self._say_endless()

    def _moved(self) -> None:
        """The playhead is elsewhere, or it began or ceased to move."""
        playback = self.playback
        if playback.is_playing and not self._clock.isActive():
            self._watch.start()
            self._clock.start()
        elif not playback.is_playing:
            self._clock.stop()
        self.transport.show_place()
        if self.canvas.mode == "failover":
            self.canvas.moment = clock(int(playback.at_ms))
            self._limelight.follow()
            self._rest.start()
        now = (playback.is_playing, playback.branches, playback.loops, playback.skips, playback.speed, playback.problem)
        if now != self._was:
            self._was = now
            self.state_changed.emit()

    def _say_endless(self) -> None:
        """A run that was ended before the cluster came to rest says so, once."""
        said = self.playback.endless
        if said and said != self._endless:
            self.told.emit(said)
        self._endless = said

    def _tick(self) -> None:
        self.playback.advance(self._watch.restart())

    def _wear(self) -> None:
        self.transport.set_theme(self.canvas.stage.ink.theme)


_UP_DOWN = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space)
_SIDEWAYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


def _needs(widget: QWidget | None, key: Qt.Key) -> bool:
    """Whether a widget with the focus needs a key that would drive the player elsewhere."""
    if isinstance(widget, QAbstractItemView):
        return key in _UP_DOWN or (key in _SIDEWAYS and not isinstance(widget, QListView))
    if isinstance(widget, QComboBox):
        return key in _UP_DOWN
    is_pressed = isinstance(widget, QAbstractButton) and not isinstance(widget, ChipButton)
    return is_pressed and key == Qt.Key.Key_Space
