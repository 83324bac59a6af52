"""A layout is one that the rules have nothing against."""

from __future__ import annotations

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.edits.layout import add_sized_evs, lay_out
from designer.foundation.ids import Id
from designer.model.diff import apply, changing
from designer.model.snapshot import Snapshot
from designer.rules.engine import check
from tests.rules.designs import catalog, template, with_cluster
from tests.support.volume import volume

GRAVE = ("error", "warning")
STORAGE = ("EX-3.", "EX-4.", "EX-8.05", "CL-", "DS-06")
"""The codes of rules about what a layout makes."""

PLATFORMS = {
    "Exchange 2003": ("three-plus-one", "windows-2003-enterprise", "exchange-2003-enterprise", 2),
    "Exchange 2003 on Windows 2000": ("three-plus-one", "windows-2000-datacenter", "exchange-2003-enterprise", 2),
    "Exchange 2000": ("three-plus-one", "windows-2000-datacenter", "exchange-2000-enterprise", 3),
    "two nodes": ("two-node-active-passive", "windows-2003-enterprise", "exchange-2003-enterprise", 2),
    "active/active": ("two-node-active-active", "windows-2003-enterprise", "exchange-2003-enterprise", 2),
}


@functools.cache
def start(platform: str) -> Snapshot:
    name, windows, exchange, pack = PLATFORMS[platform]
    windows_pack = 4 if "2000" in windows else 1
    values = {"windows": windows, "windows_sp": windows_pack, "exchange": exchange, "exchange_sp": pack}
    return template(name, **values)


def everywhere(design: Snapshot, users: int, profile: str = "average", quota_mb: int | None = None) -> Snapshot:
    """The design with every EVS laid out for so many users."""
    for evs in design.groups_of_kind("evs"):
        values = {"users": users, "profile": profile, "quota_mb": quota_mb}
        design = apply(design, changing(design, "groups", evs.id, **values))
        design = apply(design, lay_out(design, catalog(), evs.id))
    return design


def findings(design: Snapshot) -> set[tuple[str, tuple[Id, ...]]]:
    return {finding.key for finding in check(design, catalog()).open if finding.level in GRAVE}


def of_storage(design: Snapshot) -> list[str]:
    """What rules of any class but information say about storage."""
    report = check(design, catalog())
    return [one.message for one in report.open if one.level != "information" and one.code.startswith(STORAGE)]


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("users", [1, 400, 1000, 1900, 3600, 4000])
def test_a_layout_brings_no_error_and_no_warning(platform: str, users: int) -> None:
    before = start(platform)
    if platform == "active/active":
        users = min(users, 1900)
    design = everywhere(before, users)
    assert findings(design) <= findings(before)
    assert of_storage(design) == []


def test_without_a_layout_many_users_are_too_many() -> None:
    design = start("two nodes")
    (evs,) = design.groups_of_kind("evs")
    values = {"users": 4000, "profile": "average", "quota_mb": 100}
    assert of_storage(apply(design, changing(design, "groups", evs.id, **values)))


@pytest.mark.parametrize("users", [500, 3000])
def test_a_layout_for_a_restore_window_restores_within_it(users: int) -> None:
    design = with_cluster(start("two nodes"), restore_minutes=50, restore_gb_per_hour=40)
    design = everywhere(design, users, quota_mb=100)
    assert of_storage(design) == []


def test_a_new_server_brings_no_error_and_no_warning() -> None:
    before = design = template("three-plus-one", group=())
    for node in ("n1", "n2", "n3"):
        design = apply(design, add_sized_evs(design, catalog(), 3500, "average", 100, node))
    assert findings(design) <= findings(before)
    assert of_storage(design) == []


@given(
    platform=st.sampled_from(list(PLATFORMS)),
    users=st.integers(1, 1900),
    profile=st.sampled_from(sorted(catalog().profiles)),
    quota=st.none() | st.integers(20, 150),
    again=st.integers(1, 1900),
)
@settings(max_examples=volume(400))
def test_no_layout_after_another_is_worse(
    platform: str, users: int, profile: str, quota: int | None, again: int
) -> None:
    before = start(platform)
    once = everywhere(before, users, profile, quota)
    twice = everywhere(once, again, profile, quota)
    for design in (once, twice):
        assert findings(design) <= findings(before)
        assert of_storage(design) == []
