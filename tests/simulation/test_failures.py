"""Resource failures: restarts, thresholds, periods, failover budgets. Numbers are those of the acceptance scenarios."""

from __future__ import annotations

import pytest

from designer.catalog.schema import Catalog
from designer.model.diff import adding, apply
from designer.model.records import Disk
from designer.model.snapshot import Snapshot
from tests.simulation.play import count, decision, group_state, outage_ms, owner, play, refusals, resources, times
from tests.support.clusters import changed, cluster, evs, f2, nodes, plain


def fails(resource: str, *seconds: float) -> list[str]:
    return [f"resource:{resource}@{second}" for second in seconds]


def test_1_three_failures_are_restarts_on_the_node(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, *fails("E-IP", 0, 60, 120))
    assert (count(timeline, "restart"), count(timeline, "failover")) == (3, 0)
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n1", "online")


def test_2_the_fourth_moves_the_group(catalog: Catalog) -> None:
    quick = play(f2(), catalog, *fails("E-IP", 0, 60, 120, 180))
    assert (count(quick, "failover"), owner(quick, "E"), group_state(quick, "E")) == (1, "n2", "online")
    timeline = play(f2(), catalog, *fails("E-IP", 0, 150, 300, 450))
    (failover,) = [event for event in timeline.events if event.kind == "failover"]
    assert (failover.count, failover.limit, failover.other) == (1, 10, "E-IP")
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n2", "online")
    at = failover.at
    stopped = [event.subject for event in timeline.events if event.at >= at and event.after == "offline"]
    assert stopped.index("E-SA") > max(stopped.index(name) for name in ("E-SMTP", "E-HTTP"))
    assert stopped.index("E-NN") > stopped.index("E-SA")


def test_3_a_new_period_forgives(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, *fails("E-IP", 0, 100, 200, 1200, 1300, 1400))
    assert (count(timeline, "restart"), count(timeline, "failover")) == (6, 0)
    assert owner(timeline, "E") == "n1"


def test_4_a_resource_that_does_not_affect_the_group_stays_failed_alone(catalog: Catalog) -> None:
    snapshot = changed(f2(), "resources", "E-IP", restart_action="restart")
    timeline = play(snapshot, catalog, *fails("E-IP", 0, 100, 200, 300))
    assert owner(timeline, "E") == "n1"
    assert group_state(timeline, "E") == "failed"
    assert resources(timeline, "E") == {
        "DISK": "online",
        "IP": "failed",
        "NN": "offline",
        "SA": "offline",
        "IS": "offline",
        "SMTP": "offline",
        "HTTP": "offline",
    }


def test_5_no_restart_at_all(catalog: Catalog) -> None:
    timeline = play(changed(f2(), "resources", "E-IP", restart_action="none"), catalog, *fails("E-IP", 10))
    assert (count(timeline, "restart"), count(timeline, "failover")) == (0, 0)
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n1", "failed")
    assert resources(timeline, "E")["DISK"] == "online"


def test_9_only_what_needs_the_failed_resource_goes_down(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, *fails("E-NN", 5))
    for untouched in ("E-IP", "E-DISK"):
        assert not [event for event in timeline.events if event.subject == untouched]
    back = [times(timeline, name, "online")[-1] for name in ("E-NN", "E-SA", "E-SMTP")]
    assert back == sorted(back)
    down = max(times(timeline, "E-SA", "offline"))
    assert times(timeline, "E-NN", "online pending") == [down]
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n1", "online")


def escalating(threshold: int | None = None, hours: int | None = None) -> Snapshot:
    """A group whose only resource makes it move at each failure."""
    snapshot = cluster(nodes(2), plain("G", "n1", failover_threshold=threshold, failover_period_h=hours))
    return changed(snapshot, "resources", "G-SVC", restart_threshold=0)


def test_12_the_failover_after_the_last_is_not_made(catalog: Catalog) -> None:
    timeline = play(escalating(5, 3), catalog, *fails("G-SVC", *range(0, 6000, 1000)))
    assert count(timeline, "failover") == 5
    (given_up,) = [event for event in timeline.events if event.kind == "given up"]
    assert (given_up.at, given_up.detail, given_up.count, given_up.limit) == (5_000_000, "threshold", 5, 5)
    assert (owner(timeline, "G"), group_state(timeline, "G")) == ("n2", "failed")


def test_13_a_new_period_has_a_new_budget(catalog: Catalog) -> None:
    seconds = [0, 1000, 2000, 3000, 4000, 3 * 3600 + 60]
    timeline = play(escalating(5, 3), catalog, *fails("G-SVC", *seconds))
    assert (count(timeline, "failover"), count(timeline, "given up")) == (6, 0)
    assert (owner(timeline, "G"), group_state(timeline, "G")) == ("n1", "online")


@pytest.mark.parametrize(("escalations", "node", "state"), [(10, "n1", "online"), (11, "n1", "failed")])
def test_15_ten_failovers_by_default(catalog: Catalog, escalations: int, node: str, state: str) -> None:
    timeline = play(escalating(), catalog, *fails("G-SVC", *range(0, 100 * escalations, 100)))
    assert count(timeline, "failover") == 10
    assert (owner(timeline, "G"), group_state(timeline, "G")) == (node, state)


def test_giving_up_takes_the_whole_group_down(catalog: Catalog) -> None:
    snapshot = f2(failover_threshold=0)
    snapshot = changed(snapshot, "resources", "E-NN", restart_threshold=0)
    timeline = play(snapshot, catalog, *fails("E-NN", 0))
    assert resources(timeline, "E") == dict.fromkeys(("DISK", "IP", "SA", "IS", "SMTP", "HTTP"), "offline") | {
        "NN": "failed"
    }
    assert outage_ms(timeline, "E") == [None]


def test_a_group_without_another_node_gives_up_at_once(catalog: Catalog) -> None:
    timeline = play(escalating(), catalog, "power:N2", *fails("G-SVC", 60))
    (given_up,) = [event for event in timeline.events if event.kind == "given up"]
    assert (given_up.detail, given_up.at) == ("no node", 60_000)
    assert count(timeline, "failover") == 0
    assert (owner(timeline, "G"), group_state(timeline, "G")) == ("n1", "failed")


def test_a_failure_while_coming_online_counts_like_any_other(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, *fails("E-NN", 0, 31, 32, 33))
    assert count(timeline, "failover") == 1
    assert owner(timeline, "E") == "n2"


def test_each_node_has_its_own_restarts(catalog: Catalog) -> None:
    snapshot = cluster(nodes(2), plain("G", "n1"))
    timeline = play(snapshot, catalog, *fails("G-SVC", 0, 20, 40, 60, 100, 120, 140))
    assert (count(timeline, "restart"), count(timeline, "failover")) == (6, 1)
    assert owner(timeline, "G") == "n2"


def test_by_default_a_type_that_does_not_affect_the_group_is_only_restarted(catalog: Catalog) -> None:
    snapshot = cluster(nodes(2), evs("E", "n1"))
    snapshot = changed(snapshot, "resources", "E-HTTP", type="exchange-pop3")
    timeline = play(snapshot, catalog, *fails("E-HTTP", 0, 10, 20, 30))
    assert (owner(timeline, "E"), resources(timeline, "E")["HTTP"]) == ("n1", "failed")
    assert resources(timeline, "E")["IS"] == "online"


def test_what_does_not_run_cannot_fail(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "power:N1", *fails("E-SA", 5))
    assert refusals(timeline) == ["E-SA is offline"]
    assert refusals(play(f2(), catalog, "resource:Disk Q:")) == ["the quorum resource cannot be failed on request"]


def test_a_disk_fails_on_a_node_that_does_not_see_it(catalog: Catalog) -> None:
    snapshot = apply(f2(), adding([("disks", Disk(id="d9", name="Data", letter="S", visible_to=("n1",)))]))
    snapshot = changed(snapshot, "resources", "E-DISK", disk="d9")
    timeline = play(snapshot, catalog, "move:E=N2")
    reasons = {event.detail for event in timeline.events if event.subject == "E-DISK" and event.after == "failed"}
    assert reasons == {"no path"}
    assert decision(timeline, "E").target == "n1"
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n1", "online")
