"""Mailboxes, databases, logs and restores: room and time."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.sizing.databases import INDEX_SHARE, database_lun, mailbox
from designer.sizing.logs import log_lun
from designer.sizing.restore import RATES, largest_database, restore_time

GB = 1024


def test_four_thousand_users_of_microsoft() -> None:
    box = mailbox(200, 0)
    assert box.size_mb == 200
    lun = database_lun(4000, box.size_mb, 20)
    assert lun.users_per_database == 200
    assert 4000 * box.size_mb / GB == 781.25
    assert lun.content_mb / GB == 39.0625
    assert lun.database_mb / GB == 46.875
    assert lun.total_mb / GB == 937.5
    assert lun.lun_mb / GB == pytest.approx(1171.875)


def test_a_thousand_average_users_with_deleted_items() -> None:
    box = mailbox(100, 30 + 75, average_kb=50, retention_days=7)
    assert round(box.dumpster_mb, 1) == 25.6
    assert round(box.size_mb, 1) == 125.6
    lun = database_lun(1000, box.size_mb, 4)
    assert lun.users_per_database == 250
    assert round(lun.content_mb / GB, 1) == 30.7
    assert round(lun.database_mb / GB, 1) == 36.8
    assert round(lun.lun_mb / GB) == 184
    assert lun.repair_mb == pytest.approx(1.1 * lun.database_mb)


def test_a_mailbox_that_is_half_full_keeps_all_its_deleted_items() -> None:
    half, full = (mailbox(100, 105, fill=fill) for fill in (0.5, 1.0))
    assert half.content_mb == 50
    assert half.dumpster_mb == full.dumpster_mb


def test_an_index_on_the_same_lun_takes_a_fifth_more() -> None:
    plain, indexed = database_lun(1000, 100, 4), database_lun(1000, 100, 4, index_share=INDEX_SHARE)
    assert indexed.lun_mb == pytest.approx(1.2 * plain.lun_mb)
    assert indexed.database_mb == plain.database_mb


def test_the_largest_database_counts_where_users_cannot_be_divided() -> None:
    lun = database_lun(1000, 100, 3)
    assert lun.users_per_database == 334
    assert lun.total_mb == pytest.approx(1000 * 120)


def test_a_thousand_average_users_write_logs() -> None:
    lun = log_lun(1000, 14, 3)
    assert lun.files_per_day == 2800
    assert lun.daily_mb == 14_000
    assert lun.total_mb == 42_000
    assert lun.lun_mb == 52_500
    assert round(lun.lun_mb / GB, 1) == 51.3


def test_moved_mailboxes_are_logged_in_full_each_day() -> None:
    moved = log_lun(1000, 14, 3, moved_per_day=50, mailbox_mb=100)
    assert moved.daily_mb == 14_000 + 5_000
    assert moved.lun_mb == pytest.approx(3 * 19_000 / 0.8)


def test_one_hour_at_sixty_gigabytes() -> None:
    assert largest_database(1, 60, 0.25) == 45
    assert largest_database(1, 60) == 60
    assert largest_database(0.25, 60, 0.25) == 0
    assert largest_database(0.1, 60, 0.25) == 0


def test_a_restore_copies_replays_and_verifies() -> None:
    time = restore_time(45, 60, logs=720, seconds_per_log=5, verify_h=0.25)
    assert (time.copy_h, time.replay_h, time.verify_h) == (0.75, 1.0, 0.25)
    assert time.total_h == 2


def test_slow_and_fast_rates_are_in_order() -> None:
    assert all(0 < slow < fast for slow, fast in RATES.values())


sizes = st.floats(0.5, 1e6)


@given(window=st.floats(0.01, 1e4), rate=st.floats(0.1, 1e4), fixed=st.floats(0, 1e3))
def test_the_largest_database_takes_just_the_window(window: float, rate: float, fixed: float) -> None:
    largest = largest_database(window, rate, fixed)
    if fixed < window:
        taken = restore_time(largest, rate, verify_h=fixed).total_h
        assert taken == pytest.approx(window, rel=1e-6, abs=1e-4)
    else:
        assert largest == 0


@given(users=st.integers(1, 10**9), more=st.integers(0, 10**6), each=sizes, databases=st.integers(1, 40))
def test_more_users_never_need_less_room(users: int, more: int, each: float, databases: int) -> None:
    few, many = database_lun(users, each, databases), database_lun(users + more, each, databases)
    assert few.lun_mb <= many.lun_mb
    assert few.database_mb <= many.database_mb
    assert log_lun(users, each).lun_mb <= log_lun(users + more, each).lun_mb


@given(users=st.integers(1, 10**6), each=sizes, databases=st.integers(1, 40), free=st.floats(0, 0.9))
def test_the_lun_keeps_its_free_share(users: int, each: float, databases: int, free: float) -> None:
    lun = database_lun(users, each, databases, free_share=free)
    assert lun.lun_mb * (1 - free) == pytest.approx(lun.total_mb, rel=1e-4)
    assert databases * lun.database_mb >= lun.total_mb * (1 - 1e-9)


@given(quota=st.floats(0, 1e5), more=st.floats(0, 1e5), messages=st.integers(0, 1000), days=st.integers(0, 60))
def test_a_larger_quota_never_makes_a_smaller_mailbox(quota: float, more: float, messages: int, days: int) -> None:
    one, other = (mailbox(mb, messages, retention_days=days) for mb in (quota, quota + more))
    assert one.size_mb <= other.size_mb + 1e-6
    assert mailbox(quota, messages, retention_days=0).dumpster_mb == 0


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: mailbox(-1, 105), "quota_mb: -1 is too small, at least 0"),
        (lambda: mailbox(100, 105, fill=1.1), "fill: 1.1 is too large, at most 1"),
        (lambda: mailbox(100, 105, retention_days=-7), "retention_days: -7 is too small, at least 0"),
        (lambda: database_lun(0, 100), "users: 0 is too small, at least 1"),
        (lambda: database_lun(10, 100, 0), "databases: 0 is too small, at least 1"),
        (lambda: database_lun(10, 100, free_share=1), "free_share: 1 is too large, at most 0.9"),
        (lambda: log_lun(10, -14), "log_mb_per_day: -14 is too small, at least 0"),
        (lambda: log_lun(10, 14, moved_per_day=-1), "moved_per_day: -1 is too small, at least 0"),
        (lambda: restore_time(-1, 60), "database_gb: -1 is too small, at least 0"),
        (lambda: restore_time(1, 0), "gb_per_hour: 0 is too small, at least 0.001"),
        (lambda: largest_database(-1, 60), "window_h: -1 is too small, at least 0"),
    ],
)
def test_senseless_arguments(call: Any, sentence: str) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        call()
    assert str(error.value) == sentence
