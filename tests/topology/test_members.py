from __future__ import annotations

from designer.edits.objects import set_fields
from designer.model.diff import apply
from designer.topology.members import by_type, common_owners, members_by_group
from designer.topology.ownership import nodes_by_number
from tests.support.samples import group, node, three_plus_one


def test_every_group_is_listed_with_its_resources_in_creation_order() -> None:
    design = three_plus_one()
    members = members_by_group(design)
    assert members == {identifier: design.members(identifier) for identifier in design.groups}


def test_resources_by_type_keep_their_order() -> None:
    design = three_plus_one()
    members = design.members(group(design, "EVS1"))
    parts = by_type(members)
    assert [one.name for one in parts["physical-disk"]] == [one.name for one in members if one.type == "physical-disk"]
    assert sum(map(len, parts.values())) == len(members)


def test_common_owners_are_those_of_every_resource_that_can_run_anywhere() -> None:
    design = three_plus_one()
    evs = group(design, "EVS1")
    first, second = (one.id for one in design.members(evs)[:2])
    assert common_owners(design, design.members(evs)) == nodes_by_number(design)
    last, middle = node(design, "NODE4"), node(design, "NODE2")
    design = apply(design, set_fields(design, first, possible_owners=(last, middle)))
    assert common_owners(design, design.members(evs)) == [middle, last]
    design = apply(design, set_fields(design, second, possible_owners=()))
    assert common_owners(design, design.members(evs)) == [middle, last]
