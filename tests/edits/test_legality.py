"""Every drop is described before it is done; only what would change nothing, or cannot be expressed, is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.catalog.loader import load_catalog, load_templates
from designer.edits.draft import Draft
from designer.edits.legality import Effect, Refusal, Spot, drop_item, drop_object, drop_objects
from designer.edits.surroundings import add_array, add_fabric, add_site
from designer.edits.templates import empty_design, from_template
from designer.model.diff import apply
from designer.model.integrity import integrity_problems
from designer.model.snapshot import Snapshot
from designer.topology.evs import group_of_disk
from tests.support.volume import volume

CATALOG = load_catalog()
DESIGN = from_template(CATALOG, load_templates()["three-plus-one"])
NODES = ("n1", "n2", "n3", "n4")
ITEMS = (
    "node",
    "disk",
    "evs",
    "network:private",
    "network:public",
    "network:mixed",
    "site",
    "array",
    "fabric",
    "outside:domain-controller",
    "outside:front-end",
    "outside:exchange",
)


@pytest.mark.parametrize("item", ITEMS)
def test_every_item_can_be_dropped_anywhere(item: str) -> None:
    for spot in (Spot(), Spot("nodes", node="n2", group="g3", order=NODES, index=1), Spot("storage", group="g2")):
        outcome = drop_item(DESIGN, CATALOG, item, spot)
        assert isinstance(outcome, Effect)
        assert outcome.adds
        assert outcome.says.startswith("Adds ")
        assert not integrity_problems(apply(DESIGN, outcome.diff))


def test_an_evs_needs_an_exchange_version() -> None:
    outcome = drop_item(empty_design(), CATALOG, "evs", Spot())
    assert isinstance(outcome, Refusal)
    assert "Exchange version" in outcome.says


@pytest.mark.parametrize("item", ["", "toaster", "fault:power", "outside:", "outside:toaster"])
def test_what_is_no_item_is_refused(item: str) -> None:
    assert isinstance(drop_item(DESIGN, CATALOG, item, Spot()), Refusal)


def test_what_is_around_the_cluster_says_what_comes_along() -> None:
    array = drop_item(DESIGN, CATALOG, "array", Spot())
    assert isinstance(array, Effect)
    assert array.says == "Adds Array 1 with 10 disks"
    fabric = drop_item(apply(DESIGN, array.diff), CATALOG, "fabric", Spot())
    assert isinstance(fabric, Effect)
    assert fabric.says == "Adds Fabric A, connected by 4 paths"
    site = drop_item(DESIGN, CATALOG, "site", Spot())
    assert isinstance(site, Effect)
    assert site.says == f"Adds Site 1, where {len(DESIGN.nodes) + len(DESIGN.servers)} objects stand"
    assert isinstance(second := drop_item(apply(DESIGN, site.diff), CATALOG, "site", Spot()), Effect)
    assert second.says == "Adds Site 2"
    server = drop_item(DESIGN, CATALOG, "outside:front-end", Spot())
    assert isinstance(server, Effect)
    assert server.says == "Adds FE1, outside the cluster"


SERVERS = ("srv1", "srv2")


def around() -> Snapshot:
    """The design at two sites, with an array at each."""
    draft = Draft(DESIGN)
    for name in ("Berlin", "Hamburg"):
        draft.do(add_site(draft.snapshot, name))
    for _ in range(2):
        draft.do(add_array(draft.snapshot, CATALOG))
    return draft.snapshot


AROUND = around()


def done(outcome: object, before: Snapshot = AROUND) -> Snapshot:
    assert isinstance(outcome, Effect)
    after = apply(before, outcome.diff)
    assert not integrity_problems(after)
    return after


def test_a_server_is_put_in_order_in_its_lane() -> None:
    outcome = drop_object(DESIGN, CATALOG, "srv2", Spot("servers", order=SERVERS, index=0))
    layout = done(outcome, DESIGN).layout
    assert sorted(SERVERS, key=lambda server: layout[server].rank) == ["srv2", "srv1"]
    stays = drop_object(DESIGN, CATALOG, "srv2", Spot("servers", order=SERVERS, index=2))
    assert stays == Refusal("DC2 stays where it is")


def test_a_new_server_takes_the_place_at_which_it_is_dropped() -> None:
    after = done(drop_item(DESIGN, CATALOG, "outside:front-end", Spot("servers", order=SERVERS, index=1)), DESIGN)
    assert sorted(after.servers, key=lambda server: after.layout[server].rank) == ["srv1", "srv3", "srv2"]
    elsewhere = done(drop_item(DESIGN, CATALOG, "outside:front-end", Spot("nodes", order=NODES, index=1)), DESIGN)
    assert not elsewhere.layout


@pytest.mark.parametrize(("table", "identifier"), [("nodes", "n1"), ("servers", "srv1"), ("arrays", "arr2")])
def test_what_is_dropped_on_a_site_stands_there(table: str, identifier: str) -> None:
    outcome = drop_object(AROUND, CATALOG, identifier, Spot("nodes", site="site2"))
    assert isinstance(outcome, Effect)
    assert outcome.says == f"Puts {AROUND.name_of(identifier)} at Hamburg"
    assert outcome.target == "site2"
    assert done(outcome).table(table)[identifier].site == "site2"  # type: ignore[attr-defined]


def test_a_node_dropped_on_another_site_takes_its_place_there() -> None:
    spot = Spot("nodes", order=NODES, index=4, site="site2")
    after = done(drop_object(AROUND, CATALOG, "n1", spot))
    assert sorted(NODES, key=lambda node: after.layout[node].rank) == ["n2", "n3", "n4", "n1"]
    assert after.nodes["n1"].site == "site2"
    back = drop_object(AROUND, CATALOG, "n1", Spot("nodes", order=NODES, index=4, site="site1"))
    assert isinstance(back, Effect)
    assert back.says.startswith("Puts NODE1 after NODE4")


@pytest.mark.parametrize("item", ["node", "outside:exchange", "array"])
def test_what_is_new_stands_at_the_site_on_which_it_is_dropped(item: str) -> None:
    outcome = drop_item(AROUND, CATALOG, item, Spot("nodes", site="site2"))
    after = done(outcome)
    assert isinstance(outcome, Effect)
    assert "at Hamburg" in outcome.says
    new = [
        record
        for table in ("nodes", "servers", "arrays")
        for key, record in after.table(table).items()
        if key not in AROUND.table(table)
    ]
    assert [record.site for record in new] == ["site2"]  # type: ignore[attr-defined]


def test_a_disk_dropped_on_another_array_lies_there_and_stays_in_its_group() -> None:
    for spot in (Spot("storage", array="arr2"), Spot("storage", group="g2", array="arr2")):
        outcome = drop_object(AROUND, CATALOG, "d2", spot)
        assert isinstance(outcome, Effect)
        assert outcome.says == "Puts R: on Array 2"
        after = done(outcome)
        assert after.disks["d2"].array == "arr2"
        assert group_of_disk(after, "d2") == "g2"
    given = drop_object(AROUND, CATALOG, "d2", Spot("storage", group="g3", array="arr2"))
    assert isinstance(given, Effect)
    assert given.says.startswith("Makes R: on Array 2 a resource of EVS2 instead of EVS1")
    assert done(given).disks["d2"].array == "arr2"


def test_a_disk_dropped_beside_the_stacks_of_its_array_leaves_its_group() -> None:
    after = done(drop_object(AROUND, CATALOG, "d2", Spot("storage", array="arr1")))
    assert group_of_disk(after, "d2") is None
    assert after.disks["d2"].array == "arr1"


def test_a_new_disk_lies_in_the_only_array_or_in_that_of_the_drop() -> None:
    one = apply(DESIGN, add_array(DESIGN, CATALOG))
    for before, spot, array in (
        (one, Spot("storage"), "arr1"),
        (AROUND, Spot("storage"), None),
        (AROUND, Spot("storage", array="arr2"), "arr2"),
    ):
        after = done(drop_item(before, CATALOG, "disk", spot), before)
        assert [disk.array for key, disk in after.disks.items() if key not in before.disks] == [array]


@pytest.mark.parametrize("table", ["sites", "arrays", "fabrics"])
def test_sites_arrays_and_fabrics_are_put_in_order(table: str) -> None:
    draft = Draft(AROUND)
    for _ in range(2):
        draft.do(add_fabric(draft.snapshot, CATALOG))
    one, two = draft.snapshot.table(table)
    after = done(drop_object(draft.snapshot, CATALOG, one, Spot(order=(one, two), index=2)), draft.snapshot)
    assert sorted((one, two), key=lambda each: after.layout[each].rank) == [two, one]


@pytest.mark.parametrize("index", range(5))
def test_a_node_lands_in_the_gap_of_the_pointer(index: int) -> None:
    outcome = drop_object(DESIGN, CATALOG, "n2", Spot("nodes", node="n1", order=NODES, index=index))
    if index in (1, 2):
        assert outcome == Refusal("NODE2 stays where it is")
        return
    assert isinstance(outcome, Effect)
    after = apply(DESIGN, outcome.diff)
    order = sorted(NODES, key=lambda node: after.layout[node].rank)
    assert order.index("n2") == (index if index < 1 else index - 1)


def test_a_move_says_what_comes_behind() -> None:
    outcome = drop_object(DESIGN, CATALOG, "g3", Spot("nodes", node="n3"))
    assert isinstance(outcome, Effect)
    assert outcome.target == "n3"
    assert outcome.says == "Makes NODE3 the home and first preferred owner of EVS2, before NODE2 and NODE4"


@pytest.mark.parametrize(
    ("identifier", "spot", "says"),
    [
        ("g3", Spot("nodes", node="n2"), "EVS2 is at home on NODE2 already"),
        ("g3", Spot("storage"), "Drop EVS2 on the node that shall be its home"),
        ("d2", Spot("storage", group="g2"), "R: belongs to EVS1 already"),
        ("r5", Spot(), "has no place of its own"),
        ("n99", Spot(), "has no place of its own"),
    ],
)
def test_what_changes_nothing_is_refused_with_a_reason(identifier: str, spot: Spot, says: str) -> None:
    outcome = drop_object(DESIGN, CATALOG, identifier, spot)
    assert isinstance(outcome, Refusal)
    assert says in outcome.says


def test_a_disk_says_who_will_depend_on_it_and_who_loses_it() -> None:
    outcome = drop_object(DESIGN, CATALOG, "d2", Spot("storage", group="g3"))
    assert isinstance(outcome, Effect)
    assert outcome.says.startswith("Makes R: a resource of EVS2 instead of EVS1; ")
    assert "System Attendant" in outcome.says


def test_several_disks_go_in_one_step() -> None:
    outcome = drop_objects(DESIGN, CATALOG, ["d2", "d3"], Spot("storage", group="g4"))
    assert isinstance(outcome, Effect)
    after = apply(DESIGN, outcome.diff)
    assert {group_of_disk(after, disk) for disk in ("d2", "d3")} == {"g4"}
    assert outcome.says.endswith("; likewise Disk S")


def test_of_several_those_that_stay_do_not_count() -> None:
    outcome = drop_objects(DESIGN, CATALOG, ["d2", "d5"], Spot("storage", group="g2"))
    assert isinstance(outcome, Effect)
    assert "U:" in outcome.says


def test_a_server_dropped_where_nodes_stay_passive_says_for_how_many_users_it_comes() -> None:
    design = from_template(CATALOG, load_templates()["four-plus-one-plus-two"])
    outcome = drop_item(design, CATALOG, "evs", Spot(node="n5"))
    assert isinstance(outcome, Effect)
    assert outcome.says.startswith("Adds EVS5 on NODE5, complete with ")
    assert outcome.says.endswith(" resources for 3,500 users")


OBJECTS = [*NODES, "g1", "g2", "g3", "g4", "d1", "d2", "d5", "net1", "net2", "r3"]
spots = st.builds(
    Spot,
    lane=st.sampled_from(["nodes", "networks", "storage", ""]),
    node=st.sampled_from([None, *NODES]),
    group=st.sampled_from([None, "g1", "g2", "g3", "g4"]),
    order=st.permutations(NODES).map(tuple),
    index=st.integers(0, 4),
)


@settings(max_examples=volume(2_000))
@given(objects=st.lists(st.sampled_from(OBJECTS), min_size=1, max_size=3, unique=True), spot=spots)
def test_no_drop_ever_breaks_a_design(objects: list[str], spot: Spot) -> None:
    outcome = drop_objects(DESIGN, CATALOG, objects, spot)
    if isinstance(outcome, Effect):
        assert outcome.diff
        assert outcome.label
        assert not integrity_problems(apply(DESIGN, outcome.diff))
