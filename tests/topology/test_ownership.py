from __future__ import annotations

from dataclasses import replace

from designer.edits.groups import add_server, set_possible_owners
from designer.edits.objects import set_fields
from designer.model.diff import apply
from designer.topology.ownership import (
    group_owners,
    home_node,
    hosted,
    is_active_active,
    owner_list,
    passive_nodes,
)
from tests.support.samples import catalog, group, node, template, three_plus_one


def test_the_circular_list_is_the_preferred_owners_and_then_the_others_by_node_id() -> None:
    design = three_plus_one()
    evs = group(design, "EVS1")
    third, first = node(design, "NODE3"), node(design, "NODE1")
    design = apply(design, set_fields(design, evs, preferred_owners=(third, first)))
    assert [design.name_of(n) for n in owner_list(design, evs)] == ["NODE3", "NODE1", "NODE2", "NODE4"]


def test_a_group_can_own_only_what_all_its_resources_can() -> None:
    design = three_plus_one()
    evs, allowed = group(design, "EVS1"), node(design, "NODE2")
    assert len(group_owners(design, evs)) == 4
    member = design.members(evs)[0]
    design = apply(design, set_fields(design, member.id, possible_owners=(allowed,)))
    assert group_owners(design, evs) == [allowed]
    design = apply(design, set_possible_owners(design, evs, ()))
    assert group_owners(design, evs) == []


def test_home_is_the_owner_else_the_first_preferred_owner_else_the_first_node() -> None:
    design = three_plus_one()
    evs = group(design, "EVS2")
    assert home_node(design, evs) == node(design, "NODE2")
    homeless = apply(design, set_fields(design, evs, owner=None))
    assert home_node(homeless, evs) == node(design, "NODE2")
    unlisted = apply(homeless, set_fields(homeless, evs, preferred_owners=()))
    assert home_node(unlisted, evs) == node(design, "NODE1")


def test_as_many_evss_as_nodes_is_active_active_wherever_they_run() -> None:
    assert not is_active_active(three_plus_one())
    design = template("two-node-active-active")
    assert is_active_active(design)
    both_on_one = apply(design, set_fields(design, group(design, "EVS2"), owner=node(design, "NODE1")))
    assert is_active_active(both_on_one)
    assert not is_active_active(replace(design, groups={}))


def test_passive_nodes_are_home_to_no_evs() -> None:
    design = three_plus_one()
    assert passive_nodes(design) == [node(design, "NODE4")]
    full = apply(design, add_server(design, catalog(), "evs"))
    assert passive_nodes(full) == []
    assert hosted(full, node(design, "NODE4")) == [group(full, "EVS4")]
