"""The picture of the storage."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings

from designer.drawing.geometry import Rect
from designer.drawing.primitives import Picture
from designer.drawing.storage import best_width, letter_at, storage
from designer.model.diff import apply, changing
from designer.model.snapshot import Snapshot
from designer.topology.storage import resources_by_disk
from tests.drawing.test_topology import state_of
from tests.support.layout import assert_apart, assert_clear, labels
from tests.support.odd_designs import odd_designs
from tests.support.random_clusters import random_cluster
from tests.support.samples import SAMPLES, catalog, group, sample, three_plus_one
from tests.support.strategies import snapshots
from tests.support.volume import volume


def shown(snapshot: Snapshot) -> set[str]:
    """All that has an area."""
    found: set[str] = set()
    return found.union(
        snapshot.arrays, snapshot.fabrics, snapshot.groups, snapshot.disks, snapshot.storage_groups, snapshot.stores
    )


def within(inner: Rect, outer: Rect) -> bool:
    return outer.contains(inner.x, inner.y) and outer.contains(inner.right, inner.bottom)


def texts(picture: Picture, subject: str) -> list[str]:
    return [label.text for label in labels(picture) if label.subject == subject]


@pytest.mark.parametrize("name", [path.stem for path in SAMPLES])
@pytest.mark.parametrize("width", [640.0, 1000.0, 1500.0])
def test_samples_are_tidy_and_everything_has_its_area(name: str, width: float) -> None:
    snapshot = sample(name)
    picture = storage(snapshot, catalog(), width=width)
    assert_clear(picture, {*snapshot.arrays, *snapshot.groups})
    assert_apart([picture.areas[one] for one in snapshot.groups])
    assert set(picture.areas) == shown(snapshot)


@pytest.mark.parametrize("seed", range(volume(600)))
def test_random_clusters_are_tidy(seed: int) -> None:
    snapshot = random_cluster(Random(seed))
    picture = storage(snapshot, catalog())
    assert_clear(picture, {*snapshot.arrays, *snapshot.groups})
    assert set(picture.areas) == shown(snapshot)


@settings(max_examples=volume(600))
@given(snapshots())
def test_any_design_can_be_drawn(snapshot: Snapshot) -> None:
    assert_clear(storage(snapshot, catalog(), state_of(snapshot)), {*snapshot.arrays, *snapshot.groups})


@pytest.mark.parametrize(("odd", "snapshot"), list(odd_designs()))
def test_odd_designs_are_drawn(odd: str, snapshot: Snapshot) -> None:
    picture = storage(snapshot, catalog())
    assert_clear(picture, {*snapshot.arrays, *snapshot.groups})
    assert picture.description


def test_an_empty_design_says_what_to_do() -> None:
    snapshot = dict(odd_designs())["empty"]
    assert any("Drag a disk" in label.text for label in labels(storage(snapshot, catalog())))


def test_disks_stand_in_their_group_and_array_and_hold_what_lies_on_them() -> None:
    snapshot = sample("dell-three-plus-one")
    areas = storage(snapshot, catalog()).areas
    for disk, resources in resources_by_disk(snapshot).items():
        assert within(areas[disk], areas[resources[0].group])
        array = snapshot.disks[disk].array
        assert array is not None
        assert within(areas[disk], areas[array])
    for store in snapshot.stores.values():
        assert store.disk is not None
        assert within(areas[store.id], areas[store.disk])
    for logs in snapshot.storage_groups.values():
        assert logs.log_disk is not None
        assert within(areas[logs.id], areas[logs.log_disk])


def test_mounted_disks_are_indented_below_the_disk_with_the_letter() -> None:
    snapshot = sample("eight-node-7-plus-1")
    areas = storage(snapshot, catalog()).areas
    mounted = [disk for disk in snapshot.disks.values() if disk.root is not None]
    assert mounted
    for disk in mounted:
        assert disk.root is not None
        assert areas[disk.id].x > areas[disk.root].x
        assert areas[disk.id].y > areas[disk.root].y


def test_a_store_without_a_disk_is_not_lost() -> None:
    snapshot = three_plus_one()
    store = next(iter(snapshot.stores.values()))
    bare = apply(snapshot, changing(snapshot, "stores", store.id, disk=None))
    picture = storage(bare, catalog())
    evs = snapshot.storage_groups[store.storage_group].group
    assert within(picture.areas[store.id], picture.areas[evs])
    assert "On no disk yet" in texts(picture, evs)


def test_a_disk_that_few_nodes_see_says_which() -> None:
    snapshot = three_plus_one()
    disk, one = next(iter(snapshot.disks)), next(iter(snapshot.nodes))
    masked = apply(snapshot, changing(snapshot, "disks", disk, visible_to=(one,)))
    assert f"Only {snapshot.name_of(one)} can see it" in texts(storage(masked, catalog()), disk)


def test_a_fabric_that_does_not_lead_everywhere_says_so() -> None:
    snapshot = sample("dell-three-plus-one")
    path = next(iter(snapshot.paths.values()))
    fewer = apply(snapshot, changing(snapshot, "paths", path.id, node=list(snapshot.nodes)[-1]))
    text = f"{snapshot.name_of(path.fabric)}: 3 of 4 nodes"
    assert text in texts(storage(fewer, catalog()), path.array)
    assert text not in texts(storage(snapshot, catalog()), path.array)


def test_the_letter_is_where_it_is_said_to_be() -> None:
    snapshot = three_plus_one()
    picture = storage(snapshot, catalog())
    disk = next(one for one in snapshot.disks.values() if one.letter)
    where = letter_at(picture.areas[disk.id])
    (label,) = [one for one in labels(picture) if one.subject == disk.id and one.text == f"{disk.letter}:"]
    assert where.contains(label.x, label.y)


def test_a_wide_window_gets_a_wide_picture_and_a_high_one_a_narrow() -> None:
    snapshot = sample("eight-node-7-plus-1")
    assert best_width(snapshot, catalog(), 2.5) > best_width(snapshot, catalog(), 0.5)
    assert group(snapshot, "EVS7") in storage(snapshot, catalog(), width=best_width(snapshot, catalog(), 1.5)).areas


def test_stores_of_several_storage_groups_are_told_apart() -> None:
    snapshot = sample("dell-three-plus-one")
    picture = storage(snapshot, catalog(), width=1000)
    evs = group(snapshot, "EVS1")
    stores = [one.id for one in snapshot.stores.values() if snapshot.storage_groups[one.storage_group].group == evs]
    named = [next(text for text in texts(picture, store) if "Store" in text) for store in stores]
    assert len(set(named)) == len(named)
    assert {text[:3] for text in named} == {"SG1", "SG2"}
