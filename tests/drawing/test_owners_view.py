"""The matrix of possible and preferred owners."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings

from designer.drawing.owners import Cell, cell_at, cell_rect, owners
from designer.edits.owners import toggle_possible
from designer.model.diff import apply
from designer.model.snapshot import Snapshot
from tests.drawing.test_topology import state_of
from tests.support.layout import assert_sound, labels
from tests.support.odd_designs import odd_designs
from tests.support.random_clusters import random_cluster
from tests.support.samples import SAMPLES, catalog, group, node, resource, sample, three_plus_one
from tests.support.strategies import snapshots
from tests.support.volume import volume


@pytest.mark.parametrize("name", [path.stem for path in SAMPLES])
def test_samples_have_a_row_for_every_group_and_a_column_for_every_node(name: str) -> None:
    snapshot = sample(name)
    picture = owners(snapshot, catalog())
    assert_sound(picture)
    assert set(snapshot.groups) | set(snapshot.nodes) <= set(picture.areas)


@pytest.mark.parametrize("seed", range(volume(400)))
def test_random_clusters_are_tidy(seed: int) -> None:
    snapshot = random_cluster(Random(seed))
    picture = owners(snapshot, catalog(), expanded=frozenset(snapshot.groups))
    assert_sound(picture)
    assert set(picture.areas) == {*snapshot.groups, *snapshot.nodes, *snapshot.resources}


@settings(max_examples=volume(400))
@given(snapshots())
def test_any_design_can_be_drawn(snapshot: Snapshot) -> None:
    assert_sound(owners(snapshot, catalog(), state_of(snapshot)))


@pytest.mark.parametrize(("odd", "snapshot"), list(odd_designs()))
def test_odd_designs_are_drawn(odd: str, snapshot: Snapshot) -> None:
    picture = owners(snapshot, catalog())
    assert_sound(picture)
    assert picture.description


def test_a_cell_is_found_where_it_is() -> None:
    snapshot = three_plus_one()
    picture = owners(snapshot, catalog())
    for row in snapshot.groups:
        for column in snapshot.nodes:
            rect = cell_rect(picture, Cell(row, column))
            assert rect is not None
            assert cell_at(picture, snapshot, *rect.centre) == Cell(row, column)
    assert cell_at(picture, snapshot, 1, 1) is None


def test_resources_show_where_their_owners_differ() -> None:
    snapshot = three_plus_one()
    disk, first = resource(snapshot, "EVS1", "physical-disk"), node(snapshot, "NODE1")
    assert disk not in owners(snapshot, catalog()).areas
    differing = apply(snapshot, toggle_possible(snapshot, disk, first))
    picture = owners(differing, catalog())
    assert disk in picture.areas
    assert resource(snapshot, "EVS2", "physical-disk") not in picture.areas
    assert "in parts on NODE1" in picture.description


def test_preferred_owners_are_numbered_and_the_home_is_named() -> None:
    snapshot = three_plus_one()
    evs = group(snapshot, "EVS1")
    picture = owners(snapshot, catalog())
    order = snapshot.groups[evs].preferred_owners
    said = {label.text: label.x for label in labels(picture) if label.subject == evs}
    for place, one in enumerate(order, start=1):
        assert picture.areas[one].x <= said[str(place)] <= picture.areas[one].right
    home = picture.areas[node(snapshot, "NODE1")]
    assert home.x <= said["Home"] <= home.right
