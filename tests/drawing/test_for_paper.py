"""Pictures that are made for an upright page: networks, addresses of a subnet, trees beside each other, disks."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.drawing.dependencies.panels import panels
from designer.drawing.networks.paper import paper
from designer.drawing.networks.strip import Range, strip
from designer.drawing.primitives import Box, Label, Picture, Shape
from designer.drawing.storage.facts import facts_of, repeats
from designer.drawing.storage.view import storage
from designer.drawing.style import BOLD
from designer.edits.draft import Draft
from designer.topology.addressing import addresses
from designer.topology.trees import with_tree
from tests.report.designs import DESIGNS
from tests.support.layout import assert_sound
from tests.support.samples import SAMPLES, catalog, group, sample

WIDTH = 481.0
SMALLEST = 7.5


def texts(picture: Picture) -> list[str]:
    return [one.text for one in picture.primitives if isinstance(one, Label)]


@pytest.mark.parametrize("name", DESIGNS)
def test_networks_of_any_design_fit_the_page(name: str) -> None:
    picture = paper(DESIGNS[name](), catalog())
    assert picture.width == WIDTH
    assert_sound(picture)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_networks_of_the_samples_fit_the_page_and_can_be_read(path: Path) -> None:
    picture = paper(sample(path.stem), catalog())
    assert_sound(picture)
    assert min(one.size for one in picture.primitives if isinstance(one, Label)) >= SMALLEST


def test_addresses_stand_whole_on_few_nodes() -> None:
    snapshot = sample("four-node-3-plus-1")
    shown = texts(paper(snapshot, catalog()))
    held = [text for _, _, text in addresses(snapshot)] + [one.address for one in snapshot.servers.values()]
    assert not [text for text in held if text not in shown]


def test_on_many_nodes_addresses_leave_out_what_the_bar_says() -> None:
    snapshot = sample("eight-node-6-plus-2")
    shown = texts(paper(snapshot, catalog()))
    assert {".11", ".18", "192.168.10.0/24"} <= set(shown)
    assert not [text for text in shown if text[:1].isdigit() and "…" in text]


def test_every_kind_of_holder_has_its_own_mark() -> None:
    subnet = Range("Public", "10.0.0.0/24", 256, {5: "outside", 11: "node", 20: "cluster"})
    picture = strip([subnet])
    assert_sound(picture)
    marks = [one.fill for one in picture.primitives if isinstance(one, Box) and one.w < 8 and one.h > 8]
    assert len(marks) == 256
    assert [marks[at] for at in (5, 11, 20)] == ["faint", "navy", "accent"]
    assert marks[0] == marks[255] == ""
    assert picture.description == "Public, 10.0.0.0/24: 3 addresses used, 251 free."


def test_a_small_subnet_has_one_short_row() -> None:
    picture = strip([Range("Link", "10.0.0.8/29", 8, {1: "node", 2: "node"}, first=8)])
    assert_sound(picture)
    assert ".8" in texts(picture)
    assert "2 addresses used, 4 free" in picture.description


def test_what_only_one_tree_has_is_heavy() -> None:
    snapshot = sample("four-node-3-plus-1")
    other = with_tree(snapshot, catalog(), "exchange-2000")
    picture = panels([("2000", other), ("2003", snapshot)], catalog(), group(snapshot, "EVS1"))
    assert picture is not None
    assert_sound(picture)
    heavy = [one for one in picture.primitives if isinstance(one, Shape) and one.width == BOLD]
    assert len(heavy) == 2 * 4
    assert {"2000", "2003"} <= set(texts(picture))


def test_one_tree_alone_has_nothing_heavy() -> None:
    snapshot = sample("four-node-3-plus-1")
    picture = panels([("2003", snapshot)], catalog(), group(snapshot, "EVS1"))
    assert picture is not None
    assert not [one for one in picture.primitives if isinstance(one, Shape) and one.width == BOLD]


def test_circles_and_empty_groups_have_no_rows() -> None:
    draft = Draft(sample("four-node-3-plus-1"))
    evs = group(draft.snapshot, "EVS1")
    edge = next(
        one for one in draft.snapshot.dependencies.values() if draft.snapshot.resources[one.dependent].group == evs
    )
    draft.add("dependencies", dependent=edge.provider, provider=edge.dependent)
    assert panels([("2003", draft.snapshot)], catalog(), evs) is None


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_trees_of_the_samples_fit_the_page(path: Path) -> None:
    snapshot = sample(path.stem)
    for server in snapshot.virtual_servers():
        picture = panels([("This design", snapshot)], catalog(), server.id)
        if picture is not None:
            assert picture.width == WIDTH
            assert_sound(picture)


def test_groups_with_disks_laid_out_alike_are_found() -> None:
    snapshot = sample("eight-node-6-plus-2")
    found = repeats(facts_of(snapshot, catalog()))
    first = group(snapshot, "EVS1")
    assert {snapshot.name_of(one) for one in found} == {f"EVS{number}" for number in range(2, 7)}
    assert set(found.values()) == {first}
    assert not set(found) & set(storage(snapshot, catalog(), left_out=tuple(found)).areas)


def test_another_size_is_another_layout() -> None:
    draft = Draft(sample("four-node-3-plus-1"))
    disk = next(one.id for one in draft.snapshot.disks.values() if one.letter == "Z")
    draft.change("disks", disk, size_mb=1_000_000)
    found = repeats(facts_of(draft.snapshot, catalog()))
    assert [draft.snapshot.name_of(one) for one in found] == ["EVS2"]
