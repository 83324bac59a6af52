"""Addresses, names, letters, limits of active/active pairs, and what a cluster survives."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.sizing.active_active import active_active, connection_limit
from designer.sizing.addresses import addresses
from designer.sizing.letters import ROOTS, disks_of_evs, letters
from designer.sizing.names import names
from designer.sizing.survival import survival


@pytest.mark.parametrize(
    ("nodes", "evs", "total"), [(2, 1, 7), (2, 2, 8), (4, 3, 13), (7, 4, 20), (8, 6, 24), (8, 7, 25)]
)
def test_addresses_of_the_usual_clusters(nodes: int, evs: int, total: int) -> None:
    found = addresses(nodes, evs)
    assert found.total == total
    assert found.on_public_network == total - nodes
    assert addresses(nodes, evs, own_msdtc=False).total == total - 1


@pytest.mark.parametrize(("nodes", "evs", "own", "total"), [(2, 1, False, 4), (4, 3, False, 8), (4, 3, True, 9)])
def test_names(nodes: int, evs: int, own: bool, total: int) -> None:
    assert names(nodes, evs, own).total == total


def test_three_servers_with_everything_apart_need_too_many_letters() -> None:
    assert disks_of_evs(4) == 9
    budget = letters(3 * disks_of_evs(4), ("C", "D"))
    assert (budget.used, budget.free, budget.fits) == (30, -6, False)


def test_with_root_disks_they_fit() -> None:
    budget = letters(3 * ROOTS, ("C:", "d"))
    assert (budget.used, budget.free, budget.fits) == (9, 15, True)


def test_letters_are_counted_once_and_floppies_never() -> None:
    budget = letters(1, ["C", "c:", "C:\\", "A", "B:", "M"])
    assert budget.local == ("C", "M")
    assert budget.used == 4
    assert letters(1, (), quorum=False).used == 1


def test_exactly_twenty_four_fit() -> None:
    assert letters(21).fits
    assert not letters(22).fits


@pytest.mark.parametrize(
    ("exchange", "pack", "limit"),
    [("2003", 0, 1900), ("2000", 0, 1000), ("2000", 1, 1500), ("2000", 2, 1500), ("2000", 3, 1900), ("2000", 9, 1900)],
)
def test_connections_by_version(exchange: Any, pack: int, limit: int) -> None:
    assert connection_limit(exchange, pack) == limit


def test_a_pair_at_its_limits_fits() -> None:
    assert active_active([1900, 1900], [40, 40], [2, 2]).fits
    assert active_active([], [], []).fits


@pytest.mark.parametrize(
    "values", [([1901, 5], [40, 40], [2, 2]), ([5, 5], [20, 41], [2, 2]), ([5, 5], [20, 20], [3, 2])]
)
def test_a_pair_beyond_a_limit_does_not(values: tuple[list[int], list[int], list[int]]) -> None:
    assert not active_active(*values).fits


def test_storage_groups_count_together() -> None:
    groups = active_active([], [], [3, 2]).storage_groups
    assert (groups.value, groups.most) == (5, 4)


@pytest.mark.parametrize(
    ("nodes", "evs", "tolerated", "down"),
    [
        (1, 1, 0, [0, 1]),
        (2, 1, 1, [0, 0, 1]),
        (2, 2, 1, [0, 0, 2]),
        (4, 3, 1, [0, 0, 1, 2, 3]),
        (7, 4, 3, [0, 0, 0, 0, 1, 2, 3, 4]),
        (8, 6, 2, [0, 0, 0, 1, 2, 3, 4, 5, 6]),
    ],
)
def test_what_survives(nodes: int, evs: int, tolerated: int, down: list[int]) -> None:
    found = survival(nodes, evs)
    assert found.tolerated == tolerated
    assert [found.down_after(failed) for failed in range(nodes + 1)] == down


def test_a_pair_that_both_work_is_active_active() -> None:
    assert survival(2, 2).active_active
    assert survival(2, 2).passive == 0
    assert not survival(4, 3).active_active


@given(nodes=st.integers(3, 64), passive=st.integers(0, 62))
def test_beyond_the_passive_nodes_every_failure_takes_a_server(nodes: int, passive: int) -> None:
    evs = max(1, nodes - passive)
    found = survival(nodes, evs)
    assert found.tolerated == found.passive == nodes - evs
    assert [found.down_after(failed) for failed in range(nodes + 1)] == [
        max(0, failed - found.passive) for failed in range(nodes + 1)
    ]


@given(nodes=st.integers(1, 10**9), evs=st.integers(0, 10**9))
def test_absurd_clusters_can_be_counted(nodes: int, evs: int) -> None:
    assert addresses(nodes, evs).total == 2 * nodes + evs + 2
    assert names(nodes, evs).total == nodes + evs + 1
    assert not letters(evs + 24).fits


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: addresses(0, 1), "nodes: 0 is too small, at least 1"),
        (lambda: addresses(1, -1), "evs: -1 is too small, at least 0"),
        (lambda: names(-4, 1), "nodes: -4 is too small, at least 1"),
        (lambda: letters(-1), "shared_disks: -1 is too small, at least 0"),
        (lambda: letters(1, ["CD"]), 'local_letters: "CD" is not a drive letter, one of A to Z'),
        (lambda: letters(1, ["ß"]), 'local_letters: "ß" is not a drive letter, one of A to Z'),
        (lambda: disks_of_evs(-1), "storage_groups: -1 is too small, at least 0"),
        (lambda: active_active([-1], [], []), "connections: -1 is too small, at least 0"),
        (lambda: active_active([], [101], []), "cpu_percent: 101 is too large, at most 100"),
        (lambda: survival(4, 5), "evs: 5 is too large, at most 4"),
        (lambda: survival(4, 3).down_after(5), "failed: 5 is too large, at most 4"),
        (lambda: connection_limit("5.5"), 'exchange: "5.5" is unknown, one of 2000, 2003'),  # type: ignore[arg-type]
    ],
)
def test_senseless_arguments(call: Any, sentence: str) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        call()
    assert str(error.value) == sentence
