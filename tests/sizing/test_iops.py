from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.model.records import Raid
from designer.sizing.iops import WRITE_PENALTY, IoLoad, disks_for_size, io_load, log_load, spindles

RAIDS: tuple[Raid, ...] = ("0", "1", "5", "10")


@pytest.mark.parametrize(
    ("users", "iops", "share", "load", "raid_10", "raid_5"),
    [
        (2000, 0.75, 0.75, (1125, 375), (1875, 12.5, 14), (2625, 17.5, 18)),
        (2000, 0.75, 2 / 3, (1000, 500), (2000, 40 / 3, 14), (3000, 20.0, 20)),
        (4000, 1.0, 0.75, (3000, 1000), (5000, 100 / 3, 34), (7000, 140 / 3, 47)),
    ],
)
def test_published_loads(
    users: int,
    iops: float,
    share: float,
    load: tuple[float, float],
    raid_10: tuple[float, float, int],
    raid_5: tuple[float, float, int],
) -> None:
    found = io_load(users, iops, share)
    assert (found.reads, found.writes) == load
    for raid, (back_end, unrounded, disks) in (("10", raid_10), ("5", raid_5)):
        count = spindles(found, raid, 150)  # type: ignore[arg-type]
        assert (count.back_end, count.unrounded, count.disks) == (back_end, pytest.approx(unrounded), disks)


@pytest.mark.parametrize(
    ("raid", "back_end", "disks"), [("0", 900, 9), ("1", 1500, 16), ("5", 2700, 27), ("10", 1500, 16)]
)
def test_the_penalty_of_a_write_depends_on_the_level(raid: Raid, back_end: float, disks: int) -> None:
    found = spindles(IoLoad(300, 600), raid, 100)
    assert (found.back_end, found.disks) == (back_end, disks)


@pytest.mark.parametrize(("raid", "fewest"), [("0", 1), ("1", 2), ("5", 3), ("10", 2)])
def test_every_level_has_its_fewest_disks(raid: Raid, fewest: int) -> None:
    assert spindles(IoLoad(0, 0), raid).disks == fewest


@pytest.mark.parametrize(("raid", "disks"), [("0", 5), ("1", 10), ("5", 6), ("10", 10)])
def test_disks_for_room(raid: Raid, disks: int) -> None:
    assert disks_for_size(300, raid, 72) == disks


def test_logs_are_a_tenth_of_the_load_and_written_only() -> None:
    assert log_load(IoLoad(1125, 375)) == IoLoad(0, 150)


loads = st.builds(IoLoad, st.floats(0, 1e9), st.floats(0, 1e9))


@given(load=loads, raid=st.sampled_from(RAIDS), speed=st.integers(1, 400))
def test_disks_carry_the_load_and_no_pair_or_disk_is_too_many(load: IoLoad, raid: Raid, speed: int) -> None:
    found = spindles(load, raid, speed)
    step = 2 if raid in ("1", "10") else 1
    assert found.disks % step == 0
    assert found.disks >= found.unrounded * (1 - 1e-9)
    fewest = spindles(IoLoad(0, 0), raid).disks
    assert found.disks == fewest or found.disks - step < found.unrounded


@given(users=st.integers(1, 10**9), more=st.integers(0, 10**6), raid=st.sampled_from(RAIDS))
def test_more_users_never_need_fewer_disks(users: int, more: int, raid: Raid) -> None:
    assert spindles(io_load(users, 0.75), raid).disks <= spindles(io_load(users + more, 0.75), raid).disks


@given(users=st.integers(1, 10**9), share=st.floats(0, 1), iops=st.floats(0, 1000))
def test_reads_and_writes_are_the_whole_load(users: int, share: float, iops: float) -> None:
    load = io_load(users, iops, share)
    assert load.total == pytest.approx(users * iops, rel=1e-5, abs=users * 1e-6)
    assert load.reads >= 0
    assert load.writes >= 0


def test_penalties_are_those_of_every_level_there_is() -> None:
    assert WRITE_PENALTY.keys() == set(RAIDS)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((0, 0.75, 0.75), "users: 0 is too small, at least 1"),
        ((-5, 0.75, 0.75), "users: -5 is too small, at least 1"),
        ((10, 0.75, 1.5), "read_share: 1.5 is too large, at most 1"),
        ((10, 0.75, -0.1), "read_share: -0.1 is too small, at least 0"),
        ((10, float("nan"), 0.5), "iops_per_user: nan is not a number, from 0 to 1,000"),
        ((10, float("inf"), 0.5), "iops_per_user: inf is too large, at most 1,000"),
        ((10**400, 1.0, 0.5), "users: a number of more than 15 digits is too large, at most 1,000,000,000,000,000"),
    ],
)
def test_senseless_users(arguments: tuple[int, float, float], sentence: str) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        io_load(*arguments)
    assert str(error.value) == sentence


def test_senseless_disks() -> None:
    with pytest.raises(ValueError, match="disk_iops: 0 is too small, at least 1"):
        spindles(IoLoad(1, 1), "10", 0)
    with pytest.raises(ValueError, match='raid: "6" is unknown, one of 0, 1, 5, 10'):
        spindles(IoLoad(1, 1), "6")  # type: ignore[arg-type]
