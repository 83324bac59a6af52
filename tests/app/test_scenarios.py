"""Scenarios of a design and tests of the library, played and saved from the window."""

from __future__ import annotations

import pytest

from designer.app.playback import Playback
from designer.app.scenarios import (
    TRIAL,
    Script,
    added_test,
    ready,
    ready_tests,
    recorded,
    saved,
    suggested_name,
    taken_over,
)
from designer.app.session import Session
from designer.edits.draft import EditError
from designer.model.snapshot import Snapshot
from designer.simulation.scenario.actions import Action
from designer.simulation.scenario.names import BadText
from designer.simulation.trials.expectations import Expected
from tests.support.samples import catalog, three_plus_one

ACTIONS = (
    Action("power", "n1"),
    Action("start-failure", "r5", at_ms=1000, count=2),
    Action("cable", "n2", "net1", 5000),
    Action("resource", "r6", at_ms=9000, how="is-alive"),
)
SCRIPT = Script("Two at once", (Expected("g2", "online", "n4", 180_000), Expected("g3", "stays online")), 7, "22:30")


def session(design: Snapshot | None = None) -> Session:
    return Session(design or three_plus_one(), catalog())


def test_what_is_saved_can_be_played_again() -> None:
    open_design = session()
    assert open_design.do("Save", saved(open_design.snapshot, " Two at once ", SCRIPT, ACTIONS))
    (scenario,) = open_design.snapshot.scenarios
    assert recorded(open_design.snapshot, scenario) == (SCRIPT, ACTIONS)
    open_design.store.undo()
    assert not open_design.snapshot.scenarios


def test_saving_under_a_name_that_there_is_replaces_that_scenario() -> None:
    open_design = session()
    open_design.do("Save", saved(open_design.snapshot, "Night", SCRIPT, ACTIONS))
    open_design.do("Save", saved(open_design.snapshot, "night", TRIAL, ACTIONS[:1]))
    (scenario,) = open_design.snapshot.scenarios
    assert recorded(open_design.snapshot, scenario) == (Script("night"), ACTIONS[:1])


def test_a_scenario_needs_a_name() -> None:
    with pytest.raises(EditError):
        saved(three_plus_one(), " ", TRIAL, ACTIONS)


def test_a_scenario_about_what_is_gone_is_refused() -> None:
    open_design = session()
    open_design.do("Save", saved(open_design.snapshot, "Gone", TRIAL, [Action("power", "n99")]))
    (scenario,) = open_design.snapshot.scenarios
    with pytest.raises(BadText, match="n99"):
        recorded(open_design.snapshot, scenario)


def test_a_script_plays_with_its_expectations() -> None:
    playback = Playback(session())
    playback.play_script(SCRIPT, ACTIONS[:1])
    assert [verdict.met for verdict in playback.verdicts] == [True, True]
    playback.add("power", "n4", 1000)
    assert [verdict.met for verdict in playback.verdicts] == [False, True]
    playback.clear()
    assert playback.script == TRIAL
    assert playback.verdicts == ()


def test_the_seed_and_the_time_of_day_count() -> None:
    playback = Playback(session())
    playback.play_script(Script("x", seed=3, starts_at="22:30"), [Action("power", "n1")])
    assert playback.timeline is not None
    assert playback.script.seed == 3
    playback.rename("y")
    assert playback.script == Script("y", seed=3, starts_at="22:30")


def test_every_ready_test_can_be_played() -> None:
    tests = ready_tests(three_plus_one(), catalog())
    assert len(tests) > 15
    playback = Playback(session())
    for test in tests:
        playback.play_script(*ready(test.runs[0]))
        assert not playback.problem, test.test.code
        assert playback.timeline is not None


def test_another_run_is_taken_over_and_the_expectations_stay() -> None:
    open_design = session()
    open_design.do("Save", saved(open_design.snapshot, "Night", SCRIPT, ACTIONS))
    (scenario,) = open_design.snapshot.scenarios
    assert open_design.do("Save", taken_over(open_design.snapshot, scenario, TRIAL, ACTIONS[:1]))
    script, actions = recorded(open_design.snapshot, scenario)
    assert actions == ACTIONS[:1]
    assert script == Script("Night", SCRIPT.expected)


def test_a_run_is_called_after_what_happens_first_until_it_has_a_name() -> None:
    open_design = session()
    assert suggested_name(open_design.snapshot, SCRIPT, ACTIONS) == "Two at once"
    assert suggested_name(open_design.snapshot, TRIAL, ACTIONS) == "NODE1 loses power"
    assert suggested_name(open_design.snapshot, TRIAL, ()) == ""
    open_design.do("Save", saved(open_design.snapshot, "node1 LOSES power", TRIAL, ACTIONS))
    assert suggested_name(open_design.snapshot, TRIAL, ACTIONS) == "NODE1 loses power (2)"


def test_ready_tests_join_the_design_once_each_run_a_scenario() -> None:
    open_design = session()
    test = next(one for one in ready_tests(open_design.snapshot, catalog()) if len(one.runs) > 1)
    first = test.runs[0]
    assert open_design.do("Add", added_test(open_design.snapshot, test, first.name))
    (scenario,) = open_design.snapshot.scenarios.values()
    assert scenario.name == first.name
    assert test.test.title in scenario.notes
    assert recorded(open_design.snapshot, scenario.id) == ready(first)
    assert open_design.do("Add", added_test(open_design.snapshot, test))
    assert {one.name for one in open_design.snapshot.scenarios.values()} == {run.name for run in test.runs}
    with pytest.raises(EditError, match="already"):
        added_test(open_design.snapshot, test)
