"""Scenarios come into a design, change and go again."""

from __future__ import annotations

import pytest

from designer.edits.draft import EditError
from designer.edits.objects import delete
from designer.edits.scenarios import (
    Recorded,
    add_expectation,
    change_expectation,
    change_scenario,
    change_step,
    delete_expectation,
    delete_scenario,
    delete_step,
    duplicate_scenario,
    record_results,
    replace_steps,
    save_scenario,
)
from designer.model.diff import apply
from designer.model.scenarios import Expectation, Step
from designer.model.snapshot import Snapshot
from tests.support.designs import two_node

STEPS = [Step(id="", scenario="", kind="power", subject="n1"), Step(id="", scenario="", kind="start", subject="n1")]
EXPECTED = [Expectation(id="", scenario="", group="g2", node="n2")]


def saved(name: str = "Both") -> tuple[Snapshot, str]:
    design = two_node()
    after = apply(design, save_scenario(design, name, STEPS, EXPECTED, seed=7, starts_at="22:30"))
    return after, next(one.id for one in after.scenarios.values() if one.name == name.strip())


def content(design: Snapshot, scenario: str) -> tuple[list[str], list[str]]:
    steps = [step.kind for step in design.steps.values() if step.scenario == scenario]
    return steps, [one.group for one in design.expectations.values() if one.scenario == scenario]


def test_what_was_tried_is_saved_under_a_name() -> None:
    design, scenario = saved(" Both ")
    record = design.scenarios[scenario]
    assert (record.name, record.seed, record.starts_at) == ("Both", 7, "22:30")
    assert content(design, scenario) == (["power", "start"], ["g2"])
    assert len(design.scenarios) == 2


def test_saving_under_the_same_name_replaces() -> None:
    design, scenario = saved()
    again = apply(design, save_scenario(design, "BOTH", STEPS[:1]))
    assert len(again.scenarios) == 2
    assert again.scenarios[scenario].name == "BOTH"
    assert content(again, scenario) == (["power"], [])


def test_an_edit_of_a_scenario_can_be_undone() -> None:
    design, scenario = saved()
    for diff in (save_scenario(design, "Both", STEPS[:1]), delete_scenario(design, scenario)):
        assert apply(apply(design, diff), diff.inverse()) == design


def test_a_deleted_scenario_takes_its_parts_along() -> None:
    design, scenario = saved()
    gone = apply(design, delete_scenario(design, scenario))
    assert gone == two_node()
    assert apply(design, delete(design, [scenario])) == gone


def test_a_scenario_gets_another_name_and_begins_at_another_time() -> None:
    design, scenario = saved()
    after = apply(design, change_scenario(design, scenario, name=" Night ", starts_at="3:00"))
    assert (after.scenarios[scenario].name, after.scenarios[scenario].starts_at) == ("Night", "03:00")


def test_steps_and_expectations_change_one_by_one() -> None:
    design, scenario = saved()
    design = apply(design, add_expectation(design, scenario, EXPECTED[0]))
    assert content(design, scenario) == (["power", "start"], ["g2", "g2"])
    step, expectation = list(design.steps)[-1], list(design.expectations)[-1]
    design = apply(design, change_step(design, step, kind="hang", at_ms=5000))
    assert (design.steps[step].kind, design.steps[step].at_ms) == ("hang", 5000)
    design = apply(design, change_expectation(design, expectation, state="failed", node=None))
    assert design.expectations[expectation].state == "failed"
    design = apply(apply(design, delete_step(design, step)), delete_expectation(design, expectation))
    assert content(design, scenario) == (["power"], ["g2"])


@pytest.mark.parametrize(
    ("name", "starts_at", "message"),
    [("  ", "", "needs a name"), ("A", "25:00", '"25:00" is no time of day'), ("A", "eight", "is no time of day")],
)
def test_a_mistake_is_explained(name: str, starts_at: str, message: str) -> None:
    with pytest.raises(EditError, match=message):
        save_scenario(two_node(), name, STEPS, starts_at=starts_at)


def test_a_name_in_use_is_refused_and_so_is_what_is_gone() -> None:
    design, scenario = saved()
    with pytest.raises(EditError, match="There is a scenario called Loss of NODE1 already"):
        change_scenario(design, scenario, name="loss of node1")
    with pytest.raises(EditError, match="sc9 is no longer part of the design"):
        add_expectation(design, "sc9", EXPECTED[0])
    with pytest.raises(EditError, match="step9 is no longer part of the design"):
        delete_step(design, "step9")


def test_a_copy_does_the_same_under_another_name_and_has_no_result() -> None:
    design, scenario = saved()
    known = apply(design, record_results(design, {scenario: Recorded("passed", "d" * 12, "s" * 12)}, "2026-11-20"))
    twice = apply(known, duplicate_scenario(known, scenario))
    thrice = apply(twice, duplicate_scenario(twice, scenario))
    copies = [one for one in thrice.scenarios.values() if one.id not in design.scenarios]
    assert [one.name for one in copies] == ["Both (2)", "Both (3)"]
    for copy in copies:
        assert content(thrice, copy.id) == content(design, scenario)
        assert (copy.seed, copy.starts_at, copy.result, copy.result_on) == (7, "22:30", None, "")


def test_results_are_recorded_with_their_day_and_what_was_played() -> None:
    design, scenario = saved()
    one = Recorded("failed", "d" * 12, "s" * 12)
    after = apply(design, record_results(design, {scenario: one, "gone": one}, "2026-11-20"))
    record = after.scenarios[scenario]
    assert (record.result, record.result_on) == ("failed", "2026-11-20")
    assert (record.result_design, record.result_script) == ("d" * 12, "s" * 12)
    assert not record_results(after, {scenario: one}, "2026-11-20")


def test_another_run_replaces_the_steps_and_keeps_what_is_expected() -> None:
    design, scenario = saved()
    after = apply(design, replace_steps(design, scenario, STEPS[1:], starts_at="7:05", seed=3))
    assert content(after, scenario) == (["start"], ["g2"])
    record = after.scenarios[scenario]
    assert (record.starts_at, record.seed, record.name) == ("07:05", 3, "Both")


def test_what_is_gone_cannot_be_duplicated() -> None:
    with pytest.raises(EditError):
        duplicate_scenario(two_node(), "gone")
