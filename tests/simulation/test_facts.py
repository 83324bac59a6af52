"""Every event of a run in one line."""

from __future__ import annotations

from typing import get_args

import pytest

from designer.simulation.outcome.facts import TOPICS, fact
from designer.simulation.record.events import EventKind
from designer.simulation.simulate import simulate
from designer.simulation.trials.library import offered
from tests.simulation.play import play
from tests.support.samples import catalog, sample

DESIGN = sample("four-node-3-plus-1")


def test_every_kind_of_event_is_about_something() -> None:
    assert set(TOPICS) == set(get_args(EventKind))


@pytest.mark.parametrize("name", ["four-node-3-plus-1", "eight-node-6-plus-2"])
def test_every_event_of_the_ready_tests_has_its_line(name: str) -> None:
    design = sample(name)
    for one in offered(design, catalog()):
        for run in one.runs:
            timeline = simulate(design, catalog(), run.actions)
            for event in timeline.events:
                text = fact(timeline, event)
                assert text
                assert "None" not in text
                assert "  " not in text
                assert not text.rstrip(":").endswith((" on", " of", " by"))


def test_a_node_is_lost() -> None:
    timeline = play(DESIGN, catalog(), "power:NODE1")
    told = [fact(timeline, event) for event in timeline.events]
    assert told[0] == "NODE1 loses power"
    for line in (
        "NODE1 is down",
        "Loss of NODE1 is noticed",
        "EVS1 is to go to NODE4",
        "EVS1 is on NODE4",
        "EVS1: Disk R: is online pending on NODE4",
        "EVS1: Information Store has replayed 8 logs",
        "EVS1: Information Store is online on NODE4",
    ):
        assert line in told
