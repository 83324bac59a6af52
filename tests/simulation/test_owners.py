"""Where a group goes: circular list, possible owners, anti-affinity. Numbers are those of the acceptance scenarios."""

from __future__ import annotations

import pytest

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from tests.simulation.play import decision, group_state, owner, play, refusals, resources
from tests.support.clusters import changed, cluster, evs, f2, nodes, plain, possible, quorum_group

A, B, C, D, E, F = "n1", "n2", "n3", "n4", "n5", "n6"


def six(current: Id, *preferred: Id) -> Snapshot:
    """Six nodes and a group that moves at the first failure of its resource."""
    snapshot = cluster(nodes(6), plain("G", current, preferred))
    return changed(snapshot, "resources", "G-SVC", restart_threshold=0)


@pytest.mark.parametrize(
    ("number", "current", "preferred", "target"),
    [
        (17, C, (A, C, E), E),
        (18, E, (A, C, E), B),
        (19, F, (A, C, E), A),
        (22, D, (), E),
        (22, F, (), A),
    ],
)
def test_the_list_is_walked_on_from_the_present_node(
    catalog: Catalog, number: int, current: Id, preferred: tuple[Id, ...], target: Id
) -> None:
    timeline = play(six(current, *preferred), catalog, "resource:G-SVC")
    assert owner(timeline, "G") == target, number
    assert group_state(timeline, "G") == "online"


def test_17_a_lost_node_makes_no_difference_to_the_list(catalog: Catalog) -> None:
    assert owner(play(six(C, A, C, E), catalog, "power:N3"), "G") == E


@pytest.mark.parametrize(("preferred", "current", "target"), [((C, D), D, A), ((A, C), C, B)])
def test_20_21_nodes_that_are_not_preferred_follow_by_number(
    catalog: Catalog, preferred: tuple[Id, ...], current: Id, target: Id
) -> None:
    snapshot = changed(cluster(nodes(4), plain("G", current, preferred)), "resources", "G-SVC", restart_threshold=0)
    assert owner(play(snapshot, catalog, "resource:G-SVC"), "G") == target


def test_23_windows_2003_picks_at_random_and_repeats_it_for_the_same_seed(catalog: Catalog) -> None:
    targets = [owner(play(six(D), catalog, "power:N4", seed=seed), "G") for seed in range(20)]
    again = [owner(play(six(D), catalog, "power:N4", seed=seed), "G") for seed in range(20)]
    assert targets == again
    assert set(targets) <= {A, B, C, E, F}
    assert len(set(targets)) > 2
    assert decision(play(six(D), catalog, "power:N4"), "G").rule == "random"


def test_23_windows_2000_takes_the_next_by_number(catalog: Catalog) -> None:
    snapshot = cluster(nodes(4), plain("G", D), windows="windows-2000-datacenter", exchange="exchange-2000-enterprise")
    timeline = play(snapshot, catalog, "power:N4")
    assert (owner(timeline, "G"), decision(timeline, "G").rule) == (A, "node id")


def test_24_a_node_that_one_resource_may_not_use_is_skipped(catalog: Catalog) -> None:
    snapshot = cluster(nodes(6), evs("G", C, (A, C, E)))
    snapshot = possible(snapshot, (A, B, C), "G-DISK")
    snapshot = changed(snapshot, "resources", "G-SA", restart_threshold=0)
    timeline = play(snapshot, catalog, "resource:G-SA")
    assert owner(timeline, "G") == B
    skipped = {candidate.node: candidate for candidate in decision(timeline, "G").candidates}
    assert skipped[E].rule == "possible owner"
    assert skipped[E].text == "is no possible owner of G-DISK"
    assert skipped[B].taken


def test_25_without_a_possible_owner_the_group_is_hosted_offline(catalog: Catalog) -> None:
    snapshot = possible(f2(), ("n1",), *(f"E-{name}" for name in ("DISK", "IP", "NN", "SA", "IS", "SMTP", "HTTP")))
    timeline = play(snapshot, catalog, "power:N1")
    assert owner(timeline, "E") == "n2"
    assert decision(timeline, "E").rule == "host only"
    assert set(resources(timeline, "E").values()) == {"offline"}
    assert not [event for event in timeline.events if event.after == "online pending"]
    back = play(snapshot, catalog, "power:N1", "start:N1@100")
    assert (owner(back, "E"), group_state(back, "E")) == ("n1", "online")


def eight(*up: Id) -> Snapshot:
    """A on 1 and B on 2, both of class X, both possible on 1, 2, 7 and 8 only; `up` leaves out nodes of the design."""
    ends = tuple(node for node in ("n7", "n8") if node in up)
    records = [record for record in nodes(8) if record.id in ("n1", "n2", "n3", "n4", "n5", "n6", *ends)]
    first = plain("A", "n1", ("n1", *ends), anti_affinity=("X",))
    second = plain("B", "n2", ("n2", *ends), anti_affinity=("X",))
    return possible(cluster(records, first, second), ("n1", "n2", *ends), "A-SVC", "B-SVC")


def test_26_anti_affinity_keeps_groups_apart(catalog: Catalog) -> None:
    timeline = play(eight("n7", "n8"), catalog, "power:N1", "power:N2@100")
    assert (owner(timeline, "A"), owner(timeline, "B")) == ("n7", "n8")
    passed = decision(timeline, "B").candidates[0]
    assert (passed.node, passed.rule) == ("n7", "anti-affinity")


def test_27_anti_affinity_is_soft(catalog: Catalog) -> None:
    timeline = play(eight("n7"), catalog, "power:N1", "power:N2@100")
    assert (owner(timeline, "A"), owner(timeline, "B")) == ("n7", "n7")
    assert decision(timeline, "B").rule == "shared"


def test_windows_2000_knows_no_anti_affinity(catalog: Catalog) -> None:
    snapshot = changed(eight("n7", "n8"), "clusters", "cluster", windows="windows-2000-datacenter")
    timeline = play(snapshot, catalog, "power:N1", "power:N2@100")
    assert (owner(timeline, "A"), owner(timeline, "B")) == ("n7", "n7")


def test_groups_of_one_node_see_each_others_choice(catalog: Catalog) -> None:
    groups = [plain(name, "n1", ("n1", "n2", "n3"), anti_affinity=("X",)) for name in ("A", "B")]
    timeline = play(cluster(nodes(3), *groups), catalog, "power:N1")
    assert (owner(timeline, "A"), owner(timeline, "B")) == ("n2", "n3")


def three_servers() -> Snapshot:
    servers = [
        evs(f"EVS{number}", f"n{number}", (f"n{number}", "n4"), anti_affinity=("Microsoft Exchange Virtual Server",))
        for number in (1, 2, 3)
    ]
    return cluster(nodes(4), quorum_group("n4"), *servers)


def test_52_the_second_server_goes_to_an_occupied_node(catalog: Catalog) -> None:
    timeline = play(three_servers(), catalog, "power:N1", "power:N2@200")
    assert owner(timeline, "EVS1") == "n4"
    first = decision(timeline, "EVS2", 0)
    assert (first.target, first.rule) == ("n4", "shared")


def test_62_the_best_possible_move_starts_at_the_top(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), plain("G", "n2", ("n1", "n2")))
    timeline = play(snapshot, catalog, "move:G")
    assert (owner(timeline, "G"), decision(timeline, "G").reason) == ("n1", "best")


def test_a_move_to_where_a_group_may_not_run_is_refused(catalog: Catalog) -> None:
    snapshot = possible(cluster(nodes(3), evs("G", "n1")), ("n1", "n2"), "G-DISK", "G-IP", "G-SA")
    timeline = play(snapshot, catalog, "move:G=N3", "power:N2@1", "move:G=N2@2", "move:G=N1@3", "move:G@4")
    assert refusals(timeline) == [
        "N3 is no possible owner of G-DISK and 2 others",
        "N2 is down",
        "G is on N1 already",
        "no other node can take G",
    ]
    assert not [event for event in timeline.events if event.subject in timeline.members["G"]]


@pytest.mark.parametrize("event", ["move:G=N2", "service:N1", "power:N1"])
def test_every_decision_names_all_nodes_once(catalog: Catalog, event: str) -> None:
    timeline = play(cluster(nodes(5), plain("G", "n1", ("n1", "n3"))), catalog, event, "power:N3@30")
    for made in timeline.decisions:
        assert sorted(candidate.node for candidate in made.candidates) == ["n1", "n2", "n3", "n4", "n5"]
        assert [candidate.node for candidate in made.candidates if candidate.taken] == [made.target]
        assert all(candidate.text for candidate in made.candidates)


def test_the_text_of_a_choice_says_where_its_list_begins(catalog: Catalog) -> None:
    snapshot = changed(cluster(nodes(3), plain("G", "n2", ("n1", "n2"))), "resources", "G-SVC", restart_threshold=0)
    best = decision(play(snapshot, catalog, "move:G"), "G")
    assert best.candidates[0].text == "taken: the first in the group's list that is up and a possible owner"
    failed = decision(play(snapshot, catalog, "resource:G-SVC"), "G")
    assert failed.candidates[0].text == "taken: the next in the group's list that is up and a possible owner"
    assert (failed.candidates[0].node, best.candidates[0].node) == ("n3", "n1")
