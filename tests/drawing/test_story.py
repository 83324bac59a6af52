"""Runs of the simulation as the timeline tells them."""

from __future__ import annotations

from typing import get_args

import pytest

from designer.drawing.timeline import timeline
from designer.drawing.timeline.story import PHASES, story_of
from designer.simulation.critical import StepKind
from designer.simulation.library import offered
from designer.simulation.scenario import parse_event
from designer.simulation.simulate import simulate
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
