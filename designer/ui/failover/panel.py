"""The panel below the canvas in the failover workspace."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from designer.app.playback import Playback, Speed
from designer.app.scenarios import Script
from designer.app.session import Session
from designer.drawing.timeline.deeds import ICONS, ON_PURPOSE
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.foundation.units import clock
from designer.simulation.outcome.narrate import Sentence
from designer.simulation.record.state import ClusterState
from designer.simulation.scenario.actions import Action
from designer.ui.canvas.view import Canvas
from designer.ui.failover.chart import Still
from designer.ui.failover.events import EventList
from designer.ui.failover.invitation import Invitation
from designer.ui.failover.scale import Sheet, lay_out
from designer.ui.failover.strip import Chip, TimeStrip
from designer.ui.failover.transport import Transport
from designer.ui.failover.verdicts import Verdicts
from designer.ui.plain import PlainLabel

FRAME_MS = 16
TRAVEL_MS = 420
"""How long a group's card is under way to another node, when nothing hurries."""


class FailoverPanel(QFrame):
    """Transport, faults, timeline and sentences of a run, in step with the canvas."""

    state_changed = Signal()
    """Whether it plays, or whether there are faults, has changed."""

    def __init__(self, session: Session, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._session = session
        self.playback = Playback(session)
        self._sheet: Sheet | None = None
        self._shown: tuple[int, int] | None = None
        self._state: ClusterState | None = None
        self._was: tuple[bool, bool] = (False, False)
        ink = canvas.stage.ink
        self.transport = Transport()
        self.strip = TimeStrip(ink)
        self.chart = Still(ink)
        self.calm = PlainLabel(tr("No group was interrupted."), "muted")
        self.events = EventList(ink)
        self.verdicts = Verdicts(ink)
        self.invitation = Invitation(ink)
        self._build()
        self._connect()
        self._clock = QTimer(self)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.setInterval(FRAME_MS)
        self._clock.timeout.connect(self._tick)
        self._watch = QElapsedTimer()
        self._wear()
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

    # Building

    def _build(self) -> None:
        rows = QWidget()
        inside = QVBoxLayout(rows)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.chart)
        inside.addWidget(self.calm, 1, Qt.AlignmentFlag.AlignCenter)
        inside.addStretch(0)
        scroll = QScrollArea()
        scroll.setWidget(rows)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll = scroll
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QHBoxLayout()
        above.addWidget(self.strip)
        above.addSpacing(scroll.verticalScrollBar().sizeHint().width())
        column.addLayout(above)
        column.addWidget(scroll, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(left)
        split.addWidget(self._right_side())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([640, 360])
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self.invitation)
        self._pages.addWidget(split)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.transport)
        layout.addWidget(pages, 1)

    def _right_side(self) -> QWidget:
        """The sentences, and below them what came of a scenario's expectations."""
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.events, 1)
        column.addWidget(self.verdicts)
        return side

    def _connect(self) -> None:
        self.playback.changed.subscribe(lambda _: self._run_changed())
        self.playback.moved.subscribe(lambda _: self._moved())
        self.transport.commanded.connect(self.run)
        self.transport.clear_wanted.connect(self.clear_faults)
        self.transport.speed_chosen.connect(self._choose_speed)
        for still in (self.strip, self.chart):
            still.scrubbed.connect(self._scrub)
            still.picked.connect(self._canvas.show_object)
            still.pointed_out.connect(self._canvas.point_out)
        self.strip.removed.connect(self.playback.remove)
        self.strip.shifted.connect(self.playback.shift)
        self.events.chosen.connect(self._choose)
        self.events.pointed_out.connect(self._point_out)
        self._canvas.transport.connect(self.run)
        self._canvas.mode_changed.connect(self._mode_changed)
        self._canvas.theme_changed.connect(self._wear)
        self._canvas.hovered.connect(self._mark_rows)
        self._canvas.selection_changed.connect(lambda ids: self._mark_rows(ids[-1] if ids else ""))

    # Following

    def _mode_changed(self, mode: str) -> None:
        if mode == "failover":
            self.playback.rerun()
            self._show_state(0)
            self._run_changed()
        else:
            self.playback.pause()

    def _run_changed(self) -> None:
        """Another run: lay it out, list it, and show its state at the playhead."""
        self._shown = None
        self._pages.setCurrentIndex(1 if self.playback.story is not None else 0)
        self.invitation.set_problem(self.playback.problem)
        self.transport.set_usable(self.has_faults and self.playback.timeline is not None)
        self.events.show_sentences(self.playback.sentences)
        self.verdicts.show_run(self.playback)
        self._lay_out()
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
        self.strip.set_head(playback.at_ms)
        self.chart.set_head(playback.at_ms)
        self.events.set_time(playback.at_ms)
        if self._canvas.mode == "failover":
            self._canvas.moment = clock(int(playback.at_ms))
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
        self._canvas.show_state(state, 0 if jumps or not self._canvas.animation_ms else travel_ms)

    def _tick(self) -> None:
        self.playback.advance(self._watch.restart())
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """While it plays, scroll to the row in which something has just begun."""
        row = self._sheet.row(self.playback.latest_start) if self._sheet is not None else None
        if row is not None and self._sheet is not None and not self.chart.underMouse():
            self._scroll.ensureVisible(0, round(row[0] - self._sheet.top + row[1] / 2), 0, 24)

    def _choose_speed(self, speed: Speed) -> None:
        self.playback.choose_speed(speed)
        self._lay_out()

    def _scrub(self, at_ms: float) -> None:
        self.playback.pause()
        self.playback.seek(at_ms)

    def _choose(self, sentence: Sentence) -> None:
        self._scrub(sentence.at)
        subject = self._subject(sentence)
        if subject:
            self._canvas.show_object(subject)

    def _point_out(self, sentence: Sentence | None) -> None:
        self._canvas.point_out(self._subject(sentence) if sentence is not None else "")

    def _subject(self, sentence: Sentence) -> Id:
        timeline = self.playback.timeline
        return timeline.events[sentence.event].subject if timeline is not None else ""

    def _mark_rows(self, subject: Id) -> None:
        """Emphasise the rows that belong to what the canvas points out."""
        snapshot = self._session.snapshot
        mine = {one.id for one in snapshot.resources.values() if subject and subject in (one.id, one.group, one.disk)}
        self.chart.mark_rows(frozenset(mine))

    # Laying out

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes another scale."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._lay_out)

    def _lay_out(self) -> None:
        playback = self.playback
        width = self._scroll.viewport().width()
        story = playback.story
        self._sheet = lay_out(story, playback.length_ms, width) if story is not None and width > 120 else None
        chips = [
            Chip(one.at_ms, playback.text_of(one), ICONS[one.kind], fault=one.kind not in ON_PURPOSE)
            for one in playback.actions
        ]
        self.strip.show_strip(self._sheet, chips, playback.pace.quiet)
        has_rows = self._sheet is not None and bool(self._sheet.picture.areas)
        resources = self._session.snapshot.resources
        is_calm = story is not None and not any(row.subject in resources for row in story.rows)
        self.calm.setVisible(self._sheet is not None and is_calm)
        self.chart.setVisible(has_rows)
        if self._sheet is not None and has_rows:
            self.chart.show_sheet(self._sheet, self._sheet.top, self._sheet.height - self._sheet.top)
        else:
            self.chart.show_sheet(None, 0, 0)

    def _wear(self) -> None:
        self.transport.set_theme(self._canvas.stage.ink.theme)
        self.strip.repaint_still()
        self.chart.repaint_still()
        self.invitation.update()
        self.events.viewport().update()
        self.verdicts.update()


def _arrived(before: ClusterState, after: ClusterState) -> list[Id]:
    """The groups that are on another node than before and up there: between the two lies a whole journey."""
    return [
        group
        for group, owner in after.owners.items()
        if owner != before.owners.get(group) and after.groups.get(group) in ("online", "partially online")
    ]
