"""Votes, the loss of the quorum disk, and how a cluster forms. Numbers are those of the acceptance scenarios."""

from __future__ import annotations

from typing import Any

import pytest

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.diff import adding, apply
from designer.model.records import Resource, Timing
from designer.model.snapshot import Snapshot
from designer.model.surroundings import Server
from designer.simulation.outcome.critical import critical_path
from designer.simulation.outcome.narrate import narrate
from designer.simulation.outcome.outages import outages
from tests.simulation.play import count, group_state, happened, owner, play, times, up
from tests.support.clusters import changed, cluster, evs, f2, nodes, plain, quorum_group


def with_disk(count_: int, quorum: Id = "n1") -> Snapshot:
    return cluster(nodes(count_), quorum_group(quorum), plain("G", "n1"))


def majority(count_: int, **values: Any) -> Snapshot:
    quorum = Resource(id="CG-MNS", name="Majority Node Set", type="majority-node-set", group="CG")
    snapshot = cluster(nodes(count_), quorum_group("n1"), plain("G", "n1"), quorum="majority-node-set", **values)
    return apply(snapshot, adding([("resources", quorum)]))


def dying(*numbers: int, apart_s: int = 60) -> list[str]:
    return [f"power:N{number}@{apart_s * place}" for place, number in enumerate(numbers)]


@pytest.mark.parametrize("service", ["ws2000", "ws2003"])
def test_40_detection_challenge_reservation_quorum(catalog: Catalog, service: str) -> None:
    timeline = play(with_disk(2), catalog, "power:N1", service=service)
    assert happened(timeline, "arbitration") == [7_200]
    won = [(event.at, event.subject, event.after) for event in timeline.events if event.kind == "reservation"]
    assert won == [(14_200, "n2", "won")]
    assert happened(timeline, "arbitrated") == [17_200]
    assert timeline.state_at(17_199).quorum_owner is None
    assert timeline.state_at(17_200).quorum_owner == "n2"


def test_the_arbitration_says_why_this_node_and_no_other(catalog: Catalog) -> None:
    timeline = play(changed(with_disk(3), "disks", "q", visible_to=("n1", "n3")), catalog, "power:N1")
    made = next(made for made in timeline.decisions if made.group == "CG")
    assert (made.at, made.target) == (7_200, "n3")
    assert {one.node: one.rule for one in made.candidates} == {"n1": "down", "n2": "quorum", "n3": "taken"}


def test_the_last_disk_of_a_disk_quorum_needs_no_majority(catalog: Catalog) -> None:
    for service in ("ws2000", "ws2003"):
        timeline = play(with_disk(4), catalog, *dying(1, 2, 3), service=service)
        assert up(timeline) == ["n4"]
        assert group_state(timeline, "G") == "online"


def test_node_and_disk_majority(catalog: Catalog) -> None:
    """Four nodes and the disk have five votes: two nodes with the disk go on, one alone does not."""
    two_left = play(with_disk(4), catalog, *dying(1, 2), service="ws2008")
    assert up(two_left) == ["n3", "n4"]
    assert group_state(two_left, "G") == "online"
    one_left = play(with_disk(4), catalog, *dying(1, 2, 3), service="ws2008")
    assert up(one_left) == []
    assert "only 1 of 5 votes is left, and 3 would be a majority" in "\n".join(narrate(one_left))


def test_a_majority_of_nodes_needs_no_arbitration(catalog: Catalog) -> None:
    timeline = play(with_disk(4), catalog, "power:N1", service="ws2008")
    assert count(timeline, "arbitration") == 0
    side = next(event for event in timeline.events if event.kind == "side")
    assert (side.after, side.count, side.limit) == ("goes on", 3, 3)


def test_two_nodes_and_a_disk_on_windows_server_2008(catalog: Catalog) -> None:
    timeline = play(with_disk(2), catalog, "power:N1", service="ws2008")
    assert count(timeline, "arbitration") == 1
    assert up(timeline) == ["n2"]


@pytest.mark.parametrize(("service", "left"), [("ws2008", []), ("ws2012", ["n5"])])
def test_votes_that_follow_the_nodes(catalog: Catalog, service: str, left: list[Id]) -> None:
    """Without a witness: nodes die one after the other; where votes are given anew, the last two become one vote."""
    timeline = play(majority(5), catalog, *dying(1, 2, 3), service=service)
    assert up(timeline) == ([] if service == "ws2008" else ["n4", "n5"])
    # of the last two the one with the lower ID has the only vote
    assert up(play(majority(5), catalog, *dying(1, 2, 3, 4), service=service)) == []
    assert up(play(majority(5), catalog, *dying(1, 2, 3, 5), service=service)) == (["n4"] if left else [])


def test_votes_of_nodes_that_leave_in_order(catalog: Catalog) -> None:
    events = ["service:N3", "service:N2@60"]
    assert up(play(majority(3), catalog, *events, service="ws2008")) == []
    assert up(play(majority(3), catalog, *events, service="ws2012")) == ["n1"]
    # for a majority node set the shares of stopped nodes count
    assert up(play(majority(3), catalog, *events, service="ws2003")) == ["n1"]


def test_a_node_that_comes_back_has_its_vote_again(catalog: Catalog) -> None:
    timeline = play(majority(3), catalog, "power:N3", "start:N3@60", "power:N2@120", service="ws2012")
    assert up(timeline) == ["n1", "n3"]


@pytest.mark.parametrize("service", ["ws2003", "ws2008"])
def test_a_file_share_witness_carries_the_last_of_two(catalog: Catalog, service: str) -> None:
    snapshot = majority(2, file_share_witness=True)
    timeline = play(snapshot, catalog, "power:N2", service=service)
    assert up(timeline) == ["n1"]
    other = play(snapshot, catalog, "power:N1", service=service)
    assert up(other) == ["n2"]
    assert happened(other, "arbitrated") == [happened(other, "detected")[0] + 6_000]
    assert "arbitrates for the file share witness" in "\n".join(narrate(other))


def test_windows_2000_knows_no_file_share_witness(catalog: Catalog) -> None:
    snapshot = changed(majority(2, file_share_witness=True), "clusters", "cluster", windows="windows-2000-datacenter")
    assert up(play(snapshot, catalog, "power:N2")) == []


def test_a_witness_that_is_lost_has_no_vote(catalog: Catalog) -> None:
    server = Server(id="s1", name="WITNESS", roles=("file-share-witness", "dns"))
    snapshot = apply(majority(2, file_share_witness=True), adding([("servers", server)]))
    assert up(play(snapshot, catalog, "directory:WITNESS", "power:N2@60")) == []


@pytest.mark.parametrize("service", ["ws2000", "ws2003"])
def test_51_the_quorum_disk_is_lost_for_all(catalog: Catalog, service: str) -> None:
    timeline = play(with_disk(3), catalog, "disk:Quorum", service=service)
    assert up(timeline) == []
    assert set(timeline.state_at(timeline.end).groups.values()) == {"offline"}
    (lost,) = happened(timeline, "quorum lost")
    assert 0 < lost <= 3_000
    assert happened(timeline, "detected") == [lost + 7_200]
    waits = play(with_disk(3), catalog, "disk:Quorum", "start:N1@60", service=service)
    assert [event.detail for event in waits.events if event.kind == "waits"] == ["it cannot own the quorum"]
    assert up(waits) == []


def test_51_the_disk_is_back_and_those_that_wait_form_the_cluster(catalog: Catalog) -> None:
    timeline = play(with_disk(3), catalog, "disk:Quorum", "start:N2@60", "repair:Quorum@100")
    assert up(timeline) == ["n2"]
    assert happened(timeline, "formed") == [110_000]
    assert group_state(timeline, "G") == "online"


def test_the_quorum_disk_is_lost_for_its_owner_only(catalog: Catalog) -> None:
    timeline = play(with_disk(2), catalog, "disk:Quorum=N1")
    assert up(timeline) == ["n2"]
    (lost,) = happened(timeline, "quorum lost")
    assert happened(timeline, "arbitrated") == [lost + 7_200 + 10_000]
    assert (owner(timeline, "G"), group_state(timeline, "G")) == ("n2", "online")
    (outage,) = outages(timeline)["G"]
    assert outage.start == lost
    assert sum(step.end - step.start for step in critical_path(timeline, outage)) == outage.ms


def test_the_quorum_disk_is_lost_for_another_node(catalog: Catalog) -> None:
    timeline = play(with_disk(2), catalog, "disk:Quorum=N2", "power:N1@60")
    assert timeline.state_at(59_000).nodes == {"n1": "up", "n2": "up"}
    assert up(timeline) == []


def test_the_quorum_disk_is_back_before_the_next_renewal(catalog: Catalog) -> None:
    timeline = play(with_disk(2), catalog, "disk:Quorum", "repair:Quorum@0.001")
    assert up(timeline) == ["n1", "n2"]
    assert count(timeline, "quorum lost") == 0


def test_a_lost_disk_is_one_vote_where_nodes_have_votes(catalog: Catalog) -> None:
    timeline = play(with_disk(3), catalog, "disk:Quorum", service="ws2008")
    assert up(timeline) == ["n1", "n2", "n3"]
    alone = play(with_disk(2), catalog, "power:N2", "disk:Quorum@60", service="ws2008")
    assert up(alone) == []


def test_a_cold_start_takes_joining_arbitration_and_the_groups(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), quorum_group("n1"), evs("E", "n1", ("n2", "n3")), plain("G", "n3", ("n3",)))
    off = ["power:N1", "power:N2", "power:N3"]
    timeline = play(snapshot, catalog, *off, "start:N3@100", "start:N2@103", "start:N1@200")
    assert happened(timeline, "formed") == [120_000]
    # N2 was ready in time and founds the cluster as well; its group goes to its preferred owner
    assert (owner(timeline, "E"), owner(timeline, "G")) == ("n2", "n3")
    assert times(timeline, "E-DISK", "online pending") == [120_000]
    assert up(timeline) == ["n1", "n2", "n3"]
    assert set(timeline.state_at(timeline.end).groups.values()) == {"online"}


def test_who_comes_too_late_for_the_forming_joins(catalog: Catalog) -> None:
    timeline = play(with_disk(2), catalog, "power:N1", "power:N2", "start:N1@100", "start:N2@115")
    joined = [event.at for event in timeline.events if event.kind == "node" and event.after == "up"]
    assert joined == [120_000, 125_000]
    assert count(timeline, "formed") == 1


def test_the_one_that_forms_the_cluster_dies_and_the_next_forms_it(catalog: Catalog) -> None:
    off = ["power:N1", "power:N2"]
    timeline = play(with_disk(2), catalog, *off, "start:N1@100", "start:N2@102", "power:N1@115")
    assert up(timeline) == ["n2"]
    assert happened(timeline, "formed") == [117_000 + 10_000]
    assert group_state(timeline, "G") == "online"


def test_a_node_alone_waits_for_a_majority(catalog: Catalog) -> None:
    off = ["power:N1", "power:N2", "power:N3"]
    timeline = play(majority(3), catalog, *off, "start:N1@100", "start:N3@160")
    assert happened(timeline, "formed") == [170_000]
    assert count(timeline, "arbitration") == 0


def test_the_times_of_the_arbitration_belong_to_the_design(catalog: Catalog) -> None:
    own = [("quorum-challenge", 9_000), ("quorum-arbitration", 5_000)]
    snapshot = apply(with_disk(2), adding([("timings", Timing(id=key, ms=ms)) for key, ms in own]))
    timeline = play(snapshot, catalog, "power:N1")
    assert happened(timeline, "arbitrated") == [12_200]


@pytest.mark.parametrize("at_s", [10, 15])
def test_the_quorum_disk_is_lost_while_it_is_arbitrated_for(catalog: Catalog, at_s: int) -> None:
    timeline = play(with_disk(2), catalog, "power:N1", f"disk:Quorum@{at_s}")
    assert up(timeline) == []
    assert "N2 does not reach the quorum disk any more" in "\n".join(narrate(timeline))


def test_the_quorum_comes_online_where_the_rest_of_its_group_may_not_run(catalog: Catalog) -> None:
    service = Resource(id="CG-S", name="S", type="generic-service", group="CG", possible_owners=("n2",))
    snapshot = apply(f2(), adding([("resources", service)]))
    timeline = play(snapshot, catalog, "power:N2")
    final = timeline.state_at(timeline.end)
    assert (final.quorum_owner, final.resources["CG-Q"], final.resources["CG-S"]) == ("n1", "online", "offline")
