"""Faults on what the design has lost wait until it is back, and a saved run is called like its scenario."""

from __future__ import annotations

from designer.app.playback import Playback
from designer.app.scenarios import TRIAL, Script, saved
from designer.app.session import Session
from designer.edits.objects import delete, rename
from designer.edits.scenarios import change_scenario
from designer.edits.templates import empty_design
from tests.support.samples import catalog, three_plus_one


def player() -> tuple[Playback, list[str]]:
    playback = Playback(Session(three_plus_one(), catalog()))
    told: list[str] = []
    playback.rerun()
    playback.told.subscribe(told.append)
    return playback, told


def lose(playback: Playback, *nodes: str) -> None:
    session = playback._session
    session.do("Delete", delete(session.snapshot, list(nodes)))
    playback.rerun()


def test_a_fault_on_what_is_gone_is_left_out_and_says_so() -> None:
    playback, told = player()
    playback.add("power", "n1", 0)
    playback.add("service", "n4", 1_000)
    lose(playback, "n4")
    assert [one.subject for one in playback.actions] == ["n1"]
    assert [one.subject for one in playback.lost] == ["n4"]
    assert [one.subject for one in playback.branch.actions] == ["n1", "n4"]
    assert told == ["Gone from the design, so left out of the run: Cluster service on NODE4 stops"]
    assert playback.text_of(playback.lost[0]) == "Cluster service on NODE4 stops"


def test_with_the_object_the_fault_comes_back() -> None:
    playback, told = player()
    playback.add("power", "n4", 0)
    whole = playback.timeline
    assert whole is not None
    lose(playback, "n4")
    assert not playback.can_play
    playback._session.store.undo()
    playback.rerun()
    assert [one.subject for one in playback.actions] == ["n4"]
    assert playback.timeline is not None
    assert playback.timeline.events == whole.events
    assert told[-1] == "Back in the design, so played again: NODE4 loses power"


def test_of_many_faults_two_are_named() -> None:
    playback, told = player()
    for number, node in enumerate(("n1", "n2", "n3", "n4")):
        playback.add("power", node, number)
    lose(playback, "n1", "n2", "n3", "n4")
    assert told == [
        "Gone from the design, so left out of the run: NODE1 loses power, NODE2 loses power and 2 other faults"
    ]
    assert "no nodes" in playback.problem


def test_what_is_left_out_can_be_moved_copied_and_taken_back() -> None:
    playback, _ = player()
    playback.add("power", "n4", 0)
    playback.add("power", "n1", 5_000)
    lose(playback, "n4")
    assert playback.shift(0, 9_000) == 1
    assert [(one.subject, one.at_ms) for one in playback.branch.actions] == [("n1", 5_000), ("n4", 9_000)]
    assert playback.copy(1, 2_000) == 0
    assert [one.subject for one in playback.lost] == ["n4", "n4"]
    playback.remove(0)
    playback.remove(1)
    assert [one.subject for one in playback.branch.actions] == ["n1"]
    assert not playback.lost


def test_edits_that_no_run_depends_on_leave_the_run_as_it_is() -> None:
    playback, told = player()
    playback.add("power", "n1")
    run, session = playback.timeline, playback._session
    session.do("Save", saved(session.snapshot, "Night", playback.script, playback.actions))
    playback.rename("Night")
    playback.rerun()
    assert playback.timeline is run
    assert not told


def test_a_saved_run_is_called_like_its_scenario_as_long_as_there_is_one() -> None:
    playback, _ = player()
    playback.add("power", "n1")
    session = playback._session
    session.do("Save", saved(session.snapshot, "Night", playback.script, playback.actions))
    playback.rename("Night")
    (scenario,) = session.snapshot.scenarios
    session.do("Rename", change_scenario(session.snapshot, scenario, name="Day"))
    playback.rerun()
    assert playback.script.name == "Day"
    session.store.undo()
    session.store.undo()
    playback.rerun()
    assert playback.script == TRIAL
    assert len(playback.actions) == 1
    session.store.redo()
    playback.rerun()
    assert playback.script.name == "Night"


def test_a_test_of_the_library_keeps_its_name_whatever_scenarios_there_are() -> None:
    playback, _ = player()
    playback.play_script(Script("T-01"), ())
    playback.add("power", "n1")
    session = playback._session
    session.do("Save", saved(session.snapshot, "Night", TRIAL, playback.actions))
    playback.rerun()
    assert playback.script.name == "T-01"


def test_renamed_objects_are_called_by_their_new_names() -> None:
    playback, _ = player()
    playback.add("power", "n1")
    session = playback._session
    session.do("Rename", rename(session.snapshot, session.catalog, "n1", "OSLO1"))
    playback.rerun()
    assert playback.text_of(playback.actions[0]) == "OSLO1 loses power"
    assert playback.branch.title == "OSLO1 loses power"


def test_a_design_without_nodes_keeps_the_faults_until_there_are_some() -> None:
    playback = Playback(Session(empty_design(), catalog()))
    playback.rerun()
    assert playback.state is None
    playback.seek(5_000)
    playback.next_event()
    playback.fork()
    playback.clear()
    assert playback.state is None
