"""The sections that argue with simulations: their numbers are those of the simulation, and their totals add up."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from designer.foundation.ids import Id
from designer.model.diff import adding, apply, changing
from designer.model.registers import ServiceLevel
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.report.blocks import Block, Figure, Heading, Lead, Note, Paragraph, Row, Table, plain
from designer.report.build import make_context
from designer.report.context import Context, Issue
from designer.report.evidence.components import components
from designer.report.evidence.matrix import matrix
from designer.report.evidence.modes import modes
from designer.report.evidence.timing import resource_times
from designer.report.sections.logical import s150_failover, s154_failures, s156_capacity, s158_availability, s160_quorum
from designer.report.study import Study, other_tree
from designer.simulation.outcome.outages import outcomes
from designer.simulation.plan.times import times_of
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import simulate
from tests.report.designs import CATALOG, DESIGNS
from tests.report.test_evidence import HOUR, worked_example

NBSP = "\N{NO-BREAK SPACE}"
LABELS = {anchor: anchor for anchor in ("times", "tests")}
EVERY = (s150_failover, s154_failures, s156_capacity, s158_availability, s160_quorum)


def context_of(design: Snapshot) -> Context:
    return make_context(design, CATALOG, Issue(date="2026-11-22"))


@pytest.fixture(scope="module")
def example() -> Context:
    return context_of(worked_example())


def said(blocks: Sequence[Block]) -> str:
    """Leads, paragraphs and notes in one line."""
    texts = [plain(one.text, LABELS) for one in blocks if isinstance(one, Lead | Paragraph | Note)]
    return " ".join(texts).replace(NBSP, " ")


def table(blocks: Sequence[Block], anchor: str) -> list[list[str]]:
    (found,) = (one for one in blocks if isinstance(one, Table) and one.anchor == anchor)
    return [
        [plain(cell, LABELS).replace(NBSP, " ") for cell in row.cells] for row in found.rows if isinstance(row, Row)
    ]


def figure(blocks: Sequence[Block], anchor: str) -> Figure:
    (found,) = (one for one in blocks if isinstance(one, Figure) and one.anchor == anchor)
    return found


def away(design: Snapshot, action: Action, group: Id, tree: str | None = None) -> int | None:
    return outcomes(simulate(design, CATALOG, [action], tree=tree))[group].outage_ms


def test_the_worked_example_reads_as_it_was_worked_out(example: Context) -> None:
    failover = s150_failover.section(example)
    words = said(failover)
    assert "within 105 s; a planned move takes 147 s at most (simulated)" in words
    assert (
        "Notice 6 s, arbitration 3 s, disks 8 s, System Attendant 18 s, Information Store 70 s: together 105 s" in words
    )
    assert "Going offline 49 s, hand-over 2 s, disks 8 s" in words
    assert "from 173 s to 147 s (15 %, simulated)" in words
    assert "70 of 105 s is the Information Store of EVS1" in words
    assert "A store that is 20 % quicker saves as much as the whole change of dependencies." in words
    assert table(failover, "servers-times") == [
        ["EVS1", "NODE1", "105", "147", "119", "173"],
        ["EVS2", "NODE2", "102", "147", "116", "173"],
        ["EVS3", "NODE3", "102", "147", "116", "173"],
    ]
    compared = figure(failover, "compared").picture.description.replace(NBSP, " ")
    assert "119 s" in compared
    assert "105 s, −14 s (−12 %)" in compared
    assert "147 s, −26 s (−15 %)" in compared


def test_the_availability_of_the_worked_example_adds_up(example: Context) -> None:
    blocks = s158_availability.section(example)
    rows = table(blocks, "estimate")
    minutes = [float(row[3]) for row in rows]
    assert minutes == [52.6, 26.3, 7.0, 3.5, 89.3, 29.4, 118.7]
    assert sum(minutes[:4]) == pytest.approx(minutes[4], abs=0.2)
    assert minutes[4] + minutes[5] == pytest.approx(minutes[6], abs=0.1)
    assert [row[2] for row in rows if row[0] in ("Unplanned", "With planned moves")] == ["99.983 %", "99.977 %"]
    words = said(blocks)
    assert "EVS1 to EVS3 are each available at most 99.983 % of the time" in words
    assert "88 % of them outside the nodes" in words
    assert "99.80 %, 17.3 h" in words
    assert "It ranks options and guarantees nothing." in words


def test_the_processors_of_the_worked_example_are_those_of_the_worst_case(example: Context) -> None:
    blocks = s156_capacity.section(example)
    assert "NODE4 reaches 50 % processor load in the worst single failure, 20 points below the limit of 70 %" in said(
        blocks
    )
    assert table(blocks, "loads-after")[3] == ["NODE4", "2 %", "47 %", "44 %", "50 %", "", "50 %", "70 %"]


def test_a_limit_that_is_exceeded_is_the_message() -> None:
    design = apply(worked_example(), changing(worked_example(), "clusters", CLUSTER_ID, processor_limit=49))
    words = said(s156_capacity.section(context_of(design)))
    assert "NODE4 reaches 50 % processor load in the worst single failure and can carry 49 %" in words
    assert "one limit is exceeded" in words


@pytest.mark.parametrize("name", ["three-plus-one", "two-node", "active-active", "eight-nodes"])
def test_the_times_of_every_server_are_simulated(name: str) -> None:
    context = context_of(DESIGNS[name]())
    snapshot = context.snapshot
    study = context.study
    assert isinstance(study, Study)
    blocks = s150_failover.section(context)
    rows = table(blocks, "servers-times") if len(snapshot.virtual_servers()) > 1 else []
    other = other_tree(snapshot, CATALOG, study.group)
    for group, row in zip(snapshot.virtual_servers(), rows, strict=False):
        assert row[0] == group.name
        assert group.owner is not None
        actions = (Action("power", group.owner), Action("move", group.id))
        assert [float(row[2]), float(row[3])] == [(away(snapshot, one, group.id) or 0) / 1000 for one in actions]
        if other is not None:
            theirs = [(away(snapshot, one, group.id, other.id) or 0) / 1000 for one in actions]
            assert [float(row[4]), float(row[5])] == theirs
    used = times_of(snapshot, CATALOG)
    for one in resource_times(snapshot, CATALOG, study.unplanned):
        assert (one.online, one.offline) == (used.online[one.resource], used.offline[one.resource])
        assert one.critical == (one.resource in {step.subject for step in study.unplanned.path})
        assert not (one.critical and one.slack)


@pytest.mark.parametrize("name", ["three-plus-one", "two-node", "active-active", "surrounded"])
def test_a_row_of_the_matrix_says_what_the_simulation_says(name: str) -> None:
    context = context_of(DESIGNS[name]())
    sweep = matrix(context)
    assert not isinstance(sweep, str)
    rows = components(context, sweep)
    faults = [fault for row in rows for fault in row.faults]
    assert len(faults) == len(set(faults)) == len(sweep.faults.single)
    for row in rows:
        ends = [outcomes(simulate(context.snapshot, CATALOG, [fault], late_polls=True)) for fault in row.faults]
        for group, shown in row.outcomes.items():
            worst = max(end[group].outage_ms or 0 for end in ends)
            gone = any(end[group].outcome == "offline" for end in ends)
            assert (shown.outcome == "offline") == gone
            assert gone or (shown.outage_ms or 0) == worst


def test_a_repair_and_a_move_bring_a_server_back(example: Context) -> None:
    blocks = s154_failures.section(example)
    assert "A repair alone does not bring EVS2 back: it has to be moved to NODE1 (simulated)." in said(blocks)
    picture = figure(blocks, "pairs").picture
    nodes = {node.name: node.id for node in example.snapshot.nodes.values()}
    servers = {group.name: group.id for group in example.snapshot.virtual_servers()}
    told = [
        (first, *found)
        for first, cells in re.findall(r"(NODE\d): ([^.]*)\.", picture.description)
        for found in re.findall(r"(NODE\d) (EVS\d) repair (NODE\d), then move", cells)
    ]
    assert len(told) == 12
    for first, second, waiting, repaired in told:
        struck = [
            Action("power", nodes[first]),
            Action("power", nodes[second], at_ms=HOUR),
            Action("start", nodes[repaired], at_ms=2 * HOUR),
            Action("move", servers[waiting], nodes[repaired], at_ms=3 * HOUR),
        ]
        timeline = simulate(example.snapshot, CATALOG, struck)
        before, after = timeline.state_at(3 * HOUR - 1), timeline.state_at(timeline.end)
        assert before.groups[servers[waiting]] != "online"
        assert after.groups[servers[waiting]] == "online"


def test_kinds_of_failure_are_those_that_the_design_can_have() -> None:
    bare, full = (context_of(DESIGNS[name]()) for name in ("two-node", "surrounded"))
    found = []
    for context in (bare, full):
        sweep = matrix(context)
        assert not isinstance(sweep, str)
        found.append(modes(context, sweep))
    names = [{mode.component for mode in one} for one in found]
    assert "A storage path" not in names[0]
    assert "A storage path" in names[1]
    for one in found[0] + found[1]:
        assert all(re.fullmatch(r"TC-\d\d", code) for code in one.tests)
        assert "{" not in one.detected + one.reaction


def test_a_promise_is_drawn_into_the_sensitivity(example: Context) -> None:
    level = ServiceLevel(id="sl1", number=1, service="Mailbox", rto_node_min=5)
    design = apply(example.snapshot, adding([("service_levels", level)]))
    shown = figure(s150_failover.section(context_of(design)), "sensitivity")
    assert (
        plain(shown.title, {}).replace(NBSP, " ") == "EVS1 keeps the promised 300 s while its store takes 240 s or less"
    )


def test_the_quorum_says_what_it_survives(example: Context) -> None:
    blocks = s160_quorum.section(example)
    assert [row[1:3] for row in table(blocks, "quorums")] == [["1", "3"], ["3", "1"]]
    majority = apply(example.snapshot, changing(example.snapshot, "clusters", CLUSTER_ID, quorum="majority-node-set"))
    words = said(s160_quorum.section(context_of(majority)))
    assert "as long as three nodes of four see each other: the loss of one node is survived" in words


@pytest.mark.parametrize("name", DESIGNS)
def test_every_design_has_sections_without_gaps(name: str) -> None:
    context = context_of(DESIGNS[name]())
    for module in EVERY:
        blocks = list(module.section(context))
        assert not blocks or not isinstance(blocks[-1], Heading)
        for block in blocks:
            if isinstance(block, Figure):
                assert block.picture.width <= 482
                assert block.picture.height <= 640
                sizes = [one.size for one in block.picture.primitives if hasattr(one, "size")]
                assert min(sizes, default=9) >= 7.5
