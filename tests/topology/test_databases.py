from __future__ import annotations

from dataclasses import replace
from typing import Any

from designer.model.snapshot import Snapshot
from designer.topology.databases import store_sizes, store_users
from tests.support.designs import two_node


def planned(group: dict[str, Any], *stores: dict[str, Any]) -> Snapshot:
    """One storage group with mailbox stores of these values."""
    design = two_node()
    first = replace(design.stores["db1"], kind="mailbox")
    numbered = {f"db{number}": replace(first, id=f"db{number}", **values) for number, values in enumerate(stores, 1)}
    return replace(design, groups={**design.groups, "g2": replace(design.groups["g2"], **group)}, stores=numbered)


def test_the_users_of_an_evs_are_shared_by_its_stores() -> None:
    assert store_users(planned({"users": 1001}, {}, {})) == {"db1": 501, "db2": 501}


def test_a_store_that_says_its_users_leaves_the_others_unknown() -> None:
    assert store_users(planned({"users": 1000}, {"users": 300}, {})) == {"db1": 300, "db2": None}


def test_a_public_store_has_no_users() -> None:
    assert store_users(planned({"users": 1000}, {}, {"kind": "public"})) == {"db1": 1000}


def test_a_size_that_is_given_counts_before_users_and_quota() -> None:
    design = planned({"users": 100, "quota_mb": 50}, {"size_mb": 7}, {}, {"quota_mb": 200, "users": 10})
    assert store_sizes(design) == {"db1": 7, "db2": None, "db3": 2000}


def test_the_quota_of_the_evs_counts_for_stores_without_one() -> None:
    assert store_sizes(planned({"users": 100, "quota_mb": 50}, {}, {"quota_mb": 80})) == {"db1": 2500, "db2": 4000}


def test_without_users_or_quota_the_size_is_unknown() -> None:
    assert store_sizes(planned({"users": None, "quota_mb": 50}, {})) == {"db1": None}
    assert store_sizes(planned({"users": 100, "quota_mb": None}, {})) == {"db1": None}
