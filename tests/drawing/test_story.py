"""Runs of the simulation as the timeline tells them."""

from __future__ import annotations

from typing import get_args

import pytest

from designer.drawing.timeline import timeline
from designer.drawing.timeline.story import PHASES, story_of
from designer.simulation.outcome.critical import StepKind
from designer.simulation.scenario.actions import parse_event
from designer.simulation.simulate import simulate
from designer.simulation.trials.library import offered
from tests.support.layout import assert_sound
from tests.support.samples import catalog, sample

DESIGN = sample("four-node-3-plus-1")


def test_every_kind_of_step_belongs_to_a_phase() -> None:
    assert set(PHASES) == set(get_args(StepKind))


@pytest.mark.parametrize("code", [one.test.code for one in offered(DESIGN, catalog()) if one.status == "played"])
def test_the_story_of_a_ready_test_can_be_drawn(code: str) -> None:
    test = next(one for one in offered(DESIGN, catalog()) if one.test.code == code)
    story = story_of(simulate(DESIGN, catalog(), test.runs[0].actions), catalog())
    assert_sound(timeline(story))
    assert len(story.markers) == len(test.runs[0].actions)


def test_what_is_done_on_purpose_is_no_fault() -> None:
    actions = [parse_event(text, DESIGN) for text in ("power:NODE1", "pause:NODE2@5", "network:Private@9")]
    markers = story_of(simulate(DESIGN, catalog(), actions), catalog()).markers
    assert [(marker.label, marker.fault) for marker in markers] == [
        ("NODE1 loses power", True),
        ("NODE2 is paused", False),
        ("Private network fails", True),
    ]


def test_what_happens_to_the_cluster_itself_has_rows_where_it_is_wanted() -> None:
    actions = [parse_event(text, DESIGN) for text in ("power:NODE1", "start:NODE1@60", "pause:NODE2@90")]
    run = simulate(DESIGN, catalog(), actions)
    plain, whole = story_of(run, catalog()), story_of(run, catalog(), with_cluster=True)
    added = [row.label for row in whole.rows if row.label not in {one.label for one in plain.rows}]
    assert added == ["Cluster", "NODE1", "NODE2", "Quorum"]
    rows = {row.label: row for row in whole.rows}
    assert [one.kind for one in rows["NODE1"].segments] == ["steady", "failed", "online", "steady"][1:]
    assert [one.kind for one in rows["NODE2"].segments] == ["steady", "wait"]
    assert [one.kind for one in rows["Quorum"].segments] == ["failed", "steady"]
    assert_sound(timeline(whole))


def test_a_network_that_fails_has_a_row() -> None:
    run = simulate(
        DESIGN, catalog(), [parse_event("network:Private", DESIGN), parse_event("repair:Private@60", DESIGN)]
    )
    (heading, row) = story_of(run, catalog(), with_cluster=True).rows
    assert (heading.heading, row.label) == (True, "Private")
    assert [one.kind for one in row.segments] == ["steady", "failed", "steady"]
    nothing = simulate(DESIGN, catalog(), [parse_event("directory:DC1", DESIGN)])
    assert story_of(nothing, catalog(), with_cluster=True).rows == ()
