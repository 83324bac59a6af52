"""Playing what happens when something fails: branches of scratch actions, the run that results, and a cursor on it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from designer.app.asides import same_cluster
from designer.app.branches import Branch, Tree
from designer.app.faults import action_of
from designer.app.keeping_name import followed
from designer.app.lost import still_there, told_of
from designer.app.playhead import Playhead
from designer.app.run import Run
from designer.app.scenarios import TRIAL, Script
from designer.app.session import Session
from designer.drawing.timeline import Story
from designer.foundation.ids import Id
from designer.foundation.signal import Signal
from designer.model.snapshot import Snapshot
from designer.simulation.engine.endless import BEGINNING
from designer.simulation.outcome.narrate import Sentence
from designer.simulation.plan.daytime import time_of_day
from designer.simulation.plan.plan import CannotSimulate, Plan, make_plan
from designer.simulation.record.state import ClusterState
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import LONGEST_S, Action, missing
from designer.simulation.scenario.wording import action_text
from designer.simulation.simulate import play
from designer.simulation.trials.expectations import Verdict

TAIL_SHARE = 0.04
LEAST_TAIL_MS = 2_000
"""The run goes on a little after its last event, so that its end can be seen."""


class Playback(Playhead):
    """The faults that a user tries, outside of undo and file, and the run that they make of the design as it is.

    What is tried makes a tree of branches, one of which is played. The state is `state_at` the cursor, however it got
    there. `changed` announces another run, `moved` another place of the cursor, `told` a sentence for the user.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.changed: Signal[Playback] = Signal()
        self.moved: Signal[Playback] = Signal()
        self.told: Signal[str] = Signal()
        self._tree = Tree().titled(self.text_of)
        self.actions: tuple[Action, ...] = ()
        """What happens, in order: all of the branch that the design has objects for."""
        self.lost: tuple[Action, ...] = ()
        """What does not, as the design has lost what it is about."""
        self.problem = ""
        self._run: Run | None = None
        self._played: Snapshot | None = None
        self._plan: Plan | None = None
        self._words: dict[Action, str] = {}
        super().__init__()

    # The run

    def rerun(self) -> None:
        """Play the design as it is now; does nothing when nothing has changed that matters to a run.

        Faults on what is gone do not happen, until it is back.
        """
        before, now = self._played, self._session.snapshot
        if before is now:
            return
        if before is not None:
            self._tree = self._tree.mapped(
                lambda one: replace(one, script=followed(one.script, one.actions, before, now))
            )
        lost, tree = self.lost, self._tree
        if before is None or not same_cluster(before, now):
            self._play(tree)
            if before is not None and (sentence := told_of(lost, self.lost, self.actions, self.text_of)):
                self.told.emit(sentence)
        else:
            self._played = now
            self._name(tree)

    def add(self, kind: str, subject: Id, at_ms: int | None = None) -> Action:
        """Let something happen at the cursor, or at another time; see `action_of` for kinds.

        Raises ValueError for an unknown kind, KeyError when the design has no such subject.
        """
        action = action_of(kind, subject, int(self.at_ms) if at_ms is None else at_ms)
        if missing(action, self._session.snapshot):
            raise KeyError(subject)
        self._let_happen((*self.branch.actions, action))
        return action

    def play_script(self, script: Script, actions: Sequence[Action]) -> None:
        """Play a scenario from its beginning, instead of the faults so far; beside them where there are branches."""
        self.at_ms = 0.0
        self._play(self._tree.planted(script, _in_order(actions)))

    def rename(self, name: str) -> None:
        """The run has been saved as a scenario of this name."""
        self.rerun()
        self._name(self._tree.with_current(script=replace(self.script, name=name)))

    def remove(self, index: int) -> None:
        """Take an action of the branch back."""
        actions = self.branch.actions
        self._let_happen(actions[:index] + actions[index + 1 :])

    def shift(self, index: int, at_ms: int) -> int:
        """Let an action of the branch strike at another time; returns its place among them then."""
        actions = self.branch.actions
        return self._put(actions[:index] + actions[index + 1 :], actions[index], at_ms)

    def copy(self, index: int, at_ms: int) -> int:
        """Let an action of the branch strike at another time, too; returns the place of the second."""
        return self._put(self.branch.actions, self.branch.actions[index], at_ms)

    def clear(self) -> None:
        """Take all actions of the branch back, and with them the scenario that they belong to."""
        self._play(self._tree.with_current(actions=(), script=TRIAL))

    def text_of(self, action: Action) -> str:
        """An action in words, without its time. What is gone is still called as it was."""
        key = replace(action, at_ms=0)
        if key not in self._words or not missing(action, self._session.snapshot):
            self._words[key] = action_text(action, self._session.snapshot)
        return self._words[key]

    # The tree

    @property
    def branches(self) -> tuple[Branch, ...]:
        """All that has been tried, in the order in which it was begun."""
        return self._tree.branches

    @property
    def tree(self) -> Tree:
        """The branches and how they hang together."""
        return self._tree

    @property
    def branch(self) -> Branch:
        """What is played. Its actions include those that do not happen because the design has lost their objects."""
        return self._tree.current

    @property
    def script(self) -> Script:
        """How the branch is played, and what is expected of it."""
        return self.branch.script

    def fork(self) -> Branch:
        """What if something else happened from the cursor on: a new branch with all that has happened until there."""
        self.pause()
        self._play(self._tree.forked(int(self.at_ms)))
        return self.branch

    def switch(self, identifier: int) -> None:
        """Play another branch; the cursor stays. Raises KeyError when there is none with this id."""
        if identifier != self.branch.id:
            self._play(self._tree.switched(identifier))

    def switch_by(self, way: int) -> None:
        """Play the next branch of the tree, or with -1 the one before, round and round."""
        order = [one.id for _, one in self._tree.in_order()]
        self.switch(order[(order.index(self.branch.id) + way) % len(order)])

    def remove_branch(self, identifier: int) -> None:
        """Forget a branch; those that were forked from it stay. Raises KeyError when there is none with this id."""
        tree, current = self._tree.without(identifier), self.branch.id
        if tree.current_id == current:
            self._name(tree)
        else:
            self._play(tree)

    def name_branch(self, identifier: int, name: str) -> None:
        """Call a branch something; with "" it is called by what happens in it again."""
        tree = self._tree.mapped(lambda one: replace(one, name=name.strip()) if one.id == identifier else one)
        self._name(tree)

    # What there is to see

    @property
    def timeline(self) -> Timeline | None:
        """The run; None while the design cannot be played."""
        return self._run.timeline if self._run is not None else None

    @property
    def run(self) -> Run | None:
        """The run and what follows from it; None while the design cannot be played."""
        return self._run

    @property
    def story(self) -> Story | None:
        """What the chart draws; None while nothing happens."""
        return self._run.story if self._run is not None and self.actions else None

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """What happens, sentence by sentence."""
        return self._run.sentences if self._run is not None else ()

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What came of the expectations of the scenario."""
        return self._run.verdicts if self._run is not None else ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What the simulation had to assume, and why it ended before the cluster came to rest."""
        return self._run.timeline.notes if self._run is not None and self.actions else ()

    @property
    def endless(self) -> str:
        """Why the run was ended before the cluster came to rest; "" when it did."""
        return next((note for note in self.notes if note.startswith(BEGINNING)), "")

    @property
    def length_ms(self) -> int:
        """How long the run is, with what follows its last event; at least 1."""
        if self.timeline is None or not self.actions:
            return LEAST_TAIL_MS
        end = max(self.timeline.end, self.actions[-1].at_ms, self.branch.forked_ms, *self.beside[-1:])
        return end + max(LEAST_TAIL_MS, round(end * TAIL_SHARE))

    @property
    def state(self) -> ClusterState | None:
        """The cluster at the cursor; None while the design cannot be played."""
        return self.timeline.state_at(int(self.at_ms)) if self.timeline is not None else None

    @property
    def day_time(self) -> str:
        """The time of day in the cluster at the cursor, "22:30:07"; "" when the scenario does not say it."""
        if not self.script.starts_at:
            return ""
        seconds = time_of_day(self.script.starts_at) // 1000 + int(self.at_ms) // 1000
        return f"{seconds // 3600 % 24:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"

    @property
    def can_play(self) -> bool:
        """Whether anything happens at all."""
        return self.timeline is not None and bool(self.actions)

    @property
    def latest_start(self) -> Id:
        """The resource that began to come online last, at the cursor; "" when none has yet."""
        events = self.timeline.events if self.timeline is not None else ()
        count = bisect_right(events, int(self.at_ms), key=lambda event: event.at)
        started = (events[place] for place in reversed(range(count)) if events[place].after == "online pending")
        last = next(started, None)
        return last.subject if last is not None else ""

    def phase_times(self) -> tuple[int, ...]:
        """The moments (ms) at which phases of the longest outage begin or end, and the beginning."""
        phases = self.story.phases if self.story is not None else ()
        return tuple(sorted({0, *(phase.start_ms for phase in phases), *(phase.end_ms for phase in phases)}))

    def tell_moved(self) -> None:
        """The cursor is elsewhere, or it began or ceased to move."""
        self.moved.emit(self)

    def tell_changed(self) -> None:
        """The run is another one, or is played in another way."""
        self.changed.emit(self)

    # Parts of the above

    def _let_happen(self, actions: Sequence[Action]) -> None:
        self._play(self._tree.with_current(actions=_in_order(actions)))

    def _put(self, others: tuple[Action, ...], action: Action, at_ms: int) -> int:
        placed = replace(action, at_ms=min(max(0, at_ms), LONGEST_S * 1000))
        self._let_happen((*others, placed))
        return sum(one.at_ms <= placed.at_ms for one in others)

    def _name(self, tree: Tree) -> None:
        self._tree = tree.titled(self.text_of)
        self.changed.emit(self)

    def _plan_of(self, snapshot: Snapshot) -> Plan:
        """What a design is played by, prepared once for all that is tried on it. Raises `CannotSimulate`."""
        if self._plan is None or self._plan.snapshot is not snapshot:
            self._plan = make_plan(snapshot, self._session.catalog)
        return self._plan

    def _play(self, tree: Tree) -> None:
        """Play the current branch of a tree on the design as it is."""
        snapshot, catalog = self._session.snapshot, self._session.catalog
        self._tree, self._played, self.problem = tree.titled(self.text_of), snapshot, ""
        self.actions, self.lost = still_there(self.branch.actions, snapshot)
        for action in self.actions:
            self.text_of(action)  # to be known by when the design has lost its object
        try:
            script = self.script
            plan = replace(self._plan_of(snapshot), starts_at=time_of_day(script.starts_at))
            timeline = play(plan, self.actions, script.seed, late_polls=script.late_polls)
            self._run = Run(timeline, catalog, script)
        except CannotSimulate as problem:
            self._run, self.problem = None, str(problem)
        if not self.branch.actions:
            self.at_ms = 0.0
        self.take_times(self._run.times if self._run is not None else ())
        if not self.can_play:
            self.rate = 0.0
        self.changed.emit(self)


def _in_order(actions: Sequence[Action]) -> tuple[Action, ...]:
    return tuple(sorted(actions, key=lambda one: one.at_ms))
