"""Paused nodes: what runs there goes on, and nothing comes there. Numbers are those of the acceptance scenarios."""

from __future__ import annotations

import pytest

from designer.catalog.schema import Catalog
from designer.model.diff import adding, apply
from designer.model.records import Timing
from designer.simulation.outcome.narrate import narrate
from designer.simulation.outcome.outages import outcomes
from tests.simulation.play import count, decision, group_state, owner, play, refusals, resources, times
from tests.support.clusters import changed, cluster, evs, f2, nodes, plain, possible, quorum_group


def test_35_nothing_can_be_moved_to_a_paused_node(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "pause:N2", "move:E=N2@10", "move:E@20")
    assert refusals(timeline) == ["N2 is paused", "no other node can take E"]
    assert (owner(timeline, "E"), outcomes(timeline)["E"].outcome) == ("n1", "unaffected")
    passed = decision(timeline, "E").candidates[1]
    assert (passed.node, passed.rule) == ("n2", "paused")


def test_36_a_failover_passes_a_paused_node_by(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), quorum_group("n3"), evs("E", "n1", ("n1", "n2", "n3")))
    timeline = play(snapshot, catalog, "pause:N2", "power:N1@10")
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n3", "online")
    asked = [(one.node, one.rule) for one in decision(timeline, "E").candidates]
    assert asked == [("n2", "paused"), ("n3", "taken"), ("n1", "down")]


def test_37_a_paused_node_alone_hosts_groups_offline(catalog: Catalog) -> None:
    snapshot = cluster(nodes(2), quorum_group("n1"), evs("E", "n1"))
    timeline = play(snapshot, catalog, "pause:N2", "power:N1@10")
    assert (owner(timeline, "E"), owner(timeline, "CG")) == ("n2", "n2")
    assert set(resources(timeline, "E").values()) == {"offline"}
    assert resources(timeline, "CG") == {"Q": "online"}
    assert decision(timeline, "E").rule == decision(timeline, "CG").rule == "paused"
    assert times(timeline, "E-IP", "online pending") == []
    told = "\n".join(narrate(timeline))
    assert "N2 hosts E but does not bring it online: only paused nodes are left." in told


def test_37_of_the_group_of_the_quorum_only_the_quorum_resource_comes_online(catalog: Catalog) -> None:
    service = plain("CG", "n1")[1]
    snapshot = cluster(nodes(2), quorum_group("n1"), [service], evs("E", "n1"))
    timeline = play(snapshot, catalog, "pause:N2", "power:N1@10")
    assert resources(timeline, "CG") == {"Q": "online", "SVC": "offline"}
    resumed = play(snapshot, catalog, "pause:N2", "power:N1@10", "resume:N2@300")
    assert (group_state(resumed, "CG"), group_state(resumed, "E")) == ("online", "online")


def test_38_nothing_can_be_brought_online_on_a_paused_node(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "pause:N1", "offline:E-SMTP@10", "online:E-SMTP@60", "online:E@70")
    assert refusals(timeline) == ["N1 is paused (error 70)", "N1 is paused (error 70)"]
    assert resources(timeline, "E")["SMTP"] == "offline"
    assert [state for name, state in resources(timeline, "E").items() if name != "SMTP"] == ["online"] * 6


def test_a_refused_request_is_not_remembered(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "pause:N1", "offline:E-SMTP@10", "online:E-SMTP@60", "move:E=N2@90")
    assert resources(timeline, "E")["SMTP"] == "offline"


def test_running_groups_stay_and_may_leave(catalog: Catalog) -> None:
    stays = play(f2(), catalog, "pause:N1")
    assert (owner(stays, "E"), group_state(stays, "E")) == ("n1", "online")
    moved = play(f2(), catalog, "pause:N1", "move:E=N2@10", "move:E=N1@300")
    assert (owner(moved, "E"), group_state(moved, "E")) == ("n2", "online")
    assert refusals(moved) == ["N1 is paused"]


def test_a_resource_that_fails_on_a_paused_node_is_restarted_there(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "pause:N1", "resource:E-SA@10")
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n1", "online")


def test_a_group_that_cannot_stay_on_a_paused_node_leaves_it(catalog: Catalog) -> None:
    snapshot = changed(f2(), "resources", "E-SA", restart_threshold=0)
    timeline = play(snapshot, catalog, "pause:N1", "resource:E-SA@10")
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n2", "online")


def test_a_target_that_is_paused_while_a_group_goes_offline(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "move:E=N2", "pause:N2@5")
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n1", "online")
    assert count(timeline, "kept") == 1


def test_between_two_paused_nodes_a_group_stays_offline(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "pause:N1", "move:E=N2@10", "pause:N2@15")
    assert group_state(timeline, "E") == "offline"
    resumed = play(f2(), catalog, "pause:N1", "move:E=N2@10", "pause:N2@15", "resume:N1@300")
    assert (owner(resumed, "E"), group_state(resumed, "E")) == ("n1", "online")


def test_a_group_in_transit_to_a_node_that_is_paused_goes_on(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), quorum_group("n3"), plain("G", "n1", ("n1", "n2", "n3")))
    slow = apply(snapshot, adding([("timings", Timing(id="owner-change", ms=5000))]))
    timeline = play(slow, catalog, "move:G=N2", "pause:N2@7")
    moved = [event.after for event in timeline.events if event.kind == "owner" and event.after is not None]
    assert (moved, group_state(timeline, "G")) == (["n2", "n3"], "online")
    assert times(timeline, "G-SVC", "online pending") == [15_000]


def test_a_pause_outlasts_a_restart(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "pause:N1", "power:N1@10", "start:N1@100", "power:N2@600")
    final = timeline.state_at(timeline.end)
    assert final.nodes["n1"] == "paused"
    assert group_state(timeline, "E") == "offline"
    assert "N1 has joined the cluster, still paused." in "\n".join(narrate(timeline))
    cold = play(f2(), catalog, "pause:N1", "power:N1@10", "power:N2@11", "start:N1@100")
    assert cold.state_at(cold.end).nodes["n1"] == "paused"
    assert (owner(cold, "CG"), resources(cold, "CG")) == ("n1", {"Q": "online"})
    assert group_state(cold, "E") == "offline"


def test_a_resumed_node_is_asked_again(catalog: Catalog) -> None:
    snapshot = f2(preferred=("n1",), failback=True)
    events = ("power:N1", "start:N1@300", "pause:N1@10000", "resume:N1@20000")
    back = play(snapshot, catalog, "pause:N1", "move:E=N2@10", "resume:N1@300")
    assert (owner(back, "E"), count(back, "failback")) == ("n1", 1)
    assert "E goes back to N1, a preferred owner that takes groups again." in "\n".join(narrate(back))
    assert count(play(snapshot, catalog, *events), "failback") == 1
    window = f2(preferred=("n1",), failback=True, failback_from=22, failback_until=5)
    waiting = play(window, catalog, "pause:N1", "move:E=N2@10", "resume:N1@300")
    assert [event.at for event in waiting.events if event.kind == "failback"] == [36_000_000]


def test_a_group_that_waits_comes_online_when_its_node_is_resumed(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "pause:N2", "power:N1@10", "resume:N2@300")
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n2", "online")
    assert times(timeline, "E-IP", "online pending") == [300_000]


def test_a_possible_owner_that_is_up_comes_before_a_paused_one(catalog: Catalog) -> None:
    snapshot = possible(cluster(nodes(3), plain("G", "n1", ("n1", "n2", "n3"))), ("n1", "n2"), "G-SVC")
    timeline = play(snapshot, catalog, "pause:N2", "power:N1@10")
    assert (owner(timeline, "G"), decision(timeline, "G").rule) == ("n3", "host only")
    resumed = play(snapshot, catalog, "pause:N2", "power:N1@10", "resume:N2@300")
    assert (owner(resumed, "G"), group_state(resumed, "G")) == ("n2", "online")


@pytest.mark.parametrize(
    ("events", "refusal"),
    [
        (("pause:N1", "pause:N1@1"), "N1 is paused"),
        (("power:N1", "pause:N1@1"), "N1 is down"),
        (("power:N1", "start:N1@30", "pause:N1@31"), "N1 is joining"),
        (("service:N1", "pause:N1@1"), "N1 is stopping its cluster service"),
        (("resume:N1",), "N1 is up, not paused"),
    ],
)
def test_pauses_that_are_refused(catalog: Catalog, events: tuple[str, ...], refusal: str) -> None:
    assert refusals(play(f2(), catalog, *events)) == [refusal]


def test_a_paused_node_can_be_stopped(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "pause:N1", "service:N1@10")
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n2", "online")
    assert timeline.state_at(timeline.end).nodes["n1"] == "down"


def test_what_cannot_stay_on_a_paused_node_is_said(catalog: Catalog) -> None:
    told = "\n".join(narrate(play(f2(), catalog, "pause:N1", "move:E=N2@10", "pause:N2@15")))
    assert "E cannot go to N2 any more, and nothing comes online on N1." in told
    assert "hosts E but does not bring it online: only paused nodes are left." in told


def test_of_paused_nodes_a_possible_owner_comes_first(catalog: Catalog) -> None:
    snapshot = possible(cluster(nodes(3), plain("G", "n1", ("n1", "n2", "n3"))), ("n1", "n3"), "G-SVC")
    timeline = play(snapshot, catalog, "pause:N2", "pause:N3", "power:N1@10")
    assert (owner(timeline, "G"), decision(timeline, "G").rule) == ("n3", "paused")
    resumed = play(snapshot, catalog, "pause:N2", "pause:N3", "power:N1@10", "resume:N3@300")
    assert (owner(resumed, "G"), group_state(resumed, "G")) == ("n3", "online")


def test_the_quorum_goes_to_a_paused_node_that_can_own_it(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), quorum_group("n1"), plain("G", "n2"))
    snapshot = possible(snapshot, ("n1", "n3"), "CG-Q")
    timeline = play(snapshot, catalog, "pause:N2", "pause:N3", "power:N1@10")
    assert (owner(timeline, "CG"), resources(timeline, "CG")) == ("n3", {"Q": "online"})
    assert (owner(timeline, "G"), group_state(timeline, "G")) == ("n2", "online")
