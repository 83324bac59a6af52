"""The picture of the networks."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings

from designer.drawing.networks import by_priority, networks
from designer.drawing.primitives import Picture
from designer.edits.addresses import set_address
from designer.model.diff import apply, changing
from designer.model.snapshot import Snapshot
from designer.topology.evs import ADDRESS
from tests.drawing.test_topology import state_of
from tests.support.layout import assert_clear, labels
from tests.support.odd_designs import odd_designs
from tests.support.random_clusters import random_cluster
from tests.support.samples import SAMPLES, catalog, group, node, resource, sample, three_plus_one
from tests.support.strategies import snapshots
from tests.support.volume import volume


def shown(snapshot: Snapshot) -> set[str]:
    """All that has an area."""
    addresses = {one.id for one in snapshot.resources.values() if one.type == ADDRESS}
    return addresses.union(snapshot.networks, snapshot.nodes, snapshot.interfaces, snapshot.servers)


def texts(picture: Picture, subject: str) -> list[str]:
    return [label.text for label in labels(picture) if label.subject == subject]


@pytest.mark.parametrize("name", [path.stem for path in SAMPLES])
@pytest.mark.parametrize("width", [740.0, 1000.0])
def test_samples_are_tidy_and_everything_has_its_area(name: str, width: float) -> None:
    snapshot = sample(name)
    picture = networks(snapshot, catalog(), width=width)
    assert_clear(picture, set(snapshot.networks))
    assert set(picture.areas) == shown(snapshot)
    assert set(picture.wires) == set(snapshot.interfaces)


@pytest.mark.parametrize("seed", range(volume(600)))
def test_random_clusters_are_tidy(seed: int) -> None:
    snapshot = random_cluster(Random(seed))
    picture = networks(snapshot, catalog())
    assert_clear(picture, set(snapshot.networks))
    assert set(picture.areas) == shown(snapshot)


@settings(max_examples=volume(600))
@given(snapshots())
def test_any_design_can_be_drawn(snapshot: Snapshot) -> None:
    picture = networks(snapshot, catalog(), state_of(snapshot))
    assert_clear(picture, set(snapshot.networks))


@pytest.mark.parametrize(("odd", "snapshot"), list(odd_designs()))
def test_odd_designs_are_drawn(odd: str, snapshot: Snapshot) -> None:
    picture = networks(snapshot, catalog())
    assert_clear(picture, set(snapshot.networks))
    assert picture.description


def test_an_empty_design_says_what_to_do() -> None:
    snapshot = dict(odd_designs())["empty"]
    assert any("Drag a network" in label.text for label in labels(networks(snapshot, catalog())))


def test_the_network_with_the_first_priority_is_on_top() -> None:
    snapshot = three_plus_one()
    first, second = by_priority(snapshot)
    areas = networks(snapshot, catalog()).areas
    assert areas[first].bottom < areas[second].y
    swapped = apply(snapshot, changing(snapshot, "networks", first, priority=9))
    areas = networks(swapped, catalog()).areas
    assert areas[second].bottom < areas[first].y


def test_an_address_stands_on_its_network_below_the_node_of_its_group() -> None:
    snapshot = three_plus_one()
    areas = networks(snapshot, catalog()).areas
    holder = resource(snapshot, "EVS2", ADDRESS)
    network = snapshot.resources[holder].network
    assert network is not None
    assert areas[network].contains(*areas[holder].centre)
    column = areas[node(snapshot, "NODE2")]
    assert column.x <= areas[holder].centre[0] <= column.right


def test_in_failover_an_address_goes_with_its_group() -> None:
    snapshot = three_plus_one()
    holder, there = resource(snapshot, "EVS2", ADDRESS), node(snapshot, "NODE4")
    state = state_of(snapshot, owners={group(snapshot, "EVS2"): there})
    areas = networks(snapshot, catalog(), state).areas
    assert areas[there].x <= areas[holder].centre[0] <= areas[there].right


def test_an_address_that_is_given_twice_is_marked_at_both_holders() -> None:
    snapshot = three_plus_one()
    one, other, *_ = [face.id for face in snapshot.interfaces.values()]
    twice = apply(snapshot, set_address(snapshot, other, snapshot.interfaces[one].address))
    picture = networks(twice, catalog())
    for holder in (one, other):
        assert "used twice" in " ".join(texts(picture, holder)).lower()
    assert "used twice" in picture.description
    assert "used twice" not in networks(snapshot, catalog()).description


@pytest.mark.parametrize(
    ("address", "said"), [("10.99.0.1", "not in the subnet"), ("", "No address"), ("300.1.1.1", "not an address")]
)
def test_what_is_wrong_with_an_address_is_said(address: str, said: str) -> None:
    snapshot = three_plus_one()
    holder = next(iter(snapshot.interfaces))
    picture = networks(apply(snapshot, set_address(snapshot, holder, address)), catalog())
    assert any(said in text for text in texts(picture, holder))


def test_networks_whose_subnets_overlap_say_so() -> None:
    snapshot = three_plus_one()
    one, other = snapshot.networks.values()
    same = apply(snapshot, changing(snapshot, "networks", one.id, subnet=other.subnet))
    picture = networks(same, catalog())
    assert any("Overlaps" in text for text in texts(picture, one.id))
