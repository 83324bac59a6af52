"""Names on the network: what is wrong with them is mended, what is sound stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.edits.draft import Draft, EditError
from designer.edits.names import plain_name, proposed_names, rename_computer, sound_names
from designer.edits.objects import rename, set_fields, set_property
from designer.edits.surroundings import add_outside_server
from designer.model.diff import apply
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.rules.engine import check
from designer.topology.names import computer_names
from tests.support.samples import catalog, group, node, resource, three_plus_one
from tests.support.volume import volume

NAMES = ("EX-3.15", "EX-5.24")


def about_names(design: Snapshot) -> set[str]:
    return {finding.code for finding in check(design, catalog()).open if finding.code in NAMES}


def mended(design: Snapshot) -> Snapshot:
    return apply(design, sound_names(design, catalog()))


def name_of_evs(design: Snapshot, evs: str) -> object:
    return design.resources[resource(design, evs, "network-name")].properties["Name"]


def test_sound_names_stay() -> None:
    design = three_plus_one()
    assert proposed_names(design) == {}
    assert not sound_names(design, catalog())


def test_a_name_that_is_too_long_is_cut() -> None:
    design = three_plus_one()
    design = apply(design, rename(design, catalog(), node(design, "NODE1"), "EXCHANGE-CLUSTER-NODE-1"))
    assert about_names(design) == {"EX-5.24"}
    assert next(one.name for one in mended(design).nodes.values()) == "EXCHANGE-CLUSTE"
    assert about_names(mended(design)) == set()


def test_two_names_that_are_cut_alike_are_told_apart() -> None:
    design = three_plus_one()
    for number in (1, 2):
        wanted = f"EXCHANGE-CLUSTER-NODE-{number}"
        design = apply(design, rename(design, catalog(), node(design, f"NODE{number}"), wanted))
    assert [one.name for one in mended(design).nodes.values()][:2] == ["EXCHANGE-CLUSTE", "EXCHANGE-CLUST2"]


def test_a_taken_name_gives_way_to_that_of_the_group() -> None:
    design = three_plus_one()
    network_name = resource(design, "EVS2", "network-name")
    design = apply(design, set_property(design, network_name, "Name", "evs1"))
    assert about_names(design) == {"EX-3.15"}
    assert proposed_names(design) == {network_name: "EVS2"}
    assert about_names(mended(design)) == set()


def test_servers_outside_the_cluster_keep_their_names() -> None:
    design = three_plus_one()
    design = apply(design, add_outside_server(design, catalog(), "front-end", "NODE3"))
    assert about_names(mended(design)) == set()


def test_a_network_name_that_is_not_given_is_that_of_its_group() -> None:
    design = three_plus_one()
    design = apply(design, set_property(design, resource(design, "EVS3", "network-name"), "Name", None))
    assert name_of_evs(mended(design), "EVS3") == "EVS3"


def test_the_name_of_the_cluster_changes_in_its_group_too() -> None:
    design = apply(three_plus_one(), rename_computer(three_plus_one(), catalog(), CLUSTER_ID, "MAIL"))
    assert design.cluster.name == "MAIL"
    assert design.resources[resource(design, "Cluster Group", "network-name")].properties["Name"] == "MAIL"


def test_a_node_cannot_be_called_like_another() -> None:
    design = three_plus_one()
    with pytest.raises(EditError, match="NODE2 already"):
        rename_computer(design, catalog(), node(design, "NODE1"), "node2")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Mail Server 1", "Mail-Server-1"),
        ("  ex_01.example.com ", "ex-01-example-c"),
        ("Bürö", "Br"),
        ("---", ""),
        ("x" * 300, "x" * 15),
    ],
)
def test_what_is_left_of_a_text_as_a_computer_name(text: str, plain: str) -> None:
    assert plain_name(text) == plain


@settings(max_examples=volume(1000), deadline=None)
@given(st.lists(st.sampled_from(["NODE1", "EVS1", "EXCLUSTER", "a b", "x" * 20, "DC1", "ä", "evs2"]), min_size=5))
def test_any_names_are_mended_at_once(names: list[str]) -> None:
    draft = Draft(three_plus_one())
    design = draft.snapshot
    holders = [CLUSTER_ID, *design.nodes, *(resource(design, f"EVS{number}", "network-name") for number in (1, 2, 3))]
    for holder, name in zip(holders, names, strict=False):
        if holder in design.resources:
            draft.do(set_property(draft.snapshot, holder, "Name", name))
        else:
            draft.do(set_fields(draft.snapshot, holder, name=name))
    after = mended(draft.snapshot)
    assert about_names(after) == set()
    assert len(computer_names(after)) == len(computer_names(draft.snapshot))
    assert not sound_names(after, catalog())
    assert after.groups[group(after, "EVS1")].name == "EVS1"
