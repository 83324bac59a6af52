"""From a point of the drawing to a place in the design, and from a drop to what it means."""

from __future__ import annotations

import pytest

from designer.app.describing import described
from designer.app.gestures import foresee, spot_at
from designer.app.session import Session
from designer.catalog.loader import load_catalog, load_templates
from designer.drawing.topology import topology
from designer.edits.draft import Draft
from designer.edits.groups import move_group
from designer.edits.legality import Refusal, Spot, drop_object
from designer.edits.surroundings import add_array, add_fabric, add_outside_server, add_site
from designer.edits.templates import from_template
from designer.model.snapshot import Snapshot
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import simulate

CATALOG = load_catalog()
DESIGN = from_template(CATALOG, load_templates()["three-plus-one"])
PICTURE = topology(DESIGN, CATALOG)


@pytest.mark.parametrize("node", ["n1", "n2", "n3", "n4"])
def test_on_a_node_is_that_node(node: str) -> None:
    area = PICTURE.areas[node]
    spot = spot_at(PICTURE, DESIGN, area.x + 5, area.y + 5)
    assert (spot.lane, spot.node, spot.group) == ("nodes", node, None)
    assert spot.order == ("n1", "n2", "n3", "n4")


def test_on_a_group_is_the_group_and_its_node() -> None:
    spot = spot_at(PICTURE, DESIGN, *PICTURE.areas["g3"].centre)
    assert (spot.node, spot.group) == ("n2", "g3")


@pytest.mark.parametrize(("disk", "group"), [("d2", "g2"), ("d5", "g3"), ("d1", "g1")])
def test_a_stack_of_disks_is_its_group(disk: str, group: str) -> None:
    area = PICTURE.areas[disk]
    for x, y in (area.centre, (area.x + 4, area.y - 12)):
        spot = spot_at(PICTURE, DESIGN, x, y)
        assert (spot.lane, spot.group) == ("storage", group)


def test_below_the_stacks_is_storage_without_a_group() -> None:
    spot = spot_at(PICTURE, DESIGN, PICTURE.width - 30, PICTURE.height - 30)
    assert (spot.lane, spot.node, spot.group) == ("storage", None, None)


def test_above_everything_are_the_networks() -> None:
    spot = spot_at(PICTURE, DESIGN, 300, 2)
    assert (spot.lane, spot.index) == ("networks", 0)


@pytest.mark.parametrize(("share", "index"), [(0.1, 1), (0.9, 2)])
def test_the_gap_is_the_nearest_one(share: float, index: int) -> None:
    area = PICTURE.areas["n2"]
    assert spot_at(PICTURE, DESIGN, area.x + share * area.w, area.y + 4).index == index


def test_a_drop_is_foreseen_with_its_findings() -> None:
    session = Session(DESIGN, CATALOG)
    outcome = drop_object(DESIGN, CATALOG, "g3", Spot("nodes", node="n3"))
    foresight = foresee(session, outcome)
    assert foresight.gravity == "error"
    assert "EX-2.03" in foresight.text
    assert session.snapshot is DESIGN
    session.do("Move", outcome.diff)  # type: ignore[union-attr]
    back = foresee(session, drop_object(session.snapshot, CATALOG, "g3", Spot("nodes", node="n4")))
    assert back.gravity is None
    assert "Ends error" in back.text


def test_a_refusal_is_foreseen_as_it_is() -> None:
    assert foresee(Session(DESIGN, CATALOG), Refusal("No.")).text == "No."


@pytest.mark.parametrize(
    ("identifier", "text"),
    [
        ("n1", "NODE1 – node 1, home of Cluster Group and EVS1"),
        ("n4", "NODE4 – node 4, home of no group"),
        ("g3", "EVS2 – Exchange Virtual Server at home on NODE2, 11 resources"),
        ("d1", "Q: – shared disk"),
        ("net1", "Private – private network, 10.10.10.0/24"),
        ("srv1", "DC1 – Directory, DNS, WINS, outside the cluster, 192.168.10.5"),
        ("gone", ""),
    ],
)
def test_objects_are_described_in_a_line(identifier: str, text: str) -> None:
    told = described(DESIGN, CATALOG, identifier)
    assert told.startswith(text)


def around() -> Snapshot:
    """The design at two sites with an array at each."""
    draft = Draft(DESIGN)
    draft.do(add_array(draft.snapshot, CATALOG))
    for name in ("Berlin", "Hamburg"):
        draft.do(add_site(draft.snapshot, name))
    draft.do(add_array(draft.snapshot, CATALOG))
    draft.do(add_fabric(draft.snapshot, CATALOG))
    for table, identifier in (("nodes", "n3"), ("nodes", "n4"), ("servers", "srv2"), ("arrays", "arr2")):
        draft.change(table, identifier, site="site2")
    for disk in ("d5", "d6", "d7"):
        draft.change("disks", disk, array="arr2")
    return draft.snapshot


AROUND = around()
AROUND_PICTURE = topology(AROUND, CATALOG)


@pytest.mark.parametrize(
    ("identifier", "text"),
    [
        ("srv2", "DC2 – Directory, DNS, WINS, outside the cluster, 192.168.10.6, at Hamburg"),
        ("arr1", "Array 1 – disk array, 7 disks, at Berlin"),
        ("fab1", "Fabric A – fabric, 8 paths"),
        ("site2", "Hamburg – site of NODE3, NODE4, Array 2 and DC2"),
    ],
)
def test_what_is_around_the_cluster_is_described_in_a_line(identifier: str, text: str) -> None:
    assert described(AROUND, CATALOG, identifier) == text


@pytest.mark.parametrize(("share", "index"), [(0.1, 1), (0.9, 2)])
def test_servers_outside_are_a_lane_of_their_own(share: float, index: int) -> None:
    area = AROUND_PICTURE.areas["srv2"]
    spot = spot_at(AROUND_PICTURE, AROUND, area.x + share * area.w, area.y + 10)
    assert (spot.lane, spot.order, spot.index) == ("servers", ("srv1", "srv2"), index)
    below = spot_at(AROUND_PICTURE, AROUND, area.x + share * area.w, area.bottom + 9)
    assert below.lane == "networks"


def test_a_server_finds_its_place_in_the_nearest_of_several_rows() -> None:
    draft = Draft(AROUND)
    for _ in range(10):
        draft.do(add_outside_server(draft.snapshot, CATALOG, "front-end"))
    picture, servers = topology(draft.snapshot, CATALOG), list(draft.snapshot.servers)
    for place, server in enumerate(servers):
        area = picture.areas[server]
        spot = spot_at(picture, draft.snapshot, area.x + 2, area.centre[1], "servers")
        assert spot.order == tuple(servers)
        assert spot.index == place
    assert spot_at(picture, draft.snapshot, 0, 5000, "servers").index > 0
    assert len({area.y for one, area in picture.areas.items() if one in servers}) > 1


def test_a_network_is_put_in_order_even_over_the_servers() -> None:
    area = AROUND_PICTURE.areas["srv2"]
    assert spot_at(AROUND_PICTURE, AROUND, *area.centre, "networks").order == ("net2", "net1")


def test_a_spot_knows_its_site_and_array() -> None:
    assert spot_at(AROUND_PICTURE, AROUND, *AROUND_PICTURE.areas["n4"].centre).site == "site2"
    spot = spot_at(AROUND_PICTURE, AROUND, *AROUND_PICTURE.areas["d5"].centre)
    assert (spot.group, spot.array) == ("g3", "arr2")


def test_stacks_of_one_group_in_two_arrays_are_two() -> None:
    draft = Draft(AROUND)
    draft.change("disks", "d2", array="arr2")
    picture = topology(draft.snapshot, CATALOG)
    between = picture.areas["d8"]
    assert spot_at(picture, draft.snapshot, *between.centre).group == "g4"
    assert spot_at(picture, draft.snapshot, *picture.areas["d2"].centre).group == "g2"


def test_a_description_tells_state_and_findings() -> None:
    session = Session(DESIGN, CATALOG)
    session.do("Move", move_group(DESIGN, "g3", "n3"))
    assert "EX-2.03" in described(session.snapshot, CATALOG, "n3", session.report)
    state = simulate(DESIGN, CATALOG, [Action("power", "n1")]).state_at(0)
    assert "Now down" in described(DESIGN, CATALOG, "n1", None, state)
    assert "Now offline" in described(DESIGN, CATALOG, "g2", None, state)
