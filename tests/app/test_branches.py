"""What is tried makes a tree of branches, each a value of its own."""

from __future__ import annotations

import pytest

from designer.app.branches import Branch, Tree, branch_text
from designer.app.playback import Playback
from designer.app.scenarios import Script
from designer.app.session import Session
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import simulate
from tests.support.samples import catalog, three_plus_one

FIRST, SECOND, THIRD = Action("power", "n1"), Action("service", "n2", at_ms=40_000), Action("power", "n3", at_ms=90_000)


def player() -> Playback:
    playback = Playback(Session(three_plus_one(), catalog()))
    playback.rerun()
    return playback


def tree() -> Tree:
    """1 with 2 (forked at 50 s) and 3 (at 20 s) below it, 4 below 2."""
    root = Tree((Branch(1, (FIRST, SECOND, THIRD), Script("Night", seed=7, starts_at="22:30")),), 1)
    return root.forked(50_000).switched(1).forked(20_000).switched(2).forked(60_000)


def test_a_fork_begins_with_what_has_happened_and_is_a_trial() -> None:
    child = tree().branch(2)
    assert child.actions == (FIRST, SECOND)
    assert (child.parent, child.forked_ms) == (1, 50_000)
    assert child.script == Script(seed=7, starts_at="22:30")
    assert tree().branch(1).actions == (FIRST, SECOND, THIRD)


def test_the_tree_is_told_in_order_of_the_forks() -> None:
    assert [(depth, branch.id) for depth, branch in tree().in_order()] == [(0, 1), (1, 3), (1, 2), (2, 4)]


def test_branches_of_a_branch_that_goes_hang_on_its_parent() -> None:
    without = tree().without(2)
    assert [(depth, branch.id) for depth, branch in without.in_order()] == [(0, 1), (1, 3), (1, 4)]
    assert without.branch(4).actions == tree().branch(4).actions
    assert tree().switched(2).without(2).current_id == 1


def test_the_only_branch_stays() -> None:
    alone = Tree()
    assert alone.without(1) == alone
    with pytest.raises(KeyError):
        alone.without(9)
    with pytest.raises(KeyError):
        alone.switched(9)


def test_a_root_that_goes_leaves_its_branches() -> None:
    rest = tree().switched(1).without(1)
    assert {branch.id for branch in rest.branches} == {2, 3, 4}
    assert rest.current_id in {2, 3, 4}
    assert len(rest.in_order()) == 3


def test_something_else_replaces_a_branch_on_which_nothing_hangs() -> None:
    alone = Tree().planted(Script("A"), (FIRST,)).planted(Script("B"), (THIRD,))
    assert [(branch.id, branch.script.name) for branch in alone.branches] == [(1, "B")]
    forked = alone.forked(100).planted(Script("C"), (SECOND,))
    assert [branch.script.name for branch in forked.branches] == ["B", "", "C"]
    assert forked.current.parent is None


def test_branches_are_called_by_what_is_new_in_them() -> None:
    playback = player()
    assert playback.branch.title == "Nothing happens"
    playback.add("power", "n1")
    playback.seek(36_000)
    fork = playback.fork()
    assert fork.title == "As before until 0:36.0"
    playback.add("power", "n2")
    assert playback.branch.title == "What if also NODE2 loses power"
    assert branch_text(1, playback.branch) == "└ What if also NODE2 loses power (from 0:36.0)"
    playback.add("service", "n3")
    assert playback.branch.title == "What if also NODE2 loses power, and 1 more"
    playback.name_branch(fork.id, " Worse ")
    assert playback.branch.title == "Worse"
    playback.name_branch(fork.id, "")
    assert playback.branch.title.startswith("What if also")
    assert playback.branches[0].title == "NODE1 loses power"


def test_up_to_the_fork_both_branches_are_the_same() -> None:
    playback = player()
    playback.add("power", "n1")
    playback.add("service", "n3", 70_000)
    parent = playback.timeline
    playback.seek(36_000)
    playback.fork()
    playback.add("power", "n2")
    assert playback.at_ms == 36_000
    child = playback.timeline
    assert parent is not None
    assert child is not None
    for at in range(0, 36_000, 500):
        assert parent.state_at(at) == child.state_at(at)
    assert parent.state_at(80_000) != child.state_at(80_000)


def test_the_cursor_stays_where_the_run_was_forked_even_after_the_last_event() -> None:
    playback = player()
    playback.add("power", "n1")
    playback.add("power", "n2", 400_000)
    playback.seek(300_000)
    playback.fork()
    assert playback.at_ms == 300_000
    assert playback.add("power", "n3").at_ms == 300_000


def test_branches_are_switched_to_and_fro_at_the_same_moment() -> None:
    playback = player()
    playback.add("power", "n1")
    playback.seek(36_000)
    child = playback.fork()
    playback.add("power", "n2")
    playback.seek(50_000)
    heard: list[int] = []
    playback.changed.subscribe(lambda one: heard.append(one.branch.id))
    playback.switch_by(1)
    assert (playback.branch.id, playback.at_ms) == (1, 50_000)
    assert playback.timeline is not None
    run = simulate(three_plus_one(), catalog(), playback.actions)
    assert playback.state == run.state_at(50_000)
    playback.switch(child.id)
    assert [one.subject for one in playback.actions] == ["n1", "n2"]
    assert heard == [1, child.id]


def test_a_branch_can_be_forgotten() -> None:
    playback = player()
    playback.add("power", "n1")
    child = playback.fork()
    playback.add("power", "n2")
    playback.remove_branch(child.id)
    assert [one.id for one in playback.branches] == [1]
    assert [one.subject for one in playback.actions] == ["n1"]


def test_a_branch_forgets_its_faults_alone() -> None:
    playback = player()
    playback.add("power", "n1")
    playback.fork()
    playback.clear()
    assert playback.branch.actions == ()
    assert playback.branches[0].actions == (FIRST,)
