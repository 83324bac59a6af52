"""Whatever a user does to a run, in whatever order: what is shown is the state of the run at the cursor."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, precondition, rule

from designer.app.desk.player import Deed
from designer.app.pace import SPEEDS, Speed
from designer.app.playback import Playback
from designer.app.session import Session
from designer.app.transport import perform
from designer.edits.objects import delete
from designer.simulation.record.state import ClusterState
from designer.simulation.simulate import simulate
from tests.support.samples import catalog, three_plus_one
from tests.support.volume import volume

NODES = ("n1", "n2", "n3", "n4")
DEEDS: tuple[Deed, ...] = (
    *("play", "pause", "faster", "backwards", "slow", "slow back", "replay", "next event", "previous event"),
    *("second forward", "second back", "next phase", "previous phase", "start", "end", "reset", "loop", "mark in"),
    *("mark out", "clear marks", "skip", "next branch", "previous branch", "delete branch"),
)


class Watching(RuleBasedStateMachine):
    """A user in front of the player."""

    branches = Bundle("branches")

    @initialize()
    def begin(self) -> None:
        self.session = Session(three_plus_one(), catalog())
        self.playback = Playback(self.session)
        self.playback.rerun()
        self.moved: list[float] = []
        self.playback.moved.subscribe(lambda one: self.moved.append(one.at_ms))

    @rule(node=st.sampled_from(NODES), kind=st.sampled_from(["power", "service", "pause", "start"]))
    @precondition(lambda self: len(self.playback.branch.actions) < 5)
    def strike(self, node: str, kind: str) -> None:
        if node in self.session.snapshot.nodes:
            self.playback.add(kind, node)

    @rule(at=st.floats(-10, 200_000, allow_nan=False))
    def seek(self, at: float) -> None:
        self.playback.seek(at)

    @rule(deed=st.sampled_from(DEEDS))
    def do(self, deed: Deed) -> None:
        perform(self.playback, deed)

    @rule(wall=st.floats(0, 30_000, allow_nan=False))
    def let_time_pass(self, wall: float) -> None:
        self.playback.advance(wall)

    @rule(speed=st.sampled_from(SPEEDS))
    def choose_speed(self, speed: Speed) -> None:
        self.playback.choose_speed(speed)

    @rule(number=st.integers(0, 4), at=st.integers(-5, 150_000))
    def shift(self, number: int, at: int) -> None:
        if number < len(self.playback.branch.actions):
            place = self.playback.shift(number, at)
            assert self.playback.branch.actions[place].at_ms == max(0, at)

    @rule(number=st.integers(0, 4), at=st.integers(0, 150_000))
    @precondition(lambda self: len(self.playback.branch.actions) < 5)
    def copy(self, number: int, at: int) -> None:
        if number < len(self.playback.branch.actions):
            original = self.playback.branch.actions[number]
            place = self.playback.copy(number, at)
            copied = self.playback.branch.actions[place]
            assert (copied.kind, copied.subject, copied.at_ms) == (original.kind, original.subject, at)

    @rule(number=st.integers(0, 4))
    def remove(self, number: int) -> None:
        if number < len(self.playback.branch.actions):
            self.playback.remove(number)

    @rule(target=branches)
    @precondition(lambda self: self.playback.can_play and len(self.playback.branches) < 5)
    def fork(self) -> int:
        before, at = self.playback.state, self.playback.at_ms
        made = self.playback.fork()
        assert (self.playback.state, self.playback.at_ms) == (before, at), "a fork changes nothing of what has been"
        assert not self.playback.is_playing
        return made.id

    @rule(branch=branches)
    def switch(self, branch: int) -> None:
        if branch in {one.id for one in self.playback.branches}:
            self.playback.switch(branch)
            assert self.playback.branch.id == branch

    @rule(node=st.sampled_from(NODES))
    def edit(self, node: str) -> None:
        """Delete a node, or bring back what was deleted."""
        if node in self.session.snapshot.nodes and len(self.session.snapshot.nodes) > 2:
            self.session.do("Delete", delete(self.session.snapshot, [node]))
        else:
            self.session.store.undo()
        self.playback.rerun()

    @rule()
    def there_and_back(self) -> None:
        """Played forwards and then backwards, every moment looks the same."""
        playback = self.playback
        playback.set_loops(False)
        playback.seek(0)
        playback.play()
        seen: list[tuple[float, ClusterState | None]] = []
        while playback.is_playing:
            playback.advance(playback.pace.duration / 9)
            seen.append((playback.at_ms, playback.state))
        playback.play(-1)
        for at, state in reversed(seen):
            playback.seek(at)
            assert playback.state == state
            playback.advance(1)
        playback.pause()

    @invariant()
    def the_state_is_that_of_the_run_at_the_cursor(self) -> None:
        playback = self.playback
        assert 0 <= playback.at_ms <= playback.length_ms
        run = simulate(self.session.snapshot, catalog(), playback.actions)
        assert playback.state == run.state_at(int(playback.at_ms))
        assert list(playback.branch.actions) == sorted(playback.branch.actions, key=lambda one: one.at_ms)
        assert {*playback.actions, *playback.lost} == set(playback.branch.actions)
        assert playback.can_play or not playback.is_playing
        start, end = playback.range_ms
        assert 0 <= start < end <= playback.length_ms


Watching.TestCase.settings = settings(max_examples=volume(400), stateful_step_count=30, deadline=None)
TestWatching = Watching.TestCase
