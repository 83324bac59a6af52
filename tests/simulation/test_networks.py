"""Faults of networks and interfaces: states, the ping test, addresses. Numbers are those of the scenarios."""

from __future__ import annotations

import pytest

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.diff import adding, apply
from designer.model.records import Interface, Network, NetworkRole, Node, Record
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.critical import critical_path
from designer.simulation.outcome.narrate import narrate
from designer.simulation.outcome.outages import outages
from designer.simulation.record.timeline import Timeline
from tests.simulation.play import count, group_state, owner, play, refusals, times
from tests.support.clusters import at_sites, changed, cluster, evs, networks, nodes, plain, quorum_group

SERVICES = ["ws2000", "ws2003", "ws2008"]


def two(public: NetworkRole = "mixed", quorum: Id = "n2") -> Snapshot:
    return cluster(nodes(2), networks(2, public), quorum_group(quorum), evs("E", "n1"))


def interfaces(timeline: Timeline, at: int | None = None) -> dict[Id, str]:
    return dict(timeline.state_at(timeline.end if at is None else at).interfaces)


def nets(timeline: Timeline, at: int | None = None) -> dict[Id, str]:
    return dict(timeline.state_at(timeline.end if at is None else at).networks)


def test_everything_is_up_at_the_start(catalog: Catalog) -> None:
    timeline = play(two(), catalog)
    assert set(interfaces(timeline).values()) == {"up"}
    assert nets(timeline) == {"net1": "up", "net2": "up"}


@pytest.mark.parametrize("service", SERVICES)
def test_46_a_public_cable_is_pulled(catalog: Catalog, service: str) -> None:
    timeline = play(two(), catalog, "cable:N1=Public", service=service)
    assert interfaces(timeline, 0) == {"if1-1": "up", "if2-1": "failed", "if1-2": "up", "if2-2": "up"}
    assert nets(timeline, 10_000) == {"net1": "up", "net2": "up"}
    (failed, *_) = times(timeline, "E-IP", "failed")
    assert 0 < failed <= 5_000
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n2", "online")
    assert timeline.state_at(timeline.end).nodes == {"n1": "up", "n2": "up"}
    assert count(timeline, "split") == 0


def test_46_an_address_that_comes_online_on_a_failed_interface_fails(catalog: Catalog) -> None:
    timeline = play(two(), catalog, "cable:N2=Public", "move:E=N2@10")
    assert times(timeline, "E-IP", "failed")
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n1", "online")


def test_an_address_that_is_on_its_way_fails_as_it_arrives(catalog: Catalog) -> None:
    timeline = play(two(), catalog, "move:E=N2", "cable:N2=Public@36.5")
    assert times(timeline, "E-IP", "failed")[0] == 37_000
    assert owner(timeline, "E") == "n1"


def test_a_cable_that_is_back_before_anybody_looks_has_done_nothing(catalog: Catalog) -> None:
    timeline = play(two(), catalog, "cable:N1=Public", "repair:N1=Public@0.001")
    assert not times(timeline, "E-IP", "failed")
    assert interfaces(timeline)["if2-1"] == "up"
    assert count(timeline, "mended") == 1


@pytest.mark.parametrize("service", SERVICES)
def test_47_the_public_switch_dies(catalog: Catalog, service: str) -> None:
    timeline = play(two(), catalog, "network:Public", service=service)
    assert interfaces(timeline) == {"if1-1": "up", "if2-1": "unreachable", "if1-2": "up", "if2-2": "unreachable"}
    assert nets(timeline) == {"net1": "up", "net2": "down"}
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n1", "online")
    assert count(timeline, "resource") == 0


def test_47_judgement_takes_two_heartbeats_and_a_ping(catalog: Catalog) -> None:
    timeline = play(two(), catalog, "network:Public", "network:Private")
    changes = {event.subject: event.at for event in timeline.events if event.kind == "network"}
    assert changes == {"net1": 2_400, "net2": 5_400}


def test_47_then_a_manual_move_goes_to_and_fro_until_it_stays_failed(catalog: Catalog) -> None:
    timeline = play(two(), catalog, "network:Public", "move:E=N2@60")
    assert group_state(timeline, "E") == "failed"
    assert count(timeline, "failover") == 10
    assert count(timeline, "given up") == 1


def test_47_a_network_that_works_again_is_up_and_takes_addresses(catalog: Catalog) -> None:
    timeline = play(two(), catalog, "network:Public", "repair:Public@60", "move:E=N2@70")
    assert nets(timeline)["net2"] == "up"
    assert set(interfaces(timeline).values()) == {"up"}
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n2", "online")
    assert not times(timeline, "E-IP", "failed")


@pytest.mark.parametrize("service", SERVICES)
def test_48_the_private_network_dies_and_the_public_one_carries_heartbeats(catalog: Catalog, service: str) -> None:
    timeline = play(two(), catalog, "network:Private", service=service)
    assert nets(timeline) == {"net1": "down", "net2": "up"}
    assert {event.kind for event in timeline.events} == {"action", "interface", "network"}


def test_a_network_that_only_the_others_reach_fails_for_nobody_when_a_link_is_cut(catalog: Catalog) -> None:
    snapshot = at_sites(two(quorum="n1"), "A", "B")
    timeline = play(snapshot, catalog, "link:A=B")
    assert nets(timeline, 6_000) == {"net1": "partitioned", "net2": "partitioned"}
    assert set(interfaces(timeline, 6_000).values()) == {"unreachable"}
    assert not times(timeline, "E-IP", "failed")
    assert timeline.state_at(timeline.end).nodes == {"n1": "up", "n2": "down"}


def test_a_pulled_crossover_cable_leaves_both_ends_without_a_signal(catalog: Catalog) -> None:
    timeline = play(changed(two(), "networks", "net1", medium="crossover"), catalog, "cable:N1=Private")
    assert interfaces(timeline, 0) == {"if1-1": "failed", "if2-1": "up", "if1-2": "failed", "if2-2": "up"}
    assert nets(timeline)["net1"] == "down"


def test_a_whole_crossover_cable_carries_heartbeats(catalog: Catalog) -> None:
    timeline = play(changed(two("public"), "networks", "net1", medium="crossover"), catalog, "network:Public")
    assert interfaces(timeline)["if1-1"] == interfaces(timeline)["if1-2"] == "up"
    assert count(timeline, "split") == 0


def test_a_node_that_is_down_has_no_interfaces(catalog: Catalog) -> None:
    timeline = play(two(), catalog, "power:N1@1", "power:N2@100")
    assert interfaces(timeline, 1_000) == {"if1-1": "unavailable", "if2-1": "unavailable", "if1-2": "up", "if2-2": "up"}
    assert nets(timeline, 1_000) == {"net1": "up", "net2": "up"}
    assert nets(timeline) == {"net1": "unavailable", "net2": "unavailable"}


def test_a_node_that_joins_finds_its_cable_still_pulled(catalog: Catalog) -> None:
    timeline = play(two(), catalog, "cable:N2=Public", "service:N2@10", "start:N2@60", "repair:N2=Public@100")
    assert interfaces(timeline, 30_000)["if2-2"] == "unavailable"
    assert interfaces(timeline, 90_000)["if2-2"] == "failed"
    assert set(interfaces(timeline).values()) == {"up"}


def test_a_cluster_that_forms_finds_its_cables_still_pulled(catalog: Catalog) -> None:
    off = ["cable:N1=Public", "power:N1@10", "power:N2@10"]
    timeline = play(two(), catalog, *off, "repair:N1=Public@20", "cable:N2=Public@30", "start:N1@60", "start:N2@60")
    assert interfaces(timeline) == {"if1-1": "up", "if2-1": "up", "if1-2": "up", "if2-2": "failed"}


def test_networks_that_the_cluster_does_not_use_are_unavailable(catalog: Catalog) -> None:
    backup: list[Record] = [Network(id="net3", name="Backup", role="none")]
    backup += [Interface(id=f"if3-{node}", node=f"n{node}", network="net3") for node in (1, 2)]
    snapshot = cluster(nodes(2), networks(2), backup, quorum_group("n1"), plain("G", "n2"))
    assert nets(play(snapshot, catalog))["net3"] == "unavailable"
    both = play(snapshot, catalog, "network:Private", "network:Public")
    assert count(both, "split") == 1
    assert nets(both)["net3"] == "unavailable"


def test_what_is_not_there_or_broken_already_is_refused(catalog: Catalog) -> None:
    snapshot = apply(two(), adding([("nodes", Node(id="n3", name="N3", number=3))]))
    timeline = play(
        snapshot,
        catalog,
        "network:Private",
        "network:Private@1",
        "repair:Public@1",
        "cable:N1=Public@2",
        "cable:N1=Public@3",
        "cable:N3@4",
        "repair:N2@5",
    )
    assert refusals(timeline) == [
        "Private has failed already",
        "Public has not failed",
        "it is pulled already",
        "the design has no interface of N3",
        "no network cable of N2 is pulled",
    ]
    assert "N1 loses its cable to Public, without effect: it is pulled already." in "\n".join(narrate(timeline))


def test_a_design_without_networks_hears_everybody(catalog: Catalog) -> None:
    snapshot = apply(
        cluster(nodes(2), quorum_group("n1"), plain("G", "n2")),
        adding([("networks", Network(id="net1", name="Private", role="private"))]),
    )
    timeline = play(snapshot, catalog, "network:Private")
    assert count(timeline, "split") == 0
    assert group_state(timeline, "G") == "online"
    assert [note for note in timeline.notes if "assumed to hear each other" in note]
    assert not play(snapshot, catalog, "power:N1").notes


def test_the_address_of_another_network_stays(catalog: Catalog) -> None:
    snapshot = changed(two("public"), "resources", "E-IP", network="net1")
    timeline = play(snapshot, catalog, "cable:N1=Public")
    assert not times(timeline, "E-IP", "failed")


def test_the_path_of_an_outage_by_a_cable_adds_up(catalog: Catalog) -> None:
    timeline = play(two(), catalog, "cable:N1=Public@3")
    (outage,) = outages(timeline)["E"]
    path = critical_path(timeline, outage)
    assert sum(step.end - step.start for step in path) == outage.ms
    assert not [line for line in narrate(timeline) if "None" in line]
