"""What is around the cluster, in the topology: servers outside, arrays, fabrics, paths and sites."""

from __future__ import annotations

from dataclasses import replace

import pytest

from designer.drawing.primitives import Label, Line, Picture
from designer.drawing.topology import topology
from designer.edits.draft import Draft
from designer.edits.nodes import add_network
from designer.edits.objects import reorder
from designer.edits.surroundings import add_array, add_fabric, add_outside_server, add_site
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.model.surroundings import Server
from tests.support.layout import assert_tidy, label_rect, labels
from tests.support.samples import catalog, sample, template, three_plus_one

TEMPLATES = ("two-node-active-passive", "three-plus-one", "seven-plus-one")
KINDS = ("domain-controller", "front-end", "exchange")


def bare(snapshot: Snapshot) -> Snapshot:
    """The design with nothing around it."""
    nowhere = {key: replace(disk, array=None) for key, disk in snapshot.disks.items()}
    return replace(snapshot, servers={}, sites={}, arrays={}, fabrics={}, paths={}, disks=nowhere)


def with_servers(snapshot: Snapshot, count: int) -> Snapshot:
    draft = Draft(bare(snapshot))
    for number in range(count):
        draft.do(add_outside_server(draft.snapshot, catalog(), KINDS[number % len(KINDS)]))
    return draft.snapshot


def with_sites(snapshot: Snapshot, *names: str, empty: int = 0) -> Snapshot:
    """Nodes and servers in turn at sites of these names; the last ones stay empty."""
    draft = Draft(snapshot)
    for name in names:
        draft.do(add_site(draft.snapshot, name))
    sites = list(draft.snapshot.sites)[: len(names) - empty]
    for table in ("nodes", "servers"):
        for number, identifier in enumerate(snapshot.table(table)):
            draft.change(table, identifier, site=sites[number % len(sites)])
    return draft.snapshot


def with_storage(snapshot: Snapshot, arrays: int, fabrics: int = 2) -> Snapshot:
    """Disks in turn in the arrays, all nodes connected over the fabrics."""
    draft = Draft(bare(snapshot))
    for _ in range(arrays):
        draft.do(add_array(draft.snapshot, catalog()))
    for _ in range(fabrics):
        draft.do(add_fabric(draft.snapshot, catalog()))
    for number, disk in enumerate(snapshot.disks):
        draft.change("disks", disk, array=list(draft.snapshot.arrays)[number % arrays])
    return draft.snapshot


def drawn(snapshot: Snapshot, selected: Id = "", width: float = 740.0) -> Picture:
    picture = topology(snapshot, catalog(), selected=selected, width=width)
    assert_tidy(snapshot, picture)
    return picture


def said(picture: Picture, subject: Id) -> list[str]:
    return [label.text for label in labels(picture) if label.subject == subject]


def stubs(picture: Picture, snapshot: Snapshot) -> dict[Id, float]:
    """Where the line of every server ends."""
    ends: dict[Id, float] = {}
    for item in picture.primitives:
        if isinstance(item, Line) and item.subject in snapshot.servers:
            ends[item.subject] = max(ends.get(item.subject, 0.0), *(y for _, y in item.points))
    return ends


@pytest.mark.parametrize("count", [1, 2, 5, 12, 30])
@pytest.mark.parametrize("width", [560.0, 740.0, 1000.0])
@pytest.mark.parametrize("name", TEMPLATES)
def test_servers_stand_above_the_client_network_in_few_rows(name: str, count: int, width: float) -> None:
    snapshot = with_servers(template(name), count)
    picture = drawn(snapshot, width=width)
    bus = next(item for item in picture.primitives if isinstance(item, Line) and item.stroke == "bus")
    y = bus.points[0][1]
    cards = [picture.areas[server] for server in snapshot.servers]
    assert all(card.bottom < y for card in cards)
    assert all(card.bottom < min(picture.areas[node].y for node in snapshot.nodes) for card in cards)
    assert {round(card.w, 3) for card in cards} == {round(cards[0].w, 3)}
    assert stubs(picture, snapshot) == dict.fromkeys(snapshot.servers, y)
    rows = len({card.y for card in cards})
    assert rows <= (count + 3) // 4 + 1
    assert count > 4 or width < 700 or rows == 1


def test_without_servers_there_is_no_lane() -> None:
    with_two = drawn(with_servers(three_plus_one(), 2))
    without = drawn(bare(three_plus_one()))
    assert without.height < with_two.height
    assert not any("Outside" in label.text for label in labels(without))
    assert any("Outside" in label.text for label in labels(with_two))


def test_a_card_says_what_the_server_does_and_the_address() -> None:
    snapshot = with_servers(three_plus_one(), 3)
    controller, front_end, exchange = snapshot.servers
    picture = drawn(snapshot)
    assert said(picture, controller) == ["DC1", ".5", "Directory, DNS"]
    assert said(picture, front_end)[-1] == "Front-end"
    assert said(picture, exchange)[-1] == "Exchange"
    assert "DC1 (Directory, DNS)" in picture.description
    nothing = replace(snapshot, servers={controller: replace(snapshot.servers[controller], roles=())})
    assert said(drawn(nothing), controller)[-1] == "No role yet"


def test_a_server_hangs_on_the_network_of_its_address() -> None:
    draft = Draft(with_servers(three_plus_one(), 2))
    draft.do(add_network(draft.snapshot, catalog(), "mixed", subnet="172.20.0.0/16"))
    first, second = draft.snapshot.servers
    draft.change("servers", second, address="172.20.1.9")
    picture = drawn(draft.snapshot)
    ends = stubs(picture, draft.snapshot)
    assert ends[first] < ends[second]
    assert ".1.9" in said(picture, second)


def test_without_networks_servers_have_no_line() -> None:
    snapshot = replace(with_servers(three_plus_one(), 3), networks={}, interfaces={})
    picture = drawn(snapshot)
    assert stubs(picture, snapshot) == {}
    assert set(snapshot.servers) <= set(picture.areas)


def test_a_design_of_servers_alone_can_be_drawn() -> None:
    only = Snapshot(clusters=three_plus_one().clusters, servers={"srv1": Server(id="srv1", name="DC1")})
    assert "srv1" in drawn(only).areas


def test_servers_stand_in_the_order_of_the_layout() -> None:
    draft = Draft(with_servers(three_plus_one(), 3))
    one, two, three = draft.snapshot.servers
    draft.do(reorder(draft.snapshot, (three, one, two)))
    areas = drawn(draft.snapshot).areas
    assert areas[three].x < areas[one].x < areas[two].x


def test_disks_of_one_array_need_no_frame() -> None:
    without, one = drawn(with_storage(three_plus_one(), 1, 0)), drawn(bare(three_plus_one()))
    assert {key: area for key, area in without.areas.items() if key != "arr1"} == one.areas
    assert "Array 1" in said(without, "arr1")


@pytest.mark.parametrize(("arrays", "fabrics"), [(2, 2), (3, 1), (5, 12)])
@pytest.mark.parametrize("name", TEMPLATES)
def test_several_arrays_frame_their_disks(name: str, arrays: int, fabrics: int) -> None:
    snapshot = with_storage(template(name), arrays, fabrics)
    picture = drawn(snapshot)
    for array in snapshot.arrays:
        assert snapshot.arrays[array].name in said(picture, array)
    for fabric in snapshot.fabrics:
        assert snapshot.fabrics[fabric].name in said(picture, fabric)


def test_an_array_without_disks_beside_disks_in_none_is_a_name_only() -> None:
    draft = Draft(with_storage(three_plus_one(), 1))
    for disk in draft.snapshot.disks:
        draft.change("disks", disk, array=None)
    picture = drawn(draft.snapshot)
    assert picture.areas["arr1"].h < 20


def test_disks_in_no_array_and_arrays_without_disks_are_shown_too() -> None:
    draft = Draft(with_storage(three_plus_one(), 2))
    for disk in draft.snapshot.disks.values():
        draft.change("disks", disk.id, array=None if disk.array == "arr2" else disk.array)
    assert any(label.text == "No disks yet" for label in labels(drawn(draft.snapshot)))


def test_an_array_says_what_it_is() -> None:
    draft = Draft(with_storage(three_plus_one(), 1))
    draft.change("arrays", "arr1", hardware="HP EVA5000", controllers=2)
    assert "HP EVA5000 · 2 controllers" in said(drawn(draft.snapshot), "arr1")
    draft.change("arrays", "arr1", hardware="A model with a name that is longer than anything " * 4)
    assert said(drawn(draft.snapshot), "arr1") == ["Array 1"]


def test_missing_paths_are_told_for_the_selected_node_only() -> None:
    draft = Draft(with_storage(three_plus_one(), 2))
    gone = [path.id for path in draft.snapshot.paths.values() if (path.node, path.fabric) == ("n2", "fab2")]
    draft.remove("paths", *gone)
    texts = [label.text for label in labels(drawn(draft.snapshot, "n2"))]
    assert "NODE2 has no path over Fabric B" in texts
    for selected in ("", "n1", "fab2"):
        assert not any("no path" in label.text for label in labels(drawn(draft.snapshot, selected)))
    draft.remove("paths", *(path.id for path in draft.snapshot.paths.values() if path.node == "n1"))
    assert "NODE1 has no path to the storage" in [label.text for label in labels(drawn(draft.snapshot, "n1"))]
    one = next(path.id for path in draft.snapshot.paths.values() if path.node == "n3")
    draft.remove("paths", one)
    assert "NODE3 has no path over Fabric A to Array 1" in [label.text for label in labels(drawn(draft.snapshot, "n3"))]


def test_selecting_a_node_moves_nothing() -> None:
    draft = Draft(with_storage(three_plus_one(), 2))
    draft.remove("paths", *draft.snapshot.paths)
    assert drawn(draft.snapshot, "n2").areas == drawn(draft.snapshot).areas


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize(("names", "empty"), [(("Berlin", "Hamburg"), 0), (("A", "B", "Third place"), 1)])
def test_sites_frame_their_nodes(name: str, names: tuple[str, ...], empty: int) -> None:
    snapshot = with_sites(with_servers(template(name), 3), *names, empty=empty)
    picture = drawn(snapshot)
    assert set(snapshot.sites) <= set(picture.areas)
    for site in snapshot.sites.values():
        shown = next(label for label in labels(picture) if label.subject == site.id)
        assert shown.text == site.name
        area = picture.areas[site.id]
        assert area.contains(label_rect(shown).x, label_rect(shown).y)
    if not empty:
        assert "Berlin" in picture.description


def test_nodes_keep_their_order_within_a_site() -> None:
    draft = Draft(with_sites(three_plus_one(), "Berlin", "Hamburg"))
    draft.do(reorder(draft.snapshot, ("n4", "n3", "n2", "n1")))
    areas = drawn(draft.snapshot).areas
    assert sorted(draft.snapshot.nodes, key=lambda node: areas[node].x) == ["n3", "n1", "n4", "n2"]


def test_one_site_changes_nothing() -> None:
    one = with_sites(three_plus_one(), "Berlin")
    assert drawn(one).primitives == drawn(three_plus_one()).primitives
    assert "site1" not in drawn(one).areas


def test_a_node_at_no_site_stands_beside_the_frames() -> None:
    draft = Draft(with_sites(three_plus_one(), "Berlin", "Hamburg"))
    draft.change("nodes", "n1", site=None)
    areas = drawn(draft.snapshot).areas
    assert areas["n1"].x > max(areas[site].right for site in draft.snapshot.sites)
    assert areas["n1"].y == areas["n2"].y


def test_servers_and_arrays_say_at_which_site_they_stand() -> None:
    draft = Draft(with_sites(three_plus_one(), "Berlin", "Hamburg"))
    draft.do(add_array(draft.snapshot, catalog()))
    draft.change("arrays", "arr1", site="site2", controllers=2)
    picture = drawn(draft.snapshot)
    assert "Hamburg" in said(picture, "srv2")
    assert "Hamburg · 2 controllers" in said(picture, "arr1")


@pytest.mark.parametrize("name", ["eight-node-7-plus-1", "microsoft-four-plus-one-plus-two", "eight-node-4-plus-4"])
@pytest.mark.parametrize("width", [740.0, 1000.0])
def test_mounted_disks_keep_their_sizes(name: str, width: float) -> None:
    snapshot = sample(name)
    picture = drawn(snapshot, width=width)
    for disk in snapshot.disks.values():
        if disk.mount_path:
            assert any(text.endswith("GB") for text in said(picture, disk.id)), disk
            assert said(picture, disk.id)[0] == disk.mount_path


def test_a_mount_path_gives_way_to_its_size() -> None:
    snapshot = sample("eight-node-7-plus-1")
    disk = next(disk for disk in snapshot.disks.values() if disk.mount_path)
    long = replace(disk, mount_path="S:\\A folder with a very long name\\Databases\\Of the first storage group")
    picture = drawn(replace(snapshot, disks={**snapshot.disks, disk.id: long}))
    name, size = said(picture, disk.id)
    assert "…" in name
    assert size.endswith("GB")


def test_no_line_runs_through_the_name_of_a_further_network() -> None:
    draft = Draft(bare(three_plus_one()))
    for role in ("mixed", "private"):
        draft.do(add_network(draft.snapshot, catalog(), role))
    picture = drawn(draft.snapshot)
    names = [item.text for item in picture.primitives if isinstance(item, Label) and item.face == "semibold"]
    assert {"Public 2", "Private 2"} <= set(names)
