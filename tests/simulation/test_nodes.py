"""Nodes lost, stopped and back: detection, quorum, failback. Numbers are those of the acceptance scenarios."""

from __future__ import annotations

from typing import Any

import pytest

from designer.catalog.schema import Catalog
from designer.model.diff import adding, apply
from designer.model.records import Resource, Timing
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.critical import critical_path
from designer.simulation.outcome.outages import outages
from tests.simulation.play import count, group_state, happened, outage_ms, owner, play, refusals, times
from tests.support.clusters import changed, cluster, evs, f2, nodes, plain, quorum_group


def on_first(**values: Any) -> Snapshot:
    """As `f2`, with the quorum on the EVS's node."""
    return cluster(nodes(2), quorum_group("n1"), evs("E", "n1", **values))


def test_40_the_quorum_owner_dies(catalog: Catalog) -> None:
    timeline = play(on_first(), catalog, "power:N1")
    assert happened(timeline, "detected") == [7_200]
    assert happened(timeline, "arbitration") == [7_200]
    assert happened(timeline, "arbitrated") == [17_200]
    assert timeline.state_at(0).quorum_owner is None
    assert timeline.state_at(17_200).quorum_owner == "n2"
    assert times(timeline, "E-DISK", "online pending") == [17_200]
    # detection, arbitration, address and name, System Attendant, Information Store without stores
    assert outage_ms(timeline, "E") == [7_200 + 10_000 + 11_000 + 15_000 + 15_000]


def test_a_surviving_quorum_owner_arbitrates_with_nobody(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "power:N1")
    assert count(timeline, "arbitration") == 0
    assert times(timeline, "E-DISK", "online pending") == [7_200]


def test_a_design_sets_its_own_times(catalog: Catalog) -> None:
    own = [("detect-node", 5_000), ("regroup", 2_000), ("owner-change", 500), ("quorum-arbitration", 20_000)]
    own += [("physical-disk.online", 60_000)]
    snapshot = apply(on_first(), adding([("timings", Timing(id=key, ms=ms)) for key, ms in own]))
    snapshot = changed(snapshot, "resources", "E-SA", online_ms=1_000)
    timeline = play(snapshot, catalog, "power:N1")
    assert times(timeline, "E-DISK", "online pending") == [27_500]
    assert outage_ms(timeline, "E") == [27_500 + 60_000 + 1_000 + 15_000]
    assert timeline.state_at(10_000).owners["E"] is None


def test_a_lost_group_keeps_its_node_until_the_loss_is_noticed(catalog: Catalog) -> None:
    timeline = play(on_first(), catalog, "power:N1@5")
    struck = timeline.state_at(5_000)
    assert (struck.nodes["n1"], struck.owners["E"], struck.groups["E"]) == ("down", "n1", "offline")
    assert timeline.state_at(12_200).owners["E"] is None
    assert timeline.state_at(22_200).owners["E"] == "n2"


def majority(count_: int) -> Snapshot:
    quorum = Resource(id="CG-MNS", name="Majority Node Set", type="majority-node-set", group="CG")
    snapshot = cluster(nodes(count_), quorum_group("n1"), plain("G", "n1"), quorum="majority-node-set")
    return apply(snapshot, adding([("resources", quorum)]))


@pytest.mark.parametrize(
    ("number", "nodes_", "dying", "runs"),
    [(44, 2, 1, False), (43, 3, 1, True), (43, 3, 2, False), (43, 4, 1, True), (43, 4, 2, False), (43, 5, 2, True)],
)
def test_43_44_a_majority_node_set(catalog: Catalog, number: int, nodes_: int, dying: int, runs: bool) -> None:
    events = [f"power:N{node}@{node}" for node in range(1, dying + 1)]
    timeline = play(majority(nodes_), catalog, *events)
    assert (group_state(timeline, "G") == "online") == runs, number
    assert count(timeline, "arbitration") == 0
    final = timeline.state_at(timeline.end)
    assert list(final.nodes.values()).count("up") == (nodes_ - dying if runs else 0)
    assert (count(timeline, "cluster down") == 0) == runs


def test_45_a_node_with_a_stopped_cluster_service_still_counts(catalog: Catalog) -> None:
    stopped = play(majority(4), catalog, "service:N4", "power:N3@30", "power:N2@60")
    assert group_state(stopped, "G") == "offline"
    assert group_state(play(majority(4), catalog, "service:N4", "power:N3@30"), "G") == "online"


def test_a_majority_forms_the_cluster_again(catalog: Catalog) -> None:
    gone = [f"power:N{node}" for node in (1, 2, 3)]
    alone = play(majority(3), catalog, *gone, "start:N2@100")
    assert group_state(alone, "G") == "offline"
    assert [event.detail for event in alone.events if event.kind == "waits"] == [
        "only 1 of 3 nodes is left, and 2 would be a majority"
    ]
    together = play(majority(3), catalog, *gone, "start:N2@100", "start:N3@200")
    assert (owner(together, "G"), group_state(together, "G")) == ("n2", "online")
    gone_again = play(majority(3), catalog, *gone, "start:N2@100", "power:N2@150", "start:N1@200", "start:N3@200")
    assert gone_again.state_at(gone_again.end).nodes == {"n1": "up", "n2": "down", "n3": "up"}


def test_a_local_quorum_never_leaves_its_node(catalog: Catalog) -> None:
    quorum = Resource(id="CG-L", name="Local Quorum", type="local-quorum", group="CG")
    snapshot = cluster(nodes(2), quorum_group("n1"), plain("G", "n2"), quorum="local")
    snapshot = apply(snapshot, adding([("resources", quorum)]))
    for event in ("power:N1", "service:N1"):
        timeline = play(snapshot, catalog, event)
        assert timeline.state_at(timeline.end).nodes == {"n1": "down", "n2": "down"}
        assert group_state(timeline, "G") == "offline"
    assert owner(play(snapshot, catalog, "power:N2"), "G") == "n1"


def test_nobody_sees_the_quorum_disk(catalog: Catalog) -> None:
    snapshot = changed(on_first(), "disks", "q", visible_to=("n1",))
    timeline = play(snapshot, catalog, "power:N1")
    assert timeline.state_at(timeline.end).nodes == {"n1": "down", "n2": "down"}
    assert count(timeline, "stopped") == 1


def test_29_no_failback_by_default(catalog: Catalog) -> None:
    timeline = play(f2(preferred=("n1",)), catalog, "power:N1", "start:N1@300")
    assert timeline.state_at(timeline.end).nodes["n1"] == "up"
    assert owner(timeline, "E") == "n2"


def test_30_failback_at_once_when_allowed(catalog: Catalog) -> None:
    timeline = play(f2(preferred=("n1",), failback=True), catalog, "power:N1", "start:N1@300")
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n1", "online")
    assert happened(timeline, "failback") == [310_000]
    assert len(outage_ms(timeline, "E")) == 2


def test_34_no_failback_without_preferred_owners(catalog: Catalog) -> None:
    timeline = play(f2(failback=True), catalog, "power:N1", "start:N1@300")
    assert owner(timeline, "E") == "n2"


def test_failback_goes_upwards_only(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), plain("G", "n1", ("n1", "n2", "n3"), failback=True))
    timeline = play(snapshot, catalog, "power:N3", "power:N1@20", "start:N3@60")
    assert owner(timeline, "G") == "n2"
    assert outage_ms(timeline, "G") == [12_200]


def test_63_a_clean_stop_needs_no_detection_and_no_arbitration(catalog: Catalog) -> None:
    timeline = play(on_first(), catalog, "service:N1")
    assert (count(timeline, "detected"), count(timeline, "arbitration")) == (0, 0)
    assert (owner(timeline, "E"), owner(timeline, "CG")) == ("n2", "n2")
    assert group_state(timeline, "E") == "online"
    # 20 + 10 + 6 s to go offline, 11 + 15 + 15 s to come online
    assert outage_ms(timeline, "E") == [36_000 + 41_000]
    left = [event.at for event in timeline.events if event.kind == "node"]
    assert left == [36_000]
    assert timeline.state_at(36_000).quorum_owner == "n2"


def test_a_stopping_node_takes_no_group(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), evs("E", "n1", ("n1", "n2", "n3")), evs("X", "n2"))
    timeline = play(snapshot, catalog, "service:N2", "power:N1@5")
    assert owner(timeline, "E") == "n3"


def test_the_last_node_stops(catalog: Catalog) -> None:
    timeline = play(on_first(), catalog, "service:N2", "service:N1@10")
    assert timeline.state_at(timeline.end).nodes == {"n1": "down", "n2": "down"}
    assert group_state(timeline, "E") == "offline"
    assert count(timeline, "cluster down") == 1
    again = play(on_first(), catalog, "service:N2", "service:N1@10", "start:N2@300")
    assert (owner(again, "E"), group_state(again, "E")) == ("n2", "online")
    assert count(again, "formed") == 1


def test_a_second_node_dies_before_the_first_is_noticed(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), quorum_group("n1"), evs("E", "n1", ("n1", "n2", "n3")))
    timeline = play(snapshot, catalog, "power:N1", "power:N2@3")
    assert [event.at for event in timeline.events if event.kind == "detected"] == [7_200, 7_200]
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n3", "online")


def test_the_target_dies_while_the_group_comes_online(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), quorum_group("n3"), evs("E", "n1", ("n1", "n2", "n3")))
    timeline = play(snapshot, catalog, "power:N1", "power:N2@30")
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n3", "online")
    assert outage_ms(timeline, "E") == [30_000 + 7_200 + 41_000]


def test_the_target_of_a_move_dies_meanwhile(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "move:E=N2", "power:N2@20")
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n1", "online")
    assert count(timeline, "kept") == 1


def test_a_node_dies_while_it_arbitrates(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), quorum_group("n1"), plain("G", "n2"))
    timeline = play(snapshot, catalog, "power:N1", "power:N2@10")
    final = timeline.state_at(timeline.end)
    assert final.quorum_owner == "n3"
    assert final.owners == {"CG": "n3", "G": "n3"}
    assert set(final.groups.values()) == {"online"}


def test_everything_dies_during_arbitration_and_a_node_comes_back(catalog: Catalog) -> None:
    for at in (5, 12):
        timeline = play(on_first(), catalog, "power:N1", "power:N2@10", f"start:N1@{at}")
        assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n1", "online")


def test_what_nodes_cannot_do_is_refused(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "start:N1", "power:N1@1", "power:N1@2", "service:N1@3", "start:N1@4", "start:N1@5")
    assert refusals(timeline) == [
        "N1 is up already",
        "N1 has lost power already",
        "N1 is down",
        "N1 is joining already",
    ]


def slowly(snapshot: Snapshot, owner_change_ms: int) -> Snapshot:
    return apply(snapshot, adding([("timings", Timing(id="owner-change", ms=owner_change_ms))]))


def test_the_target_stops_while_the_group_is_in_transit(catalog: Catalog) -> None:
    snapshot = slowly(cluster(nodes(3), evs("E", "n1", ("n1", "n2", "n3"))), 20_000)
    timeline = play(snapshot, catalog, "move:E=N2", "service:N2@40", "power:N1@41")
    assert timeline.state_at(41_000).owners["E"] is None
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n3", "online")
    assert timeline.state_at(timeline.end).nodes["n2"] == "down"


def test_the_target_dies_while_the_group_is_in_transit(catalog: Catalog) -> None:
    snapshot = slowly(cluster(nodes(3), evs("E", "n1", ("n1", "n2", "n3"))), 30_000)
    timeline = play(snapshot, catalog, "move:E=N2", "power:N2@40")
    assert [event.at for event in timeline.events if event.kind == "detected"] == [47_200]
    assert times(timeline, "E-DISK", "online pending") == [36_000 + 30_000 + 30_000]
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n3", "online")


def test_a_node_stops_while_its_group_loses_the_target(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), evs("E", "n1", ("n1", "n2", "n3")))
    timeline = play(snapshot, catalog, "move:E=N2", "service:N1@10", "power:N2@20")
    assert timeline.state_at(timeline.end).nodes["n1"] == "down"
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n3", "online")


def test_a_group_that_waits_on_a_stopping_node_leaves_as_soon_as_a_node_is_there(catalog: Catalog) -> None:
    snapshot = cluster(nodes(2), plain("A", "n1"), evs("E", "n1"))
    timeline = play(snapshot, catalog, "power:N2", "service:N1@100", "start:N2@100")
    assert times(timeline, "A-SVC", "online pending") == [110_000]
    assert times(timeline, "E-DISK", "online pending") == [136_000]
    assert set(timeline.state_at(timeline.end).groups.values()) == {"online"}


def test_a_service_that_hangs_is_ended_by_the_watchdog(catalog: Catalog) -> None:
    timeline = play(on_first(), catalog, "hang:N1@5")
    assert happened(timeline, "watchdog") == [65_000]
    assert happened(timeline, "detected") == [72_200]
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n2", "online")
    (outage,) = outages(timeline)["E"]
    assert outage.start == 65_000
    assert sum(step.end - step.start for step in critical_path(timeline, outage)) == outage.ms
    back = play(on_first(), catalog, "hang:N1@5", "start:N1@200")
    assert back.state_at(back.end).nodes["n1"] == "up"


def test_nothing_ends_it_on_windows_2000(catalog: Catalog) -> None:
    timeline = play(on_first(), catalog, "hang:N1", service="ws2000")
    assert timeline.state_at(timeline.end).nodes["n1"] == "up"
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n1", "online")
    assert any("Nothing ends a cluster service that hangs" in note for note in timeline.notes)
    killed = play(on_first(), catalog, "hang:N1", "power:N1@600", "start:N1@900", service="ws2000")
    assert (owner(killed, "E"), group_state(killed, "E")) == ("n2", "online")
    assert killed.state_at(killed.end).nodes["n1"] == "up"


def test_a_service_that_hangs_does_nothing(catalog: Catalog) -> None:
    snapshot = cluster(nodes(2), quorum_group("n2"), evs("E", "n1"), plain("G", "n2"))
    events = ["hang:N1", "resource:E-SMTP@5", "move:E=N2@10", "service:N1@15", "move:G=N1@20", "hang:N1@25"]
    timeline = play(snapshot, catalog, *events, service="ws2000")
    assert owner(timeline, "E") == "n1"
    assert owner(timeline, "G") == "n2"
    assert times(timeline, "E-SMTP", "failed") == []
    assert refusals(timeline) == [
        "the cluster service on N1 hangs",
        "N1 is hanging",
        "N1 does not respond, as its cluster service hangs",
        "N1 is hanging already",
    ]


def test_a_group_that_leaves_a_node_that_hangs_stands_still(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "move:E=N2", "hang:N1@10")
    assert owner(timeline, "E") == "n2"
    assert timeline.state_at(69_999).groups["E"] != "online"
    assert timeline.state_at(69_999).owners["E"] == "n1"


def test_a_node_without_groups_is_evicted(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), quorum_group("n1"), plain("G", "n1", ("n1", "n2", "n3")))
    timeline = play(snapshot, catalog, "evict:N2", "power:N1@60", "start:N2@100")
    assert (owner(timeline, "G"), timeline.state_at(timeline.end).nodes["n2"]) == ("n3", "down")
    asked = [candidate.node for made in timeline.decisions for candidate in made.candidates]
    assert "n2" not in asked
    assert refusals(timeline) == ["N2 is no member of the cluster any more"]


def test_who_cannot_be_evicted(catalog: Catalog) -> None:
    timeline = play(on_first(), catalog, "evict:N1", "power:N2@10", "evict:N2@60", "evict:N2@61", "evict:N1@62")
    assert refusals(timeline) == [
        "it still owns Cluster Group and E (error 5009)",
        "N2 has left the cluster already",
        "N1 is the last node",
    ]
    down = play(on_first(), catalog, "power:N1", "power:N2", "evict:N2@60")
    assert refusals(down) == ["no cluster is running"]


def test_an_evicted_node_counts_for_no_majority(catalog: Catalog) -> None:
    events = ["power:N4", "power:N5@30", "evict:N4@60", "evict:N5@61", "power:N3@120"]
    timeline = play(majority(5), catalog, *events)
    assert list(timeline.state_at(timeline.end).nodes.values()).count("up") == 2
    assert group_state(timeline, "G") == "online"


def test_a_node_that_loses_power_while_it_stops(catalog: Catalog) -> None:
    timeline = play(on_first(), catalog, "service:N1", "power:N1@5")
    assert happened(timeline, "detected") == [12_200]
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n2", "online")


def test_a_paused_node_stops_its_service(catalog: Catalog) -> None:
    timeline = play(on_first(), catalog, "pause:N1", "service:N1@5")
    assert timeline.state_at(timeline.end).nodes == {"n1": "down", "n2": "up"}
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n2", "online")


def test_37_a_paused_node_takes_the_quorum_only(catalog: Catalog) -> None:
    timeline = play(on_first(), catalog, "pause:N2", "power:N1@10")
    final = timeline.state_at(timeline.end)
    assert (final.quorum_owner, final.resources["CG-Q"]) == ("n2", "online")
    assert (final.owners["E"], final.groups["E"]) == ("n2", "offline")
    assert final.nodes["n2"] == "paused"


def test_both_nodes_at_once_and_one_returns(catalog: Catalog) -> None:
    timeline = play(on_first(), catalog, "power:N1", "power:N2", "start:N2@60")
    assert count(timeline, "detected") == 0
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n2", "online")


def test_two_nodes_that_are_left_may_each_run_two_virtual_servers(catalog: Catalog) -> None:
    """The limit behind error 5018 holds for clusters with more than two configured nodes."""
    snapshot = cluster(nodes(3), quorum_group("n2"), evs("E", "n1"), evs("X", "n2"))
    failed = play(snapshot, catalog, "power:N3", "power:N1@60")
    assert group_state(failed, "E") == "failed"
    evicted = play(snapshot, catalog, "power:N3", "evict:N3@30", "power:N1@60")
    assert (owner(evicted, "E"), group_state(evicted, "E")) == ("n2", "online")


def test_the_power_failure_of_a_node_whose_service_is_stopped_changes_nothing(catalog: Catalog) -> None:
    for service in ("ws2000", "ws2008"):
        timeline = play(on_first(), catalog, "service:N2", "power:N2@60", service=service)
        assert [event.kind for event in timeline.events if event.at >= 60_000] == ["action"]
