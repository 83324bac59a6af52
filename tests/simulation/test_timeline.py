"""Reading a timeline: states at any time, bars, outages, critical paths."""

from __future__ import annotations

from itertools import pairwise

import pytest

from designer.catalog.schema import Catalog
from designer.simulation.outcome.critical import critical_path
from designer.simulation.outcome.outages import Outcome, outages, outcomes
from designer.simulation.record.state import group_state
from designer.simulation.record.timeline import Segment
from tests.simulation.play import play
from tests.support.clusters import changed, cluster, evs, f2, nodes, quorum_group, with_stores


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (["online", "offline"], "partially online"),
        (["online", "online pending"], "pending"),
        (["offline", "offline pending"], "pending"),
        (["failed", "online"], "failed"),
        (["failed", "online pending"], "failed"),
        ([], "offline"),
        (["offline", "offline"], "offline"),
        (["online", "online"], "online"),
    ],
)
def test_59_the_state_of_a_group_is_derived(states: list[str], expected: str) -> None:
    assert group_state(states) == expected  # type: ignore[arg-type]


def test_states_at_any_time(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "move:E=N2@10")
    assert timeline.state_at(-5).groups["E"] == "online"
    assert timeline.state_at(9_999) != timeline.state_at(10_000)
    assert timeline.state_at(10_000).resources["E-IS"] == "offline pending"
    assert timeline.state_at(10_000).resources["E-SA"] == "online"
    assert timeline.state_at(10**9).at == 10**9
    assert timeline.state_at(10**9).owners == {"CG": "n2", "E": "n2"}
    assert timeline.state_at(10**9).quorum_owner == "n2"


def test_bars_cover_all_time_without_gaps(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "power:N1@5")
    assert timeline.end == 5_000 + 7_200 + 41_000
    assert timeline.segments("E-NN") == [
        Segment(0, 5_000, "online", "n1"),
        Segment(5_000, 12_200, "offline", "n1"),
        Segment(12_200, 13_200, "offline", "n2"),
        Segment(13_200, 23_200, "online pending", "n2"),
        Segment(23_200, 53_200, "online", "n2"),
    ]
    assert timeline.segments("CG-Q") == [Segment(0, 53_200, "online", "n2")]


def test_outages_and_outcomes(catalog: Catalog) -> None:
    snapshot = changed(f2(), "resources", "E-IP", restart_action="none")
    timeline = play(snapshot, catalog, "move:E=N2@10", "resource:E-IP@200", "resource:E-SMTP@300")
    first, second = outages(timeline)["E"]
    assert (first.start, first.end, first.ms) == (10_000, 87_000, 77_000)
    assert (second.start, second.end, second.ms) == (200_000, None, None)
    assert outages(timeline)["CG"] == ()
    assert outcomes(timeline) == {"CG": Outcome("unaffected", "n2", 0), "E": Outcome("offline", "n2", None)}


def test_the_critical_path_of_a_crash(catalog: Catalog) -> None:
    snapshot = with_stores(cluster(nodes(2), quorum_group("n1"), evs("E", "n1")), "E", 4, 5, 500)
    timeline = play(snapshot, catalog, "power:N1@3")
    (outage,) = outages(timeline)["E"]
    path = critical_path(timeline, outage)
    assert [(step.kind, step.subject, step.end - step.start) for step in path] == [
        ("detect", "n1", 7_200),
        ("arbitrate", "CG", 10_000),
        ("online", "E-IP", 1_000),
        ("online", "E-NN", 10_000),
        ("online", "E-SA", 15_000),
        ("replay", "E-IS", 8_000),
        ("online", "E-IS", 75_000),
    ]
    assert [step.label for step in path[-3:]] == [
        "System Attendant comes online",
        "Information Store replays 16 logs",
        "Information Store comes online",
    ]


@pytest.mark.parametrize(
    "events",
    [
        ["power:N1"],
        ["move:E=N2"],
        ["service:N1@4"],
        ["power:N1", "power:N2@30"],
        ["power:N1", "power:N2@10", "power:N3@20", "start:N1@100"],
        ["resource:E-SA", "resource:E-SA@20", "resource:E-SA@40", "resource:E-SA@46"],
        ["move:E=N2", "power:N2@60", "start:N2@90", "move:E=N3@200"],
        ["power:N3", "power:N1@2", "start:N3@40", "service:N2@60"],
    ],
)
def test_a_critical_path_adds_up_to_its_outage(catalog: Catalog, events: list[str]) -> None:
    snapshot = with_stores(cluster(nodes(3), quorum_group("n1"), evs("E", "n1", ("n1", "n2", "n3"))), "E", 2, 2, 100)
    timeline = play(snapshot, catalog, *events)
    ended = [outage for listed in outages(timeline).values() for outage in listed if outage.end is not None]
    assert ended
    for outage in ended:
        path = critical_path(timeline, outage)
        assert path[0].start == outage.start
        assert path[-1].end == outage.end
        assert all(one.end == next_.start for one, next_ in pairwise(path))


def test_an_outage_without_end_has_no_path(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "power:N1", "power:N2")
    (outage,) = outages(timeline)["E"]
    assert critical_path(timeline, outage) == ()


def test_the_path_says_what_a_second_fault_broke_off(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), quorum_group("n3"), evs("E", "n1", ("n1", "n2", "n3")))
    timeline = play(snapshot, catalog, "power:N1", "power:N2@30")
    path = critical_path(timeline, outages(timeline)["E"][0])
    broken = next(step for step in path if step.kind == "broken off")
    assert broken.label == "E was on its way until N2 lost power"
    assert broken.end == 30_000


def test_a_state_knows_what_an_administrator_keeps_offline(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "offline:E@10", "offline:CG-Q@20", "online:E@600")
    kept = [timeline.state_at(second * 1000).kept_offline for second in (9, 10, 599, 600)]
    assert [("E" in one) for one in kept] == [False, True, True, False]
