"""The disks of an EVS that is laid out: lettered, mounted, shared, used again."""

from __future__ import annotations

import pytest

from designer.edits.draft import Draft, EditError
from designer.edits.layout import lay_out
from designer.foundation.ids import Id
from designer.model.diff import apply
from designer.model.records import Disk
from designer.topology.dependencies import providers
from designer.topology.evs import DISK, SYSTEM_ATTENDANT, of_type
from designer.topology.storage import letter_of
from tests.support.laid_out import (
    FOUR,
    TWO,
    bare,
    disks,
    first_evs,
    holding,
    laid_out,
    old_platform,
    plus,
    shape,
    with_,
)
from tests.support.samples import catalog


def test_new_disks_come_with_letters_dependencies_and_names() -> None:
    design, group = laid_out(bare(TWO), users=2000)
    assert shape(design, group) == [[250] * 4] * 2
    assert [letter_of(disk) for disk in disks(design, group)] == ["R", "S", "T", "U", "V"]
    assert [disk.name for disk in disks(design, group)] == ["Disk R", "Disk S", "Disk T", "Disk U", "Disk V"]
    (attendant,) = of_type(design, group, SYSTEM_ATTENDANT)
    assert {one.id for one in of_type(design, group, DISK)} <= set(providers(design)[attendant.id])
    assert all(disk.file_system == "ntfs" and disk.dynamic is False for disk in disks(design, group))


def test_new_disks_stand_where_the_others_do() -> None:
    design = plus(bare(TWO), "arrays", id="arr1", name="Array")
    group = first_evs(design).id
    for disk in disks(design, group):
        design = with_(design, "disks", disk.id, array="arr1", visible_to=("n1", "n2"))
    design, group = laid_out(design, users=2000)
    assert {(disk.array, disk.visible_to) for disk in disks(design, group)} == {("arr1", ("n1", "n2"))}


def test_three_large_servers_are_mounted_under_two_roots_each() -> None:
    design = bare(FOUR)
    for evs in design.groups_of_kind("evs"):
        design = with_(design, "groups", evs.id, users=4000)
        design = apply(design, lay_out(design, catalog(), evs.id))
    for evs in design.groups_of_kind("evs"):
        mine = disks(design, evs.id)
        roots = [disk for disk in mine if not disk.holds]
        assert len(mine) == 2 + 9
        assert [bool(disk.letter) for disk in roots] == [True, True]
        assert {disk.root for disk in mine if "database" in disk.holds} == {roots[0].id}
        assert {disk.root for disk in mine if "database" not in disk.holds and disk.holds} == {roots[1].id}
        assert len({disk.mount_path for disk in mine if disk.holds}) == 9
        needs = providers(design)
        resource = {one.disk: one.id for one in of_type(design, evs.id, DISK)}
        for disk in mine:
            assert disk.root is None or resource[disk.root] in needs[resource[disk.id]]
    letters = [letter_of(disk) for disk in design.disks.values() if disk.letter]
    assert len(letters) == len(set(letters)) == 1 + 3 * 2


def test_a_data_directory_moves_with_the_disk_that_it_is_on() -> None:
    design = bare(FOUR)
    group = first_evs(design).id
    (attendant,) = of_type(design, group, SYSTEM_ATTENDANT)
    design = with_(design, "resources", attendant.id, properties={"DataPath": "r:\\exchsrvr"})
    design, group = laid_out(design, users=4000)
    (queue,) = holding(design, group, "queue")
    assert queue.mount_path.endswith(":\\Queues")
    assert design.resources[attendant.id].properties["DataPath"] == f"{queue.mount_path}\\exchsrvr"


def test_a_data_directory_that_nobody_chose_is_beside_the_queues() -> None:
    design, group = laid_out(bare(TWO), users=500)
    (attendant,) = of_type(design, group, SYSTEM_ATTENDANT)
    assert attendant.properties["DataPath"] == "R:\\exchsrvr"


def test_two_roots_that_are_there_stay_the_roots() -> None:
    design, group = laid_out(bare(FOUR), users=4000)
    roots = {disk.root for disk in disks(design, group)}
    before = {disk.id: disk.mount_path for disk in disks(design, group)}
    design, group = laid_out(design, users=900)
    after = {disk.id: disk.mount_path for disk in disks(design, group)}
    assert {disk.root for disk in disks(design, group)} == roots
    assert all(before[disk] == path for disk, path in after.items())


def test_mounted_disks_with_one_root_get_a_second() -> None:
    design = bare(TWO)
    group = first_evs(design).id
    queue, logs, databases = disks(design, group)
    for disk in (logs, databases):
        design = with_(design, "disks", disk.id, letter="", root=queue.id, mount_path=f"R:\\{disk.letter}")
    design, group = laid_out(design, users=900)
    mounted = [disk for disk in disks(design, group) if disk.root is not None]
    assert len({disk.root for disk in mounted}) == 2
    needs, resource = providers(design), {one.disk: one.id for one in of_type(design, group, DISK)}
    for disk in mounted:
        others = {resource[root.id] for root in disks(design, group)} & set(needs[resource[disk.id]])
        assert others == {resource[disk.root]}


def test_exchange_2000_shares_disks_where_letters_run_short() -> None:
    design = old_platform(bare(FOUR))
    for evs in design.groups_of_kind("evs"):
        design = with_(design, "groups", evs.id, users=3500)
        design = apply(design, lay_out(design, catalog(), evs.id))
    for evs in design.groups_of_kind("evs"):
        assert [len(group) for group in shape(design, evs.id)] == [5, 5, 4]
        assert len(disks(design, evs.id)) == 5
        assert len(holding(design, evs.id, "database")) == 1
        assert all(disk.letter for disk in disks(design, evs.id))


def test_too_few_letters_are_refused_in_one_sentence() -> None:
    design = old_platform(bare(TWO))
    design = with_(design, "nodes", "n1", local_letters=tuple("CDEFGHIJKLNOPRUVWXYZ"))
    group = first_evs(design).id
    design = with_(design, "groups", group, users=2000)
    design = with_(design, "disks", disks(design, group)[0].id, letter="")
    with pytest.raises(EditError, match="EVS1: 1 more drive letter needed, 0 free"):
        lay_out(design, catalog(), group)


def test_one_disk_for_everything_becomes_the_one_for_databases() -> None:
    design = bare(TWO)
    group = first_evs(design).id
    queue, *rest = disks(design, group)
    draft = Draft(design)
    draft.change("disks", queue.id, holds=("queue", "log", "database"))
    for storage in design.storage_groups:
        draft.change("storage_groups", storage, log_disk=queue.id)
    for store in design.stores:
        draft.change("stores", store, disk=queue.id)
    for disk in rest:
        draft.remove(
            "dependencies", *(e for e, d in draft.snapshot.dependencies.items() if d.provider in _of(draft, disk))
        )
        draft.remove("resources", *_of(draft, disk))
        draft.remove("disks", disk.id)
    design, group = laid_out(draft.snapshot, users=500)
    assert [disk.holds for disk in disks(design, group)] == [("database",), ("queue",), ("log",)]
    assert disks(design, group)[0].id == queue.id


def _of(draft: Draft, disk: Disk) -> list[Id]:
    return [one.id for one in draft.snapshot.resources.values() if one.disk == disk.id]


def test_disks_of_others_are_left_alone() -> None:
    design = bare(FOUR)
    one, other, _ = (evs.id for evs in design.groups_of_kind("evs"))
    theirs = disks(design, one)[2]
    for storage in design.storage_groups.values():
        if storage.group == other:
            design = with_(design, "storage_groups", storage.id, log_disk=theirs.id)
    design, _ = laid_out(design, users=1000)
    assert design.disks[theirs.id] == theirs
    assert theirs.id not in {store.disk for store in design.stores.values() if store.users}
