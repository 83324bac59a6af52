from __future__ import annotations

from dataclasses import replace
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.sizing.assumptions import Assumptions, Mounting
from designer.sizing.databases import database_lun
from designer.sizing.iops import io_load, spindles
from designer.sizing.layout import EvsLayout, evs_layout
from designer.sizing.logs import log_lun
from designer.sizing.restore import RestoreWindow
from designer.sizing.spread import spread
from tests.support.samples import catalog

PROFILES = catalog().profiles
AVERAGE = PROFILES["average"]
SMALL = RestoreWindow(hours=1, gb_per_hour=60, fixed_h=0.25)


def users_of(layout: EvsLayout) -> list[list[int]]:
    return [[store.users for store in group] for group in layout.storage_groups]


@pytest.mark.parametrize(
    ("users", "placed"),
    [
        (1, [[1]]),
        (180, [[180]]),
        (300, [[150, 150]]),
        (800, [[200] * 4]),
        (1000, [[250] * 4]),
        (1100, [[220, 220, 220], [220, 220]]),
        (2000, [[250] * 4] * 2),
        (2200, [[245, 245, 245], [245, 244, 244], [244, 244, 244]]),
        (4000, [[250] * 4] * 4),
        (5000, [[250] * 5] * 4),
        (10_000, [[500] * 5] * 4),
    ],
)
def test_users_are_spread_over_databases(users: int, placed: list[list[int]]) -> None:
    assert [list(group) for group in spread(users)] == placed


def test_exchange_2000_fills_a_storage_group_first() -> None:
    assert [len(group) for group in spread(2000, None, Assumptions(fill_first=True))] == [5, 3]
    assert [len(group) for group in spread(2000)] == [4, 4]


def test_smaller_databases_take_more_of_them() -> None:
    assert spread(1000, 120) == ((112,) + (111,) * 4, (111,) * 4)
    assert sum(map(len, spread(1000, 1))) == 20


def test_the_number_of_databases_can_be_set() -> None:
    assert [len(group) for group in spread(2000, None, Assumptions(databases=7))] == [4, 3]
    assert sum(map(len, spread(3, None, Assumptions(databases=20)))) == 3
    with pytest.raises(ValueError, match="databases: 21 is too large, at most 20"):
        spread(2000, None, Assumptions(databases=21))


def test_a_thousand_average_users() -> None:
    layout = evs_layout(1000, AVERAGE)
    assert users_of(layout) == [[250] * 4]
    assert [store.size_mb for store in layout.stores] == [37_691] * 4
    queue, logs, databases = layout.luns
    assert (databases.holds, databases.size_mb, databases.raid) == (("database",), 188 * 1024, "10")
    assert (logs.holds, logs.size_mb, logs.raid) == (("log",), 52 * 1024, "1")
    assert (queue.holds, queue.size_mb, queue.raid) == (("queue",), 20 * 1024, "10")
    assert databases.spindles == spindles(io_load(1000, 0.75), "10").disks == 8
    assert logs.spindles == 2
    assert not layout.mount_points
    assert layout.remarks == ()


def test_without_a_quota_the_profiles_mailbox_counts() -> None:
    assert evs_layout(500, AVERAGE) == evs_layout(500, AVERAGE, AVERAGE.mailbox_mb)
    assert evs_layout(500, AVERAGE, 400).mailbox.content_mb == 400


def test_databases_are_made_to_restore_within_the_window() -> None:
    free = evs_layout(2000, AVERAGE, 200)
    bound = evs_layout(2000, AVERAGE, 200, Assumptions(window=SMALL))
    assert max(max(group) for group in users_of(bound)) < max(max(group) for group in users_of(free))
    assert all(store.size_mb <= 45 * 1024 for store in bound.stores)
    assert bound.remarks == ()


def test_what_cannot_restore_in_time_is_said() -> None:
    layout = evs_layout(4000, AVERAGE, 200, Assumptions(window=SMALL))
    assert users_of(layout) == [[200] * 5] * 4
    (remark,) = layout.remarks
    assert remark == (
        "20 databases of up to 52.9\N{NO-BREAK SPACE}GB:"
        " 45\N{NO-BREAK SPACE}GB is the most that restores within 1 h at 60 GB per hour (EX-4.34)"
    )
    assert "usual most" in evs_layout(4000, AVERAGE, 200).remarks[0]


def test_many_users_are_remarked() -> None:
    many, more = evs_layout(4001, AVERAGE, 50).remarks, evs_layout(6000, AVERAGE, 50).remarks
    assert len(many) == 1
    assert "EX-2.18" in many[0]
    assert any("300 users: 200 to 250 are usual" in remark for remark in more)


@pytest.mark.parametrize(("servers", "free", "mounted"), [(1, 9, False), (1, 8, True), (2, 18, False), (3, 21, True)])
def test_mount_points_when_letters_run_short(servers: int, free: int, mounted: bool) -> None:
    layout = evs_layout(4000, AVERAGE, 50, Assumptions(servers=servers, free_letters=free))
    assert len(layout.luns) == 9
    assert layout.mount_points is mounted
    assert bool(layout.remarks) is mounted


@pytest.mark.parametrize(("free", "disks"), [(9, 9), (8, 6), (6, 6), (5, 3), (3, 3)])
def test_disks_are_shared_where_nothing_can_be_mounted(free: int, disks: int) -> None:
    apart = evs_layout(4000, AVERAGE, 50)
    layout = evs_layout(4000, AVERAGE, 50, Assumptions(free_letters=free, mounting="never"))
    assert len(layout.luns) == disks
    assert not layout.mount_points
    assert sum(lun.size_mb for lun in layout.luns) == sum(lun.size_mb for lun in apart.luns)
    for content in ("log", "database"):
        served = [number for lun in layout.luns if content in lun.holds for number in lun.storage_groups]
        assert served == [1, 2, 3, 4]
    assert [remark.endswith("storage groups share disks (EX-4.18)") for remark in layout.remarks] == [True] * (free < 9)


@pytest.mark.parametrize(("mounting", "servers", "free"), [("never", 1, 2), ("when short", 3, 5)])
def test_too_few_letters_for_any_way_are_remarked(mounting: Mounting, servers: int, free: int) -> None:
    layout = evs_layout(4000, AVERAGE, 50, Assumptions(mounting=mounting, servers=servers, free_letters=free))
    assert "too few" in layout.remarks[0]


def test_mount_points_can_be_wanted() -> None:
    layout = evs_layout(500, AVERAGE, 50, Assumptions(mounting="always"))
    assert layout.mount_points
    assert layout.remarks == ()


@given(
    users=st.integers(20, 6000),
    most=st.none() | st.integers(1, 300),
    others=st.integers(1, 12),
    fill_first=st.booleans(),
)
def test_public_stores_leave_room_for_mailboxes_and_have_room(
    users: int, most: int | None, others: int, fill_first: bool
) -> None:
    placed = spread(users, most, Assumptions(other_stores=others, fill_first=fill_first))
    assert sum(map(sum, placed)) == users
    assert all(map(all, placed))
    assert max(map(len, placed)) <= 5
    assert sum(map(len, placed)) + others <= 5 * len(placed) <= 20


def test_an_index_makes_the_database_disk_larger_and_is_on_it() -> None:
    plain, indexed = (evs_layout(1000, AVERAGE, None, Assumptions(indexed=flag)) for flag in (False, True))
    assert indexed.luns[2].holds == ("database", "index")
    assert indexed.luns[2].size_mb == pytest.approx(1.2 * plain.luns[2].size_mb, abs=8 * 1024)


def test_room_may_need_more_disks_than_the_load() -> None:
    layout = evs_layout(1000, PROFILES["light"], 200, Assumptions(disk_gb=36))
    assert layout.luns[2].spindles == 2 * ceil(layout.luns[2].size_mb / 1024 / 36)


def test_a_measured_load_replaces_the_profiles() -> None:
    assert evs_layout(1000, replace(AVERAGE, iops=1.5)).load.total == 2 * evs_layout(1000, AVERAGE).load.total


@pytest.mark.parametrize(
    ("users", "quota", "assumptions", "sentence"),
    [
        (0, None, Assumptions(), "users: 0 is too small, at least 1"),
        (10, 0, Assumptions(), "quota_mb: 0 is too small, at least 1"),
        (10, None, Assumptions(free_share=1.0), "free_share: 1 is too large, at most 0.9"),
        (10, None, Assumptions(most_groups=0), "most_groups: 0 is too small, at least 1"),
        (10, None, Assumptions(window=RestoreWindow(1, 0)), "gb_per_hour: 0 is too small, at least 0.001"),
        (10, None, Assumptions(servers=0), "servers: 0 is too small, at least 1"),
    ],
)
def test_senseless_wishes(users: int, quota: int | None, assumptions: Assumptions, sentence: str) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        evs_layout(users, AVERAGE, quota, assumptions)
    assert str(error.value) == sentence


wishes = st.builds(
    Assumptions,
    free_share=st.sampled_from([0.0, 0.1, 0.2, 0.5]),
    retention_days=st.integers(0, 60),
    backup_days=st.integers(0, 14),
    window=st.none() | st.builds(RestoreWindow, st.floats(0, 100), st.floats(1, 200), st.floats(0, 2)),
    fill_first=st.booleans(),
    indexed=st.booleans(),
    most_groups=st.integers(1, 4),
    disk_gb=st.none() | st.integers(18, 300),
)


@given(
    users=st.integers(1, 20_000) | st.just(10**9),
    quota=st.none() | st.integers(1, 5000),
    profile=st.sampled_from(sorted(PROFILES)),
    assumptions=wishes,
)
def test_every_layout_places_all_users_within_the_limits_and_has_room(
    users: int, quota: int | None, profile: str, assumptions: Assumptions
) -> None:
    layout = evs_layout(users, PROFILES[profile], quota, assumptions)
    placed = users_of(layout)
    assert sum(map(sum, placed)) == users
    assert min(map(min, placed)) >= 1
    assert len(placed) <= assumptions.most_groups
    assert max(map(len, placed)) <= 5
    assert all(lun.size_mb % 1024 == 0 and lun.size_mb and lun.spindles for lun in layout.luns)
    disks = iter(layout.luns[1:])
    for stores, logs_on, databases_on in zip(placed, disks, disks, strict=True):
        free = assumptions.free_share
        wanted = database_lun(sum(stores), layout.mailbox.size_mb, len(stores), free_share=free)
        room = databases_on.size_mb * (1 + 1e-9)
        assert room >= wanted.lun_mb
        assert room >= wanted.total_mb + wanted.repair_mb
        logs = log_lun(sum(stores), PROFILES[profile].log_mb_per_day, assumptions.backup_days, free_share=free)
        assert logs_on.size_mb >= logs.lun_mb * (1 - 1e-9)


@given(users=st.integers(1, 5000), window=st.floats(0.3, 10))
def test_a_layout_without_that_remark_restores_in_time(users: int, window: float) -> None:
    wish = Assumptions(window=RestoreWindow(window, 60, 0.25))
    layout = evs_layout(users, AVERAGE, 200, wish)
    largest = max(store.size_mb for store in layout.stores)
    said = any("EX-4.34" in remark for remark in layout.remarks)
    assert said == (largest > (window - 0.25) * 60 * 1024 + 1e-3)
    assert not said or len(layout.stores) == min(20, users)
