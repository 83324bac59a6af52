"""Possible and preferred owners."""

from __future__ import annotations

import pytest

from designer.edits.draft import EditError
from designer.edits.legality import Effect, Refusal
from designer.edits.legality.owning import place_owner, swap_owners, toggle_owner
from designer.edits.owners import set_place, swap_places, toggle_possible
from designer.model.diff import apply, changing
from designer.topology.ownership import group_owners
from tests.support.odd_designs import without
from tests.support.samples import group, node, resource, three_plus_one

DESIGN = three_plus_one()
EVS = group(DESIGN, "EVS1")
NODES = [node(DESIGN, f"NODE{number}") for number in (1, 2, 3, 4)]


def test_taking_a_node_away_and_giving_it_back_leaves_the_design_as_it_was() -> None:
    away = apply(DESIGN, toggle_possible(DESIGN, EVS, NODES[1]))
    assert group_owners(away, EVS) == [NODES[0], NODES[2], NODES[3]]
    assert apply(away, toggle_possible(away, EVS, NODES[1])) == DESIGN


def test_a_node_that_only_some_resources_can_be_on_is_given_to_all() -> None:
    disk = resource(DESIGN, "EVS1", "physical-disk")
    some = apply(DESIGN, toggle_possible(DESIGN, disk, NODES[2]))
    assert NODES[2] not in group_owners(some, EVS)
    assert NODES[2] in group_owners(apply(some, toggle_possible(some, EVS, NODES[2])), EVS)


def test_a_group_without_resources_has_no_possible_owners() -> None:
    bare = without(DESIGN, "resources")
    with pytest.raises(EditError, match="no resources"):
        toggle_possible(bare, EVS, NODES[0])
    assert isinstance(toggle_owner(bare, EVS, NODES[0]), Refusal)


def test_the_last_owner_can_be_taken_away_and_that_is_told() -> None:
    design = DESIGN
    for one in NODES[:3]:
        design = apply(design, toggle_possible(design, EVS, one))
    outcome = toggle_owner(design, EVS, NODES[3])
    assert isinstance(outcome, Effect)
    assert "no node is left" in outcome.says


@pytest.mark.parametrize(
    ("place", "after"),
    [(1, (3, 0, 1)), (2, (0, 3, 1)), (3, (0, 1, 3)), (9, (0, 1, 3)), (None, (0, 1))],
)
def test_a_node_takes_a_place_and_the_others_close_up(place: int | None, after: tuple[int, ...]) -> None:
    design = apply(DESIGN, changing(DESIGN, "groups", EVS, preferred_owners=(NODES[0], NODES[3], NODES[1])))
    placed = apply(design, set_place(design, EVS, NODES[3], place))
    assert placed.groups[EVS].preferred_owners == tuple(NODES[one] for one in after)


def test_two_nodes_change_places() -> None:
    design = apply(DESIGN, changing(DESIGN, "groups", EVS, preferred_owners=(NODES[0], NODES[3])))
    swapped = apply(design, swap_places(design, EVS, NODES[3], NODES[0]))
    assert swapped.groups[EVS].preferred_owners == (NODES[3], NODES[0])
    taken = apply(design, swap_places(design, EVS, NODES[3], NODES[2]))
    assert taken.groups[EVS].preferred_owners == (NODES[0], NODES[2])
    with pytest.raises(EditError, match="Neither"):
        swap_places(design, EVS, NODES[1], NODES[2])


def test_resources_have_no_preferred_owners() -> None:
    disk = resource(DESIGN, "EVS1", "physical-disk")
    assert isinstance(place_owner(DESIGN, disk, NODES[0], 1), Refusal)
    assert isinstance(swap_owners(DESIGN, disk, NODES[0], NODES[1]), Refusal)


def test_the_order_that_comes_is_told() -> None:
    outcome = place_owner(DESIGN, EVS, NODES[2], 1)
    assert isinstance(outcome, Effect)
    assert outcome.says.startswith("EVS1 prefers NODE3, then NODE1")
    gone = place_owner(DESIGN, EVS, NODES[1], None)
    assert isinstance(gone, Refusal)
