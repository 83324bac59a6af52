"""Going offline and online in dependency order. Numbers are those of the acceptance scenarios."""

from __future__ import annotations

import pytest

from designer.catalog.schema import Catalog
from designer.model.diff import adding, apply
from designer.model.records import Dependency, Timing
from designer.model.snapshot import Snapshot
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import simulate
from tests.simulation.play import group_state, outage_ms, owner, play, times
from tests.support.clusters import changed, cluster, evs, f2, nodes, plain, with_stores


def slow_leaves() -> Snapshot:
    """Leaves take 20 s to go offline, System Attendant 10 s; name, address and disk 5, 1 and 3 s."""
    snapshot = f2()
    for leaf in ("E-IS", "E-SMTP", "E-HTTP"):
        snapshot = changed(snapshot, "resources", leaf, offline_ms=20_000)
    return snapshot


def test_6_providers_wait_for_dependents_both_ways(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "move:E=N2")

    def gone(name: str) -> int:
        return times(timeline, name, "offline")[0]

    def stopping(name: str) -> int:
        return times(timeline, name, "offline pending")[0]

    def back(name: str) -> int:
        return times(timeline, name, "online")[0]

    def starting(name: str) -> int:
        return times(timeline, name, "online pending")[0]

    leaves = ("E-IS", "E-SMTP", "E-HTTP")
    assert stopping("E-SA") == max(map(gone, leaves))
    assert stopping("E-NN") == stopping("E-DISK") == gone("E-SA")
    assert stopping("E-IP") == gone("E-NN")
    assert starting("E-IP") == starting("E-DISK") == max(gone("E-IP"), gone("E-DISK"))
    assert starting("E-NN") == back("E-IP")
    assert starting("E-SA") == max(back("E-NN"), back("E-DISK"))
    assert {starting(leaf) for leaf in leaves} == {back("E-SA")}
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n2", "online")


def test_a_hand_over_delays_what_leaves_in_good_order_only(catalog: Catalog) -> None:
    slow = apply(f2(), adding([("timings", Timing(id="hand-over", ms=2_000))]))
    for action, more in (("move:E=N2", 2_000), ("power:N1", 0)):
        (before,) = outage_ms(play(f2(), catalog, action), "E")
        assert before is not None
        assert outage_ms(play(slow, catalog, action), "E") == [before + more]


def test_7_leaves_go_offline_together(catalog: Catalog) -> None:
    timeline = play(slow_leaves(), catalog, "move:E=N2")
    assert times(timeline, "E-IP", "offline") == [20_000 + 10_000 + 5_000 + 1_000]


def test_8_the_exchange_2000_tree_takes_one_leaf_longer(catalog: Catalog) -> None:
    timeline = play(slow_leaves(), catalog, "move:E=N2", tree="exchange-2000")
    assert times(timeline, "E-IP", "offline") == [20_000 + 20_000 + 10_000 + 5_000 + 1_000]


def test_the_other_tree_changes_no_time(catalog: Catalog) -> None:
    flat = play(slow_leaves(), catalog, "move:E=N2", tree="exchange-2003")
    chained = play(slow_leaves(), catalog, "move:E=N2", tree="exchange-2000")
    assert flat == play(slow_leaves(), catalog, "move:E=N2")

    def lengths(timeline: Timeline) -> dict[str, int]:
        members = timeline.members["E"]
        return {
            name: times(timeline, name, "online")[0] - times(timeline, name, "online pending")[0] for name in members
        }

    assert lengths(flat) == lengths(chained)
    assert outage_ms(chained, "E") == [56_000 + 11_000 + 15_000 + 15_000 + 5_000]


def test_a_failed_resource_is_tried_again_after_a_move(catalog: Catalog) -> None:
    snapshot = changed(f2(), "resources", "E-HTTP", restart_action="none")
    timeline = play(snapshot, catalog, "resource:E-HTTP", "move:E=N2@10")
    assert timeline.state_at(5_000).groups["E"] == "failed"
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n2", "online")


def test_a_group_that_gave_up_comes_back_by_a_move(catalog: Catalog) -> None:
    snapshot = changed(f2(failover_threshold=0), "resources", "E-SA", restart_threshold=0)
    timeline = play(snapshot, catalog, "resource:E-SA", "move:E=N2@100")
    assert timeline.state_at(99_000).groups["E"] == "failed"
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n2", "online")


def test_a_stop_while_coming_online_means_another_replay(catalog: Catalog) -> None:
    snapshot = with_stores(f2(), "E", 1, 1, 0)
    # the store is broken off 3 s after its replay of 2 s
    timeline = play(snapshot, catalog, "power:N1", "resource:E-NN@38.2")
    assert len([event for event in timeline.events if event.kind == "replayed"]) == 2


def test_a_cycle_cannot_be_simulated(catalog: Catalog) -> None:
    circular = apply(f2(), adding([("dependencies", Dependency(id="x", dependent="E-IP", provider="E-SA"))]))
    with pytest.raises(CannotSimulate) as caught:
        play(circular, catalog, "power:N1")
    assert str(caught.value) == "the dependencies of E form a cycle: E-SA needs E-NN needs E-IP needs E-SA"


def test_there_must_be_something_to_simulate(catalog: Catalog) -> None:
    with pytest.raises(CannotSimulate, match="there is nothing to simulate: the design has no nodes"):
        simulate(cluster(), catalog, [])
    with pytest.raises(CannotSimulate, match="there is nothing to simulate: the design has no groups"):
        simulate(cluster(nodes(2)), catalog, [])
    with pytest.raises(CannotSimulate, match='the scenario mentions the node "n9", which the design does not have'):
        simulate(f2(), catalog, [Action("power", "n9")])


def test_a_dependency_between_groups_is_ignored_and_said_so(catalog: Catalog) -> None:
    snapshot = cluster(nodes(2), plain("A", "n1"), plain("B", "n2"))
    snapshot = apply(snapshot, adding([("dependencies", Dependency(id="x", dependent="A-SVC", provider="B-SVC"))]))
    timeline = play(snapshot, catalog, "power:N2")
    assert group_state(timeline, "A") == "online"
    ignored = "Dependencies between resources of different groups are ignored: a cluster does not allow them."
    assert timeline.notes[-1] == ignored


def test_an_unknown_type_borrows_times_and_says_so(catalog: Catalog) -> None:
    snapshot = changed(cluster(nodes(2), plain("A", "n1")), "resources", "A-SVC", type="fax-gateway")
    timeline = play(snapshot, catalog, "move:A=N2")
    assert outage_ms(timeline, "A") == [10_000]
    assert timeline.notes[-1] == "Resources of unknown type (fax-gateway) take the times of a Generic Service."


def test_nothing_happens_without_actions(catalog: Catalog) -> None:
    timeline = simulate(f2(), catalog, [])
    assert (timeline.events, timeline.end) == ((), 0)
    assert set(timeline.state_at(0).groups.values()) == {"online"}


def test_a_group_that_cannot_run_at_home_is_offline_from_the_start(catalog: Catalog) -> None:
    snapshot = changed(cluster(nodes(2), evs("E", "n1")), "resources", "E-SA", possible_owners=("n2",))
    timeline = simulate(snapshot, catalog, [])
    assert timeline.initial.groups["E"] == "offline"
    assert timeline.notes[-1] == "E is offline from the start: N1 is no possible owner of it."


def test_a_group_without_an_owner_is_at_its_first_preferred_owner(catalog: Catalog) -> None:
    snapshot = changed(cluster(nodes(3), plain("A", "n1", ("n2", "n3"))), "groups", "A", owner=None)
    assert simulate(snapshot, catalog, []).initial.owners["A"] == "n2"
