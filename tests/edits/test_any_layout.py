"""From whatever an EVS had, and whatever it is for, a layout makes something sound that stays."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from designer.edits.layout import lay_out
from designer.foundation.ids import Id
from designer.model.diff import apply
from designer.model.snapshot import Snapshot
from designer.sizing.databases import REPAIR_SHARE
from designer.topology.dependencies import providers, reachable
from designer.topology.evs import DISK, SYSTEM_ATTENDANT, of_type
from designer.topology.storage import letter_of
from tests.support.laid_out import (
    FOUR,
    PAIR,
    TWO,
    bare,
    disks,
    old_platform,
    plus,
    shape,
    stores_of,
    with_,
)
from tests.support.samples import catalog
from tests.support.volume import volume


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
