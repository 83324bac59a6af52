"""Error 5018: one EVS per node in a cluster of more than two nodes (EX-2.03)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from designer.catalog.loader import load_templates
from designer.catalog.schema import Catalog
from designer.edits.templates import from_template
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.outages import outcomes
from tests.simulation.play import count, group_state, owner, play, resources, times
from tests.support.clusters import changed, cluster, evs, nodes


@pytest.fixture(scope="module")
def three_plus_one(catalog: Catalog) -> Snapshot:
    return from_template(catalog, load_templates()["three-plus-one"])


def name_of_group(snapshot: Snapshot, name: str) -> str:
    return next(group.id for group in snapshot.groups.values() if group.name == name)


def test_one_loss_is_borne_by_the_passive_node(catalog: Catalog, three_plus_one: Snapshot) -> None:
    timeline = play(three_plus_one, catalog, "power:NODE1")
    assert owner(timeline, name_of_group(three_plus_one, "EVS1")) == "n4"
    assert set(timeline.state_at(timeline.end).groups.values()) == {"online"}


def test_a_second_loss_leaves_a_server_failed(catalog: Catalog, three_plus_one: Snapshot) -> None:
    timeline = play(three_plus_one, catalog, "power:NODE1", "power:NODE2@600")
    second = name_of_group(three_plus_one, "EVS2")
    assert group_state(timeline, second) == "failed"
    assert outcomes(timeline)[second].outcome == "offline"
    assert {outcomes(timeline)[name_of_group(three_plus_one, name)].outcome for name in ("EVS1", "EVS3")} == {
        "moved",
        "unaffected",
    }
    (given_up,) = [event for event in timeline.events if event.kind == "given up"]
    assert (given_up.subject, given_up.detail, given_up.count, given_up.limit) == (second, "threshold", 10, 10)


def test_everything_below_the_attendant_comes_online_first(catalog: Catalog) -> None:
    timeline = play(cluster(nodes(3), evs("A", "n1"), evs("B", "n2", ("n2", "n1"))), catalog, "move:B=N1")
    failed = [event for event in timeline.events if event.detail == "5018"]
    assert {event.subject for event in failed} == {"B-SA"}
    assert failed[0].other == "A"
    for name in ("B-DISK", "B-IP", "B-NN"):
        assert times(timeline, name, "online")[0] <= failed[0].at - 15_000
    # three restarts at the pace of its own start, then on along the list to the free node
    assert [event.at - failed[0].at for event in failed] == [0, 15_000, 30_000, 45_000]
    assert (owner(timeline, "B"), group_state(timeline, "B")) == ("n3", "online")


def test_two_nodes_may_run_two_servers_each(catalog: Catalog) -> None:
    timeline = play(cluster(nodes(2), evs("A", "n1"), evs("B", "n2")), catalog, "power:N2")
    assert (owner(timeline, "B"), group_state(timeline, "B")) == ("n1", "online")


def test_it_ends_when_the_other_server_leaves(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), evs("A", "n1"), evs("B", "n2", ("n2", "n1")))
    timeline = play(snapshot, catalog, "power:N3", "power:N2@30", "start:N3@50", "move:A=N3@61")
    assert (owner(timeline, "A"), owner(timeline, "B")) == ("n3", "n1")
    assert set(timeline.state_at(timeline.end).groups.values()) == {"online"}
    assert count(timeline, "failover") == 0


def test_the_server_that_was_there_first_keeps_its_place(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), evs("A", "n1"), evs("B", "n2", ("n2", "n1")))
    for leaf in ("A-IS", "A-SMTP", "A-HTTP"):
        snapshot = changed(snapshot, "resources", leaf, offline_ms=0)
    timeline = play(snapshot, catalog, "power:N3", "power:N2@30", "resource:A-SA@50")
    assert {event.subject for event in timeline.events if event.detail == "5018"} == {"B-SA"}
    assert (group_state(timeline, "A"), group_state(timeline, "B")) == ("online", "failed")


def test_two_servers_at_home_on_one_node(catalog: Catalog) -> None:
    timeline = play(cluster(nodes(3), evs("A", "n1"), evs("B", "n1")), catalog)
    assert timeline.notes[-1] == "B is failed from the start: N1 runs A already (error 5018)."
    assert resources(timeline, "B") == {
        "DISK": "online",
        "IP": "online",
        "NN": "online",
        "SA": "failed",
        "IS": "offline",
        "SMTP": "offline",
        "HTTP": "offline",
    }
    assert set(resources(timeline, "A").values()) == {"online"}
    again = play(cluster(nodes(3), evs("A", "n1"), evs("B", "n1")), catalog, "resource:B-IP")
    assert resources(again, "B")["NN"] == "online"
    assert times(again, "B-SA", "online pending") == []


def test_an_endless_attempt_is_cut_off(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), evs("A", "n1"), evs("B", "n1"))
    snapshot = changed(snapshot, "resources", "B-SA", restart_threshold=1, restart_period_ms=1)
    snapshot = changed(snapshot, "groups", "B", owner="n2", preferred_owners=("n2", "n1"))
    timeline = play(snapshot, catalog, "power:N3", "power:N2@60")
    assert timeline.notes[-1].endswith("while the cluster is still trying: B-SA of B fails again and again.")
    assert len(timeline.events) > 1000


def test_any_role_can_have_the_limit(catalog: Catalog) -> None:
    roles = {**catalog.roles, "file-server": replace(catalog.roles["file-server"], one_per_node=True)}
    limited = replace(catalog, roles=roles)
    design = from_template(limited, replace(load_templates()["file-server-two-node"], nodes=3))
    first, second = (name_of_group(design, name) for name in ("FS1", "FS2"))
    timeline = play(design, limited, "move:FS1=NODE2")
    assert {event.other for event in timeline.events if event.detail == "5018"} == {second}
    assert group_state(timeline, first) == "online"
    assert owner(timeline, first) != "n2"
    free = play(design, catalog, "move:FS1=NODE2")
    assert (owner(free, first), group_state(free, first)) == ("n2", "online")
