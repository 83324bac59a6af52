from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from designer.drawing.primitives import Box, Label, Line, Picture
from designer.drawing.topology import topology
from designer.drawing.topology.interface_words import short_address
from designer.edits.draft import Draft
from designer.edits.groups import ServerPlan, add_server
from designer.edits.nodes import add_network, add_node
from designer.edits.storage import add_disk, give_disk
from designer.edits.templates import empty_design
from designer.foundation.ids import Id
from designer.model.records import Cluster, Disk, Group, Interface, Network, Node, Placement, Resource
from designer.model.snapshot import Snapshot
from designer.simulation.record.state import ClusterState, NodeState, ResourceState, group_state
from designer.topology.ownership import home_node
from tests.support.designs import design, two_node
from tests.support.layout import assert_sound, assert_tidy, labels
from tests.support.samples import catalog, group, node, template, three_plus_one
from tests.support.strategies import snapshots
from tests.support.volume import volume


def state_of(
    snapshot: Snapshot,
    *,
    nodes: dict[Id, NodeState] | None = None,
    owners: dict[Id, Id | None] | None = None,
    resources: dict[Id, ResourceState] | None = None,
) -> ClusterState:
    """All is well, but for what is given."""
    states: dict[Id, ResourceState] = {**dict.fromkeys(snapshot.resources, "online"), **(resources or {})}
    return ClusterState(
        at=0,
        nodes={**dict.fromkeys(snapshot.nodes, "up"), **(nodes or {})},
        resources=states,
        owners={one: home_node(snapshot, one) for one in snapshot.groups} | (owners or {}),
        groups={one: group_state(states[member.id] for member in snapshot.members(one)) for one in snapshot.groups},
        quorum_owner=None,
    )


def grown(nodes: int, servers: int, disks: int, public: int = 1) -> Snapshot:
    """A design of that size, with names as long as they get."""
    draft = Draft(empty_design())
    draft.change("clusters", "cluster", exchange="exchange-2003-enterprise", windows="windows-2003-enterprise")
    for _ in range(public):
        draft.do(add_network(draft.snapshot, catalog(), "mixed"))
    draft.do(add_network(draft.snapshot, catalog(), "private"))
    for number in range(nodes):
        draft.do(add_node(draft.snapshot, catalog(), f"BERLIN-EXCHN-{number:02d}"))
    for number in range(servers):
        home = list(draft.snapshot.nodes)[number % nodes]
        plan = ServerPlan(name=f"BERLIN-EXVS-{number:02d}", users=1500)
        draft.do(add_server(draft.snapshot, catalog(), "evs", home, plan))
    while len(draft.snapshot.disks) < disks:
        draft.do(add_disk(draft.snapshot, catalog()))
        if servers and len(draft.snapshot.disks) % 7:
            owner = list(draft.snapshot.groups)[len(draft.snapshot.disks) % len(draft.snapshot.groups)]
            draft.do(give_disk(draft.snapshot, catalog(), list(draft.snapshot.disks)[-1], owner))
    return draft.snapshot


def texts(picture: Picture, subject: str = "") -> list[str]:
    return [label.text for label in labels(picture) if not subject or label.subject == subject]


def test_every_object_has_its_area() -> None:
    snapshot = three_plus_one()
    picture = topology(snapshot, catalog())
    tables = ("nodes", "networks", "disks", "groups", "servers")
    assert set(picture.areas) == {identifier for table in tables for identifier in snapshot.table(table)}
    evs2, node2 = group(snapshot, "EVS2"), node(snapshot, "NODE2")
    assert picture.areas[node2].contains(*picture.areas[evs2].centre)
    assert picture.at(*picture.areas[evs2].centre) == evs2


@pytest.mark.parametrize("with_state", [False, True])
@pytest.mark.parametrize(
    ("nodes", "servers", "disks", "public"),
    [
        (1, 0, 0, 1),
        (1, 3, 4, 1),
        (2, 2, 8, 2),
        (3, 0, 40, 1),
        (4, 3, 29, 2),
        (5, 5, 20, 1),
        (8, 7, 60, 1),
        (8, 1, 60, 2),
    ],
)
def test_the_picture_is_tidy_at_any_size(nodes: int, servers: int, disks: int, public: int, with_state: bool) -> None:
    snapshot = grown(nodes, servers, disks, public)
    state = state_of(snapshot) if with_state else None
    picture = topology(snapshot, catalog(), state)
    assert_tidy(snapshot, picture)
    assert picture.width <= 780


@settings(max_examples=volume(1000))
@given(snapshots())
def test_any_design_can_be_drawn(snapshot: Snapshot) -> None:
    assert_tidy(snapshot, topology(snapshot, catalog()))


def test_the_picture_fits_a4_landscape_and_few_nodes_make_it_narrower() -> None:
    assert topology(three_plus_one(), catalog()).width == 740
    assert topology(three_plus_one(), catalog(), width=900).width == 900
    assert topology(two_node(), catalog()).width < 600


def test_an_empty_design_says_how_to_begin() -> None:
    picture = topology(empty_design(), catalog())
    assert_sound(picture)
    assert "Draw the cluster" in texts(picture)
    assert picture.areas == {}


def test_half_a_design_can_be_drawn() -> None:
    only_disks = design(Disk(id="d1", name="Data", letter="S"))
    only_group = design(Group(id="g1", name="EVS1", kind="evs"), Resource(id="r1", name="R", type="odd", group="g1"))
    only_nodes = design(Node(id="n1", name="NODE1", number=1))
    for snapshot in (only_disks, only_group, only_nodes):
        assert_tidy(snapshot, topology(snapshot, catalog()))


def test_two_interfaces_of_a_node_on_one_network_share_a_line_and_say_both_addresses() -> None:
    first = Interface(id="if1", node="n1", network="net1", address="10.0.0.1")
    snapshot = design(
        Node(id="n1", name="NODE1", number=1),
        Network(id="net1", name="Public", role="mixed", subnet="10.0.0.0/24"),
        first,
        replace(first, id="if2", address="10.0.0.2"),
    )
    picture = topology(snapshot, catalog())
    assert_tidy(snapshot, picture)
    assert ".1, .2" in texts(picture, "if1")


def test_nodes_stand_in_the_order_of_the_layout() -> None:
    snapshot = three_plus_one()
    last = node(snapshot, "NODE4")
    moved = replace(snapshot, layout={last: Placement(id=last, rank=0)})
    areas = topology(moved, catalog()).areas
    assert areas[last].x < min(areas[one].x for one in moved.nodes if one != last)


def test_a_node_without_virtual_server_is_passive() -> None:
    snapshot = three_plus_one()
    picture = topology(snapshot, catalog())
    assert "Node 4 · passive" in texts(picture, node(snapshot, "NODE4"))
    assert "Node 1 · active" in texts(picture, node(snapshot, "NODE1"))


def test_virtual_servers_differ_in_their_stripes() -> None:
    snapshot = grown(8, 7, 7)
    boxes = [
        item for item in topology(snapshot, catalog()).primitives if isinstance(item, Box) and "stripe" in item.fill
    ]
    patterns = {box.subject: (box.hatch, box.fill) for box in boxes}
    assert len(patterns) == 7
    assert len(set(patterns.values())) == 7


def test_states_are_told_in_words_and_shapes() -> None:
    snapshot = three_plus_one()
    evs1, node1, node4 = group(snapshot, "EVS1"), node(snapshot, "NODE1"), node(snapshot, "NODE4")
    starting: dict[Id, ResourceState] = {member.id: "online pending" for member in snapshot.members(evs1)}
    picture = topology(
        snapshot, catalog(), state_of(snapshot, nodes={node1: "down"}, owners={evs1: node4}, resources=starting)
    )
    assert "Coming online" in texts(picture, evs1)
    assert "Down" in texts(picture, node1)
    assert picture.areas[node4].contains(*picture.areas[evs1].centre)
    assert "EVS1 (coming online)" in picture.description


def test_a_group_in_transit_is_on_no_node_and_never_looks_online() -> None:
    snapshot = three_plus_one()
    evs1 = group(snapshot, "EVS1")
    picture = topology(snapshot, catalog(), state_of(snapshot, owners={evs1: None}))
    assert not any(picture.areas[one].overlaps(picture.areas[evs1]) for one in snapshot.nodes)
    assert "In transit" in texts(picture, evs1)
    assert "Online" not in texts(picture, evs1)
    assert_tidy(snapshot, picture)


def test_nodes_stay_where_they_are_while_a_group_travels() -> None:
    snapshot = three_plus_one()
    evs1, node4 = group(snapshot, "EVS1"), node(snapshot, "NODE4")
    pictures = [
        topology(snapshot, catalog(), state_of(snapshot, owners=owners)) for owners in ({}, {evs1: None}, {evs1: node4})
    ]
    areas = [{one: picture.areas[one] for one in snapshot.nodes} for picture in pictures]
    assert areas[0] == areas[1] == areas[2]


def test_lines_of_a_node_that_is_down_are_broken() -> None:
    snapshot = two_node()
    picture = topology(snapshot, catalog(), state_of(snapshot, nodes={"n1": "down"}))
    dashes = {item.subject: bool(item.dash) for item in picture.primitives if isinstance(item, Line) and item.subject}
    assert dashes["if2"]
    assert not dashes["if4"]


def test_the_selected_group_shows_where_it_may_go() -> None:
    snapshot = three_plus_one()
    picture = topology(snapshot, catalog(), selected=group(snapshot, "EVS2"))
    numbers = {
        item.subject: item.text for item in picture.primitives if isinstance(item, Label) and item.fill == "on.accent"
    }
    assert numbers[node(snapshot, "NODE2")] == "1"
    assert sorted(numbers.values()) == ["1", "2", "3", "4"]


def test_a_disk_that_not_every_node_sees_says_so() -> None:
    snapshot = two_node()
    partly = replace(snapshot, disks={**snapshot.disks, "d2": replace(snapshot.disks["d2"], visible_to=("n1",))})
    assert "1 of 2 nodes" in texts(topology(partly, catalog()), "d2")


@pytest.mark.parametrize(("quorum", "text"), [("majority-node-set", "Majority node set"), ("disk", "No quorum disk")])
def test_without_quorum_disk_its_place_says_why(quorum: str, text: str) -> None:
    snapshot = design(Node(id="n1", name="N", number=1), cluster=Cluster(id="cluster", quorum=quorum))  # type: ignore[arg-type]
    assert any(one.startswith(text) for one in texts(topology(snapshot, catalog())))


@pytest.mark.parametrize(
    ("address", "subnet", "shown"),
    [
        ("192.168.10.11", "192.168.10.0/24", ".11"),
        ("10.1.2.3", "10.1.0.0/16", ".2.3"),
        ("10.9.2.3", "10.1.0.0/16", "10.9.2.3"),
        ("10.1.2.3", "10.1.2.0/25", "10.1.2.3"),
        ("10.1.2.3", "", "10.1.2.3"),
        ("", "10.1.2.0/24", ""),
        ("nonsense", "10.1.2.0/24", "nonsense"),
    ],
)
def test_addresses_are_shown_without_what_the_network_says(address: str, subnet: str, shown: str) -> None:
    assert short_address(address, subnet) == shown


def said_of(picture: Picture, subject: Id) -> list[str]:
    return [one.text for one in picture.primitives if isinstance(one, Label) and one.subject == subject]


def test_a_card_says_the_role_that_the_name_does_not() -> None:
    design = template("file-server-two-node")
    server = group(design, "FS1")
    assert "File Server · 600 users" in said_of(topology(design, catalog()), server)
    assert "FS1 (File Server)" in topology(design, catalog()).description
    assert "2,000 users" in said_of(topology(three_plus_one(), catalog()), group(three_plus_one(), "EVS1"))


def test_a_role_that_nobody_knows_is_drawn_like_any_other_group() -> None:
    design = three_plus_one()
    evs = group(design, "EVS1")
    foreign = replace(design, groups={**design.groups, evs: replace(design.groups[evs], kind="print-server")})

    def stripes(snapshot: Snapshot) -> int:
        drawn = topology(snapshot, catalog()).primitives
        return sum(isinstance(one, Box) and one.subject == evs and one.fill.startswith("stripe") for one in drawn)

    assert stripes(design)
    assert not stripes(foreign)
    assert "EVS1" in said_of(topology(foreign, catalog()), evs)
