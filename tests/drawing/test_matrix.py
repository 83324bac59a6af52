"""The failure matrix, the ladder and what nodes carry."""

from __future__ import annotations

import functools
from dataclasses import replace
from random import Random
from typing import get_args

import pytest

from designer.drawing.matrix.facts import Choice, Effects, Line, Matrix, matrix_of
from designer.drawing.matrix.loads import capacity_picture
from designer.drawing.matrix.rungs import ladder_picture
from designer.drawing.matrix.view import matrix_picture
from designer.drawing.matrix.words import brief, cell_sentence, line_sentence
from designer.edits.draft import Draft
from designer.model.scenarios import Expectation, Scenario
from designer.model.snapshot import Snapshot
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.studies.sweep.cases import Sweep
from designer.simulation.studies.sweep.sweep import sweep
from tests.support.layout import assert_sound, labels
from tests.support.odd_designs import odd_designs
from tests.support.random_clusters import random_cluster
from tests.support.samples import catalog, group, sample, template, three_plus_one
from tests.support.volume import volume


@functools.cache
def swept(name: str, depth: int = 2) -> Sweep:
    return sweep(template(name), catalog(), depth, workers=1)


def three() -> Matrix:
    return matrix_of(swept("three-plus-one"))


def line_of(matrix: Matrix, *faults: tuple[str, str]) -> Line:
    """The line in which these components (kind and name) fail one after the other."""
    name = matrix.snapshot.name_of
    for line in matrix.lines:
        for case in line.cases:
            for order in matrix.sweep.alike(case):
                if [(fault.kind, name(fault.subject)) for fault in order] == list(faults):
                    return line
    raise AssertionError(faults)


def offline(matrix: Matrix, *faults: tuple[str, str]) -> list[str]:
    case = line_of(matrix, *faults).case
    assert case is not None
    return sorted(matrix.snapshot.name_of(one) for one in case.lost)


def renamed(snapshot: Snapshot, text: str) -> Snapshot:
    """The same design with hostile names everywhere."""
    draft = Draft(snapshot)
    for table in ("nodes", "groups", "disks", "networks", "resources"):
        for identifier in snapshot.table(table):
            draft.change(table, identifier, name=f"{text}{identifier}")
    return draft.snapshot


def test_pairs_of_nodes_leave_the_server_down_whose_node_was_lost_last() -> None:
    matrix = three()
    for first, second, down in (("NODE1", "NODE2", "EVS2"), ("NODE2", "NODE1", "EVS1"), ("NODE3", "NODE1", "EVS1")):
        assert offline(matrix, ("power", first), ("power", second)) == [down]
    assert offline(matrix, ("power", "NODE4"), ("power", "NODE3")) == ["EVS3"]
    assert offline(matrix, ("power", "NODE1"), ("power", "NODE4")) == ["EVS1"]


def test_single_nodes_cost_nothing_but_time_and_single_disks_their_server() -> None:
    matrix = three()
    for name in ("NODE1", "NODE2", "NODE3"):
        assert offline(matrix, ("power", name)) == []
    case = line_of(matrix, ("power", "NODE2")).case
    assert case is not None
    two = case.outcomes[group(matrix.snapshot, "EVS2")]
    assert (matrix.snapshot.name_of(two.node or ""), two.outcome) == ("NODE4", "moved")
    assert offline(matrix, ("disk", "Disk S")) == ["EVS1"]
    assert offline(matrix, ("disk", "Disk Q")) == ["Cluster Group", "EVS1", "EVS2", "EVS3"]


def test_what_does_nothing_is_one_line_and_can_be_unfolded() -> None:
    matrix = three()
    calm = [line for line in matrix.lines if line.is_calm]
    assert [line.title for line in calm][:1] == ["9 faults without effect"]
    assert line_of(matrix, ("power", "NODE4")) is calm[0]
    unfolded = matrix_of(matrix.sweep, Choice(unfolded=True))
    assert all(len(line.cases) <= 1 for line in unfolded.lines)
    assert sum(line.count for line in unfolded.lines) == sum(line.count for line in matrix.lines)


def test_folded_lines_differ_and_lose_no_fault() -> None:
    matrix = three()
    for number in (1, 2):
        effects = [
            tuple((one.outcome, one.node, one.outage_ms, one.cut_off) for one in line.cases[0].outcomes.values())
            for line in matrix.lines
            if line.cases and len(line.cases[0].faults) == number and not line.is_calm
        ]
        assert all(effects.count(one) == 1 for one in effects if one[0][0] != "offline")
    assert sum(line.count for line in matrix.lines) == 63 + 552
    assert matrix.hidden == 0


def test_the_worst_come_first_within_single_faults_and_pairs() -> None:
    cases = [line.cases[0] for line in three().lines if line.cases and not line.is_calm]
    assert [len(case.faults) for case in cases] == sorted(len(case.faults) for case in cases)
    lost = [len(case.lost) for case in cases if len(case.faults) == 1]
    assert lost == sorted(lost, reverse=True)


def test_a_column_sorts() -> None:
    matrix = matrix_of(swept("three-plus-one"), Choice(length="single", by="users"))
    users = [matrix.without(line.cases[0]) for line in matrix.lines if line.cases and not line.is_calm]
    assert users == sorted(users, reverse=True)
    two = group(matrix.snapshot, "EVS2")
    by_group = matrix_of(matrix.sweep, Choice(length="single", by=two))
    outcomes = [line.cases[0].outcomes[two] for line in by_group.lines if line.cases and not line.is_calm]
    known = [one.outage_ms for one in outcomes if one.outage_ms is not None and not one.cut_off]
    assert outcomes[0].outcome == "offline"
    assert known == sorted(known, reverse=True)


@pytest.mark.parametrize(
    ("choice", "fits"),
    [
        (Choice(length="single"), lambda case: len(case.faults) == 1),
        (Choice(length="several"), lambda case: len(case.faults) == 2),
        (Choice(effects="losses"), lambda case: bool(case.lost)),
    ],
)
def test_a_choice_shows_what_fits_and_counts_the_rest(choice: Choice, fits: object) -> None:
    assert callable(fits)
    matrix = matrix_of(swept("three-plus-one"), choice)
    shown = [case for line in matrix.lines for case in line.cases]
    assert shown
    assert all(fits(case) for case in shown)
    assert matrix.hidden == sum(case.alike for case in matrix.sweep.cases) - sum(case.alike for case in shown)


def test_new_losses_are_those_that_neither_fault_has_alone() -> None:
    matrix = matrix_of(swept("three-plus-one"), Choice(length="several", effects="new"))
    assert offline(matrix, ("power", "NODE1"), ("power", "NODE2")) == ["EVS2"]
    kinds = {fault.kind for line in matrix.lines for case in line.cases for fault in case.faults}
    assert kinds == {"power", "cable"}


def test_a_filter_finds_names_of_what_fails_whatever_the_case() -> None:
    matrix = matrix_of(swept("three-plus-one"), Choice(text="disk q"))
    assert {fault.kind for line in matrix.lines for case in line.cases for fault in case.faults} >= {"disk", "power"}
    assert matrix_of(matrix.sweep, Choice(text="nothing like that")).lines == ()


def test_a_cell_says_what_happens_and_why() -> None:
    matrix = three()
    case = line_of(matrix, ("power", "NODE1"), ("power", "NODE2")).case
    assert case is not None
    one, two, last = (group(matrix.snapshot, name) for name in ("EVS1", "EVS2", "EVS3"))
    assert cell_sentence(matrix.sweep, case, two) == (
        "EVS2 stays offline. Every node that is left runs a virtual server already."
    )
    assert cell_sentence(matrix.sweep, case, one).startswith("EVS1 moves to NODE4, online after ")
    assert cell_sentence(matrix.sweep, case, last) == "EVS3 stays on NODE3, without any outage."
    disk = line_of(matrix, ("disk", "Disk S")).case
    assert disk is not None
    assert cell_sentence(matrix.sweep, disk, one).startswith("EVS1 stays offline. It needs disk Disk ")


def test_an_outage_longer_than_the_strictest_expectation_is_late() -> None:
    snapshot = three_plus_one()
    two = group(snapshot, "EVS2")
    expected = Expectation(id="exp1", scenario="sc1", group=two, within_ms=60_000)
    loose = Expectation(id="exp2", scenario="sc1", group=two, within_ms=600_000)
    design = with_expectations(snapshot, expected, loose)
    matrix = matrix_of(sweep(design, catalog(), 1, workers=1))
    case = line_of(matrix, ("power", "NODE2")).case
    assert case is not None
    assert matrix.targets == {two: 60_000}
    assert matrix.is_late(case, two)
    assert "longer than the 60" in cell_sentence(matrix.sweep, case, two, matrix.targets[two])
    assert any("target" in label.text for label in labels(matrix_picture(matrix)))


def with_expectations(snapshot: Snapshot, *expectations: Expectation) -> Snapshot:
    return replace(
        snapshot,
        scenarios={"sc1": Scenario(id="sc1", name="Night")},
        expectations={one.id: one for one in expectations},
    )


@pytest.mark.parametrize(
    "name",
    ["two-node-active-passive", "two-node-active-active", "three-plus-one", "file-server-two-node", "two-plus-one"],
)
def test_templates_are_drawn_without_overlaps(name: str) -> None:
    found = swept(name)
    for choice in (Choice(), Choice(unfolded=True, length="single"), Choice(effects="losses")):
        picture = matrix_picture(matrix_of(found, choice))
        assert_sound(picture)
        assert picture.description
    for width in (420.0, 740.0, 1100.0):
        assert_sound(matrix_picture(matrix_of(found), width=width, most=25))
        assert_sound(ladder_picture(found, width))
        assert_sound(capacity_picture(found, width))


def test_eight_nodes_are_drawn_with_single_faults_and_pairs() -> None:
    found = sweep(sample("eight-node-6-plus-2"), catalog(), 1, workers=1)
    picture = matrix_picture(matrix_of(found))
    assert_sound(picture)
    assert_sound(ladder_picture(found, 740))
    assert any("are not shown here" in label.text for label in labels(picture))


@pytest.mark.parametrize("text", ["<b>&amp;'\"", "W" * 120, "=cmd|' /C calc'!A0", "\u202eevil\u200b", "名前" * 20])
def test_hostile_names_stay_texts_that_fit(text: str) -> None:
    found = sweep(renamed(template("two-node-active-passive"), text), catalog(), 2, workers=1)
    for width in (420.0, 740.0):
        assert_sound(matrix_picture(matrix_of(found), width=width))
        assert_sound(ladder_picture(found, width))
        assert_sound(capacity_picture(found, width))


@pytest.mark.parametrize("seed", range(volume(60)))
def test_random_clusters_have_a_tidy_matrix(seed: int) -> None:
    try:
        found = sweep(random_cluster(Random(seed)), catalog(), 1, workers=1)
    except CannotSimulate:
        return
    assert_sound(matrix_picture(matrix_of(found)))
    assert_sound(ladder_picture(found, 740))
    assert_sound(capacity_picture(found, 740))


@pytest.mark.parametrize(("odd", "snapshot"), list(odd_designs()))
def test_odd_designs_are_drawn_if_they_can_be_played(odd: str, snapshot: Snapshot) -> None:
    try:
        found = sweep(snapshot, catalog(), 1, workers=1)
    except CannotSimulate:
        return
    assert_sound(matrix_picture(matrix_of(found)))
    assert_sound(capacity_picture(found, 740))


def test_a_sweep_under_way_is_drawn_as_far_as_it_is() -> None:
    whole = swept("three-plus-one")
    for count in (0, 1, 40, 200):
        part = whole.holding(whole.cases[-count:] if count else ())
        for effects in get_args(Effects):
            assert_sound(matrix_picture(matrix_of(part, Choice(effects=effects))))
        assert_sound(ladder_picture(part, 740))


def test_the_tip_of_a_line_names_what_is_folded() -> None:
    line = line_of(three(), ("disk", "Disk R"))
    assert line_sentence(three().sweep, line.cases) == "With the same effect:\nDisk R\nDisk S\nDisk T"
    assert "Disk R, Disk S or Disk T" in [label.text for label in labels(matrix_picture(three()))]
    calm = next(one for one in three().lines if one.is_calm)
    assert line_sentence(three().sweep, calm.cases).startswith("With the same effect:\n")


def test_lengths_are_brief() -> None:
    assert [brief(ms) for ms in (5, 1400, 80_200, 599_000, 700_000, 7_300_000)] == [
        "1\u00a0s",
        "1\u00a0s",
        "80\u00a0s",
        "599\u00a0s",
        "12\u00a0min",
        "2\u00a0h",
    ]
