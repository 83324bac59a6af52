"""Playing what happens when something fails: scratch actions, the run that results, and a cursor on it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from designer.app.faults import action_of
from designer.app.pace import Pace, fitted, plain
from designer.app.scenarios import TRIAL, Script
from designer.app.session import Session
from designer.drawing.timeline import Story
from designer.drawing.timeline.story import affected, story_of
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.foundation.signal import Signal
from designer.model.records import CORE_KINDS
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.narrate import Sentence, sentences
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.record.state import ClusterState
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import Action, missing
from designer.simulation.scenario.wording import action_text
from designer.simulation.simulate import simulate
from designer.simulation.trials.expectations import Verdict, judge

TAIL_SHARE = 0.04
LEAST_TAIL_MS = 2_000
"""The run goes on a little after its last event, so that its end can be seen."""

RATES = (1.0, 2.0, 3.0, 4.0)
"""How often the shuttle keys double up."""


@dataclass(frozen=True, slots=True)
class Speed:
    """A speed to choose: its label, and how many times as fast as real time (0 = fit the run into twenty seconds)."""

    label: str
    factor: float


SPEEDS = (
    Speed(tr("Fit in 20 s"), 0),
    Speed("¼ ×", 0.25),
    Speed(tr("Real time"), 1),
    Speed("2 ×", 2),
    Speed("10 ×", 10),
    Speed("60 ×", 60),
)


class Playback:
    """The faults that a user tries, outside of undo and file, and the run that they make of the design as it is.

    Forward, back, seek and step are all the same: they set the cursor, and the state is `state_at` the cursor.
    `changed` announces another run, `moved` another place of the cursor.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.changed: Signal[Playback] = Signal()
        self.moved: Signal[Playback] = Signal()
        self.actions: tuple[Action, ...] = ()
        self.script = TRIAL
        self.verdicts: tuple[Verdict, ...] = ()
        self.timeline: Timeline | None = None
        self.story: Story | None = None
        self.sentences: tuple[Sentence, ...] = ()
        self.problem = ""
        self.speed = SPEEDS[0]
        self.rate = 0.0
        self.at_ms = 0.0
        self.pace: Pace = plain(1, 1)
        self._times: tuple[int, ...] = ()
        self._played: Snapshot | None = None

    # The run

    def rerun(self) -> None:
        """Play the design as it is now; does nothing when it is the same. Faults on what is gone are dropped."""
        if self._played is not self._session.snapshot:
            self._simulate(tuple(action for action in self.actions if self._is_possible(action)))

    def add(self, kind: str, subject: Id, at_ms: int | None = None) -> Action:
        """Let something happen at the cursor, or at another time; see `action_of` for kinds.

        Raises ValueError for an unknown kind, KeyError when the design has no such subject.
        """
        action = action_of(kind, subject, int(self.at_ms) if at_ms is None else at_ms)
        if not self._is_possible(action):
            raise KeyError(subject)
        self._simulate(tuple(sorted((*self.actions, action), key=lambda one: one.at_ms)))
        return action

    def play_script(self, script: Script, actions: Sequence[Action]) -> None:
        """Play a scenario from its beginning, instead of the faults so far."""
        self.script, self.at_ms = script, 0.0
        self._simulate(tuple(sorted(actions, key=lambda one: one.at_ms)))

    def rename(self, name: str) -> None:
        """The run has been saved as a scenario of this name."""
        self.script = replace(self.script, name=name)
        self.changed.emit(self)

    def remove(self, index: int) -> None:
        """Take a fault back."""
        self._simulate(self.actions[:index] + self.actions[index + 1 :])

    def shift(self, index: int, at_ms: int) -> None:
        """Let a fault strike at another time."""
        moved = self.actions[index]
        changed = replace(moved, at_ms=max(0, at_ms))
        rest = self.actions[:index] + self.actions[index + 1 :]
        self._simulate(tuple(sorted((*rest, changed), key=lambda one: one.at_ms)))

    def clear(self) -> None:
        """Take all faults back, and with them the scenario that they belong to."""
        self.script = TRIAL
        self._simulate(())

    def text_of(self, action: Action) -> str:
        """A fault in words, without its time."""
        return action_text(action, self._session.snapshot)

    @property
    def length_ms(self) -> int:
        """How long the run is, with what follows its last event; at least 1."""
        if self.timeline is None or not self.actions:
            return LEAST_TAIL_MS
        end = max(self.timeline.end, self.actions[-1].at_ms)
        return end + max(LEAST_TAIL_MS, round(end * TAIL_SHARE))

    @property
    def state(self) -> ClusterState | None:
        """The cluster at the cursor; None while the design cannot be played."""
        return self.timeline.state_at(int(self.at_ms)) if self.timeline is not None else None

    # The cursor

    def seek(self, at_ms: float) -> None:
        """Set the cursor."""
        at_ms = min(float(self.length_ms), max(0.0, at_ms))
        if at_ms != self.at_ms:
            self.at_ms = at_ms
            self.moved.emit(self)

    def next_event(self) -> None:
        """Go to the next moment at which something happens."""
        self._to_next(self._times)

    def previous_event(self) -> None:
        """Go back to the last moment before the cursor at which something happens."""
        self._to_previous(self._times)

    def next_phase(self) -> None:
        """Go to where the next phase of the longest outage begins or the last one ends."""
        self._to_next(self._phases())

    def previous_phase(self) -> None:
        """Go back to where a phase begins."""
        self._to_previous(self._phases())

    @property
    def event_number(self) -> tuple[int, int]:
        """How many moments with events there have been up to the cursor, and how many there are."""
        return bisect_right(self._times, int(self.at_ms)), len(self._times)

    @property
    def latest_start(self) -> Id:
        """The resource that began to come online last, at the cursor; "" when none has yet."""
        events = self.timeline.events if self.timeline is not None else ()
        count = bisect_right(events, int(self.at_ms), key=lambda event: event.at)
        return next((event.subject for event in reversed(events[:count]) if event.after == "online pending"), "")

    # The clock

    @property
    def is_playing(self) -> bool:
        """Whether time passes."""
        return self.rate != 0

    def play(self, rate: float = 1.0) -> None:
        """Let time pass, backwards when `rate` is negative; from the start when the cursor is at the end."""
        if self.timeline is None or not self.actions:
            return
        if rate > 0 and self.at_ms >= self.length_ms:
            self.seek(0)
        self.rate = rate
        self.moved.emit(self)

    def pause(self) -> None:
        """Stop the clock."""
        self.rate = 0.0
        self.moved.emit(self)

    def shuttle(self, direction: int) -> None:
        """Play in a direction (1 or -1), each time faster; the other direction begins slowly again."""
        rate = abs(self.rate) if self.rate * direction > 0 else 0.0
        faster = next((one for one in RATES if one > rate), RATES[-1])
        self.play(direction * faster)

    def choose_speed(self, speed: Speed) -> None:
        """Let time pass at another speed."""
        self.speed = speed
        self._set_pace()
        self.changed.emit(self)

    def advance(self, wall_ms: float) -> None:
        """So much time has passed on the wall: move the cursor if it is playing, and stop at either end."""
        if not self.is_playing:
            return
        wall = self.pace.wall_at(self.at_ms) + wall_ms * self.rate
        self.seek(self.pace.model_at(wall))
        if wall >= self.pace.duration or wall <= 0:
            self.pause()

    def _simulate(self, actions: tuple[Action, ...]) -> None:
        snapshot, catalog = self._session.snapshot, self._session.catalog
        self.actions, self._played, self.problem = actions, snapshot, ""
        try:
            script = self.script
            self.timeline = simulate(snapshot, catalog, actions, seed=script.seed, starts_at=script.starts_at)
            self.story = self._told(self.timeline) if actions else None
            self.sentences = tuple(sentences(self.timeline))
            known = [one for one in script.expected if one.group in snapshot.groups]
            self.verdicts = tuple(judge(self.timeline, one) for one in known)
        except CannotSimulate as problem:
            self.timeline, self.story, self.sentences, self.verdicts = None, None, (), ()
            self.problem = str(problem)
        self._times = tuple(sorted({event.at for event in self.timeline.events})) if self.timeline is not None else ()
        self._set_pace()
        self.at_ms = min(self.at_ms, float(self.length_ms)) if actions else 0.0
        if not actions or self.timeline is None:
            self.rate = 0.0
        self.changed.emit(self)

    def _told(self, timeline: Timeline) -> Story:
        return story_of(timeline, self._session.catalog, _shown(timeline), with_cluster=True)

    def _set_pace(self) -> None:
        factor = self.speed.factor
        self.pace = plain(self.length_ms, factor) if factor else fitted(self._times, self.length_ms)

    def _is_possible(self, action: Action) -> bool:
        return not missing(action, self._session.snapshot)

    def _phases(self) -> tuple[int, ...]:
        phases = self.story.phases if self.story is not None else ()
        return tuple(sorted({0, *(phase.start_ms for phase in phases), *(phase.end_ms for phase in phases)}))

    def _to_next(self, times: Sequence[int]) -> None:
        place = bisect_right(times, int(self.at_ms))
        self.rate = 0.0
        self.seek(times[place] if place < len(times) else self.length_ms)

    def _to_previous(self, times: Sequence[int]) -> None:
        place = bisect_left(times, self.at_ms)
        self.rate = 0.0
        self.seek(times[place - 1] if place else 0)


def _shown(timeline: Timeline) -> list[Id]:
    """The interrupted groups, what users work with first."""
    groups = timeline.snapshot.groups
    return sorted(affected(timeline), key=lambda group: groups[group].kind in CORE_KINDS)
