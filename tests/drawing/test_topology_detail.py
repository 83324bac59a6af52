"""Expanded groups and degrees of detail, over designs of all sizes and shapes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.drawing.metrics import ELLIPSIS
from designer.drawing.primitives import Box, Line, Picture
from designer.drawing.topology import Detail, detail_at, topology
from designer.drawing.topology.resource_words import type_label
from designer.edits.draft import Draft
from designer.edits.nodes import add_network
from designer.foundation.ids import Id
from designer.model.records import Dependency, Group, Node, Resource
from designer.model.snapshot import TABLES, Snapshot
from designer.simulation.record.state import ClusterState, ResourceState
from designer.topology.ownership import home_node
from tests.drawing.test_topology import grown, state_of, texts
from tests.support.designs import design, two_node
from tests.support.large import large
from tests.support.layout import assert_sound, assert_tidy, label_rect, labels
from tests.support.random_clusters import random_cluster
from tests.support.samples import SAMPLES, catalog, group, resource, sample, three_plus_one
from tests.support.strategies import snapshots
from tests.support.volume import volume

DETAILS: tuple[Detail, ...] = get_args(Detail)
DRAWN = ("nodes", "networks", "disks", "groups", "servers", "arrays", "fabrics")

details = st.sampled_from(DETAILS)
seeds = st.integers(0, 2**32)


def at_random(dice: Random, snapshot: Snapshot) -> tuple[ClusterState | None, frozenset[Id]]:
    """Any state or none, and any groups expanded."""
    expanded = frozenset(one for one in snapshot.groups if dice.random() < 0.5)
    if dice.random() < 0.5:
        return None, expanded
    words: list[ResourceState] = ["online", "offline", "failed", "online pending", "offline pending"]
    resources: dict[Id, ResourceState] = {one: dice.choice(words) for one in snapshot.resources}
    owners = {one: dice.choice([home_node(snapshot, one), None, *snapshot.nodes]) for one in snapshot.groups}
    return state_of(snapshot, owners=owners, resources=resources), expanded


def assert_complete(snapshot: Snapshot, picture: Picture, expanded: frozenset[Id]) -> None:
    """Everything that can be drawn has an area, and every resource of an expanded group lies on its card."""
    areas = picture.areas
    for table in DRAWN:
        assert set(snapshot.table(table)) <= set(areas)
    for one in expanded:
        if any(areas[node].overlaps(areas[one]) for node in snapshot.nodes):
            assert {member.id for member in snapshot.members(one)} <= set(areas)
    rows = {one: areas[one] for one in snapshot.resources if one in areas}
    for one, area in rows.items():
        card = areas[snapshot.resources[one].group]
        assert card.contains(area.x, area.y)
        assert card.contains(area.right, area.bottom)
    for label in labels(picture):
        if label.subject in rows:
            rect = label_rect(label)
            assert rows[label.subject].inset(-0.01).contains(rect.x, rect.y), label
            assert rows[label.subject].inset(-0.01).contains(rect.right, rect.bottom), label


def known_texts(snapshot: Snapshot) -> set[str]:
    """Every name, and what stands for one."""
    names = {snapshot.name_of(one) for table in TABLES for one in snapshot.table(table)}
    return names | {type_label(catalog(), one) for one in snapshot.resources.values()}


@settings(max_examples=volume(600))
@given(seeds, details)
def test_random_clusters_are_tidy_however_they_are_looked_at(seed: int, detail: Detail) -> None:
    dice = Random(seed)
    snapshot = random_cluster(dice)
    state, expanded = at_random(dice, snapshot)
    picture = topology(
        snapshot, catalog(), state, expanded=expanded, detail=detail, width=dice.choice([520, 740, 1000])
    )
    assert_tidy(snapshot, picture)
    assert_complete(snapshot, picture, expanded)


@settings(max_examples=volume(600))
@given(snapshots(), seeds, details)
def test_designs_that_make_no_sense_are_tidy_however_they_are_looked_at(
    snapshot: Snapshot, seed: int, detail: Detail
) -> None:
    state, expanded = at_random(Random(seed), snapshot)
    picture = topology(snapshot, catalog(), state, expanded=expanded, detail=detail)
    if any(snapshot.table(table) for table in DRAWN):
        assert_tidy(snapshot, picture)
        assert_complete(snapshot, picture, expanded)


@settings(max_examples=volume(400))
@given(seeds)
def test_nothing_moves_when_the_detail_changes(seed: int) -> None:
    dice = Random(seed)
    snapshot = random_cluster(dice)
    state, expanded = at_random(dice, snapshot)
    pictures = [topology(snapshot, catalog(), state, expanded=expanded, detail=detail) for detail in DETAILS]
    sizes = {(picture.width, picture.height) for picture in pictures}
    fine = {one for one, record in snapshot.resources.items() if record.group not in expanded}
    kept = [{one: area for one, area in picture.areas.items() if one not in fine} for picture in pictures]
    assert len(sizes) == 1
    assert kept[0] == kept[1] == kept[2]


@pytest.mark.parametrize("detail", DETAILS)
@pytest.mark.parametrize("open_groups", [False, True])
@pytest.mark.parametrize("with_state", [False, True])
@pytest.mark.parametrize(
    "size",  # nodes, servers, disks, public and private networks
    [(1, 1, 3, 3, 1), (2, 2, 8, 2, 2), (4, 3, 29, 2, 2), (8, 7, 60, 1, 1), (8, 7, 60, 3, 2)],
)
def test_any_size_is_tidy_at_any_detail(
    size: tuple[int, int, int, int, int], *, with_state: bool, open_groups: bool, detail: Detail
) -> None:
    draft = Draft(grown(*size[:4]))
    for _ in range(size[4] - 1):
        draft.do(add_network(draft.snapshot, catalog(), "private"))
    snapshot = draft.snapshot
    expanded = frozenset(snapshot.groups) if open_groups else frozenset()
    state = state_of(snapshot) if with_state else None
    picture = topology(snapshot, catalog(), state, expanded=expanded, detail=detail)
    assert_tidy(snapshot, picture)
    assert_complete(snapshot, picture, expanded)
    assert picture.width <= 780


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_names_that_are_cut_stand_somewhere_whole(path: Path) -> None:
    snapshot = sample(path.stem)
    for detail in DETAILS:
        picture = topology(snapshot, catalog(), expanded=frozenset(snapshot.groups), detail=detail)
        assert_tidy(snapshot, picture)
        for label in labels(picture):
            if ELLIPSIS in label.text:
                head, _, tail = label.text.partition(ELLIPSIS)
                assert any(one.startswith(head) and one.endswith(tail) for one in known_texts(snapshot)), label


def test_addresses_on_two_networks_of_the_same_role_are_never_cut() -> None:
    snapshot = grown(8, 1, 8, public=3)
    shown = [label for label in labels(topology(snapshot, catalog())) if label.subject in snapshot.interfaces]
    assert len(shown) == len(snapshot.interfaces)
    assert not any(ELLIPSIS in label.text for label in shown)


def test_long_addresses_are_said_whole_where_that_is_possible() -> None:
    snapshot = grown(8, 1, 8, public=2)
    wide = {one: replace(net, subnet="") for one, net in snapshot.networks.items() if net.role != "private"}
    snapshot = replace(snapshot, networks={**snapshot.networks, **wide})
    picture = topology(snapshot, catalog())
    assert_tidy(snapshot, picture)
    for face in snapshot.interfaces.values():
        if face.network in wide:
            assert texts(picture, face.id) == [face.address]


def test_an_expanded_group_lists_its_resources_in_start_order() -> None:
    snapshot = three_plus_one()
    evs1 = group(snapshot, "EVS1")
    areas = topology(snapshot, catalog(), expanded=frozenset({evs1})).areas
    listed = sorted((member.id for member in snapshot.members(evs1)), key=lambda one: areas[one].y)
    for edge in snapshot.dependencies.values():
        if snapshot.resources[edge.dependent].group == evs1:
            assert listed.index(edge.provider) < listed.index(edge.dependent)
    assert not any(one.group != evs1 for one in snapshot.resources.values() if one.id in areas)
    assert len({areas[one].x for one in listed}) == 1


def test_a_click_on_a_listed_resource_finds_it() -> None:
    snapshot = three_plus_one()
    evs1 = group(snapshot, "EVS1")
    picture = topology(snapshot, catalog(), expanded=frozenset({evs1}))
    for member in snapshot.members(evs1):
        assert picture.at(*picture.areas[member.id].centre) == member.id
    card = picture.areas[evs1]
    assert picture.at(card.x + 3, card.y + 3) == evs1


def test_a_line_says_the_name_without_that_of_the_group_and_what_matters_most() -> None:
    snapshot = three_plus_one()
    picture = topology(snapshot, catalog(), expanded=frozenset(snapshot.groups))
    assert texts(picture, resource(snapshot, "EVS2", "ip-address")) == ["192.168.10.32", "IP Address"]
    assert texts(picture, resource(snapshot, "EVS2", "network-name")) == ["EVS2", "Network Name"]
    assert texts(picture, resource(snapshot, "EVS2", "physical-disk")) == ["20\N{NO-BREAK SPACE}GB", "Disk U:"]
    assert texts(picture, resource(snapshot, "EVS2", "exchange-information-store")) == ["Information Store"]


def test_what_stands_beside_a_name_never_cuts_it() -> None:
    snapshot = three_plus_one()
    for width in range(620, 1000, 20):
        picture = topology(snapshot, catalog(), expanded=frozenset(snapshot.groups), width=width)
        assert_sound(picture)
        for kind in ("ip-address", "network-name"):
            said = texts(picture, resource(snapshot, "EVS1", kind))
            assert said[-1] in ("IP Address", "Network Name"), width
            assert said[0] in (".31", "192.168.10.31", "EVS1", "Network Name"), width


def test_a_server_with_many_duties_says_how_many_more() -> None:
    snapshot = three_plus_one()
    said = texts(topology(snapshot, catalog(), width=640), next(iter(snapshot.servers)))
    assert "Directory, DNS, WINS" in said
    tight = replace(
        snapshot,
        servers={f"s{n}": replace(one, id=f"s{n}") for n in range(4) for one in [*snapshot.servers.values()][:1]},
    )
    assert "Directory, DNS + 1" in texts(topology(tight, catalog(), width=520), "s0")


def test_a_line_says_how_its_resource_is_doing() -> None:
    snapshot = three_plus_one()
    address, store = resource(snapshot, "EVS1", "ip-address"), resource(snapshot, "EVS1", "exchange-information-store")
    state = state_of(snapshot, resources={address: "failed", store: "online pending"})
    picture = topology(snapshot, catalog(), state, expanded=frozenset({group(snapshot, "EVS1")}), width=900)
    assert "Failed" in texts(picture, address)
    assert "Coming online" in texts(picture, store)
    fills = {one.subject: one.fill for one in picture.primitives if isinstance(one, Box)}
    assert fills[address] == "failed.fill"
    assert fills[store] == "pending.tint"


def test_a_resource_that_is_kept_offline_says_so_on_its_line() -> None:
    snapshot = three_plus_one()
    search = resource(snapshot, "EVS1", "exchange-search")
    kept = replace(snapshot.resources[search], kept_offline=True)
    snapshot = replace(snapshot, resources={**snapshot.resources, search: kept})
    assert "Kept offline" in texts(
        topology(snapshot, catalog(), expanded=frozenset(snapshot.groups), width=900), search
    )


def test_a_group_on_no_node_is_brief_even_when_it_is_expanded() -> None:
    snapshot = three_plus_one()
    evs1 = group(snapshot, "EVS1")
    picture = topology(snapshot, catalog(), state_of(snapshot, owners={evs1: None}), expanded=frozenset({evs1}))
    assert not {member.id for member in snapshot.members(evs1)} & set(picture.areas)
    assert_tidy(snapshot, picture)


def test_resources_that_need_each_other_are_listed_last() -> None:
    snapshot = design(
        Node(id="n1", name="NODE1", number=1),
        Group(id="g1", name="G", kind="other", owner="n1"),
        *(Resource(id=f"r{number}", name=f"R{number}", type="odd", group="g1") for number in range(3)),
        Dependency(id="a", dependent="r0", provider="r1"),
        Dependency(id="b", dependent="r1", provider="r0"),
    )
    areas = topology(snapshot, catalog(), expanded=frozenset({"g1"})).areas
    assert areas["r2"].y < areas["r0"].y < areas["r1"].y


def test_a_collapsed_group_says_what_it_consists_of() -> None:
    snapshot = three_plus_one()
    evs1 = group(snapshot, "EVS1")
    assert "12 resources · 2 storage groups · 6 stores" in texts(topology(snapshot, catalog(), width=1000), evs1)
    assert "4 resources" in texts(topology(snapshot, catalog()), group(snapshot, "Cluster Group"))


def test_from_afar_there_is_no_small_print() -> None:
    for snapshot in (three_plus_one(), two_node(), grown(8, 7, 60, 2)):
        picture = topology(snapshot, catalog(), state_of(snapshot), detail="overview")
        assert min(label.size for label in labels(picture) if label.subject in snapshot.nodes) > 10
        assert min(label.size for label in labels(picture) if label.subject in snapshot.groups) > 10
        assert not any(label.subject in snapshot.interfaces for label in labels(picture))


def test_close_by_a_collapsed_group_shows_resources_with_their_facts() -> None:
    snapshot = three_plus_one()
    picture = topology(snapshot, catalog(), detail="close")
    assert set(snapshot.resources) <= set(picture.areas)
    address = resource(snapshot, "EVS1", "ip-address")
    assert texts(picture, address) == ["IP Address", "192.168.10.31"]
    assert picture.at(*picture.areas[address].centre) == address
    assert any("4 CPUs" in text for text in texts(picture, group_home(snapshot, "EVS1")))
    faces = [face for face in snapshot.interfaces.values() if face.address]
    assert all(face.address in texts(picture, face.id) for face in faces)


def group_home(snapshot: Snapshot, name: str) -> Id:
    home = home_node(snapshot, group(snapshot, name))
    assert home is not None
    return home


def test_close_by_many_disks_share_a_line() -> None:
    snapshot = large(8, 7)
    picture = topology(snapshot, catalog(), detail="close")
    assert_sound(picture)
    assert any(text.endswith("disks") for text in texts(picture, "g1"))
    assert "g1-sa" in picture.areas
    assert len([one for one in snapshot.members("g1") if one.disk is not None and one.id in picture.areas]) == 0


@pytest.mark.parametrize(
    ("scale", "before", "detail"),
    [
        (0.3, "normal", "overview"),
        (0.58, "normal", "normal"),
        (0.58, "overview", "overview"),
        (0.7, "overview", "normal"),
        (1.0, "close", "normal"),
        (2.3, "normal", "normal"),
        (2.3, "close", "close"),
        (2.5, "normal", "close"),
        (8.0, "overview", "close"),
    ],
)
def test_detail_grows_with_scale_and_does_not_flicker(scale: float, before: Detail, detail: Detail) -> None:
    assert detail_at(scale, before) == detail
    assert detail_at(scale, detail) == detail


def test_lines_of_one_node_pass_a_network_through_one_gap() -> None:
    snapshot = grown(8, 1, 8, public=3)
    picture = topology(snapshot, catalog())
    last = [network for network in snapshot.networks.values() if network.role != "private"][-1]
    y = picture.areas[last.id].bottom - 5
    lines = [one for one in picture.primitives if isinstance(one, Line)]
    gaps = [one for one in lines if one.stroke == "canvas" and abs(one.points[0][1] - y) < 1]
    assert len(gaps) == len(snapshot.nodes)
