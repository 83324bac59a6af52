"""What dragging within a list of the design does."""

from __future__ import annotations

import pytest

from designer.app.rearranging import rearrange, step
from designer.drawing.identity import by_rank
from designer.edits.legality.outcomes import Effect, Outcome, Refusal
from designer.edits.surroundings import add_array, add_site
from designer.model.diff import apply
from designer.model.snapshot import Snapshot
from designer.topology.evs import group_of_disk
from designer.topology.ownership import home_node
from tests.support.samples import catalog, group, resource, three_plus_one


def after(design: Snapshot, outcome: Outcome) -> Snapshot:
    assert isinstance(outcome, Effect), outcome.says
    return apply(design, outcome.diff)


def test_between_their_like_objects_change_their_order() -> None:
    design = three_plus_one()
    moved = after(design, rearrange(design, catalog(), ["n4"], "n2", "before"))
    assert by_rank(moved, "nodes") == ["n1", "n4", "n2", "n3"]
    both = after(moved, rearrange(moved, catalog(), ["n1", "n2"], "n3", "after"))
    assert by_rank(both, "nodes") == ["n4", "n3", "n1", "n2"]
    assert isinstance(rearrange(both, catalog(), ["n1"], "n2", "before"), Refusal)


def test_a_disk_is_given_to_the_group_on_which_it_is_dropped_or_to_which_that_belongs() -> None:
    design = three_plus_one()
    evs2 = group(design, "EVS2")
    for target in (evs2, resource(design, "EVS2", "ip-address")):
        moved = after(design, rearrange(design, catalog(), ["d2"], target, "on"))
        assert group_of_disk(moved, "d2") == evs2
    free = after(design, rearrange(design, catalog(), ["d2"], "", "on"))
    assert group_of_disk(free, "d2") is None


def test_a_group_goes_to_a_node_and_beside_its_neighbours_only_changes_places() -> None:
    design = three_plus_one()
    evs1, core = group(design, "EVS1"), group(design, "Cluster Group")
    assert home_node(after(design, rearrange(design, catalog(), [evs1], "n4", "on")), evs1) == "n4"
    beside = after(design, rearrange(design, catalog(), [evs1], group(design, "EVS2"), "before"))
    assert home_node(beside, evs1) == "n2"
    swapped = after(design, rearrange(design, catalog(), [evs1], core, "before"))
    assert by_rank(swapped, "groups").index(evs1) < by_rank(swapped, "groups").index(core)
    assert swapped.groups == design.groups


def test_a_resource_goes_where_the_cluster_service_would_let_it() -> None:
    design = three_plus_one()
    msdtc, evs1 = resource(design, "Cluster Group", "msdtc"), group(design, "EVS1")
    moved = after(design, rearrange(design, catalog(), [msdtc], evs1, "on"))
    assert moved.resources[msdtc].group == evs1
    refused = rearrange(design, catalog(), [msdtc], group(design, "EVS2"), "on")
    assert isinstance(refused, Refusal)
    assert "NODE" in refused.says


def test_what_stands_somewhere_goes_to_a_site() -> None:
    design = three_plus_one()
    design = apply(design, add_site(design))
    design = apply(design, add_site(design))
    site = list(design.sites)[1]
    moved = after(design, rearrange(design, catalog(), ["n1", "n2"], site, "on"))
    assert (moved.nodes["n1"].site, moved.nodes["n2"].site) == (site, site)


def test_a_disk_goes_to_an_array() -> None:
    design = three_plus_one()
    for _ in range(2):
        design = apply(design, add_array(design, catalog()))
    array = list(design.arrays)[1]
    assert after(design, rearrange(design, catalog(), ["d2"], array, "on")).disks["d2"].array == array


@pytest.mark.parametrize(
    ("ids", "onto"),
    [(["n1", "d1"], "g1"), (["n1"], "g1"), (["n1"], "n1"), (["net1"], "n1"), (["gone"], "n1"), (["if1"], "n2")],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(ids: list[str], onto: str) -> None:
    outcome = rearrange(three_plus_one(), catalog(), ids, onto, "on")
    assert isinstance(outcome, Refusal)
    assert outcome.says


def test_a_step_up_or_down() -> None:
    design = three_plus_one()
    assert by_rank(after(design, step(design, "n2", -1)), "nodes")[:2] == ["n2", "n1"]
    assert by_rank(after(design, step(design, "n2", 1)), "nodes")[:3] == ["n1", "n3", "n2"]
    assert step(design, "n1", -1) == Refusal("NODE1 is first already")
    assert isinstance(step(design, "if1", 1), Refusal)
    evs1 = group(design, "EVS1")
    assert isinstance(step(design, evs1, 1), Refusal)  # the last group on its node
    assert isinstance(step(design, evs1, -1), Effect)
