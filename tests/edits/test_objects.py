from __future__ import annotations

import pytest

from designer.edits.dependencies import hang_on_tree
from designer.edits.draft import EditError
from designer.edits.objects import delete, rename, reorder, set_property
from designer.edits.storage import add_disk, give_disk, release_disk
from designer.model.diff import apply
from designer.model.integrity import integrity_problems
from designer.topology.evs import group_of_disk, network_name
from tests.support.samples import catalog, group, node, resource, three_plus_one


def test_renaming_an_evs_renames_what_is_named_after_it() -> None:
    design = three_plus_one()
    evs = group(design, "EVS1")
    after = apply(design, rename(design, catalog(), evs, " MAIL-A "))
    assert after.groups[evs].name == "MAIL-A"
    assert network_name(after, evs) == "MAIL-A"
    names = [member.name for member in after.members(evs)]
    assert "Exchange System Attendant - (MAIL-A)" in names
    assert not any("EVS1" in name for name in names)


def test_a_resource_that_the_user_named_keeps_its_name() -> None:
    design = three_plus_one()
    attendant = resource(design, "EVS1", "exchange-system-attendant")
    design = apply(design, rename(design, catalog(), attendant, "HorseAttendant"))
    after = apply(design, rename(design, catalog(), group(design, "EVS1"), "HORSE"))
    assert after.resources[attendant].name == "HorseAttendant"


@pytest.mark.parametrize(("name", "reason"), [("", "needs a name"), ("node2", "called NODE2 already")])
def test_names_are_there_and_unique(name: str, reason: str) -> None:
    design = three_plus_one()
    with pytest.raises(EditError, match=reason):
        rename(design, catalog(), node(design, "NODE1"), name)


def test_deleting_a_node_clears_what_pointed_at_it() -> None:
    design = three_plus_one()
    gone = node(design, "NODE1")
    after = apply(design, delete(design, [gone]))
    assert integrity_problems(after) == []
    assert all(interface.node != gone for interface in after.interfaces.values())
    assert after.groups[group(design, "EVS1")].owner is None
    assert [after.name_of(n) for n in after.groups[group(design, "EVS1")].preferred_owners] == ["NODE4"]


def test_deleting_an_evs_takes_its_resources_dependencies_and_stores_but_leaves_the_disks() -> None:
    design = three_plus_one()
    evs = group(design, "EVS1")
    after = apply(design, delete(design, [evs]))
    assert integrity_problems(after) == []
    assert len(after.resources) == len(design.resources) - len(design.members(evs))
    assert len(after.disks) == len(design.disks)
    assert all(storage.group != evs for storage in after.storage_groups.values())


def test_deleting_a_disk_takes_its_resource_and_the_quorum_setting_with_it() -> None:
    design = three_plus_one()
    quorum = design.clusters["cluster"].quorum_disk
    assert quorum is not None
    after = apply(design, delete(design, [quorum, "cluster", "nothing"]))
    assert integrity_problems(after) == []
    assert after.cluster.quorum_disk is None
    assert group_of_disk(after, quorum) is None


def test_giving_a_disk_makes_it_a_resource_that_system_attendant_needs() -> None:
    design = apply(three_plus_one(), add_disk(three_plus_one(), catalog()))
    disk = next(reversed(list(design.disks)))
    evs = group(design, "EVS1")
    after = apply(design, give_disk(design, catalog(), disk, evs))
    new = next(r.id for r in after.resources.values() if r.disk == disk)
    attendant = resource(design, "EVS1", "exchange-system-attendant")
    assert (attendant, new) in {(e.dependent, e.provider) for e in after.dependencies.values()}
    with pytest.raises(EditError, match=r"EVS1 has .: already"):
        give_disk(after, catalog(), disk, evs)


def test_a_disk_moves_to_another_group_and_can_be_freed() -> None:
    design = three_plus_one()
    disk = next(d.id for d in design.disks.values() if d.letter == "R")
    other = group(design, "EVS2")
    moved = apply(design, give_disk(design, catalog(), disk, other))
    assert group_of_disk(moved, disk) == other
    assert integrity_problems(moved) == []
    freed = apply(moved, release_disk(moved, disk))
    assert group_of_disk(freed, disk) is None
    assert integrity_problems(freed) == []


def test_reordering_gives_every_object_its_rank_and_can_be_repeated() -> None:
    design = three_plus_one()
    order = list(reversed(design.nodes))
    after = apply(design, reorder(design, order))
    assert sorted(design.nodes, key=lambda n: after.layout[n].rank) == order
    assert not reorder(after, order)


def test_a_property_can_be_set_and_unset() -> None:
    design = three_plus_one()
    name = resource(design, "EVS1", "network-name")
    off = apply(design, set_property(design, name, "RequireKerberos", False))
    assert off.resources[name].properties["RequireKerberos"] is False
    unset = apply(off, set_property(off, name, "RequireKerberos", None))
    assert "RequireKerberos" not in unset.resources[name].properties


def test_hanging_an_evs_on_the_other_tree_changes_only_dependencies_and_comes_back() -> None:
    design = three_plus_one()
    diff = hang_on_tree(design, catalog(), "exchange-2000")
    old = apply(design, diff)
    assert diff.touched() == {"dependencies"}
    smtp, store = resource(design, "EVS1", "exchange-smtp"), resource(design, "EVS1", "exchange-information-store")
    assert (smtp, store) in {(e.dependent, e.provider) for e in old.dependencies.values()}
    back = apply(old, hang_on_tree(old, catalog(), "exchange-2003"))

    def pairs(snapshot: object) -> set[tuple[str, str]]:
        return {(e.dependent, e.provider) for e in snapshot.dependencies.values()}  # type: ignore[attr-defined]

    assert pairs(back) == pairs(design)
