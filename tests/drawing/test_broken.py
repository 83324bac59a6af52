"""What is broken around the cluster, in the topology and in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.drawing.broken import broken, ways
from designer.drawing.primitives import Line, Picture, Shape
from designer.drawing.standing import group_standing, node_standing
from designer.drawing.topology import topology
from designer.edits.draft import Draft
from designer.edits.surroundings import add_array, add_site
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.record.damage import Damage
from designer.simulation.record.state import ClusterState, NodeState, group_state
from designer.topology.ownership import home_node
from tests.support.layout import assert_tidy, labels
from tests.support.samples import catalog, sample, template
from tests.support.volume import volume

DESIGN = sample("four-node-3-plus-1")
PUBLIC, PRIVATE = (
    next(one.id for one in DESIGN.networks.values() if one.role == role) for role in ("mixed", "private")
)


def dispersed(design: Snapshot) -> Snapshot:
    """The design at two sites with an array at each."""
    draft = Draft(design)
    for name in ("Head office", "Branch"):
        draft.do(add_site(draft.snapshot, name))
    while len(draft.snapshot.arrays) < 2:
        draft.do(add_array(draft.snapshot, catalog()))
    sites, arrays = list(draft.snapshot.sites), list(draft.snapshot.arrays)
    for table in ("nodes", "servers", "arrays"):
        for number, one in enumerate(draft.snapshot.table(table)):
            draft.change(table, one, site=sites[number % 2])
    for number, disk in enumerate(draft.snapshot.disks):
        draft.change("disks", disk, array=arrays[number % 2])
    return draft.snapshot


def state(design: Snapshot, damage: Damage, **nodes: NodeState) -> ClusterState:
    """Everything is online at home, but for the damage and these nodes."""
    groups = {one: group_state(["online" for _ in design.members(one)]) for one in design.groups}
    owners = {one: home_node(design, one) for one in design.groups}
    states: dict[Id, NodeState] = {**dict.fromkeys(design.nodes, "up"), **nodes}
    return ClusterState(0, states, dict.fromkeys(design.resources, "online"), owners, groups, None, damage)


def drawn(design: Snapshot, damage: Damage, **nodes: NodeState) -> Picture:
    picture = topology(design, catalog(), state(design, damage, **nodes))
    assert_tidy(design, picture)
    return picture


def said(picture: Picture, subject: Id) -> list[str]:
    return [label.text for label in labels(picture) if label.subject == subject]


def signed(picture: Picture, subject: Id) -> set[str]:
    """The kinds of signs that an object bears."""
    return {
        item.fill.partition(".")[0]
        for item in picture.primitives
        if isinstance(item, Shape) and item.subject == subject and item.fill.endswith(".fill")
    }


def test_a_network_that_has_failed_says_so_in_line_sign_and_word() -> None:
    picture = drawn(DESIGN, Damage(networks=frozenset({PRIVATE})))
    assert said(picture, PRIVATE) == ["Private", "failed"]
    assert signed(picture, PRIVATE) == {"failed"}
    (bus,) = (one for one in picture.primitives if isinstance(one, Line) and one.subject == PRIVATE)
    assert bus.stroke == "failed.stroke"
    assert bus.dash
    assert "Private: failed." in picture.description
    assert signed(drawn(DESIGN, Damage()), PRIVATE) == set()


def test_what_the_cluster_sees_of_a_network_is_drawn_too() -> None:
    split = replace(state(DESIGN, Damage()), networks={PUBLIC: "partitioned"}, interfaces={})
    assert said(topology(DESIGN, catalog(), split), PUBLIC)[1:] == ["partitioned"]


def test_a_pulled_cable_interrupts_its_line() -> None:
    (face,) = (one.id for one in DESIGN.interfaces.values() if (one.node, one.network) == ("n1", PUBLIC))
    whole, cut = drawn(DESIGN, Damage()), drawn(DESIGN, Damage(cables=frozenset({("n1", PUBLIC)})))

    def pieces(picture: Picture) -> list[str]:
        return [one.stroke for one in picture.primitives if isinstance(one, Line) and one.subject == face]

    assert pieces(whole) == ["wire"]
    assert pieces(cut) == ["failed.stroke", "failed.stroke"]
    assert signed(cut, face) == {"failed"}
    assert "NODE1: no cable to Public." in cut.description


def test_an_interface_that_the_cluster_takes_for_failed_or_unreachable_bears_a_sign() -> None:
    (face,) = (one.id for one in DESIGN.interfaces.values() if (one.node, one.network) == ("n2", PRIVATE))
    for seen, sign in (("failed", "failed"), ("unreachable", "unknown")):
        moment = replace(state(DESIGN, Damage()), interfaces={face: seen})
        assert signed(topology(DESIGN, catalog(), moment), face) == {sign}
    down = replace(state(DESIGN, Damage()), interfaces={face: "unreachable"}, networks={PRIVATE: "down"})
    assert signed(topology(DESIGN, catalog(), down), face) == set(), "the network's line says enough"


def test_a_lost_disk_says_for_whom() -> None:
    everybody = frozenset(("d2", node) for node in DESIGN.nodes)
    picture = drawn(DESIGN, Damage(disks=everybody | {("d3", "n2")}))
    assert "Lost" in said(picture, "d2")
    assert "Lost for NODE2" in said(picture, "d3")
    assert not {"Lost", "Lost for NODE2"} & set(said(picture, "d4"))


def test_a_node_without_a_way_to_the_storage_differs_from_one_with_few() -> None:
    mine = [path.id for path in DESIGN.paths.values() if path.node == "n1"]
    few, none = Damage(paths=frozenset(mine[:1])), Damage(paths=frozenset(mine))
    assert ways(DESIGN, few, "n1") == (len(mine) - 1, len(mine))
    assert "warning" in signed(drawn(DESIGN, few), "n1")
    assert "failed" in signed(drawn(DESIGN, none), "n1")
    assert broken(DESIGN, none, "n1") == f"None of {len(mine)} paths to the storage works"


def test_fabrics_arrays_and_servers_bear_the_sign() -> None:
    design = dispersed(DESIGN)
    fabric, array, server = next(iter(design.fabrics)), list(design.arrays)[1], next(iter(design.servers))
    picture = drawn(design, Damage(frozenset(), fabrics=frozenset({fabric}), arrays=frozenset({array})))
    assert signed(picture, fabric) == signed(picture, array) == {"failed"}
    lost = [one for one, disk in design.disks.items() if disk.array == array]
    assert all("Lost" in said(picture, disk) for disk in lost)
    failed = drawn(design, Damage(servers=frozenset({server})))
    assert "Failed" in said(failed, server)


def test_a_site_is_lost_or_cut_off() -> None:
    design = dispersed(DESIGN)
    first, second = design.sites
    lost = drawn(design, Damage(sites=frozenset({second})), n2="down", n4="down")
    assert said(lost, second) == ["Branch", "Lost"]
    apart = drawn(design, Damage(links=frozenset({(first, second), (second, first)})))
    assert said(apart, first) == ["Head office", "Cut off from Branch"]


def test_a_node_that_hangs_looks_up_to_nobody() -> None:
    assert node_standing(state(DESIGN, Damage(hung=frozenset({"n3"}))), "n3").word == "Hangs"
    assert node_standing(state(DESIGN, Damage(hung=frozenset({"n3"})), n3="down"), "n3").word == "Down"
    assert node_standing(state(DESIGN, Damage(evicted=frozenset({"n3"})), n3="down"), "n3").word == "Evicted"
    assert node_standing(state(DESIGN, Damage(), n3="paused"), "n3").word == "Paused"


@pytest.mark.parametrize("name", ["two-node-active-passive", "three-plus-one", "seven-plus-one"])
@settings(max_examples=volume(600))
@given(data=st.data())
def test_any_damage_can_be_drawn(name: str, data: st.DataObject) -> None:
    design = dispersed(template(name)) if data.draw(st.booleans()) else template(name)

    def some(table: str) -> frozenset[Id]:
        return (
            data.draw(st.frozensets(st.sampled_from(list(design.table(table))))) if design.table(table) else frozenset()
        )

    def pairs(one: str, other: str) -> frozenset[tuple[Id, Id]]:
        return frozenset((first, second) for first in some(one) for second in some(other))

    damage = Damage(
        some("nodes"),
        some("nodes"),
        pairs("disks", "nodes"),
        some("paths"),
        some("fabrics"),
        some("arrays"),
        some("networks"),
        pairs("nodes", "networks"),
        pairs("sites", "sites"),
        some("sites"),
        some("servers"),
    )
    down: dict[str, NodeState] = dict.fromkeys(some("nodes"), "down")
    drawn(design, damage, **down)


@pytest.mark.parametrize("name", ["three-plus-one", "seven-plus-one"])
def test_a_group_that_is_kept_offline_says_so_in_the_design_too(name: str) -> None:
    draft = Draft(template(name))
    evs = draft.snapshot.groups_of_kind("evs")[0].id
    draft.change("groups", evs, kept_offline=True)
    picture = topology(draft.snapshot, catalog(), selected="")
    assert_tidy(draft.snapshot, picture)
    assert signed(picture, evs) == {"offline"}
    moment = replace(
        state(draft.snapshot, Damage()),
        groups=dict.fromkeys(draft.snapshot.groups, "offline"),
        kept_offline=frozenset({evs}),
    )
    assert group_standing(draft.snapshot, moment, evs).word == "Kept offline"
    other = draft.snapshot.groups_of_kind("evs")[1].id
    assert group_standing(draft.snapshot, moment, other).word == "Offline"
