"""Failback and its windows. Numbers are those of the acceptance scenarios; times of day begin where a test says."""

from __future__ import annotations

import pytest

from designer.catalog.schema import Catalog
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.critical import critical_path
from designer.simulation.outcome.outages import outages
from designer.simulation.plan.daytime import time_of_day, window_wait
from designer.simulation.record.timeline import Timeline
from designer.simulation.simulate import simulate
from tests.simulation.play import count, group_state, owner, play
from tests.support.clusters import changed, cluster, f2, nodes, plain, possible

HOUR = 3600


def going_back(*window: int) -> Snapshot:
    """F2 with N1 preferred and failback allowed, in a window of two hours if given."""
    start, end = window or (None, None)
    return f2(preferred=("n1",), failback=True, failback_from=start, failback_until=end)


def moves(timeline: Timeline, group: str = "E") -> list[tuple[float, str | None]]:
    """When a group came to which node, s."""
    return [
        (event.at / 1000, event.after)
        for event in timeline.events
        if event.kind == "owner" and event.subject == group and event.after is not None
    ]


def failbacks(timeline: Timeline) -> list[float]:
    """When failbacks began, s."""
    return [event.at / 1000 for event in timeline.events if event.kind == "failback"]


def test_29_without_failback_a_group_stays(catalog: Catalog) -> None:
    timeline = play(f2(preferred=("n1",)), catalog, "power:N1", "start:N1@300")
    assert (owner(timeline, "E"), count(timeline, "failback")) == ("n2", 0)


def test_30_without_a_window_it_goes_back_at_once(catalog: Catalog) -> None:
    timeline = play(going_back(), catalog, "power:N1", "start:N1@300")
    joined = next(event.at for event in timeline.events if event.kind == "node" and event.after == "up")
    assert failbacks(timeline) == [joined / 1000]
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n1", "online")


def test_31_it_waits_for_its_window(catalog: Catalog) -> None:
    timeline = play(going_back(22, 5), catalog, "power:N1", "start:N1@7200", starts_at="12:00")
    (waits,) = [event for event in timeline.events if event.kind == "window"]
    assert (waits.count, waits.other) == (22, "n1")
    assert failbacks(timeline) == [10 * HOUR]
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n1", "online")


def test_32_a_window_goes_on_after_midnight(catalog: Catalog) -> None:
    timeline = play(going_back(22, 5), catalog, "power:N1", "start:N1@7200", starts_at="1:00")
    joined = next(event.at for event in timeline.events if event.kind == "node" and event.after == "up")
    assert failbacks(timeline) == [joined / 1000]


def test_33_a_failover_does_not_wait(catalog: Catalog) -> None:
    timeline = play(going_back(22, 5), catalog, "power:N1", "start:N1@7200", "power:N2@21600")
    assert moves(timeline)[-1][1] == "n1"
    assert 6 * HOUR < moves(timeline)[-1][0] < 6 * HOUR + 60
    assert (group_state(timeline, "E"), count(timeline, "failback")) == ("online", 0)


def test_34_without_preferred_owners_nothing_goes_back(catalog: Catalog) -> None:
    timeline = play(f2(failback=True), catalog, "power:N1", "start:N1@300")
    assert (owner(timeline, "E"), count(timeline, "failback")) == ("n2", 0)


def test_a_window_that_begins_when_it_ends_never_opens(catalog: Catalog) -> None:
    timeline = play(going_back(5, 5), catalog, "power:N1", "start:N1@300")
    assert owner(timeline, "E") == "n2"
    assert "The failback window of E begins when it ends; it is taken never to open." in timeline.notes


def test_half_a_window_is_none(catalog: Catalog) -> None:
    snapshot = f2(preferred=("n1",), failback=True, failback_from=22)
    assert owner(play(snapshot, catalog, "power:N1", "start:N1@300"), "E") == "n1"


def test_the_question_is_asked_anew_when_the_window_opens(catalog: Catalog) -> None:
    gone = play(going_back(22, 5), catalog, "power:N1", "start:N1@7200", "power:N1@20000")
    assert (owner(gone, "E"), count(gone, "failback")) == ("n2", 0)
    back = play(going_back(22, 5), catalog, "power:N1", "start:N1@7200", "power:N1@20000", "start:N1@25000")
    assert (failbacks(back), count(back, "window")) == ([10 * HOUR], 1)


def test_a_group_that_a_resource_drove_away_goes_back_when_the_window_opens(catalog: Catalog) -> None:
    snapshot = changed(going_back(22, 5), "resources", "E-SA", restart_threshold=0)
    timeline = play(snapshot, catalog, "resource:E-SA")
    assert failbacks(timeline) == [10 * HOUR]
    assert owner(timeline, "E") == "n1"


def test_in_the_window_a_failed_resource_is_no_reason_to_go_back(catalog: Catalog) -> None:
    for snapshot in (going_back(22, 5), going_back()):
        failing = changed(snapshot, "resources", "E-SA", restart_threshold=0)
        timeline = play(failing, catalog, "resource:E-SA", starts_at="23:00")
        assert (owner(timeline, "E"), count(timeline, "failback")) == ("n2", 0)


def test_only_a_better_preferred_owner_calls_a_group_back(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), plain("G", "n1", ("n1", "n2"), failback=True))
    second = play(snapshot, catalog, "power:N1", "power:N2@60", "start:N2@300")
    assert [node for _, node in moves(second, "G")] == ["n2", "n3", "n2"]
    first = play(snapshot, catalog, "power:N1", "start:N1@300", "start:N3@301")
    assert [node for _, node in moves(first, "G")] == ["n2", "n1"]


def test_a_preferred_owner_that_is_not_possible_is_no_target(catalog: Catalog) -> None:
    snapshot = possible(cluster(nodes(3), plain("G", "n2", ("n1", "n2"), failback=True)), ("n2", "n3"), "G-SVC")
    timeline = play(snapshot, catalog, "power:N2", "start:N2@100", "power:N1@200", "start:N1@300")
    assert [node for _, node in moves(timeline, "G")] == ["n3", "n2"]


def test_a_group_that_gave_up_goes_back_and_comes_online(catalog: Catalog) -> None:
    snapshot = changed(going_back(), "resources", "E-SA", restart_threshold=0)
    snapshot = changed(snapshot, "groups", "E", failover_threshold=0)
    timeline = play(snapshot, catalog, "power:N1", "resource:E-SA@200", "start:N1@300")
    assert timeline.state_at(299_000).groups["E"] == "failed"
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n1", "online")


def test_the_simulation_goes_on_until_a_late_window_has_opened(catalog: Catalog) -> None:
    timeline = play(going_back(4, 5), catalog, "power:N1", "start:N1@300", starts_at="05:00")
    assert failbacks(timeline) == [23 * HOUR]
    assert group_state(timeline, "E") == "online"
    assert not [note for note in timeline.notes if "still trying" in note]


@pytest.mark.parametrize(
    ("window", "now", "wait"),
    [
        ((22, 5), "21:59", 60),
        ((22, 5), "22:00", 0),
        ((22, 5), "04:59", 0),
        ((22, 5), "05:00", 17 * HOUR),
        ((1, 3), "00:30", 1800),
        ((1, 3), "02:00", 0),
        ((1, 3), "03:00", 22 * HOUR),
        ((0, 23), "23:30", 1800),
        ((5, 5), "05:00", "never"),
        ((None, 5), "12:00", 0),
        ((22, 24), "12:00", 0),
    ],
)
def test_when_a_window_opens(window: tuple[int | None, int | None], now: str, wait: int | str) -> None:
    group = f2(failback_from=window[0], failback_until=window[1]).groups["E"]
    assert window_wait(group, time_of_day(now)) == (wait if isinstance(wait, str) else wait * 1000)


def test_times_of_day(catalog: Catalog) -> None:
    assert time_of_day("") == time_of_day("12:00") == 12 * HOUR * 1000
    assert time_of_day("00:00") == 0
    assert time_of_day("9:05") == (9 * HOUR + 300) * 1000
    for text in ("24:00", "12:60", "noon", "12", "-1:00", "12:5", "١٢:٠٠"):
        with pytest.raises(ValueError, match=f'"{text}" is no time of day; write hours and minutes, as in 22:00'):
            simulate(f2(), catalog, [], starts_at=text)


def test_the_wait_for_a_window_is_part_of_the_outage(catalog: Catalog) -> None:
    snapshot = changed(going_back(22, 5), "resources", "E-SA", restart_threshold=0)
    snapshot = changed(snapshot, "groups", "E", failover_threshold=0)
    timeline = play(snapshot, catalog, "power:N1", "resource:E-SA@200", "start:N1@300")
    steps = critical_path(timeline, outages(timeline)["E"][-1])
    (wait,) = [step for step in steps if step.label == "Until the failback window of E opens"]
    assert (wait.start, wait.end) == (310_000, 36_000_000)
