"""What is told of a row of the timeline under the pointer."""

from __future__ import annotations

import pytest

from designer.app.pointing import begun_by, pointed_at
from designer.drawing.timeline.story import story_of, with_allowances
from tests.simulation.play import play
from tests.support.samples import catalog, sample

DESIGN = sample("four-node-3-plus-1")
RUN = play(DESIGN, catalog(), "power:NODE1", "start:NODE1@120")
STORY = story_of(RUN, catalog(), with_cluster=True)


def told(subject: str, at_s: float) -> list[str]:
    return pointed_at(RUN, STORY, subject, at_s * 1000).replace("\xa0", " ").split("\n")


def resource(name: str) -> str:
    return next(one.id for one in DESIGN.members("g2") if RUN.labels[one.id] == name)


def test_a_bar_tells_times_cause_and_float() -> None:
    assert told(resource("Disk R:"), 18) == [
        "Disk R: comes online on NODE4",
        "0:17.2 to 0:20.2, 3 s",
        "Because of 0:17.2 EVS1 is on NODE4",
        "Float 8 s: so much later it could end, and EVS1 would not be down for longer",
    ]
    assert told(resource("System Attendant"), 30)[-1] == "No float: EVS1 waits for it"


@pytest.mark.parametrize(
    ("at", "first", "second"),
    [
        (5, "Disk R: is offline on NODE1", "0:00.0 to 0:17.2, 17.2 s"),
        (60, "Disk R: is online on NODE4", "from 0:20.2 on"),
    ],
)
def test_what_waits_or_is_there_tells_since_when(at: int, first: str, second: str) -> None:
    assert told(resource("Disk R:"), at)[:2] == [first, second]


def test_a_group_tells_its_outage_and_what_is_allowed() -> None:
    assert told("g2", 0) == [
        "EVS1: down 80.2 s",
        "Nothing says how long it may be: the scenario expects no time of it.",
        "Down from 0:00.0 to 1:20.2",
    ]
    text = pointed_at(RUN, with_allowances(STORY, {"g2": 60_000}), "g2", 0).replace("\xa0", " ")
    assert text.startswith("EVS1: Missed, down 80.2 s of 60 s allowed")


def test_nodes_and_what_is_not_there() -> None:
    assert told("n1", 10)[0] == "NODE1: down"
    assert told("n1", 125)[0] == "NODE1: joining"
    assert told("nowhere", 10) == [""]
    assert pointed_at(RUN, STORY, "", 0) == ""


def test_the_state_from_the_start_has_no_event() -> None:
    run = play(DESIGN, catalog(), "power:NODE1@10")
    assert begun_by(run, resource("Disk R:"), 5_000) is None
    begun = begun_by(run, resource("Disk R:"), 28_000)
    assert begun is not None
    assert begun.after == "online pending"
