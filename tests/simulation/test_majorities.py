"""Partitions where a majority decides: nodes, shares that are seen, and the file share witness."""

from __future__ import annotations

from typing import Any

import pytest

from designer.catalog.schema import Catalog
from designer.model.diff import adding, apply
from designer.model.records import Resource
from designer.model.snapshot import Snapshot
from designer.model.surroundings import Server, Site
from designer.simulation.outcome.narrate import narrate
from tests.simulation.play import count, happened, play, up
from tests.support.clusters import at_sites, changed, cluster, networks, nodes, plain, quorum_group


def majority(count_: int, **values: Any) -> Snapshot:
    quorum = Resource(id="CG-MNS", name="Majority Node Set", type="majority-node-set", group="CG")
    groups = [record for node in range(1, count_ + 1) for record in plain(f"G{node}", f"n{node}")]
    parts = (nodes(count_), networks(count_, "public"), quorum_group("n1"), groups)
    snapshot = cluster(*parts, quorum="majority-node-set", **values)
    return apply(snapshot, adding([("resources", quorum)]))


@pytest.mark.parametrize("service", ["ws2003", "ws2008", "ws2012"])
def test_a_majority_goes_on_and_the_others_stop_at_once(catalog: Catalog, service: str) -> None:
    snapshot = majority(5)
    timeline = play(snapshot, catalog, "cable:N1=Private", "cable:N2=Private@1", service=service)
    detect = 7_200 if service == "ws2003" else 5_000
    assert happened(timeline, "split") == [detect]
    assert up(timeline) == ["n3", "n4", "n5"]
    assert set(timeline.state_at(timeline.end).groups.values()) == {"online"}
    assert count(timeline, "arbitration") == 0
    told = {event.nodes: event.after for event in timeline.events if event.kind == "side"}
    assert told == {("n1",): "stops", ("n2",): "stops", ("n3", "n4", "n5"): "goes on"}


def test_an_even_cut_leaves_nobody(catalog: Catalog) -> None:
    snapshot = at_sites(majority(4), "A", "A", "B", "B")
    timeline = play(snapshot, catalog, "link:A")
    assert up(timeline) == []
    assert "only 2 of 4 nodes are left, and 3 would be a majority" in "\n".join(narrate(timeline))


def witnessed(site: str | None = None, **values: Any) -> Snapshot:
    server = Server(id="s1", name="WITNESS", roles=("file-share-witness",), site=site)
    return apply(majority(4, file_share_witness=True, **values), adding([("servers", server)]))


@pytest.mark.parametrize("service", ["ws2003", "ws2008"])
def test_an_even_cut_with_a_file_share_witness(catalog: Catalog, service: str) -> None:
    """The side of the quorum resource locks the share at once; the other would have to wait, and stops."""
    snapshot = at_sites(witnessed(), "A", "A", "B", "B")
    timeline = play(snapshot, catalog, "link:A=B", service=service)
    assert up(timeline) == ["n1", "n2"]
    assert set(timeline.state_at(timeline.end).groups.values()) == {"online"}
    told = [(event.nodes, event.after, event.count, event.limit) for event in timeline.events if event.kind == "side"]
    assert told == [(("n1", "n2"), "defends", 3, 3), (("n3", "n4"), "challenges", 2, 3)]


def test_the_witness_is_out_of_reach_for_the_side_of_the_quorum_resource(catalog: Catalog) -> None:
    snapshot = at_sites(witnessed(), "A", "A", "B", "B")
    snapshot = changed(snapshot, "servers", "s1", site="sB")
    timeline = play(snapshot, catalog, "link:A=B")
    assert up(timeline) == ["n3", "n4"]
    assert happened(timeline, "arbitrated") == [7_200 + 6_000]
    assert set(timeline.state_at(timeline.end).groups.values()) == {"online"}


def test_a_stopped_node_counts_on_the_side_that_sees_its_share(catalog: Catalog) -> None:
    snapshot = at_sites(majority(5), "A", "A", "B", "B", "A")
    timeline = play(snapshot, catalog, "service:N5", "link:A=B@60")
    assert up(timeline) == ["n1", "n2"]


def test_the_share_is_out_of_reach_when_it_should_be_locked(catalog: Catalog) -> None:
    server = Server(id="s1", name="WITNESS", roles=("file-share-witness",), site="A")
    quorum = Resource(id="CG-MNS", name="Majority Node Set", type="majority-node-set", group="CG")
    snapshot = cluster(nodes(2), networks(2), quorum_group("n1"), quorum="majority-node-set", file_share_witness=True)
    snapshot = apply(snapshot, adding([("resources", quorum), ("sites", Site(id="A", name="A")), ("servers", server)]))
    timeline = play(snapshot, catalog, "power:N1", "network:Public@10")
    assert up(timeline) == []
    assert "N2 does not reach the file share witness any more" in "\n".join(narrate(timeline))


def test_a_node_that_lives_by_the_share_stops_when_it_loses_it(catalog: Catalog) -> None:
    quorum = Resource(id="CG-MNS", name="Majority Node Set", type="majority-node-set", group="CG")
    snapshot = cluster(nodes(2), networks(2), quorum_group("n1"), quorum="majority-node-set", file_share_witness=True)
    snapshot = apply(snapshot, adding([("resources", quorum)]))
    for events in (["power:N2", "cable:N1=Public@60"], ["power:N2", "network:Public@60"]):
        timeline = play(snapshot, catalog, *events)
        assert up(timeline) == []
        assert happened(timeline, "quorum lost") == [67_200]
    both = play(snapshot, catalog, "network:Public@60")
    assert up(both) == ["n1", "n2"]
