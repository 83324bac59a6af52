"""An EVS gets the storage that its users need, from whatever it had before."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.edits.draft import Draft, EditError, added
from designer.edits.layout import add_sized_evs, lay_out, planned_layout
from designer.edits.storage import SPARE_DISK, add_disk, give_disk
from designer.foundation.ids import Id
from designer.model.diff import apply, changing
from designer.model.records import Disk, Group, Store
from designer.model.snapshot import Snapshot
from designer.sizing.databases import REPAIR_SHARE
from designer.topology.dependencies import providers, reachable
from designer.topology.evs import DISK, SYSTEM_ATTENDANT, of_type
from designer.topology.storage import letter_of
from tests.support.samples import catalog, template
from tests.support.volume import volume

FOUR, PAIR, TWO = "three-plus-one", "two-node-active-active", "two-node-active-passive"


@functools.cache
def bare(name: str) -> Snapshot:
    """A template whose EVSs and stores do not say who uses them."""
    draft = Draft(template(name))
    for evs in draft.snapshot.groups_of_kind("evs"):
        draft.change("groups", evs.id, users=None, profile=None, quota_mb=None, retention_days=None)
    for store in draft.snapshot.stores:
        draft.change("stores", store, users=None, quota_mb=None, size_mb=None)
    return draft.snapshot


def with_(design: Snapshot, table: str, identifier: Id, **values: Any) -> Snapshot:
    return apply(design, changing(design, table, identifier, **values))


def plus(design: Snapshot, table: str, **values: Any) -> Snapshot:
    draft = Draft(design)
    draft.add(table, **values)
    return draft.snapshot


def first_evs(design: Snapshot) -> Group:
    return design.groups_of_kind("evs")[0]


def laid_out(design: Snapshot, **values: Any) -> tuple[Snapshot, Id]:
    """The design with its first EVS set to these values and laid out, and that EVS."""
    group = first_evs(design).id
    design = with_(design, "groups", group, **values)
    return apply(design, lay_out(design, catalog(), group)), group


def shape(design: Snapshot, group: Id) -> list[list[int | None]]:
    """The users of the mailbox stores of each storage group."""
    return [
        [store.users for store in stores_of(design, storage.id) if store.kind == "mailbox"]
        for storage in design.storage_groups.values()
        if storage.group == group and not storage.recovery
    ]


def stores_of(design: Snapshot, storage: Id) -> list[Store]:
    return [store for store in design.stores.values() if store.storage_group == storage]


def disks(design: Snapshot, group: Id) -> list[Disk]:
    return [design.disks[one.disk] for one in of_type(design, group, DISK) if one.disk is not None]


def holding(design: Snapshot, group: Id, content: str) -> list[Disk]:
    return [disk for disk in disks(design, group) if content in disk.holds]


def old_platform(design: Snapshot) -> Snapshot:
    values = {"exchange": "exchange-2000-enterprise", "windows": "windows-2000-datacenter"}
    return with_(design, "clusters", "cluster", **values)


def test_a_thousand_users_keep_the_three_disks_that_they_have() -> None:
    design, group = laid_out(bare(FOUR), users=1000)
    assert shape(design, group) == [[250] * 4]
    queue, logs, databases = disks(design, group)
    assert [letter_of(disk) for disk in (queue, logs, databases)] == ["R", "S", "T"]
    assert (logs.size_mb, logs.raid, logs.spindles) == (52 * 1024, "1", 2)
    assert (databases.size_mb, databases.raid, databases.spindles) == (188 * 1024, "10", 8)
    (storage,) = [one for one in design.storage_groups.values() if one.group == group]
    assert storage.log_disk == logs.id
    assert {store.disk for store in stores_of(design, storage.id)} == {databases.id}
    assert {store.quota_mb for store in stores_of(design, storage.id)} == {100}


def test_what_it_was_made_for_is_written_down() -> None:
    design, group = laid_out(bare(TWO), users=500, profile=None, quota_mb=None)
    owner = design.groups[group]
    assert (owner.users, owner.profile, owner.quota_mb) == (500, "average", 100)


def test_a_measured_load_and_a_quota_count() -> None:
    design, group = laid_out(bare(TWO), users=1000, profile="light", quota_mb=40, iops_per_user=3.0)
    (databases,) = holding(design, group, "database")
    assert databases.spindles == 26
    assert {store.quota_mb for store in design.stores.values()} == {40}


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


def test_an_active_active_pair_has_four_storage_groups_together() -> None:
    design = bare(PAIR)
    for evs in design.groups_of_kind("evs"):
        design = with_(design, "groups", evs.id, users=1900)
        design = apply(design, lay_out(design, catalog(), evs.id))
    assert [len(shape(design, evs.id)) for evs in design.groups_of_kind("evs")] == [2, 2]
    design, group = laid_out(design, users=4000)
    assert shape(design, group) == [[400] * 5] * 2


def test_a_restore_window_makes_more_and_smaller_databases() -> None:
    design = with_(bare(TWO), "clusters", "cluster", restore_minutes=30, restore_gb_per_hour=40)
    design, group = laid_out(design, users=2000)
    assert all(store.size_mb is not None and store.size_mb <= 20 * 1024 for store in design.stores.values())
    assert sum(map(len, shape(design, group))) > 8


def test_public_stores_and_recovery_storage_groups_stay() -> None:
    design = bare(TWO)
    group = first_evs(design).id
    for number in range(3):
        design = plus(design, "storage_groups", id=f"sg{number + 10}", name=f"More {number}", group=group)
    design = plus(design, "stores", id="db50", name="Public", kind="public", storage_group="sg12", size_mb=10_000)
    spare = Draft(design)
    spare.do(add_disk(design, catalog(), replace(SPARE_DISK, holds=("recovery",))))
    (recovery,) = added(spare.diff, "disks")
    spare.do(give_disk(spare.snapshot, catalog(), recovery, group))
    design = plus(
        spare.snapshot, "storage_groups", id="sg20", name="Recovery", group=group, recovery=True, log_disk=recovery
    )
    before = design.disks[recovery]
    design, group = laid_out(design, users=1000)
    assert shape(design, group) == [[250] * 4]
    public = design.stores["db50"]
    (databases,) = holding(design, group, "database")
    assert public.storage_group in design.storage_groups
    assert public.disk == databases.id
    assert databases.size_mb == (188 + 13) * 1024
    assert design.disks[recovery] == before
    assert design.storage_groups["sg20"].log_disk == recovery


def test_five_public_stores_leave_no_storage_group_too_full() -> None:
    design = bare(TWO)
    storage = next(iter(design.storage_groups))
    for number in range(5):
        design = plus(
            design, "stores", name=f"Public {number}", kind="public", storage_group=storage, hierarchy=str(number)
        )
    design, group = laid_out(design, users=5000)
    counts = [len(stores_of(design, one.id)) for one in design.storage_groups.values()]
    assert counts == [5, 5, 5, 5]
    assert sum(sum(filter(None, users)) for users in shape(design, group)) == 5000


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


def test_a_new_server_comes_with_everything() -> None:
    design = bare(TWO)
    diff = add_sized_evs(design, catalog(), 2500, "heavy", 200)
    (group,) = added(diff, "groups")
    design = apply(design, diff)
    assert sum(sum(filter(None, users)) for users in shape(design, group)) == 2500
    assert (design.groups[group].profile, design.groups[group].quota_mb) == ("heavy", 200)
    (store,) = of_type(design, group, "exchange-information-store")
    assert store.pending_timeout_ms == 600_000


def test_the_plan_is_what_is_made() -> None:
    design = with_(bare(TWO), "groups", first_evs(bare(TWO)).id, users=3000)
    group = first_evs(design).id
    plan = planned_layout(design, catalog(), group)
    design = apply(design, lay_out(design, catalog(), group))
    assert [[store.users for store in stores] for stores in plan.storage_groups] == shape(design, group)
    assert sorted(lun.size_mb for lun in plan.luns) == sorted(disk.size_mb or 0 for disk in disks(design, group))


def test_users_of_stores_count_where_the_server_has_none() -> None:
    design = bare(TWO)
    for store in design.stores:
        design = with_(design, "stores", store, users=700, quota_mb=60)
    design, group = laid_out(design, users=None, quota_mb=None)
    assert (design.groups[group].users, design.groups[group].quota_mb) == (700 * len(bare(TWO).stores), 60)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"users": None}, "Enter the users of EVS1 first: they decide its storage"),
        ({"users": 0}, "EVS1: users: 0 is too small, at least 1"),
        ({"users": -5}, "EVS1: users: -5 is too small, at least 1"),
        ({"quota_mb": 0}, "EVS1: quota: 0 is too small, at least 1"),
        ({"retention_days": -1}, "EVS1: retention: -1 is too small, at least 0"),
        ({"iops_per_user": -1.0}, "EVS1: I/O per user: -1 is too small, at least 0"),
        ({"profile": "lazy"}, 'EVS1: profile "lazy" is unknown, one of light, average, heavy, large'),
    ],
)
def test_what_makes_no_sense_is_refused(values: dict[str, Any], sentence: str) -> None:
    with pytest.raises(EditError) as error:
        laid_out(bare(TWO), **{"users": 1000, **values})
    assert str(error.value) == sentence


def test_only_a_server_with_storage_groups_can_be_laid_out() -> None:
    design = bare(TWO)
    with pytest.raises(EditError, match="Cluster Group keeps nothing in storage groups"):
        lay_out(design, catalog(), design.groups_of_kind("cluster")[0].id)
    unknown = with_(design, "clusters", "cluster", exchange="")
    with pytest.raises(EditError, match="Choose the Exchange version of the design first"):
        lay_out(unknown, catalog(), first_evs(unknown).id)


def test_a_restore_that_makes_no_sense_is_refused() -> None:
    design = with_(bare(TWO), "clusters", "cluster", restore_minutes=-1, restore_gb_per_hour=40)
    with pytest.raises(EditError, match=r"EVS1: longest time of a restore: .* is too small, at least 0"):
        laid_out(design, users=10)


def randomised(data: st.DataObject) -> tuple[Snapshot, Id]:
    """A template whose first EVS was worked on at random."""
    design = bare(data.draw(st.sampled_from([FOUR, PAIR, TWO])))
    if data.draw(st.booleans()):
        design = old_platform(design)
    group = data.draw(st.sampled_from([evs.id for evs in design.groups_of_kind("evs")]))
    contents = st.lists(st.sampled_from(["queue", "log", "database", "index", "recovery"]), max_size=3, unique=True)
    storage = [one.id for one in design.storage_groups.values() if one.group == group]
    mine = [disk.id for disk in disks(design, group)]
    for number in range(data.draw(st.integers(0, 4))):
        storage.append(f"sg{number + 30}")
        recovery = data.draw(st.integers(0, 4)) == 0
        log = data.draw(st.sampled_from([None, *mine]))
        values = {"id": storage[-1], "name": f"S {number}", "log_disk": log, "recovery": recovery}
        design = plus(design, "storage_groups", group=group, **values)
    for number in range(data.draw(st.integers(0, 6))):
        kind = "public" if data.draw(st.integers(0, 3)) == 0 else "mailbox"
        disk, where = data.draw(st.sampled_from([None, *mine])), data.draw(st.sampled_from(storage))
        design = plus(
            design, "stores", id=f"db{number + 60}", name=f"D {number}", storage_group=where, disk=disk, kind=kind
        )
    for disk in mine:
        change: dict[str, Any] = {"holds": tuple(data.draw(contents))}
        if data.draw(st.integers(0, 2)) == 0:
            change["letter"] = ""
            root = data.draw(st.sampled_from([None, *(one for one in mine if one != disk)]))
            if root is not None and design.disks[root].root is None:
                change.update(root=root, mount_path=f"{design.disks[root].letter}:\\{disk}")
        design = with_(design, "disks", disk, **change)
    users = data.draw(st.integers(10, 7000) | st.just(10**9))
    quota = data.draw(st.none() | st.integers(1, 1000))
    return with_(design, "groups", group, users=users, quota_mb=quota), group


@given(data=st.data())
@settings(max_examples=volume(2000))
def test_from_whatever_there_was_comes_a_layout_that_stays(data: st.DataObject) -> None:
    before, group = randomised(data)
    design = apply(before, lay_out(before, catalog(), group))
    assert not lay_out(design, catalog(), group)
    users = shape(design, group)
    assert sum(sum(filter(None, one)) for one in users) == before.groups[group].users
    assert 1 <= len(users) <= 4
    assert all(
        1 <= len(stores_of(design, one.id)) <= 5
        for one in design.storage_groups.values()
        if one.group == group and not one.recovery
    )
    _check_disks(before, design, group)


def _check_disks(before: Snapshot, design: Snapshot, group: Id) -> None:
    assert before.disks.keys() <= design.disks.keys()
    letters = [letter_of(disk) for disk in design.disks.values() if disk.letter]
    assert len(letters) == len(set(letters))
    mine = {disk.id for disk in disks(design, group)}
    needs, resource = providers(design), {one.disk: one.id for one in of_type(design, group, DISK)}
    (attendant,) = of_type(design, group, SYSTEM_ATTENDANT)
    for storage in (one for one in design.storage_groups.values() if one.group == group and not one.recovery):
        stores = stores_of(design, storage.id)
        assert storage.log_disk in mine
        (databases,) = {store.disk for store in stores}
        assert databases in mine - {storage.log_disk}
        on_disk = [store.size_mb or 0 for store in design.stores.values() if store.disk == databases]
        size = design.disks[databases].size_mb or 0
        assert sum(on_disk) <= 0.8 * size
        assert size - sum(on_disk) >= REPAIR_SHARE * max(store.size_mb or 0 for store in stores)
        for disk in (storage.log_disk, databases):
            assert resource[disk] in reachable(needs, attendant.id)
            assert design.disks[disk].letter or design.disks[disk].root in mine
