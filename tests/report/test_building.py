"""The build of a design, step by step: complete, in order, and with nothing in it that could not be typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from designer.catalog.facts import load_facts
from designer.drawing.primitives import Label
from designer.files.load import load
from designer.foundation.paths import samples
from designer.model.snapshot import Snapshot
from designer.report.blocks import Figure, Given, Steps
from designer.report.build import design_report, make_context
from designer.report.building.commands import typed
from designer.report.building.overview import longest_move_ms, maintenance
from designer.report.building.phases import phases
from designer.report.building.procedures.mailboxes import mailbox_move
from designer.report.building.procedures.removing import removing
from designer.report.building.procedures.restoring import restoring
from designer.report.building.procedures.upgrade import rolling_upgrade
from designer.report.building.steps import Job, Part, Phase, missing
from designer.report.context import Context, Issue
from designer.report.layout.pages import paginate
from designer.report.text import render
from designer.report.variants import VARIANTS
from tests.report.designs import CATALOG, DESIGNS, template, with_cluster
from tests.report.test_layout import check_margins, check_no_overlap

CURLY = re.compile("[\u2018\u2019\u201c\u201d\u00ad\u00a0\u2011\u2013]")
BUILT = [name for name in DESIGNS if name not in ("empty", "nodes-only")]


def context(snapshot: Snapshot) -> Context:
    return make_context(snapshot, CATALOG, Issue(date="2026-11-22"), VARIANTS["runbook"])


def everything(found: Context) -> Iterator[Phase]:
    yield from phases(found)
    for make in (mailbox_move, rolling_upgrade, restoring, removing):
        phase = make(found)
        if phase is not None:
            yield phase


def runbook(snapshot: Snapshot) -> str:
    return render(design_report(snapshot, CATALOG, date="2026-11-22", variant="runbook"))


@pytest.mark.parametrize("name", DESIGNS)
def test_every_design_has_a_runbook_within_its_margins(name: str) -> None:
    document = design_report(DESIGNS[name](), CATALOG, date="2026-11-22", variant="runbook")
    layout = paginate(document)
    check_margins(layout)
    check_no_overlap(layout)
    printed = render(document)
    assert "<insert" not in printed.casefold()
    assert ("There is nothing to build" in printed) == (name not in BUILT)


@pytest.mark.parametrize("path", sorted(samples().glob("*.cluster")), ids=lambda path: path.stem)
def test_every_value_of_a_sample_is_in_its_runbook(path: object) -> None:
    snapshot = load(path).snapshot  # type: ignore[arg-type]
    printed = " ".join(runbook(snapshot).split())
    for table in ("nodes", "networks", "disks", "groups", "resources"):
        for record in snapshot.table(table).values():
            assert str(getattr(record, "name", "")) in printed, (table, record.id)
    for face in snapshot.interfaces.values():
        assert face.address in printed
    for resource in snapshot.resources.values():
        assert str(resource.properties.get("Address", "")) in printed


@pytest.mark.parametrize("name", BUILT)
def test_inputs_can_be_typed_as_they_are_printed(name: str) -> None:
    document = design_report(DESIGNS[name](), CATALOG, date="2026-11-22", variant="runbook")
    blocks = (block for section in document.sections for block in section.blocks if isinstance(block, Steps))
    inputs = [one for block in blocks for step in block.steps for one in step.inputs]
    assert inputs
    for one in inputs:
        text = one if isinstance(one, str) else one.value
        if name not in ("hostile", "long-names") or isinstance(one, str):
            assert not CURLY.search(text), text
        if isinstance(one, str):
            assert text.count('"') % 2 == 0
            assert not set(text) & set("<>|&^%!'`$"), text


@pytest.mark.parametrize("name", BUILT)
def test_every_step_says_where_and_what_comes_of_it(name: str) -> None:
    known = load_facts()
    for phase in everything(context(DESIGNS[name]())):
        codes = [code for code, _ in phase.coded]
        assert len(codes) == len(set(codes))
        assert phase.aim
        for part in phase.parts:
            assert part.jobs, (phase.title, part.title)
        for job in phase.jobs:
            assert job.where
            assert job.minutes > 0
            assert job.action.endswith(".")
            assert job.expected.endswith("."), job.action
            assert set(job.facts) <= set(known), job.action


def test_codes_of_all_phases_and_procedures_differ() -> None:
    codes = [code for phase in everything(context(DESIGNS["eight-nodes"]())) for code, _ in phase.coded]
    assert len(codes) == len(set(codes))
    assert {"TK-001", "TK-301", "TK-1001", "TK-M01", "TK-R01", "TK-D01"} <= set(codes)


def test_the_phases_of_three_plus_one() -> None:
    found = phases(context(template("three-plus-one")))
    assert [phase.number for phase in found] == list(range(11))
    forming = found[3].jobs[0]
    assert Given("Cluster name", "EXCLUSTER") in forming.inputs
    assert Given("IP address", "192.168.10.20") in forming.inputs
    assert [part.title for part in found[4].parts] == ["NODE2", "NODE3", "NODE4"]
    typed_ = [one for job in found[7].jobs for one in job.inputs if isinstance(one, str)]
    assert 'cluster /cluster:EXCLUSTER res "EVS1 Network Name" /adddep:"EVS1 IP Address"' in typed_
    assert not any("System Attendant" in one for one in typed_), "Exchange makes it by its own dialogue"


def test_the_system_attendant_depends_on_name_and_every_disk() -> None:
    jobs = [job for phase in phases(context(template("three-plus-one"))) for job in phase.jobs]
    (job,) = [job for job in jobs if job.action == "Create the System Attendant of EVS2 in Cluster Administrator."]
    assert Given("Depends on", "EVS2 Network Name, Disk U:, Disk V:, Disk W:") in job.inputs


def test_what_the_design_does_not_know_is_listed_once_with_its_first_step() -> None:
    snapshot = template("three-plus-one")
    found = missing(phases(context(snapshot)))
    assert [code for _, code in found["Default gateway"]] == ["TK-102", "TK-112", "TK-122", "TK-132"]
    assert "Service account" in found
    known = missing(phases(context(with_cluster(snapshot, service_account="EXAMPLE\\svc"))))
    assert "Service account" not in known
    assert "Deviations" not in known, "that is written down as the work goes, not before"


def test_steps_that_record_something_miss_nothing() -> None:
    job = Job(action="Write it down.", inputs=(Given("Signature"),), records=True)
    phase = Phase(number=1, title="", aim="", parts=(Part(jobs=(job,)),))
    assert not missing([phase])


def test_a_name_that_the_shell_would_misread_gives_values_instead_of_a_command() -> None:
    found = context(template("three-plus-one"))
    assert typed(found, "group {} /online", "EVS1") == ('cluster /cluster:EXCLUSTER group "EVS1" /online',)
    for name in ('A"B', "A & B", "100 %", "a\nb", "x\\", "{0}", ""):
        assert typed(found, "group {} /online", name) == (), name
    assert typed(context(with_cluster(found.snapshot, name="my cluster")), "group {} /online", "EVS1") == ()
    assert typed(context(with_cluster(found.snapshot, windows="")), "group {} /online", "EVS1") == ()


def test_exchange_2000_is_built_its_own_way_and_can_be_upgraded() -> None:
    snapshot = load(samples() / "exchange-2000-active-active.cluster").snapshot
    found = context(snapshot)
    actions = [job.action for phase in phases(found) for job in phase.jobs]
    assert any("comclust" in action for action in actions)
    assert any("M: is free" in action for action in actions)
    upgrade = rolling_upgrade(found)
    assert upgrade is not None
    assert "Rolling upgrade to Exchange 2003" in runbook(snapshot)
    assert rolling_upgrade(context(template("three-plus-one"))) is None
    titles = [part.title for part in upgrade.parts[1:-1]]
    assert titles == ["First node: NODE2", "EVS1", "EVS2", "Next node: NODE1"], "both run on NODE2 meanwhile"


def test_with_a_passive_node_every_upgraded_server_frees_the_next_node() -> None:
    upgrade = rolling_upgrade(context(load(samples() / "exchange-2000-datacenter.cluster").snapshot))
    assert upgrade is not None
    titles = [part.title for part in upgrade.parts[1:-1]]
    assert titles[0] == "First node: NODE4"
    assert titles[1:3] == ["EVS1", "Next node: NODE1"]
    nodes = [title.rpartition(": ")[2] for title in titles if ": " in title]
    assert sorted(nodes) == ["NODE1", "NODE2", "NODE3", "NODE4"]


def test_other_applications_are_built_without_exchange() -> None:
    for name in ("two-node-sql-2000", "two-node-file-servers"):
        printed = runbook(load(samples() / f"{name}.cluster").snapshot)
        for word in ("ForestPrep", "System Attendant", "Mailbox move", "mailbox"):
            assert word not in printed, (name, word)


def test_decommissioning_is_printed_on_request_and_ends_with_the_owner_of_the_mta() -> None:
    snapshot = template("three-plus-one")
    assert "Decommission" not in runbook(snapshot)
    parts = [part.title for part in removing(context(snapshot)).parts]
    assert parts == ["EVS3", "EVS2", "EVS1", "Nodes, names and disks"]


def test_maintenance_shows_the_simulated_moves() -> None:
    found = context(template("three-plus-one"))
    (figure,) = maintenance(found)
    assert longest_move_ms(found) == 111_000
    assert isinstance(figure, Figure)
    shown = [one.text for one in figure.picture.primitives if isinstance(one, Label)]
    assert shown.count("111\u00a0s") == 6
    assert "Nothing moves" in shown
    assert not list(maintenance(context(DESIGNS["one-node"]())))
