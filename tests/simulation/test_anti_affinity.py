"""Groups that are kept apart: not at all, if possible, or strictly. Numbers are those of the acceptance scenarios."""

from __future__ import annotations

import pytest

from designer.catalog.schema import Catalog
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.narrate import narrate
from tests.simulation.play import count, decision, group_state, owner, play, refusals
from tests.support.clusters import changed, cluster, nodes, plain, possible, quorum_group


def two_of_a_kind(*ends: str, strict: bool = False) -> Snapshot:
    """A on 1 and B on 2, both of class X, both possible there and on `ends` only; N9 holds the quorum."""
    records = [record for record in nodes(9) if record.id in ("n1", "n2", "n9", *ends)]
    first = plain("A", "n1", ("n1", *ends), anti_affinity=("X",))
    second = plain("B", "n2", ("n2", *ends), anti_affinity=("X",))
    snapshot = cluster(records, quorum_group("n9"), first, second, enforce_anti_affinity=strict or None)
    return possible(snapshot, ("n1", "n2", *ends), "A-SVC", "B-SVC")


BOTH_LOST = ("power:N1", "power:N2@100")


def test_26_groups_of_a_class_go_to_different_nodes(catalog: Catalog) -> None:
    timeline = play(two_of_a_kind("n7", "n8"), catalog, *BOTH_LOST)
    assert (owner(timeline, "A"), owner(timeline, "B")) == ("n7", "n8")
    passed = decision(timeline, "B").candidates[0]
    assert (passed.rule, passed.basis) == ("anti-affinity", "anti-affinity (AntiAffinityClassNames)")


@pytest.mark.parametrize(("service", "strict"), [("ws2003", False), ("ws2003", True), ("ws2012", False)])
def test_27_anti_affinity_yields(catalog: Catalog, service: str, strict: bool) -> None:
    timeline = play(two_of_a_kind("n7", strict=strict), catalog, *BOTH_LOST, service=service)
    assert (owner(timeline, "A"), owner(timeline, "B")) == ("n7", "n7")
    assert decision(timeline, "B").rule == "shared"
    assert group_state(timeline, "B") == "online"


def test_28_strict_anti_affinity_leaves_the_group_offline(catalog: Catalog) -> None:
    timeline = play(two_of_a_kind("n7", strict=True), catalog, *BOTH_LOST, service="ws2012")
    assert (owner(timeline, "A"), owner(timeline, "B")) == ("n7", None)
    assert group_state(timeline, "B") == "offline"
    made = decision(timeline, "B")
    assert (made.target, made.rule) == (None, "none")
    passed = next(one for one in made.candidates if one.node == "n7")
    assert passed.basis == "strict anti-affinity (ClusterEnforcedAntiAffinity)"
    assert "No node can take B: strict anti-affinity keeps it apart from A." in "\n".join(narrate(timeline))


@pytest.mark.parametrize("event", ["start:N1@300", "start:N2@300"])
def test_a_node_that_comes_takes_up_the_group(catalog: Catalog, event: str) -> None:
    timeline = play(two_of_a_kind("n7", strict=True), catalog, *BOTH_LOST, event, service="ws2012")
    assert group_state(timeline, "B") == "online"
    assert owner(timeline, "B") == event[6:8].lower()


def test_a_node_that_is_resumed_takes_up_the_group(catalog: Catalog) -> None:
    snapshot = two_of_a_kind("n7", "n8", strict=True)
    offline = play(snapshot, catalog, "pause:N8", *BOTH_LOST, service="ws2012")
    assert owner(offline, "B") is None
    timeline = play(snapshot, catalog, "pause:N8", *BOTH_LOST, "resume:N8@300", service="ws2012")
    assert (owner(timeline, "B"), group_state(timeline, "B")) == ("n8", "online")


def test_a_node_that_is_left_takes_up_the_group(catalog: Catalog) -> None:
    snapshot = possible(two_of_a_kind("n7", "n8", strict=True), ("n2", "n7"), "B-SVC")
    offline = play(snapshot, catalog, *BOTH_LOST, service="ws2012")
    assert (owner(offline, "A"), owner(offline, "B")) == ("n7", None)
    timeline = play(snapshot, catalog, *BOTH_LOST, "move:A=N8@300", service="ws2012")
    assert (owner(timeline, "A"), owner(timeline, "B")) == ("n8", "n7")
    assert group_state(timeline, "B") == "online"


def test_strictly_a_failed_resource_finds_no_node(catalog: Catalog) -> None:
    snapshot = changed(two_of_a_kind(strict=True), "resources", "B-SVC", restart_threshold=0)
    timeline = play(snapshot, catalog, "resource:B-SVC", service="ws2012")
    assert (owner(timeline, "B"), timeline.state_at(60_000).groups["B"]) == ("n2", "failed")
    assert count(timeline, "given up") == 1
    soft = play(snapshot, catalog, "resource:B-SVC")
    assert (owner(soft, "B"), group_state(soft, "B")) == ("n1", "online")


def test_strictly_nothing_is_moved_to_a_node_of_the_class(catalog: Catalog) -> None:
    snapshot = two_of_a_kind("n7", strict=True)
    timeline = play(snapshot, catalog, "move:B=N1", "move:B@10", service="ws2012")
    assert refusals(timeline) == ["N1 runs A, which anti-affinity keeps apart from B"]
    assert (owner(timeline, "B"), group_state(timeline, "B")) == ("n7", "online")
    soft = play(snapshot, catalog, "move:B=N1", service="ws2003")
    assert owner(soft, "B") == "n1"


def test_strictly_a_group_waits_for_its_preferred_owner_to_be_free(catalog: Catalog) -> None:
    snapshot = changed(two_of_a_kind("n7", "n8", strict=True), "groups", "B", failback=True)
    snapshot = changed(snapshot, "groups", "A", preferred_owners=("n1", "n2"))
    events = ("power:N2", "move:A=N8@60", "power:N1@90", "start:N2@200")
    timeline = play(snapshot, catalog, *events, service="ws2012")
    assert owner(timeline, "B") == "n2"


def test_ordered_target_turns_the_random_pick_off(catalog: Catalog) -> None:
    snapshot = cluster(nodes(6), plain("G", "n4"), ordered_target=True)
    chosen = {owner(play(snapshot, catalog, "power:N4", seed=seed), "G") for seed in range(10)}
    assert chosen == {"n5"}
    assert decision(play(snapshot, catalog, "power:N4"), "G").rule == "node id"


def test_every_candidate_names_its_basis(catalog: Catalog) -> None:
    snapshot = two_of_a_kind("n7", "n8")
    timeline = play(snapshot, catalog, "pause:N7", "power:N1", "service:N2@60", "move:A@200")
    assert timeline.decisions
    assert all(one.text and one.basis for made in timeline.decisions for one in made.candidates)
