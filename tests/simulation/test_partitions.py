"""Members that do not hear each other: which side goes on, and when it takes over. Numbers as in the scenarios."""

from __future__ import annotations

from typing import Any

import pytest

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.diff import adding, apply
from designer.model.records import Resource, Timing
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.critical import critical_path
from designer.simulation.outcome.narrate import narrate
from designer.simulation.outcome.outages import outages
from designer.simulation.record.timeline import Timeline
from tests.simulation.play import count, group_state, happened, owner, play, times, up
from tests.support.clusters import at_sites, changed, cluster, evs, f2, networks, nodes, plain, quorum_group


def two(quorum: Id = "n1") -> Snapshot:
    return cluster(nodes(2), networks(2, "public"), quorum_group(quorum), evs("E", "n1"), plain("G", "n2"))


def rulings(timeline: Timeline) -> dict[tuple[Id, ...], str | None]:
    return {event.nodes: event.after for event in timeline.events if event.kind == "side"}


def let_go_first(timeline: Timeline) -> None:
    """Everything of a group is offline or failed whenever the group gets an owner."""
    states: dict[Id, str] = dict(timeline.initial.resources)
    for event in timeline.events:
        if event.kind == "resource":
            states[event.subject] = str(event.after)
        elif event.kind == "owner" and event.after is not None:
            assert {states[member] for member in timeline.members[event.subject]} <= {"offline", "failed"}


@pytest.mark.parametrize("service", ["ws2000", "ws2003"])
def test_41_49_the_owner_of_the_quorum_defends_it(catalog: Catalog, service: str) -> None:
    timeline = play(two(), catalog, "network:Private", service=service)
    assert happened(timeline, "split") == [7_200]
    assert happened(timeline, "arbitration") == [7_200]
    refused = [(event.at, event.after) for event in timeline.events if event.kind == "reservation"]
    assert refused == [(14_200, "refused")]
    assert up(timeline) == ["n1"]
    assert outages(timeline)["E"] == ()
    # it runs on where it is until its node has given up, and only then comes online on the other
    assert times(timeline, "G-SVC", "offline") == [14_200]
    assert times(timeline, "G-SVC", "online pending") == [14_200]
    assert owner(timeline, "G") == "n1"
    assert rulings(timeline) == {("n1",): "defends", ("n2",): "challenges"}


def test_41_the_other_way_round_the_evs_moves(catalog: Catalog) -> None:
    timeline = play(two("n2"), catalog, "network:Private")
    assert up(timeline) == ["n2"]
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n2", "online")
    assert times(timeline, "E-DISK", "offline") == [14_200]
    let_go_first(timeline)
    (outage,) = outages(timeline)["E"]
    assert sum(step.end - step.start for step in critical_path(timeline, outage)) == outage.ms


def test_42_an_owner_without_any_network_wins_on_windows_2000(catalog: Catalog) -> None:
    timeline = play(two(), catalog, "cable:N1", service="ws2000")
    assert up(timeline) == ["n1"]
    assert timeline.state_at(timeline.end).quorum_owner == "n1"


def test_42_and_yields_on_windows_server_2003(catalog: Catalog) -> None:
    timeline = play(two(), catalog, "cable:N1", service="ws2003")
    assert up(timeline) == ["n2"]
    assert up(timeline, 7_200) == ["n2"]
    assert happened(timeline, "arbitrated") == [17_200]
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n2", "online")
    let_go_first(timeline)


def test_42_an_owner_with_one_cable_left_defends(catalog: Catalog) -> None:
    timeline = play(two(), catalog, "cable:N1=Private", service="ws2003")
    assert up(timeline) == ["n1"]


def test_42_the_node_without_cables_that_does_not_own_the_quorum_loses(catalog: Catalog) -> None:
    for service in ("ws2000", "ws2003"):
        timeline = play(two("n2"), catalog, "cable:N1", service=service)
        assert up(timeline) == ["n2"]


def test_49_the_sides_meet_again_before_anybody_notices(catalog: Catalog) -> None:
    timeline = play(two(), catalog, "network:Private", "repair:Private@7")
    assert count(timeline, "split") == 0
    assert up(timeline) == ["n1", "n2"]
    again = play(two(), catalog, "network:Private", "repair:Private@7", "network:Private@9")
    assert happened(again, "split") == [16_200]


def test_sides_that_meet_again_during_the_contest_stay_sides(catalog: Catalog) -> None:
    timeline = play(two(), catalog, "network:Private", "repair:Private@10")
    assert up(timeline) == ["n1"]


def test_a_challenger_that_does_not_see_the_quorum_disk_stops_at_once(catalog: Catalog) -> None:
    timeline = play(changed(two(), "disks", "q", visible_to=("n1",)), catalog, "network:Private")
    assert up(timeline, 7_200) == ["n1"]
    assert count(timeline, "arbitration") == 0
    assert times(timeline, "G-SVC", "online pending") == [7_200]


def test_the_owner_dies_before_it_has_renewed_its_reservation(catalog: Catalog) -> None:
    # its last renewal is older than the reset at 7.2 s, so the challenger finds the disk free
    timeline = play(two(), catalog, "network:Private", "power:N1@7.201")
    assert up(timeline) == ["n2"]
    assert happened(timeline, "arbitrated") == [17_200]
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n2", "online")


def test_the_owner_dies_after_it_has_renewed_its_reservation(catalog: Catalog) -> None:
    # the reservation outlives its owner on the disk: nobody is left
    timeline = play(two(), catalog, "network:Private", "power:N1@13")
    assert up(timeline) == []
    assert count(timeline, "cluster down") == 1
    assert "N1 had renewed its reservation of the quorum disk" in "\n".join(narrate(timeline))


def test_the_challenger_dies_and_the_owner_takes_over(catalog: Catalog) -> None:
    timeline = play(two(), catalog, "network:Private", "power:N2@10")
    assert up(timeline) == ["n1"]
    assert (owner(timeline, "G"), group_state(timeline, "G")) == ("n1", "online")


def test_a_challenger_dies_and_another_node_of_its_side_challenges_anew(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), networks(3, "public"), quorum_group("n1"), plain("G", "n1"))
    timeline = play(snapshot, catalog, "power:N1", "power:N2@10")
    challenges = [(event.at, event.node) for event in timeline.events if event.kind == "arbitration"]
    assert challenges == [(7_200, "n2"), (17_200, "n3")]
    assert up(timeline) == ["n3"]
    assert group_state(timeline, "G") == "online"


def three_sides(quorum: Id, **values: Any) -> Snapshot:
    parts = (nodes(3), networks(3), quorum_group(quorum), plain("A", "n1"), plain("B", "n2"), plain("C", "n3"))
    return cluster(*parts, **values)


def test_three_sides_with_the_owner_on_one(catalog: Catalog) -> None:
    for service in ("ws2000", "ws2003"):
        timeline = play(three_sides("n2"), catalog, "network:Private", "network:Public", service=service)
        assert [event.count for event in timeline.events if event.kind == "split"] == [3]
        assert up(timeline) == ["n2"]
        assert set(timeline.state_at(timeline.end).owners.values()) == {"n2"}
        assert set(timeline.state_at(timeline.end).groups.values()) == {"online"}
        let_go_first(timeline)


@pytest.mark.parametrize("service", ["ws2000", "ws2003"])
def test_of_several_challengers_the_seed_decides_who_is_first(catalog: Catalog, service: str) -> None:
    winners = set()
    events = ["power:N2", "network:Private", "network:Public"]
    for seed in range(12):
        timeline = play(three_sides("n2"), catalog, *events, seed=seed, service=service)
        assert timeline == play(three_sides("n2"), catalog, *events, seed=seed, service=service)
        (left,) = up(timeline)
        winners.add(left)
        won = [event for event in timeline.events if event.kind == "reservation" and event.after == "won"]
        assert [event.subject for event in won] == [left]
        let_go_first(timeline)
    assert winners == {"n1", "n3"}


def test_a_challenger_without_any_network_comes_last(catalog: Catalog) -> None:
    for seed in range(6):
        timeline = play(three_sides("n2"), catalog, "cable:N2", "cable:N1", seed=seed, service="ws2003")
        assert up(timeline) == ["n3"]
        assert count(timeline, "split") == 1
        assert "Nobody holds the quorum disk any more, so N3 arbitrates for it." in "\n".join(narrate(timeline))


def test_two_against_one(catalog: Catalog) -> None:
    # the disk decides, not the number: the owner of the quorum stands alone and goes on
    timeline = play(three_sides("n1"), catalog, "cable:N1=Private", "cable:N1=Public@0", service="ws2000")
    assert up(timeline) == ["n1"]
    assert [event.nodes for event in timeline.events if event.kind == "side"] == [("n1",), ("n2", "n3")]


def test_a_second_cut_while_the_first_is_contested(catalog: Catalog) -> None:
    timeline = play(three_sides("n1"), catalog, "cable:N3", "cable:N2@9", service="ws2000")
    assert up(timeline) == ["n1"]
    assert set(timeline.state_at(timeline.end).groups.values()) == {"online"}


def test_a_local_quorum_goes_on_where_it_is(catalog: Catalog) -> None:
    quorum = Resource(id="CG-L", name="Local Quorum", type="local-quorum", group="CG")
    snapshot = cluster(nodes(2), networks(2, "public"), quorum_group("n1"), plain("G", "n2"), quorum="local")
    snapshot = apply(snapshot, adding([("resources", quorum)]))
    timeline = play(snapshot, catalog, "network:Private")
    assert up(timeline) == ["n1"]
    assert "the local quorum is on N1, which is out of reach" in "\n".join(narrate(timeline))


def test_without_a_quorum_in_the_design_the_largest_side_is_assumed_to_go_on(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), networks(3, "public"), plain("G", "n1"))
    timeline = play(snapshot, catalog, "cable:N1=Private")
    assert up(timeline) == ["n2", "n3"]
    assert group_state(timeline, "G") == "online"
    assert any("largest is assumed to go on" in note for note in timeline.notes)


def test_what_fails_meanwhile_stays_on_its_side(catalog: Catalog) -> None:
    failing = [f"resource:G-SVC@{8 + number}" for number in range(4)]
    timeline = play(changed(two(), "resources", "G-SVC", online_ms=0), catalog, "network:Private", *failing)
    moved = [event for event in timeline.events if event.kind == "owner" and event.subject == "G" and event.at < 14_200]
    assert moved == []
    assert owner(timeline, "G") == "n1"


def test_a_move_to_a_node_that_is_cut_off_is_refused(catalog: Catalog) -> None:
    timeline = play(two(), catalog, "network:Private", "move:E=N2@3")
    assert [event.detail for event in timeline.events if event.kind == "refused"] == ["N2 cannot be reached"]


def test_a_stopped_loser_joins_when_the_network_is_back(catalog: Catalog) -> None:
    timeline = play(two(), catalog, "network:Private", "start:N2@60", "repair:Private@120")
    waits = [(event.at, event.detail) for event in timeline.events if event.kind == "waits"]
    assert waits == [(77_000, "N1 holds the quorum disk")]
    assert up(timeline) == ["n1", "n2"]
    assert timeline.state_at(119_000).nodes["n2"] == "joining"
    assert timeline.state_at(timeline.end).quorum_owner == "n1"


def test_a_node_that_tries_to_form_a_cluster_does_not_hold_the_others_up(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), networks(3, "public"), quorum_group("n1"), plain("G", "n2"))
    timeline = play(snapshot, catalog, "service:N3", "cable:N3@5", "power:N2@5", "start:N3@5")
    assert times(timeline, "G-SVC", "online pending") == [12_200]


def test_a_cluster_that_starts_in_two_halves_is_formed_once(catalog: Catalog) -> None:
    gone = ["network:Private", "network:Public", "power:N1", "power:N2", "power:N3"]
    timeline = play(three_sides("n1"), catalog, *gone, "start:N1@100", "start:N2@100", "start:N3@101")
    assert len(up(timeline)) == 1
    assert count(timeline, "formed") == 1
    assert set(timeline.state_at(timeline.end).groups.values()) == {"online"}


def test_regroup_times_belong_to_the_design(catalog: Catalog) -> None:
    own = [("regroup", 2_000), ("quorum-challenge", 4_000), ("detect-node", 5_000)]
    snapshot = apply(two(), adding([("timings", Timing(id=key, ms=ms)) for key, ms in own]))
    timeline = play(snapshot, catalog, "network:Private")
    assert happened(timeline, "reservation") == [5_000 + 2_000 + 4_000]


def test_a_network_fault_changes_nothing_where_nobody_is_cut_off(catalog: Catalog) -> None:
    quiet = play(f2(), catalog, "power:N1")
    assert not [event for event in quiet.events if event.kind in ("interface", "network", "split", "side")]


def test_nobody_yields_to_a_node_that_is_as_isolated(catalog: Catalog) -> None:
    for events in (["cable:N1", "cable:N2"], ["network:Private", "network:Public", "cable:N2", "cable:N1"]):
        timeline = play(two(), catalog, *events, service="ws2003")
        assert up(timeline) == ["n1"]
        assert set(timeline.state_at(timeline.end).owners.values()) == {"n1"}


def test_a_network_that_is_dead_for_all_does_not_keep_an_owner_from_being_isolated(catalog: Catalog) -> None:
    timeline = play(two(), catalog, "cable:N1=Public", "network:Private@1", service="ws2003")
    assert up(timeline) == ["n2"]
    assert set(timeline.state_at(timeline.end).owners.values()) == {"n2"}
    assert up(play(two(), catalog, "cable:N1=Public", "network:Private@1", service="ws2000")) == ["n1"]


def test_a_challenger_whose_service_is_stopped_leaves_the_challenge_to_others(catalog: Catalog) -> None:
    snapshot = at_sites(three_sides("n1"), "A", "B", "B")
    timeline = play(snapshot, catalog, "link:A=B", "service:N2@9", "service:N3@9.5")
    assert up(timeline) == ["n1"]
    assert set(timeline.state_at(timeline.end).owners.values()) == {"n1"}
    one = play(snapshot, catalog, "link:A=B", "service:N2@9")
    assert up(one) == ["n1"]
    assert owner(one, "B") == "n1"


def test_nobody_is_evicted_while_it_is_open_who_goes_on(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), networks(3, "public"), quorum_group("n1"), plain("G", "n1"))
    timeline = play(snapshot, catalog, "power:N1", "evict:N2@10", "evict:N3@10")
    refused = [(event.at, event.detail) for event in timeline.events if event.kind == "refused"]
    assert refused == [(10_000, "no node can see to that now")] * 2
    assert group_state(timeline, "G") == "online"


def test_nodes_whose_service_hangs_notice_nothing(catalog: Catalog) -> None:
    """On Windows 2000 nothing ends them: the loss of the owner stays unnoticed, and nobody takes anything over."""
    timeline = play(two(), catalog, "hang:N2", "power:N1@5", service="ws2000")
    assert count(timeline, "detected") == 0
    assert group_state(timeline, "E") == "offline"
    assert timeline.state_at(timeline.end).groups["G"] == "online"


def test_a_node_waits_for_one_that_hangs_and_forms_the_cluster_when_that_is_gone(catalog: Catalog) -> None:
    timeline = play(two(), catalog, "service:N2", "hang:N1@60", "start:N2@70", "power:N1@200", service="ws2000")
    waits = [(event.at, event.detail) for event in timeline.events if event.kind == "waits"]
    assert waits == [(80_000, "the cluster service on N1 hangs")]
    assert [event.at for event in timeline.events if event.kind == "formed"] == [200_000 + 7_200 + 10_000]
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n2", "online")


def test_a_link_to_all_sites_is_mended_one_by_one(catalog: Catalog) -> None:
    snapshot = at_sites(three_sides("n1"), "A", "B", "C")
    timeline = play(snapshot, catalog, "link:A", "repair:A=B@1", "link:A=C@2", "repair:B=C@4")
    assert [event.nodes for event in timeline.events if event.kind == "side"] == [("n1", "n2"), ("n3",)]
    refused = [event.detail for event in timeline.events if event.kind == "refused"]
    assert refused == ["it is cut already", "no link of B is cut"]


def test_the_death_of_a_node_that_is_out_already_is_no_news(catalog: Catalog) -> None:
    timeline = play(two(), catalog, "network:Private", "power:N2@10")
    assert count(timeline, "detected") == 0
    assert times(timeline, "G-SVC", "online pending") == [14_200]


def test_nodes_that_some_hear_and_others_do_not(catalog: Catalog) -> None:
    """N1 and N3 are cut off from each other, and N2 hears both: the owner of the quorum keeps N2 with it."""
    for quorum, left in (("n1", ["n1", "n2"]), ("n3", ["n2", "n3"])):
        snapshot = at_sites(three_sides(quorum), "A", "B", "C")
        timeline = play(snapshot, catalog, "link:A=C")
        assert up(timeline) == left
        assert set(timeline.state_at(timeline.end).groups.values()) == {"online"}
        assert any("some nodes hear both sides" in note for note in timeline.notes)


def test_what_a_run_assumed_is_said_and_nothing_else(catalog: Catalog) -> None:
    assert play(two(), catalog, "network:Private").notes == ()
    (yielding,) = play(two(), catalog, "cable:N1").notes
    assert "assumed to give it up" in yielding
