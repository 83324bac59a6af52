"""An EVS gets the storage that its users need."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from designer.edits.draft import Draft, EditError, added
from designer.edits.groups import add_server
from designer.edits.layout import add_server_like_last, add_sized_evs, lay_out, planned_layout
from designer.edits.naming import free_letters
from designer.edits.objects import delete
from designer.edits.storage import SPARE_DISK, add_disk, give_disk
from designer.model.diff import apply
from designer.topology.evs import of_type
from designer.topology.storage import letter_of
from tests.support.laid_out import (
    FOUR,
    PAIR,
    TWO,
    bare,
    disks,
    first_evs,
    holding,
    laid_out,
    old_platform,
    plus,
    shape,
    stores_of,
    with_,
)
from tests.support.samples import catalog


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


def test_more_than_a_file_can_hold_is_refused() -> None:
    assert laid_out(bare(TWO), users=10**9, quota_mb=10**5)
    with pytest.raises(EditError, match="EVS1: so many users of such a quota need more room than a disk can have"):
        laid_out(bare(TWO), users=10**15, quota_mb=10**9)


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


def test_a_server_beside_another_gets_as_many_users_and_their_storage() -> None:
    design, group = laid_out(bare(FOUR), users=1800, profile="heavy", quota_mb=300)
    for evs in design.groups_of_kind("evs"):
        if evs.id != group:
            design = apply(design, delete(design, [evs.id]))
    after = apply(design, add_server_like_last(design, catalog(), "evs"))
    new = after.groups_of_kind("evs")[-1]
    assert (new.users, new.profile, new.quota_mb) == (1800, "heavy", 300)
    assert shape(after, new.id) == shape(design, group)
    assert not lay_out(after, catalog(), new.id)


def test_a_server_beside_one_without_users_comes_with_the_usual_disks() -> None:
    design = bare(FOUR)
    made = add_server_like_last(design, catalog(), "evs")
    assert made == add_server(design, catalog(), "evs")
    assert added(made, "groups")


@pytest.mark.parametrize("name", [FOUR, TWO])
def test_where_no_node_stays_passive_users_are_not_made_up(name: str) -> None:
    design, _ = laid_out(bare(name), users=1800)
    after = apply(design, add_server_like_last(design, catalog(), "evs"))
    assert after.groups_of_kind("evs")[-1].users is None


def test_where_letters_are_short_a_server_still_comes() -> None:
    design, group = laid_out(old_platform(bare(FOUR)), users=4000)
    design = apply(design, delete(design, [evs.id for evs in design.groups_of_kind("evs") if evs.id != group]))
    while list(free_letters(design)):
        design = apply(design, add_disk(design, catalog()))
    after = apply(design, add_server_like_last(design, catalog(), "evs"))
    assert after.groups_of_kind("evs")[-1].users is None
