"""What is copied, how it travels as text, and what becomes of it where it is pasted."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.edits.clipboard import Fragment, Pasted, fragment_of, is_fragment, paste, read_fragment, write_fragment
from designer.edits.draft import Draft, EditError
from designer.edits.layout import add_server_like_last
from designer.edits.legality import Spot
from designer.edits.notes import add_note
from designer.edits.objects import delete, rename
from designer.edits.surroundings import add_array, add_fabric, add_site
from designer.edits.templates import empty_design
from designer.files.load import from_text
from designer.files.text import to_text
from designer.foundation.ids import Id
from designer.model.diff import apply
from designer.model.integrity import integrity_problems
from designer.model.notes import NotePlace
from designer.model.snapshot import Snapshot
from designer.model.store import Store
from designer.rules.engine import check
from designer.topology.evs import group_of_disk
from designer.topology.ownership import home_node
from designer.topology.storage import letter_of
from tests.support.samples import SAMPLES, catalog, sample, template, three_plus_one
from tests.support.strategies import HOSTILE_TEXTS, snapshots
from tests.support.volume import volume

TEMPLATES = ("two-node-active-passive", "three-plus-one")


def pasted(design: Snapshot, ids: list[Id], into: Snapshot | None = None, spot: Spot | None = None) -> Pasted:
    """Copy objects, carry them as text, and paste them."""
    fragment = read_fragment(write_fragment(fragment_of(design, ids)))
    return paste(into if into is not None else design, catalog(), fragment, spot)


def after(design: Snapshot, what: Pasted) -> Snapshot:
    result = apply(design, what.diff)
    assert integrity_problems(result) == []
    assert apply(result, what.diff.inverse()) == design
    assert from_text(to_text(result)).snapshot == result
    return result


def surrounded() -> Snapshot:
    """Three active nodes and a passive one, on a fabric to an array, at two sites."""
    draft = Draft(three_plus_one())
    for name in ("Berlin", "Hamburg"):
        draft.do(add_site(draft.snapshot, name))
    draft.do(add_array(draft.snapshot, catalog()))
    draft.do(add_fabric(draft.snapshot, catalog()))
    return draft.snapshot


def test_a_fragment_is_a_sound_design_and_survives_as_text() -> None:
    fragment = fragment_of(three_plus_one(), ["g2", "n4"])
    assert integrity_problems(fragment.design) == []
    text = write_fragment(fragment)
    assert is_fragment(text)
    assert read_fragment(text) == fragment
    assert json.loads(text)["version"] == "1.0"


def test_an_object_brings_what_belongs_to_it() -> None:
    design = three_plus_one()
    taken = fragment_of(design, ["g2"]).taken
    members = {one.id for one in design.members("g2")}
    assert members < taken
    assert {one.disk for one in design.members("g2") if one.disk is not None} < taken
    assert {one.id for one in design.storage_groups.values() if one.group == "g2"} < taken
    assert "n1" not in taken
    assert {table for one in fragment_of(design, ["n1"]).taken if (table := design.table_of(one))} == {
        "nodes",
        "interfaces",
    }


def test_the_cluster_cannot_be_copied() -> None:
    assert fragment_of(three_plus_one(), ["cluster"]) == fragment_of(three_plus_one(), [])


def test_a_copied_node_is_complete_and_its_own() -> None:
    design = surrounded()
    what = pasted(design, ["n4"])
    result = after(design, what)
    (new,) = what.objects
    node = result.nodes[new]
    assert (node.name, node.number) == ("NODE5", 5)
    assert what.says == "Pasted NODE5"
    mine = [one for one in result.interfaces.values() if one.node == new]
    assert {one.network for one in mine} == set(design.networks)
    texts = [one.address for one in result.interfaces.values()]
    assert all(texts)
    assert len(texts) == len(set(texts))
    assert [path.node for path in result.paths.values()].count(new) == 1
    delays = [one.boot_delay_s for one in result.nodes.values()]
    assert len(set(delays)) == len(delays)


def test_a_copied_server_moves_to_the_node_that_waits_with_names_letters_and_addresses_of_its_own() -> None:
    design = three_plus_one()
    what = pasted(design, ["g3"])
    result = after(design, what)
    (new,) = what.objects
    assert result.groups[new].name == "EVS4"
    assert home_node(result, new) == "n4"
    letters = Counter(letter_of(one) for one in result.disks.values() if letter_of(one))
    assert set(letters.values()) == {1}
    names = Counter(one.name.casefold() for one in result.resources.values())
    assert max(names.values()) == 1
    networks = [one.properties.get("Name") for one in result.members(new) if one.type == "network-name"]
    assert networks == ["EVS4"]
    (address,) = (one.properties["Address"] for one in result.members(new) if one.type == "ip-address")
    assert address not in {one.properties.get("Address") for one in design.resources.values()}
    data = [str(value) for one in result.members(new) for value in one.properties.values() if ":\\" in str(value)]
    own = {letter_of(result.disks[one.disk]) for one in result.members(new) if one.disk is not None}
    assert {path[0] for path in data} <= own


def test_what_a_cluster_has_only_once_is_left_out_and_told() -> None:
    design = three_plus_one()
    what = pasted(design, ["g2"])
    result = after(design, what)
    assert Counter(one.type for one in result.resources.values())["exchange-mta"] == 1
    assert "without" in what.says
    assert "of which a cluster has only one" in what.says
    group = after(design, pasted(design, ["g1"]))
    assert [one.kind for one in group.groups.values()].count("cluster") == 1


def test_a_copied_disk_belongs_to_the_same_group() -> None:
    design = three_plus_one()
    what = pasted(design, ["d2"])
    result = after(design, what)
    (new,) = what.objects
    assert group_of_disk(result, new) == group_of_disk(design, "d2")
    resource = next(one.id for one in result.resources.values() if one.disk == new)
    old = next(one.id for one in result.resources.values() if one.disk == "d2")
    needing = {edge.dependent for edge in result.dependencies.values() if edge.provider == old}
    assert {edge.dependent for edge in result.dependencies.values() if edge.provider == resource} == needing


def test_a_copied_network_gets_a_subnet_and_addresses_in_it() -> None:
    design = three_plus_one()
    what = pasted(design, ["net1"])
    result = after(design, what)
    (new,) = what.objects
    assert result.networks[new].subnet not in {one.subnet for one in design.networks.values()}
    prefix = result.networks[new].subnet.rpartition(".")[0]
    mine = [one.address for one in result.interfaces.values() if one.network == new]
    assert len(mine) == len(design.nodes)
    assert all(address.startswith(prefix) for address in mine)


def test_in_another_design_what_is_called_the_same_is_found_again() -> None:
    source, target = three_plus_one(), template("two-node-active-passive")
    result = after(target, pasted(source, ["n4"], into=target))
    new = max(result.nodes, key=lambda one: result.nodes[one].number)
    assert {one.network for one in result.interfaces.values() if one.node == new} == set(target.networks)


def test_what_is_not_in_the_other_design_is_left_out_and_told() -> None:
    source, target = three_plus_one(), empty_design()
    what = pasted(source, ["n4"], into=target)
    result = after(target, what)
    assert result.interfaces == {}
    assert what.says == "Pasted NODE4, and without what refers to Private and Public, not in this design"
    with pytest.raises(EditError, match="Nothing can be pasted: EVS1 would be needed"):
        pasted(source, [source.members("g2")[0].id], into=target)


def test_two_nodes_with_what_they_share_keep_it() -> None:
    source, target = three_plus_one(), empty_design()
    what = pasted(source, ["n1", "n2", "net1", "g2"], into=target)
    result = after(target, what)
    assert len(result.interfaces) == 2
    (group,) = result.groups.values()
    assert group.owner in result.nodes
    assert len(what.objects) == 4


def test_cut_and_paste_gives_the_same_names_back() -> None:
    design = three_plus_one()
    fragment = fragment_of(design, ["n4"])
    without = apply(design, delete(design, ["n4"]))
    result = after(without, paste(without, catalog(), fragment))
    assert sorted(one.name for one in result.nodes.values()) == sorted(one.name for one in design.nodes.values())
    assert sorted(one.address for one in result.interfaces.values()) == sorted(
        one.address for one in design.interfaces.values()
    )


@pytest.mark.parametrize(
    ("ids", "spot", "says"),
    [
        (["g3"], Spot("nodes", node="n4"), "home"),
        (["d2"], Spot("storage", group="g4"), "group"),
        (["n4"], Spot("nodes", site="site2", order=("n1", "n2", "n3", "n4"), index=1), "place"),
    ],
)
def test_pasted_at_a_place_it_belongs_there(ids: list[Id], spot: Spot, says: str) -> None:
    design = surrounded()
    what = pasted(design, ids, spot=spot)
    result = after(design, what)
    (new,) = what.objects
    if says == "home":
        assert home_node(result, new) == "n4"
    elif says == "group":
        assert group_of_disk(result, new) == "g4"
    else:
        assert result.nodes[new].site == "site2"
        assert [result.layout[one].rank for one in ("n1", new, "n2")] == [0, 1, 2]


def test_notes_are_copied_with_what_they_point_to() -> None:
    draft = Draft(three_plus_one())
    draft.do(add_note(draft.snapshot, "Arrives in March", subject="n4", place=NotePlace(dx=5)))
    draft.do(add_note(draft.snapshot, "Free", place=NotePlace("n1")))
    design = draft.snapshot
    what = pasted(design, ["n4", "note2"])
    result = after(design, what)
    texts = {note.text: note for one, note in result.notes.items() if one not in design.notes}
    assert texts["Arrives in March"].subject == what.objects[0]
    assert texts["Free"].anchor == "n1"


def test_a_copy_is_called_next_in_the_series_of_its_name() -> None:
    design = three_plus_one()
    design = apply(design, rename(design, catalog(), "n2", "Mail"))
    result = after(design, pasted(design, ["n2"]))
    assert "Mail 2" not in {one.name for one in result.nodes.values()}
    assert any(one.name.startswith("Mail") and one.name != "Mail" for one in result.nodes.values())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        '{"format": "clusterwright-selection"}',
        '{"format": "clusterwright-selection", "version": "1.0", "objects": ["n1"], "copied": ["n1"], "design": 7}',
        '{"format": "clusterwright-selection", "version": "2.0"}',
        '{"format": "clusterwright-selection", "version": "1.0", "objects": 1, "copied": {}, "design": {}}',
        '{"format": "clusterwright-selection"' + "[" * 100_000,
        *HOSTILE_TEXTS,
    ],
)
def test_what_is_no_selection_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(EditError) as problem:
        read_fragment(text)
    assert "\n" not in str(problem.value)
    assert len(str(problem.value)) < 300


def test_a_text_that_is_too_long_is_refused_before_it_is_read() -> None:
    with pytest.raises(EditError, match="larger than 8 MB"):
        read_fragment("x" * 10_000_000)


def test_a_damaged_selection_is_refused() -> None:
    text = write_fragment(fragment_of(three_plus_one(), ["g2"]))
    with pytest.raises(EditError, match="damaged"):
        read_fragment(text[: len(text) // 2])
    with pytest.raises(EditError, match="damaged"):
        read_fragment(text.replace('"node": "n1"', '"node": "n99"').replace('"group": "g2"', '"group": "g99"'))


def _some(design: Snapshot, numbers: list[int]) -> list[Id]:
    every = [
        one
        for table in (
            "nodes",
            "networks",
            "disks",
            "groups",
            "resources",
            "arrays",
            "fabrics",
            "servers",
            "sites",
            "notes",
        )
        for one in design.table(table)
    ]
    return [every[number % len(every)] for number in numbers] if every else []


@settings(max_examples=volume(2000), deadline=None)
@given(snapshots(), snapshots(), st.lists(st.integers(0, 999), min_size=1, max_size=4), st.booleans())
def test_anything_can_be_copied_from_any_design_and_undone(
    source: Snapshot, other: Snapshot, numbers: list[int], same: bool
) -> None:
    fragment = fragment_of(source, _some(source, numbers))
    if not fragment.chosen:
        return
    again: Fragment = read_fragment(write_fragment(fragment))
    target = source if same else other
    store = Store(target)
    try:
        what = paste(target, catalog(), again)
    except EditError:
        return
    store.do(f"Paste {what.name}", what.diff)
    assert integrity_problems(store.snapshot) == []
    store.undo()
    assert store.snapshot == target


@settings(max_examples=volume(1000), deadline=None)
@given(
    st.sampled_from([*TEMPLATES, "surrounded"]), st.lists(st.integers(0, 999), min_size=1, max_size=3), st.booleans()
)
def test_pasting_adds_no_errors_where_that_can_be(name: str, numbers: list[int], several: bool) -> None:
    """Beyond those of a further server or Cluster Group, which a cluster of this size cannot hold or should not."""
    design = surrounded() if name == "surrounded" else template(name)
    every = [*design.nodes, *design.networks, *design.disks, *design.servers, *design.arrays, *design.sites]
    ids = [every[number % len(every)] for number in numbers[: 3 if several else 1]]
    before = check(design, catalog())
    result = after(design, pasted(design, ids))
    fresh = [one for one in check(result, catalog(), before).open if one.level == "error"]
    old = {one.code for one in before.open if one.level == "error"}
    assert [one.message for one in fresh if one.code not in old] == []


def test_one_more_server_adds_no_errors_while_a_node_waits() -> None:
    draft = Draft(template("three-plus-one"))
    node = pasted(draft.snapshot, ["n4"])
    draft.do(node.diff)
    before = check(draft.snapshot, catalog())
    result = after(draft.snapshot, pasted(draft.snapshot, ["g3"]))
    errors = [one.message for one in check(result, catalog(), before).open if one.level == "error"]
    assert errors == [one.message for one in before.open if one.level == "error"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_object_of_every_sample_can_be_duplicated(path: object) -> None:
    design = sample(getattr(path, "stem", ""))
    for table in ("nodes", "groups", "disks", "networks", "servers"):
        ids = list(design.table(table))
        if ids:
            after(design, pasted(design, ids[-1:]))
    everything = [*design.nodes, *design.networks, *design.disks, *design.groups, *design.servers, *design.arrays]
    after(design, pasted(design, everything))


def test_pasting_on_a_design_with_a_server_like_the_last() -> None:
    design = three_plus_one()
    design = apply(design, add_server_like_last(design, catalog(), "evs", "n4"))
    result = after(design, pasted(design, ["g5"]))
    assert len(result.virtual_servers()) == 5
