"""A cursor on a run, and the clock that moves it: forward, back, seek and step are all the same."""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from designer.app.pace import SPEEDS, Pace, Speed, Stretch, pace_of, quiet_in

RATES = (1.0, 2.0, 3.0, 4.0)
"""How often the shuttle keys double up."""

SLOW_RATE = 0.25
"""Slow motion."""

AGAIN_MS = 10_000
"""So much of the run is played again, model time."""


class Playhead(ABC):
    """A place in a run (`at_ms`, model time) and how it moves: `rate` times as fast as `speed` says, 0 while it stands.

    `mark_in` and `mark_out` bound the range that is played over and over while it `loops`; without them that is the
    whole run.
    """

    def __init__(self) -> None:
        self.at_ms = 0.0
        self.rate = 0.0
        self.speed: Speed = SPEEDS[0]
        self.skips = True
        """Whether quiet stretches pass in next to no time."""
        self.loops = False
        self.mark_in: int | None = None
        self.mark_out: int | None = None
        self.quiet: tuple[Stretch, ...] = ()
        """The stretches in which nothing happens for long."""
        self.beside: tuple[int, ...] = ()
        """The moments (ms) at which something happens in another run that is watched on the same clock."""
        self._times: tuple[int, ...] = ()
        self._until: float | None = None
        self._set_pace()

    @property
    @abstractmethod
    def length_ms(self) -> int:
        """How long the run is; at least 1."""

    @property
    @abstractmethod
    def can_play(self) -> bool:
        """Whether there is anything to play."""

    @abstractmethod
    def phase_times(self) -> Sequence[int]:
        """The moments (ms) at which phases begin or end, in order."""

    @abstractmethod
    def tell_moved(self) -> None:
        """The cursor is elsewhere, or it began or ceased to move."""

    @abstractmethod
    def tell_changed(self) -> None:
        """How the run is played has changed."""

    # Going somewhere

    def seek(self, at_ms: float) -> None:
        """Set the cursor."""
        self._until = None
        self._set(at_ms)

    def next_event(self) -> None:
        """Go to the next moment at which something happens."""
        self._to_next(self._all_times)

    def previous_event(self) -> None:
        """Go back to the last moment before the cursor at which something happens."""
        self._to_previous(self._all_times)

    def next_phase(self) -> None:
        """Go to where the next phase of the longest outage begins or the last one ends."""
        self._to_next(self.phase_times())

    def previous_phase(self) -> None:
        """Go back to where a phase begins."""
        self._to_previous(self.phase_times())

    def reset(self) -> None:
        """Stop at the beginning. What happens stays."""
        self.pause()
        self.seek(0)

    @property
    def event_number(self) -> tuple[int, int]:
        """How many moments with events there have been up to the cursor, and how many there are."""
        return bisect_right(self._times, int(self.at_ms)), len(self._times)

    # The clock

    @property
    def is_playing(self) -> bool:
        """Whether time passes."""
        return self.rate != 0

    def play(self, rate: float = 1.0) -> None:
        """Let time pass, backwards when `rate` is negative; from the start when the cursor is at the end."""
        if not self.can_play:
            return
        self._until = None
        start, end = self.range_ms if self.loops else (0, self.length_ms)
        if rate > 0 and self.at_ms >= end:
            self.seek(start)
        self.rate = rate
        self.tell_moved()

    def pause(self) -> None:
        """Stop the clock."""
        self.rate, self._until = 0.0, None
        self.tell_moved()

    def shuttle(self, direction: int) -> None:
        """Play in a direction (1 or -1), each time faster; the other direction begins slowly again."""
        rate = abs(self.rate) if self.rate * direction > 0 else 0.0
        self.play(direction * next((one for one in RATES if one > rate), RATES[-1]))

    def crawl(self, direction: int) -> None:
        """Play in slow motion, in a direction (1 or -1)."""
        self.play(direction * SLOW_RATE)

    def replay(self) -> None:
        """Play the last ten seconds before the cursor again, up to where it is; at the beginning the first ten."""
        end = self.at_ms or min(float(AGAIN_MS), float(self.length_ms))
        self.seek(end - AGAIN_MS)
        self.play()
        self._until = end if self.is_playing else None

    def choose_speed(self, speed: Speed) -> None:
        """Let time pass at another speed."""
        self.speed = speed
        self._set_pace()
        self.tell_changed()

    def set_skips(self, skips: bool) -> None:
        """Skip quiet stretches, or live through them."""
        self.skips = skips
        self._set_pace()
        self.tell_changed()

    def advance(self, wall_ms: float) -> None:
        """So much time has passed on the wall: move the cursor if it is playing, and stop or go round at an end."""
        if not self.is_playing:
            return
        wall = self.pace.wall_at(self.at_ms) + wall_ms * self.rate
        if self.loops and self._until is None:
            self._set(self.pace.model_at(self._gone_round(wall)))
            return
        end = float(self.length_ms) if self._until is None else self._until
        if self.rate > 0 and wall >= self.pace.wall_at(end):
            self._set(end)
            self.pause()
        else:
            self._set(self.pace.model_at(wall))
            if wall <= 0:
                self.pause()

    # Round and round

    @property
    def range_ms(self) -> tuple[int, int]:
        """What is played over and over while it loops: from, to (ms)."""
        return self.mark_in or 0, self.length_ms if self.mark_out is None else self.mark_out

    def set_loops(self, loops: bool) -> None:
        """Begin again at the end, or stop there."""
        self.loops = loops
        self.tell_changed()

    def set_mark_in(self) -> None:
        """What is played over and over begins at the cursor."""
        self.mark_in = int(self.at_ms)
        if self.mark_out is not None and self.mark_out <= self.mark_in:
            self.mark_out = None
        self.tell_changed()

    def set_mark_out(self) -> None:
        """What is played over and over ends at the cursor."""
        self.mark_out = max(1, int(self.at_ms))
        if self.mark_in is not None and self.mark_in >= self.mark_out:
            self.mark_in = None
        self.tell_changed()

    def clear_marks(self) -> None:
        """The whole run is played over and over."""
        self.mark_in = self.mark_out = None
        self.tell_changed()

    # For those who know the run

    def take_times(self, times: tuple[int, ...]) -> None:
        """Another run has events at these moments (ms, in order); the cursor and the marks stay within it."""
        self._times, self._until = times, None
        length = self.length_ms
        if self.mark_in is not None and self.mark_in >= length:
            self.mark_in = None
        if self.mark_out is not None and self.mark_out > length:
            self.mark_out = None
        self.at_ms = min(self.at_ms, float(length))
        self._set_pace()

    def watch_beside(self, times: Iterable[int]) -> None:
        """Another run is watched on the same clock, with events at these moments (ms); none when it is not any more."""
        beside = tuple(sorted(set(times)))
        if beside != self.beside:
            self.beside = beside
            self.take_times(self._times)
            self.tell_changed()

    @property
    def _all_times(self) -> tuple[int, ...]:
        return tuple(sorted({*self._times, *self.beside})) if self.beside else self._times

    def _set_pace(self) -> None:
        length, times = self.length_ms, self._all_times
        self.quiet = quiet_in(times, length)
        self.pace: Pace = pace_of(times, length, self.speed.factor, self.quiet if self.skips else ())

    def _set(self, at_ms: float) -> None:
        at_ms = min(float(self.length_ms), max(0.0, at_ms))
        if at_ms != self.at_ms:
            self.at_ms = at_ms
            self.tell_moved()

    def _gone_round(self, wall: float) -> float:
        """The same moment of the range, if the clock has left it at the end to which it runs."""
        start, end = (self.pace.wall_at(bound) for bound in self.range_ms)
        around = max(1e-6, end - start)
        if self.rate > 0 and wall >= end:
            return start + (wall - end) % around
        if self.rate < 0 and wall <= start:
            return end - (start - wall) % around
        return wall

    def _to_next(self, times: Sequence[int]) -> None:
        place = bisect_right(times, int(self.at_ms))
        self._step(times[place] if place < len(times) else self.length_ms)

    def _to_previous(self, times: Sequence[int]) -> None:
        place = bisect_left(times, self.at_ms)
        self._step(times[place - 1] if place else 0)

    def _step(self, at_ms: float) -> None:
        was_playing, self.rate = self.is_playing, 0.0
        if was_playing and at_ms == self.at_ms:
            self.tell_moved()
        self.seek(at_ms)
