"""What the result of a scenario depends on: fingerprints that change with it, and with nothing else."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from designer.edits.scenarios import add_expectation, change_expectation, change_scenario, change_step
from designer.files.load import from_text
from designer.files.structure import script_fingerprint, structure_fingerprint
from designer.files.text import fingerprint, to_text
from designer.model.diff import Diff, adding, apply, changing, removing
from designer.model.registers import PREFIXES
from designer.model.scenarios import Expectation, Scenario, Step
from designer.model.snapshot import CLUSTER_ID, TABLES, Snapshot
from tests.support.designs import design, two_node

Edit = Callable[[Snapshot], Diff]

UNIMPORTANT: tuple[Edit, ...] = (
    lambda before: changing(before, "layout", "n1", rank=7),
    lambda before: changing(before, "notes", "note1", text="Another"),
    lambda before: changing(before, "nodes", "n1", notes="In the basement"),
    lambda before: changing(before, "clusters", CLUSTER_ID, title="A title", client="AT&T", author="Me", company="We"),
    lambda before: changing(before, "timings", "regroup", note="Seen once"),
    lambda before: removing(before, "waivers", ["w1"]),
    lambda before: removing(before, "expectations", ["exp1"]),
    lambda before: change_scenario(before, "sc1", name="Another", seed=3),
)
IMPORTANT: tuple[Edit, ...] = (
    lambda before: changing(before, "nodes", "n1", name="OTHER"),
    lambda before: changing(before, "timings", "regroup", ms=1),
    lambda before: changing(before, "groups", "g2", preferred_owners=("n2", "n1")),
    lambda before: changing(before, "clusters", CLUSTER_ID, windows="windows-2000"),
)
DOCUMENTS = (*PREFIXES, "options", "narratives", "papers", "brands", "versions")
"""Tables that only the documents are made of."""

OF_THE_SCRIPT: tuple[Edit, ...] = (
    lambda before: change_scenario(before, "sc1", starts_at="22:31"),
    lambda before: change_scenario(before, "sc1", seed=2),
    lambda before: change_step(before, "step1", at_ms=1),
    lambda _: adding([("steps", Step(id="step9", scenario="sc1", kind="start", subject="n1", at_ms=60_000))]),
    lambda before: change_expectation(before, "exp1", within_ms=1),
    lambda before: add_expectation(before, "sc1", Expectation(id="", scenario="", group="g1")),
)


@pytest.mark.parametrize("edit", UNIMPORTANT)
def test_what_no_run_depends_on_leaves_the_structure_as_it_is(edit: Edit) -> None:
    before = two_node()
    after = apply(before, edit(before))
    assert after != before
    assert structure_fingerprint(after) == structure_fingerprint(before)


@pytest.mark.parametrize("edit", IMPORTANT)
def test_a_change_of_the_cluster_changes_the_structure(edit: Edit) -> None:
    before = two_node()
    assert structure_fingerprint(apply(before, edit(before))) != structure_fingerprint(before)


def test_every_table_counts_but_those_that_are_named() -> None:
    before = two_node()
    unimportant = {"scenarios", "steps", "expectations", "waivers", "notes", "layout", *DOCUMENTS}
    emptied = {name: dataclasses.replace(before, **{name: {}}) for name in TABLES if name != "clusters"}
    kept = {name for name, one in emptied.items() if structure_fingerprint(one) == structure_fingerprint(before)}
    assert kept == unimportant


@pytest.mark.parametrize("edit", OF_THE_SCRIPT)
def test_what_a_scenario_does_and_expects_is_its_script(edit: Edit) -> None:
    before = two_node()
    after = apply(before, edit(before))
    assert script_fingerprint(after, "sc1") != script_fingerprint(before, "sc1")
    assert structure_fingerprint(after) == structure_fingerprint(before)


def test_name_notes_and_result_are_no_part_of_the_script() -> None:
    before = two_node()
    named = apply(before, change_scenario(before, "sc1", name="Another", notes="Why"))
    known = apply(named, changing(named, "scenarios", "sc1", result="passed", result_on="2026-11-20"))
    assert script_fingerprint(known, "sc1") == script_fingerprint(before, "sc1")


def test_a_result_is_kept_in_the_file_and_is_no_part_of_the_design() -> None:
    before = two_node()
    told = {"result_on": "2026-11-20", "result_design": "0123456789ab", "result_script": "ba9876543210"}
    after = apply(before, changing(before, "scenarios", "sc1", result="failed", **told))
    assert from_text(to_text(after)).snapshot == after
    assert fingerprint(after) == fingerprint(before)


def test_a_scenario_of_an_older_file_has_no_result() -> None:
    text = to_text(two_node()).replace('"version": "1.5"', '"version": "1.3"')
    loaded = from_text(text)
    assert loaded.snapshot.scenarios["sc1"].result is None
    assert not loaded.too_new
    assert structure_fingerprint(loaded.snapshot) == structure_fingerprint(two_node())


def test_the_fingerprints_of_an_empty_scenario() -> None:
    empty = design(Scenario(id="sc1", name="Nothing"))
    assert len(script_fingerprint(empty, "sc1")) == len(structure_fingerprint(empty)) == 12
