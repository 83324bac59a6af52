"""Every sample opens, is written as the program would write it, and is what it says it is.

What the rules find in each is in tests/rules/test_published_designs.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from designer.files.load import load
from designer.files.text import to_text
from designer.report.build import design_report
from designer.report.text import render
from designer.rules.engine import check
from tests.support.samples import SAMPLES, catalog, sample

README = SAMPLES[0].with_name("README.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(?P<name>[a-z0-9-]+)\.cluster` \| (?P<what>[^|]+) \| (?P<findings>[^|]+) \|$", re.MULTILINE)
WITHOUT_EXCHANGE = ("two-node-file-servers", "two-node-sql-2000")


def test_the_readme_lists_every_sample_once() -> None:
    assert sorted(row["name"] for row in ROW.finditer(README)) == sorted(path.stem for path in SAMPLES)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_readme_tells_what_the_rules_find(path: Path) -> None:
    (told,) = (row["findings"] for row in ROW.finditer(README) if row["name"] == path.stem)
    found = {one.code for one in check(load(path).snapshot, catalog()).open} - {"DS-07"}
    assert set(re.findall(r"[A-Z]+-[0-9.]+[0-9a-z]*", told)) == found
    assert ("**errors**" in told) == (check(load(path).snapshot, catalog()).count("error") > 0)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_canonical_and_opens_without_a_word(path: Path) -> None:
    loaded = load(path)
    assert (loaded.repairs, loaded.messages, loaded.too_new) == ((), (), "")
    assert to_text(loaded.snapshot) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_tells_published_from_synthetic_values(path: Path) -> None:
    notes = load(path).snapshot.cluster.notes
    assert notes.startswith("Published: ")
    assert "Synthetic, " in notes


def test_every_sample_has_a_title_of_its_own() -> None:
    titles = {load(path).snapshot.cluster.title for path in SAMPLES}
    assert "" not in titles
    assert len(titles) == len(SAMPLES)


def test_the_seed_has_two_nodes_two_disks_and_one_virtual_server() -> None:
    design = sample("two-node-seed")
    assert (len(design.nodes), len(design.disks), len(design.groups_of_kind("evs"))) == (2, 2, 1)


def test_the_four_node_sample_is_three_active_and_one_passive() -> None:
    design = sample("four-node-3-plus-1")
    homes = {design.name_of(group.owner or "") for group in design.groups_of_kind("evs")}
    assert homes == {"NODE1", "NODE2", "NODE3"}
    assert len(design.nodes) == 4
    assert all(group.failback is False for group in design.groups_of_kind("evs"))


def test_the_active_active_sample_has_a_dtc_group_of_its_own() -> None:
    design = sample("two-node-active-active")
    (dtc,) = design.groups_of_kind("dtc")
    assert "msdtc" in {resource.type for resource in design.members(dtc.id)}
    assert {disk.letter for disk in design.disks.values()} == {"W", "X", "Y", "Z"}


@pytest.mark.parametrize("name", WITHOUT_EXCHANGE)
def test_a_design_without_exchange_is_never_asked_for_one(name: str) -> None:
    design = sample(name)
    assert design.cluster.exchange == ""
    found = check(design, catalog())
    assert not [finding for finding in found.open if finding.level in ("error", "warning", "best practice")]
    assert not [finding for finding in found.open if "Exchange" in finding.message]
    document = design_report(design, catalog(), date="2026-11-22")
    told = replace(document, sections=tuple(part for part in document.sections if part.anchor != "rules"))
    assert not re.search(r"Exchange|[Mm]ail|EVS", render(told))
