"""Keeps the canvas in step with a playback: at an event everything is drawn anew, between two only what moves."""

from __future__ import annotations

from bisect import bisect_right
from typing import Protocol

from designer.app.pace import Pace
from designer.drawing.playing.words import PHASES, caption_text, phase_text, toll_text
from designer.foundation.units import clock
from designer.simulation.outcome.narrate import Sentence
from designer.simulation.outcome.spotlight import Spotlight, Spotlights
from designer.simulation.plan.times import times_of
from designer.simulation.record.state import ClusterState
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import Action
from designer.ui.canvas.caption import Caption
from designer.ui.canvas.easel import Easel

CALM_MS = 600
"""A heartbeat that is shown takes at least so long on the wall."""

MOST_AT_ONCE = 64
"""One that stood for more than so many would mean nothing."""


class Watched(Protocol):
    """A run with a place in it."""

    @property
    def timeline(self) -> Timeline | None:
        """The run, if there is one."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """What happens, sentence by sentence."""

    @property
    def state(self) -> ClusterState | None:
        """The cluster at the place."""

    @property
    def actions(self) -> tuple[Action, ...]:
        """What is done to it."""

    @property
    def at_ms(self) -> float:
        """The place, model time."""

    @property
    def pace(self) -> Pace:
        """How model time passes."""


class Limelight:
    """What a canvas shows of a run, and the line below it."""

    def __init__(self, canvas: Easel, playback: Watched) -> None:
        self._canvas = canvas
        self._playback = playback
        self._timeline: Timeline | None = None
        self._lights: Spotlights | None = None
        self._shown: tuple[Timeline | None, int] | None = None

    def follow(self, *, anew: bool = False) -> None:
        """Show the moment that the playhead is at; everything is drawn if that is another stretch or `anew`."""
        playback, canvas = self._playback, self._canvas
        self._prepare()
        if self._lights is None:
            if anew or self._shown != (None, 0):
                self._shown = (None, 0)
                canvas.show_state(playback.state, 0)
                canvas.set_caption(None)
            return
        light = self._lights.at(playback.at_ms)
        canvas.tempo = self._tempo()
        moment = (self._timeline, bisect_right(self._lights.moments, light.at))
        if anew or moment != self._shown:
            same = self._shown is not None and self._shown[0] is self._timeline
            self._shown = moment
            canvas.show_state(playback.state, 0 if same else canvas.animation_ms, light)
        else:
            canvas.show_spotlight(light)
        canvas.set_caption(self._told(light), aloud=bool(playback.actions))

    def _prepare(self) -> None:
        timeline = self._playback.timeline
        if timeline is not self._timeline:
            self._timeline = timeline
            self._lights = None
            if timeline is not None:
                times = times_of(timeline.snapshot, self._canvas.session.catalog).cluster
                beat = max(1, times["heartbeat-interface"] // 2)
                self._lights = Spotlights(timeline, self._playback.sentences, beat_ms=beat)

    def _told(self, light: Spotlight) -> Caption:
        look, _ = PHASES[light.phase]
        snapshot = self._canvas.session.snapshot
        return Caption(look, phase_text(light), caption_text(light), toll_text(snapshot, light), clock(light.at))

    def _tempo(self) -> int:
        """How many heartbeats one has to stand for, so that it is seen at the speed of the clock."""
        pace, at = self._playback.pace, self._playback.at_ms
        wall = (pace.wall_at(at + 1) - pace.wall_at(at)) or (pace.wall_at(at) - pace.wall_at(at - 1))
        tempo = 1
        while wall * 1_200 * tempo < CALM_MS:
            tempo *= 2
            if tempo > MOST_AT_ONCE:
                return 0
        return tempo
