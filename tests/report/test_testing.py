"""The failover test plan: every test with a limit that follows from the simulation, or with the reason why not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from designer.files.load import load
from designer.foundation.paths import samples
from designer.model.paper import PAPER_ID, Paper
from designer.model.registers import Requirement
from designer.model.snapshot import Snapshot
from designer.report.blocks import Card, Document, Table
from designer.report.build import design_report, make_context
from designer.report.context import Context, Issue
from designer.report.layout.pages import paginate
from designer.report.testing.cases import Case, cases
from designer.report.testing.codes import power_off_tests, scenario_code, test_codes
from designer.report.text import render
from designer.report.variants import VARIANTS
from tests.report.designs import CATALOG, DESIGNS, template
from tests.report.test_layout import check_margins, check_no_overlap

TESTED = [name for name in DESIGNS if name not in ("empty", "nodes-only")]


def context(snapshot: Snapshot) -> Context:
    return make_context(snapshot, CATALOG, Issue(date="2026-11-22"), VARIANTS["testplan"])


def plan(snapshot: Snapshot) -> Document:
    return design_report(snapshot, CATALOG, date="2026-11-22", variant="testplan")


def case(snapshot: Snapshot, code: str) -> Case:
    return next(one for one in cases(context(snapshot)) if one.code == code)


@pytest.mark.parametrize("name", DESIGNS)
def test_every_design_has_a_test_plan_within_its_margins(name: str) -> None:
    document = plan(DESIGNS[name]())
    layout = paginate(document)
    check_margins(layout)
    check_no_overlap(layout)
    assert ("There is nothing to test" in render(document)) == (name not in TESTED)


@pytest.mark.parametrize("path", sorted(samples().glob("*.cluster")), ids=lambda path: path.stem)
def test_every_test_of_a_sample_has_a_card_and_a_row(path: object) -> None:
    snapshot = load(path).snapshot  # type: ignore[arg-type]
    document = plan(snapshot)
    blocks = [block for section in document.sections for block in section.blocks]
    cards = [block.code for block in blocks if isinstance(block, Card)]
    assert cards == list(test_codes(context(snapshot)))
    (sheet,) = (block for block in blocks if isinstance(block, Table) and block.anchor == "summary-sheet")
    assert len(sheet.rows) == len(cards)


@pytest.mark.parametrize("name", TESTED)
def test_limits_are_half_as_long_again_as_the_simulation_in_whole_tens(name: str) -> None:
    found = [line for one in cases(context(DESIGNS[name]())) for line in one.lines]
    assert found
    for line in found:
        if line.limit_ms is None:
            assert line.why
        elif line.ms is not None:
            assert line.limit_ms % 10_000 == 0
            assert line.ms * 1.5 <= line.limit_ms < line.ms * 1.5 + 10_000


def test_the_percentage_of_the_design_is_used() -> None:
    snapshot = template("three-plus-one")
    (first, *_) = case(snapshot, "TC-04").lines
    doubled = replace(snapshot, papers={PAPER_ID: Paper(id=PAPER_ID, limit_percent=200)})
    (second, *_) = case(doubled, "TC-04").lines
    assert (first.ms, first.limit_ms) == (80_200, 130_000)
    assert (second.ms, second.limit_ms) == (80_200, 170_000)
    assert "200\u00a0% of the simulated time (agreed)" in render(plan(doubled))


def test_the_tests_of_three_plus_one() -> None:
    snapshot = template("three-plus-one")
    codes = test_codes(context(snapshot))
    assert "TC-10" not in codes, "the template has no paths"
    assert codes["TC-04"] == "First active node switched off"
    there, back = case(snapshot, "TC-01").lines[:2]
    assert (there.ms, back.ms) == (111_000, 111_000)
    stays = case(snapshot, "TC-15").lines[0]
    assert (stays.ms, stays.limit_ms) == (0, 0)
    assert [line.limit_ms for line in case(snapshot, "TC-13").lines[:3]] == [None] * 3
    assert "No active node has two paths" in render(plan(snapshot))


def test_tests_for_nodes_and_virtual_servers_that_lose_power() -> None:
    snapshot = template("three-plus-one")
    found = power_off_tests(context(snapshot))
    nodes, servers = list(snapshot.nodes), [group.id for group in snapshot.virtual_servers()]
    assert [found[one] for one in nodes] == ["TC-04", "TC-05", "TC-06", "TC-15"]
    assert [found[one] for one in servers] == ["TC-04", "TC-05", "TC-06"]


def test_scenarios_of_the_design_are_tests_with_their_own_codes() -> None:
    snapshot = load(samples() / "four-node-3-plus-1.cluster").snapshot
    codes = test_codes(context(snapshot))
    assert codes["TC-51"] == "Loss of the first node"
    assert [scenario_code(one) for one in ("sc3", "drill")] == ["TC-53", "TC-drill"]
    lost = case(snapshot, "TC-52")
    assert [line.state for line in lost.lines][:2] == ["EVS1 online on NODE4", "EVS2 offline"]
    assert lost.lines[1].why


def test_requirements_that_name_a_test_stand_on_its_card_and_decide_its_priority() -> None:
    snapshot = template("three-plus-one")
    assert case(snapshot, "TC-04").priority == "Must"
    wanted = Requirement(id="rq1", number=3, text="It comes back.", priority="could", links=("TC-04",))
    found = case(replace(snapshot, requirements={"rq1": wanted}), "TC-04")
    assert (found.links, found.priority) == ("NFR-03", "Could")


def test_entries_that_name_a_test_in_their_text_are_linked_to_it() -> None:
    snapshot = template("three-plus-one")
    wanted = Requirement(id="rq1", number=3, text="It comes back, as TC-04 shows.", priority="could")
    found = case(replace(snapshot, requirements={"rq1": wanted}), "TC-04")
    assert (found.links, found.priority) == ("NFR-03", "Could")


def test_a_test_of_one_node_calls_it_by_name() -> None:
    snapshot = template("three-plus-one")
    assert case(snapshot, "TC-05").steps == ("Pull all power cords of NODE2.",)
    assert case(snapshot, "TC-03").steps == ("Stop the Cluster service on the node, with net stop clussvc.",)


def test_no_test_of_a_cluster_without_exchange_speaks_of_it() -> None:
    found = cases(context(load(samples() / "two-node-file-servers.cluster").snapshot))
    said = " ".join(" ".join((one.title, one.purpose, *one.steps, one.expected)) for one in found)
    for word in ("EVS", "Exchange", "mailbox", "Outlook", "Information Store"):
        assert word not in said, word


def test_pulling_a_storage_cable_is_no_test() -> None:
    printed = render(plan(template("three-plus-one")))
    assert "TC-X" not in printed
    assert "no supported test" in printed
