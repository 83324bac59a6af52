"""Restarts, their periods and delays, what is left failed, and the one more attempt after a retry period."""

from __future__ import annotations

import pytest

from designer.catalog.schema import Catalog
from designer.model.diff import adding, apply
from designer.model.records import Resource
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.narrate import narrate
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import parse_event
from designer.simulation.simulate import simulate
from tests.simulation.play import count, group_state, owner, play, resources, times
from tests.support.clusters import changed, cluster, f2, nodes, plain, possible

HOUR = 3_600_000


def failing(*seconds: float, resource: str = "G-SVC") -> list[str]:
    return [f"resource:{resource}@{second}" for second in seconds]


def one(**values: object) -> Snapshot:
    """A group of one Generic Service on the first of two nodes."""
    return changed(cluster(nodes(2), plain("G", "n1")), "resources", "G-SVC", **values)


def told(timeline: Timeline) -> str:
    return "\n".join(narrate(timeline)).replace("\xa0", " ")


def as_2008(snapshot: Snapshot, catalog: Catalog, *events: str) -> Timeline:
    return simulate(snapshot, catalog, [parse_event(text, snapshot) for text in events], service="ws2008")


@pytest.mark.parametrize(("failures", "restarts", "failovers"), [(2, 2, 0), (3, 3, 0), (4, 3, 1), (5, 4, 1)])
def test_one_failure_more_than_the_threshold_escalates(
    catalog: Catalog, failures: int, restarts: int, failovers: int
) -> None:
    timeline = play(one(), catalog, *failing(*range(0, 100 * failures, 100)))
    assert (count(timeline, "restart"), count(timeline, "failover")) == (restarts, failovers)


@pytest.mark.parametrize(("last", "failovers"), [(899, 1), (900, 1), (900.001, 0), (901, 0)])
def test_the_period_begins_with_its_first_failure(catalog: Catalog, last: float, failovers: int) -> None:
    timeline = play(one(), catalog, *failing(0, 100, 200, last))
    assert count(timeline, "failover") == failovers


def test_periods_do_not_slide(catalog: Catalog) -> None:
    """Four failures within 900 s, but on both sides of the end of a period: nothing escalates."""
    timeline = play(one(), catalog, *failing(0, 700, 800, 901, 1000, 1100))
    assert (count(timeline, "restart"), count(timeline, "failover")) == (6, 0)


def test_a_new_period_escalates_like_the_first(catalog: Catalog) -> None:
    timeline = play(one(), catalog, *failing(0, 1000, 1100, 1200, 1300))
    assert (count(timeline, "restart"), count(timeline, "failover")) == (4, 1)


def test_restarts_without_end_have_a_period_of_no_length(catalog: Catalog) -> None:
    timeline = play(one(restart_period_ms=0), catalog, *failing(*range(0, 1000, 100)))
    assert (count(timeline, "restart"), count(timeline, "failover")) == (10, 0)


@pytest.mark.parametrize(("fails", "state", "failovers"), [(0, "online", 0), (3, "online", 0), (4, "online", 1)])
def test_attempts_to_come_online_that_fail(catalog: Catalog, fails: int, state: str, failovers: int) -> None:
    """The failure itself and the failed attempts count alike: three are restarted, the next one moves the group."""
    timeline = play(one(), catalog, f"start-failure:G-SVC={fails}", "resource:G-SVC")
    assert (group_state(timeline, "G"), count(timeline, "failover")) == (state, 1 if fails > 2 else failovers)
    reasons = [event.detail for event in timeline.events if event.after == "failed"]
    assert reasons == ["", *["start failure"] * fails]


def test_failures_while_the_group_fails_over(catalog: Catalog) -> None:
    """Twice it does not come online on the new node, then it works: each node has its own restarts."""
    snapshot = one(restart_threshold=2)
    timeline = play(snapshot, catalog, *failing(0, 20, 40), "start-failure:G-SVC=2@41")
    assert (owner(timeline, "G"), group_state(timeline, "G")) == ("n2", "online")
    assert (count(timeline, "restart"), count(timeline, "failover")) == (4, 1)
    expected = "fails on N2 while coming online, as the scenario says; it is restarted there (restart 1 of 2)"
    assert expected in told(timeline)


def test_a_node_lost_while_its_group_arrives(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), plain("G", "n1", ("n1", "n2", "n3")))
    timeline = play(snapshot, catalog, "move:G=N2", "power:N2@6")
    assert (owner(timeline, "G"), group_state(timeline, "G")) == ("n3", "online")


def test_no_restart_waits_on_windows_2003_and_half_a_second_later(catalog: Catalog) -> None:
    assert times(play(one(), catalog, *failing(0)), "G-SVC", "online pending") == [0]
    timeline = as_2008(one(), catalog, *failing(0))
    assert times(timeline, "G-SVC", "online pending") == [500]
    assert times(timeline, "G-SVC", "online") == [5500]


def test_14_16_one_failover_then_left_failed_and_tried_once_an_hour_later(catalog: Catalog) -> None:
    snapshot = one(restart_threshold=0)
    timeline = as_2008(snapshot, catalog, *failing(0, 100), "start-failure:G-SVC=9@101")
    assert (count(timeline, "failover"), count(timeline, "given up")) == (1, 2)
    given_up, again = [event for event in timeline.events if event.kind == "given up"]
    assert (given_up.at, given_up.limit, again.detail) == (100_000, 1, "retry")
    (retry,) = [event for event in timeline.events if event.kind == "retry"]
    assert retry.at == 100_000 + HOUR
    assert [at for at in times(timeline, "G-SVC", "online pending") if at > 100_000] == [retry.at]
    assert (owner(timeline, "G"), group_state(timeline, "G")) == ("n2", "failed")
    assert "Generic Service is tried once more on N2, 3600 s after it was left failed." in told(timeline)


def test_16_an_attempt_that_works_makes_all_well(catalog: Catalog) -> None:
    timeline = as_2008(one(restart_threshold=0), catalog, *failing(0, 100))
    assert (group_state(timeline, "G"), timeline.end) == ("online", 100_000 + HOUR + 5_000)
    later = as_2008(one(restart_threshold=0), catalog, *failing(0, 100, 4000))
    assert count(later, "retry") == 2


def test_windows_2003_never_tries_again_unless_the_resource_says_so(catalog: Catalog) -> None:
    snapshot = changed(f2(failover_threshold=0), "resources", "E-NN", restart_threshold=0)
    assert count(play(snapshot, catalog, "resource:E-NN"), "retry") == 0
    own = changed(snapshot, "resources", "E-NN", retry_period_ms=60_000)
    timeline = play(own, catalog, "resource:E-NN")
    assert (count(timeline, "retry"), group_state(timeline, "E")) == (1, "online")
    never = changed(snapshot, "resources", "E-NN", retry_period_ms=0xFFFFFFFF)
    assert count(play(never, catalog, "resource:E-NN"), "retry") == 0


def test_a_retry_that_fails_takes_everything_down_again(catalog: Catalog) -> None:
    snapshot = changed(f2(failover_threshold=0), "resources", "E-NN", restart_threshold=0, retry_period_ms=600_000)
    timeline = play(snapshot, catalog, "resource:E-NN", "start-failure:E-NN=1@1")
    states = resources(timeline, "E")
    assert (states.pop("NN"), set(states.values())) == ("failed", {"offline"})
    assert (count(timeline, "retry"), count(timeline, "given up")) == (1, 2)


def test_later_services_leave_only_the_failed_part_down(catalog: Catalog) -> None:
    snapshot = changed(f2(failover_threshold=0), "resources", "E-NN", restart_threshold=0, retry_period_ms=0)
    early, late = play(snapshot, catalog, "resource:E-NN"), as_2008(snapshot, catalog, "resource:E-NN")
    assert (resources(early, "E")["DISK"], resources(early, "E")["IP"]) == ("offline", "offline")
    assert (resources(late, "E")["DISK"], resources(late, "E")["IP"]) == ("online", "online")
    assert (resources(late, "E")["NN"], resources(late, "E")["IS"]) == ("failed", "offline")


def test_a_resource_restarted_only_is_tried_again_without_moving_its_group(catalog: Catalog) -> None:
    snapshot = one(restart_action="restart", restart_threshold=0, retry_period_ms=60_000)
    timeline = play(snapshot, catalog, "resource:G-SVC", "start-failure:G-SVC=1@1")
    assert (count(timeline, "retry"), count(timeline, "left failed")) == (1, 2)
    assert (owner(timeline, "G"), group_state(timeline, "G")) == ("n1", "failed")


def test_the_highest_number_of_failovers_means_one_less_than_nodes(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), plain("G", "n1", failover_threshold=0xFFFFFFFF))
    snapshot = changed(snapshot, "resources", "G-SVC", restart_threshold=0)
    timeline = play(snapshot, catalog, *failing(0, 100, 200))
    assert (count(timeline, "failover"), count(timeline, "given up")) == (2, 1)


def test_a_group_that_finds_no_node_does_not_hold_up_a_node_that_stops(catalog: Catalog) -> None:
    """It was failing over when its target was lost and its own node was stopped."""
    snapshot = cluster(nodes(2), plain("G", "n1"))
    slow = Resource(id="G-SLOW", name="G-SLOW", type="generic-service", group="G", offline_ms=20_000)
    snapshot = changed(apply(snapshot, adding([("resources", slow)])), "resources", "G-SVC", restart_threshold=0)
    timeline = play(snapshot, catalog, "resource:G-SVC@10", "power:N2@12", "service:N1@14")
    assert timeline.state_at(timeline.end).nodes == {"n1": "down", "n2": "down"}


def test_giving_up_does_not_concern_what_waits_for_its_restart(catalog: Catalog) -> None:
    snapshot = cluster(nodes(2), plain("G", "n1", failover_threshold=0))
    other = Resource(id="G-OTHER", name="G-OTHER", type="generic-service", group="G")
    snapshot = changed(apply(snapshot, adding([("resources", other)])), "resources", "G-SVC", restart_threshold=0)
    timeline = as_2008(snapshot, catalog, "resource:G-OTHER@10", "resource:G-SVC@10.2")
    assert times(timeline, "G-OTHER", "online") == [15_500]
    assert [at for at in times(timeline, "G-SVC", "online") if at < HOUR] == []


@pytest.mark.parametrize(("last", "failovers"), [(3 * 3600 - 1, 2), (3 * 3600, 2), (3 * 3600 + 0.001, 3)])
def test_the_period_of_failovers_begins_with_the_first(catalog: Catalog, last: float, failovers: int) -> None:
    snapshot = cluster(nodes(2), plain("G", "n1", failover_threshold=2, failover_period_h=3))
    snapshot = changed(snapshot, "resources", "G-SVC", restart_threshold=0)
    timeline = play(snapshot, catalog, *failing(0, 1000, last))
    assert count(timeline, "failover") == failovers


def test_nothing_is_tried_again_on_a_paused_node_or_on_the_way_to_another(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), plain("G", "n1", failover_threshold=0))
    slow = Resource(id="G-SLOW", name="G-SLOW", type="generic-service", group="G", offline_ms=20_000)
    snapshot = changed(apply(snapshot, adding([("resources", slow)])), "resources", "G-SVC", restart_threshold=0)
    paused = as_2008(snapshot, catalog, "resource:G-SVC", "pause:N1@100")
    assert (count(paused, "retry"), group_state(paused, "G")) == (0, "failed")
    moved = as_2008(snapshot, catalog, "resource:G-SVC", "move:G=N2@3590")
    assert (count(moved, "retry"), owner(moved, "G"), group_state(moved, "G")) == (0, "n2", "online")


def test_a_group_that_never_failed_over_gives_up_with_none_counted(catalog: Catalog) -> None:
    timeline = play(one(restart_threshold=0), catalog, "power:N2", *failing(60))
    (given_up,) = [event for event in timeline.events if event.kind == "given up"]
    assert (given_up.detail, given_up.count, given_up.limit) == ("no node", 0, 10)


@pytest.mark.parametrize(("service", "others"), [("ws2003", "offline"), ("ws2008", "online")])
def test_a_group_whose_target_is_lost_on_the_way_gives_up_where_it_is(
    catalog: Catalog, service: str, others: str
) -> None:
    snapshot = cluster(nodes(3), plain("G", "n1"))
    slow = Resource(id="G-SLOW", name="G-SLOW", type="generic-service", group="G", offline_ms=20_000)
    snapshot = possible(apply(snapshot, adding([("resources", slow)])), ("n1", "n2"), "G-SLOW")
    snapshot = changed(snapshot, "resources", "G-SVC", restart_threshold=0, retry_period_ms=0)
    events = [parse_event(text, snapshot) for text in ("resource:G-SVC@10", "power:N2@12")]
    timeline = simulate(snapshot, catalog, events, service=service)
    assert (count(timeline, "failover"), count(timeline, "given up")) == (1, 1)
    assert (owner(timeline, "G"), resources(timeline, "G")) == ("n1", {"SVC": "failed", "SLOW": others})


def test_after_a_retry_that_failed_a_move_begins_anew(catalog: Catalog) -> None:
    """It fails to come online after the hour, and once more on the node to which an administrator moves it."""
    snapshot = one(restart_threshold=1)
    snapshot = changed(snapshot, "groups", "G", failover_threshold=0)
    timeline = as_2008(snapshot, catalog, *failing(0, 10), "start-failure:G-SVC=2@11", "move:G=N2@4000")
    assert [event.detail for event in timeline.events if event.kind == "given up"] == ["threshold", "retry"]
    assert (owner(timeline, "G"), group_state(timeline, "G")) == ("n2", "online")
    assert count(timeline, "restart") == 2
