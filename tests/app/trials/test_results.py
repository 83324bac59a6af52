"""What came of scenarios, whether it still holds, and keeping it in the design."""

from __future__ import annotations

import random

import pytest

from designer.app.session import Session
from designer.app.trials.results import Results, played, status_of
from designer.app.trials.running import Running
from designer.app.trials.words import ORDER, SIGNS, status_text, summary
from designer.edits.objects import delete, set_fields
from designer.edits.scenarios import (
    add_expectation,
    change_expectation,
    change_scenario,
    change_step,
    save_scenario,
)
from designer.files.load import from_text
from designer.files.text import to_text
from designer.model.diff import adding, apply
from designer.model.records import Node
from designer.model.scenarios import Expectation, Scenario, Step
from designer.model.snapshot import Snapshot
from tests.support.designs import design
from tests.support.samples import catalog, three_plus_one

POWER = Step(id="", scenario="", kind="power", subject="n1")
MOVES = Expectation(id="", scenario="", group="g2", node="n4", within_ms=600_000)
STAYS = Expectation(id="", scenario="", group="g2", state="stays online")


def designed(*expected: Expectation, step: Step = POWER, name: str = "Night") -> Session:
    start = three_plus_one()
    return Session(apply(start, save_scenario(start, name, [step], expected)), catalog())


def only(session: Session) -> str:
    (scenario,) = session.snapshot.scenarios
    return scenario


def rename_node(session: Session) -> None:
    session.do("Edit", set_fields(session.snapshot, "n2", ram_mb=12_345))


def test_a_scenario_passes_or_fails_with_a_reason_for_each_expectation() -> None:
    session = designed(MOVES, STAYS)
    results = Results(session)
    assert results.status(only(session)).standing == "not run"
    results.play(only(session))
    status = results.status(only(session))
    assert (status.standing, [one.met for one in status.verdicts]) == ("failed", [True, False])
    assert all(one.reason for one in status.verdicts)
    assert status_text(status) == "Failed: 1 of 2 expectations met"


def test_playing_does_not_touch_the_design() -> None:
    session = designed(MOVES)
    before = session.snapshot
    Results(session).play(only(session))
    assert session.snapshot is before
    assert not session.store.modified


def test_a_result_is_stale_once_the_design_changes_and_holds_again_after_undo() -> None:
    session = designed(MOVES)
    results = Results(session)
    results.play(only(session))
    rename_node(session)
    status = results.status(only(session))
    assert (status.standing, status.outcome, status.changed) == ("stale", "passed", "design")
    assert status_text(status) == "Passed: 1 of 1 expectation met; the design has changed since"
    session.store.undo()
    assert results.status(only(session)).standing == "passed"


def test_notes_names_of_scenarios_and_layout_make_nothing_stale() -> None:
    session = designed(MOVES)
    results = Results(session)
    results.play(only(session))
    session.do("Edit", set_fields(session.snapshot, "n2", notes="In the basement"))
    session.do("Edit", change_scenario(session.snapshot, only(session), name="Day", notes="By day"))
    assert results.status(only(session)).standing == "passed"


def test_a_changed_scenario_is_stale_too_and_says_so() -> None:
    session = designed(MOVES)
    results = Results(session)
    results.play(only(session))
    step = next(iter(session.snapshot.steps))
    session.do("Edit", change_step(session.snapshot, step, at_ms=5000))
    assert results.status(only(session)).changed == "script"
    rename_node(session)
    assert results.status(only(session)).changed == "both"


def test_without_expectations_there_is_no_verdict_and_nothing_to_record() -> None:
    session = designed()
    results = Results(session)
    results.play(only(session))
    assert results.status(only(session)).standing == "unjudged"
    assert not results.recording("2026-11-20")


@pytest.mark.parametrize(
    "step",
    [
        Step(id="", scenario="", kind="power", subject="n99"),
        Step(id="", scenario="", kind="explode", subject="n1"),
        Step(id="", scenario="", kind="power", subject="n1", value="n2"),
    ],
)
def test_what_the_design_does_not_have_cannot_be_played_before_and_after_it_is_tried(step: Step) -> None:
    session = designed(MOVES, step=step)
    results = Results(session)
    for _ in range(2):
        status = results.status(only(session))
        assert status.standing == "broken"
        assert status.problem
        results.play(only(session))
    assert not results.to_record()


def test_a_scenario_breaks_when_its_node_goes_and_is_whole_again_with_another() -> None:
    session = designed(STAYS)
    session.do("Delete", delete(session.snapshot, ["n1"]))
    assert status_of(session.snapshot, only(session)).standing == "broken"
    session.do("Edit", change_step(session.snapshot, next(iter(session.snapshot.steps)), subject="n2"))
    assert status_of(session.snapshot, only(session)).standing == "not run"


def test_results_are_recorded_as_one_edit_that_can_be_undone() -> None:
    session = designed(MOVES)
    results = Results(session)
    results.play(only(session))
    assert session.do("Record Results", results.recording("2026-11-20"))
    assert session.snapshot.scenarios[only(session)].result == "passed"
    assert not results.to_record(), "what is recorded is no news"
    session.store.undo()
    assert results.to_record()


def test_next_week_the_recorded_result_tells_whether_it_was_this_design() -> None:
    session = designed(MOVES)
    results = Results(session)
    results.play(only(session))
    session.do("Record Results", results.recording("2026-11-20"))
    later = Session(from_text(to_text(session.snapshot)).snapshot, catalog())
    status = Results(later).status(only(later))
    assert (status.standing, status.day) == ("passed", "2026-11-20")
    rename_node(later)
    status = Results(later).status(only(later))
    assert status.standing == "stale"
    said = status_text(status).replace("\N{NO-BREAK SPACE}", " ")
    assert said == "Passed on 20 November 2026; the design has changed since"


def test_a_stale_result_is_not_recorded() -> None:
    session = designed(MOVES)
    results = Results(session)
    results.play(only(session))
    rename_node(session)
    assert not results.recording("2026-11-20")


def many(count: int) -> Snapshot:
    """A design with so many scenarios, a few steps each, by chance."""
    dice = random.Random(7)
    made = three_plus_one()
    for number in range(count):
        steps = [
            Step(id="", scenario="", kind="power", subject=f"n{dice.randint(1, 4)}", at_ms=dice.randrange(100_000))
            for _ in range(dice.randint(0, 3))
        ]
        made = apply(made, save_scenario(made, f"Case {number}", steps, [MOVES, STAYS][: dice.randint(0, 2)]))
    return made


def test_running_many_gives_the_same_as_playing_each() -> None:
    made = many(20)
    running = Running(made, catalog(), list(made.scenarios))
    slices = 0
    while not running.is_done:
        assert running.advance(0), "each time at least one is played"
        slices += 1
    assert slices == running.total == len(running.results) == 20
    assert running.results == {one: played(made, catalog(), one) for one in made.scenarios}


def test_a_running_that_is_dropped_leaves_what_was_played() -> None:
    made = many(5)
    running = Running(made, catalog(), list(made.scenarios))
    running.advance(0)
    assert len(running.results) == 1
    assert not running.is_done


def test_an_edit_while_it_runs_makes_what_was_played_stale() -> None:
    session = designed(MOVES)
    running = Running(session.snapshot, catalog(), [only(session)])
    rename_node(session)
    results = Results(session)
    results.take(running.advance())
    assert results.status(only(session)).standing == "stale"


def test_a_deleted_scenario_takes_its_result_along() -> None:
    session = designed(MOVES)
    results = Results(session)
    scenario = only(session)
    results.play(scenario)
    session.do("Delete", delete(session.snapshot, [scenario]))
    assert not results.to_record()
    assert not results.recording("2026-11-20")


def test_more_expectations_make_it_stale_and_keep_the_verdicts_so_far() -> None:
    session = designed(MOVES)
    results = Results(session)
    results.play(only(session))
    session.do("Edit", add_expectation(session.snapshot, only(session), STAYS))
    session.do("Edit", change_step(session.snapshot, next(iter(session.snapshot.steps)), at_ms=1_000))
    status = results.status(only(session))
    assert (status.standing, len(status.verdicts)) == ("stale", 1)
    session.do("Edit", change_expectation(session.snapshot, next(iter(session.snapshot.expectations)), within_ms=1))
    results.play(only(session))
    assert results.status(only(session)).standing == "failed"


def test_the_summary_names_the_worst_first() -> None:
    assert summary(["passed", "not run", "failed", "passed"]) == "1 failed, 2 passed, 1 not run"
    assert summary([]) == ""
    assert set(ORDER) == set(SIGNS)
    assert len(set(SIGNS.values())) == len(SIGNS)


def test_a_new_scenario_does_not_inherit_the_result_of_a_deleted_one() -> None:
    session = designed(MOVES)
    results = Results(session)
    scenario = only(session)
    results.play(scenario)
    session.do("Delete", delete(session.snapshot, [scenario]))
    session.store.undo()
    assert results.status(scenario).standing == "passed", "undo brings it back as it was"
    session.store.redo()
    session.do("Save", save_scenario(session.snapshot, "Another", [POWER], [STAYS]))
    assert only(session) == scenario, "the id is free again"
    assert results.status(scenario).standing == "not run"


def test_a_design_that_cannot_be_played_says_why_and_only_as_long_as_it_is_so() -> None:
    session = Session(design(Scenario(id="sc1", name="Empty")), catalog())
    results = Results(session)
    assert results.status("sc1").standing == "not run"
    results.play("sc1")
    status = results.status("sc1")
    assert status.standing == "broken"
    assert status.problem in status_text(status)
    session.do("Add", adding([("nodes", Node(id="n1", name="NODE1", number=1))]))
    assert results.status("sc1").standing == "stale"
    assert status_text(results.status("sc1")) == "Could not be played; the design has changed since"
