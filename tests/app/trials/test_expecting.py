"""How an expectation that is being typed could go on, and what a run suggests."""

from __future__ import annotations

from random import Random

import pytest

from designer.app.trials.expecting import MARGIN, completions, suggested, suggestion, with_margin
from designer.edits.draft import EditError
from designer.edits.scenarios import save_scenario
from designer.model.diff import apply
from designer.model.scenarios import Expectation, Step
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import simulate
from designer.simulation.trials.expectations import Expected, judge, parse_expectation
from tests.support.random_clusters import random_scenario
from tests.support.samples import catalog, three_plus_one

DESIGN = three_plus_one()


def test_groups_come_first_then_states_nodes_and_times() -> None:
    assert completions("", DESIGN)[:3] == ["EVS1", "EVS2", "EVS3"]
    assert completions("evs", DESIGN) == ["EVS1", "EVS2", "EVS3"]
    assert {"EVS2 online", "EVS2 stays online", "EVS2 failed"} <= set(completions("EVS2 ", DESIGN))
    assert completions("evs2 stays", DESIGN) == ["EVS2 stays online", "EVS2 stays offline"]
    assert "EVS2 online on NODE4" in completions("EVS2 online on", DESIGN)
    assert completions("EVS2 online on node4 w", DESIGN) == ["EVS2 online on NODE4 within 120 s"]
    assert len(completions("EVS2 online on NODE4 within", DESIGN)) == 4
    assert completions("nonsense", DESIGN) == []


@pytest.mark.parametrize("typed", ["", "e", "EVS1", "EVS1 o", "EVS1 online on NODE2", "Cluster Group stays"])
def test_every_completion_begins_with_what_is_typed_and_the_last_of_them_is_understood(typed: str) -> None:
    offered = completions(typed, DESIGN)
    assert offered
    assert all(one.casefold().startswith(typed.casefold()) for one in offered)
    while (further := completions(offered[-1] + " ", DESIGN)) and further != offered:
        offered = further
    assert parse_expectation(offered[-1], DESIGN)


def test_a_run_suggests_where_groups_end_and_how_long_they_may_be_away() -> None:
    timeline = simulate(DESIGN, catalog(), [Action("power", "n1")])
    found = {one.group: one for one in suggested(timeline)}
    assert found["g3"] == Expected("g3", "stays online")
    moved = found["g2"]
    assert (moved.state, moved.node) == ("online", "n4")
    assert moved.within_ms is not None
    assert moved.within_ms % 10_000 == 0


def test_whatever_happens_what_a_run_suggests_is_met_by_it() -> None:
    for seed in range(20):
        actions = random_scenario(Random(seed), DESIGN)
        timeline = simulate(DESIGN, catalog(), actions)
        assert all(judge(timeline, one).met for one in suggested(timeline)), actions


def test_the_margin_is_rounded_up_to_what_people_say() -> None:
    assert [with_margin(ms) for ms in (1, 103_000, 700_000, 7_200_000)] == [10_000, 130_000, 840_000, 9_000_000]
    assert all(with_margin(ms) >= ms * MARGIN for ms in (7, 499_999, 500_001, 3_000_001))


def test_what_is_expected_of_a_group_already_stays_and_suggesting_again_adds_nothing() -> None:
    mine = Expectation(id="", scenario="", group="g2", within_ms=1)
    step = Step(id="", scenario="", kind="power", subject="n1")
    design = apply(DESIGN, save_scenario(DESIGN, "Night", [step], [mine]))
    (scenario,) = design.scenarios
    diff, count = suggestion(design, catalog(), scenario)
    after = apply(design, diff)
    groups = [one.group for one in after.expectations.values()]
    assert groups.count("g2") == 1
    assert set(groups) >= {"g2", "g3", "g4"}
    assert count == len(groups) - 1
    assert suggestion(after, catalog(), scenario)[1] == 0


def test_a_scenario_that_cannot_be_played_suggests_nothing() -> None:
    step = Step(id="", scenario="", kind="power", subject="n9")
    design = apply(DESIGN, save_scenario(DESIGN, "Old", [step]))
    with pytest.raises(EditError, match="n9"):
        suggestion(design, catalog(), next(iter(design.scenarios)))
