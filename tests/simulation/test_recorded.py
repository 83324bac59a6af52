"""Scenarios that are part of a design."""

from __future__ import annotations

from typing import Any

import pytest

from designer.catalog.schema import Catalog
from designer.model.diff import adding, apply
from designer.model.scenarios import Expectation, Scenario, Step
from designer.model.snapshot import Snapshot
from designer.simulation.scenario.actions import Action
from designer.simulation.scenario.names import BadText
from designer.simulation.trials.expectations import Expected, judge
from designer.simulation.trials.recorded import (
    find_scenario,
    play_scenario,
    scenario_actions,
    scenario_expectations,
    scenario_steps,
)
from tests.simulation.play import owner
from tests.support.clusters import cluster, evs, f2, nodes, quorum_group
from tests.support.samples import sample


def with_steps(design: Snapshot, *steps: Step, **values: Any) -> Snapshot:
    scenario = Scenario(id="sc1", name="Night shift", **values)
    return apply(design, adding([("scenarios", scenario), *(("steps", step) for step in steps)]))


def step(number: int, kind: str, subject: str, **values: Any) -> Step:
    return Step(id=f"step{number}", scenario="sc1", kind=kind, subject=subject, **values)


def test_steps_become_actions_in_the_order_of_time() -> None:
    design = with_steps(
        f2(),
        step(1, "start", "n1", at_ms=600_000),
        step(2, "power", "n1"),
        step(3, "resource", "E-IS", how="looks-alive", at_ms=5),
        step(4, "start-failure", "E-IP", count=2, at_ms=7),
        step(5, "start-failure", "E-NN", at_ms=7),
        step(6, "stall", "E-SA", count=0, at_ms=8),
    )
    assert [one.id for one in scenario_steps(design, "sc1")] == ["step2", "step3", "step4", "step5", "step6", "step1"]
    assert scenario_actions(design, "sc1") == (
        Action("power", "n1"),
        Action("resource", "E-IS", None, 5, "looks-alive"),
        Action("start-failure", "E-IP", None, 7, "", 2),
        Action("start-failure", "E-NN", None, 7, "", 1),
        Action("stall", "E-SA", None, 8, "", 0),
        Action("start", "n1", None, 600_000),
    )


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (step(1, "flood", "n1"), 'scenario "Night shift", step step1: "flood" is no kind of event'),
        (step(1, "power", "n9"), 'scenario "Night shift", step step1: the design does not have the node "n9"'),
        (step(1, "power", "E"), 'scenario "Night shift", step step1: the design does not have the node "E"'),
        (step(1, "move", "E", value="n7"), 'step step1: the design does not have the node "n7"'),
        (step(1, "power", "n1", value="n2"), "step step1: an event of kind power takes no value"),
        (step(1, "power", "n1", how="is-alive"), 'an event of kind power cannot be noticed by "is-alive"'),
        (step(1, "resource", "E-IS", how="loudly"), 'an event of kind resource cannot be noticed by "loudly"'),
        (step(1, "power", "n1", at_ms=-1), "step step1: neither its time nor its number can be negative"),
        (step(1, "stall", "E-IS", count=-5), "step step1: neither its time nor its number can be negative"),
    ],
)
def test_a_step_that_cannot_be_played_is_named(broken: Step, message: str) -> None:
    with pytest.raises(BadText) as caught:
        scenario_actions(with_steps(f2(), broken), "sc1")
    assert message in str(caught.value)


def test_an_expectation_of_something_that_is_gone_is_named() -> None:
    design = apply(with_steps(f2()), adding([("expectations", Expectation(id="exp1", scenario="sc1", group="g7"))]))
    with pytest.raises(BadText, match='expectation exp1: the design does not have the group "g7"'):
        scenario_expectations(design, "sc1")


def test_expectations_are_those_of_the_scenario_alone() -> None:
    own = Expectation(id="exp1", scenario="sc1", group="E", node="n2", within_ms=5)
    other = Expectation(id="exp2", scenario="sc2", group="E", state="failed")
    more = [("scenarios", Scenario(id="sc2", name="Other")), ("expectations", own), ("expectations", other)]
    design = apply(with_steps(f2()), adding(more))
    assert scenario_expectations(design, "sc1") == (Expected("E", "online", "n2", 5),)


def test_a_scenario_is_found_by_name_or_id_in_any_case() -> None:
    design = with_steps(f2())
    assert find_scenario(design, " night SHIFT ").id == "sc1"
    assert find_scenario(design, "SC1").id == "sc1"
    with pytest.raises(BadText, match='there is no scenario "Day"; scenarios are Night shift'):
        find_scenario(design, "Day")
    with pytest.raises(BadText, match='there is no scenario "Day"; the design has no scenarios'):
        find_scenario(f2(), "Day")
    twice = apply(design, adding([("scenarios", Scenario(id="sc2", name="Night Shift"))]))
    with pytest.raises(BadText, match="use an id instead: sc1 and sc2"):
        find_scenario(twice, "night shift")


def test_the_seed_of_a_scenario_decides_what_is_picked_at_random(catalog: Catalog) -> None:
    design = cluster(nodes(6), quorum_group("n6"), evs("E", "n4"))
    owners = {
        owner(play_scenario(with_steps(design, step(1, "power", "n4"), seed=seed), catalog, "sc1"), "E")
        for seed in range(12)
    }
    assert len(owners) > 2


def test_the_time_of_day_of_a_scenario_decides_when_a_group_goes_home(catalog: Catalog) -> None:
    design = f2(preferred=("n1",), failback=True, failback_from=22, failback_until=5)
    steps = (step(1, "power", "n1"), step(2, "start", "n1", at_ms=600_000))
    ends = {
        starts_at: play_scenario(with_steps(design, *steps, starts_at=starts_at), catalog, "sc1").end // 3_600_000
        for starts_at in ("", "21:00", "23:00")
    }
    assert ends == {"": 10, "21:00": 1, "23:00": 0}


@pytest.mark.parametrize("name", ["four-node-3-plus-1", "two-node-seed"])
def test_the_scenarios_of_the_samples_come_as_expected(name: str, catalog: Catalog) -> None:
    design = sample(name)
    assert len(design.scenarios) >= 3
    for scenario in design.scenarios:
        timeline = play_scenario(design, catalog, scenario)
        verdicts = [judge(timeline, expected) for expected in scenario_expectations(design, scenario)]
        assert len(verdicts) >= 2
        assert [verdict.reason for verdict in verdicts if not verdict.met] == []
