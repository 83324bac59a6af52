"""The physical design holds everything that somebody needs to build the cluster, and each thing once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from designer.edits.draft import Draft
from designer.model.snapshot import Snapshot
from designer.report.blocks import Band, Block, Figure, Lead, Paragraph, Row, Table, plain
from designer.report.build import design_report, make_context
from designer.report.context import Context, Issue
from designer.report.sections.appendix import s900_times, s902_sheets, s906_worksheet
from designer.report.sections.logical import s100_topology, s140_dependencies
from designer.report.sections.physical import (
    s115_addresses,
    s120_groups,
    s130_storage,
    s160_settings,
    s180_operation,
    s190_materials,
)
from designer.report.walk import words
from designer.topology.addressing import addresses
from tests.report.designs import CATALOG, DESIGNS, template
from tests.support.samples import SAMPLES, sample

NBSP = "\N{NO-BREAK SPACE}"


def context_of(snapshot: Snapshot) -> Context:
    return make_context(snapshot, CATALOG, Issue(date="2026-11-22", fingerprint="0123456789ab"))


def said(blocks: Sequence[Block]) -> str:
    return " ".join(words(list(blocks))).replace(NBSP, " ")


def table(blocks: Sequence[Block], anchor: str) -> Table:
    return next(block for block in blocks if isinstance(block, Table) and block.anchor == anchor)


def rows(found: Table) -> list[list[str]]:
    return [[plain(cell, {}).replace(NBSP, " ") for cell in row.cells] for row in found.rows if isinstance(row, Row)]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_node_network_disk_group_and_address_is_in_the_document(path: Path) -> None:
    snapshot = sample(path.stem)
    document = design_report(snapshot, CATALOG, date="2026-11-22")
    physical = next(section for section in document.sections if section.anchor == "physical")
    text = said([block for block in physical.blocks if not isinstance(block, Figure)])
    tables = ("nodes", "networks", "disks", "groups", "servers")
    names = [snapshot.name_of(one) for key in tables for one in snapshot.table(key)]
    held = [address for _, _, address in addresses(snapshot)]
    missing = [one for one in (*names, *held) if one not in text]
    assert not missing


def test_virtual_servers_that_are_alike_are_told_once() -> None:
    snapshot = sample("four-node-3-plus-1")
    blocks = s120_groups.section(context_of(snapshot))
    found = table(blocks, "resources")
    assert [plain(row.text, {}) for row in found.rows if isinstance(row, Band)] == ["Cluster Group", "EVS1"]
    notes = plain(found.notes, {})
    assert "EVS2 and EVS3 are configured like EVS1 without MTA" in notes


def test_a_virtual_server_that_is_set_up_otherwise_is_told_by_itself() -> None:
    draft = Draft(sample("four-node-3-plus-1"))
    group = next(one.id for one in draft.snapshot.groups.values() if one.name == "EVS3")
    store = next(one.id for one in draft.snapshot.members(group) if one.type == "exchange-information-store")
    draft.change("resources", store, pending_timeout_ms=600_000)
    found = table(s120_groups.section(context_of(draft.snapshot)), "resources")
    assert [plain(row.text, {}) for row in found.rows if isinstance(row, Band)] == ["Cluster Group", "EVS1", "EVS3"]
    assert "Pending timeout: 600 s" in said([found])
    assert "EVS2 is configured like EVS1 without MTA, under its own name" in plain(found.notes, {}).replace(
        "names", "name"
    )


def test_what_differs_from_the_default_is_marked() -> None:
    draft = Draft(template("three-plus-one"))
    groups = [one.id for one in draft.snapshot.virtual_servers()]
    draft.change("groups", groups[0], failover_threshold=3)
    draft.change("groups", groups[1], failback=True, failback_from=1, failback_until=4)
    blocks = s120_groups.section(context_of(draft.snapshot))
    found = rows(table(blocks, "policies"))
    columns = [column.title for column in table(blocks, "policies").columns]
    allowed, back = columns.index("Failovers allowed"), columns.index("Failback")
    assert [row[allowed] for row in found] == ["10 in 6 h", "◆ 3 in 6 h", "10 in 6 h", "10 in 6 h"]
    assert found[2][back] == "◆ Between 1:00 and 4:00"
    assert "EVS2 returns to the preferred node" in said(blocks[:1])


def test_sheets_hold_every_resource() -> None:
    snapshot = sample("four-node-3-plus-1")
    text = said(s902_sheets.section(context_of(snapshot)))
    assert all(resource.name in text for resource in snapshot.resources.values())


def test_the_worksheet_has_a_row_for_every_address() -> None:
    snapshot = sample("four-node-3-plus-1")
    found = rows(table(s906_worksheet.section(context_of(snapshot)), "worksheet-table"))
    held = [address for _, _, address in addresses(snapshot)] + [one.address for one in snapshot.servers.values()]
    assert sorted(row[3] for row in found) == sorted(held)


def test_the_strip_counts_what_is_used() -> None:
    blocks = s115_addresses.section(context_of(sample("four-node-3-plus-1")))
    figure = next(block for block in blocks if isinstance(block, Figure))
    assert plain(figure.title, {}) == "Public: 12 addresses are used, 242 are free"


def test_a_subnet_that_is_too_large_is_shown_where_it_is_used() -> None:
    draft = Draft(template("two-node-active-passive"))
    public = next(one.id for one in draft.snapshot.networks.values() if one.role == "mixed")
    draft.change("networks", public, subnet="192.168.0.0/16")
    figure = next(one for one in s115_addresses.section(context_of(draft.snapshot)) if isinstance(one, Figure))
    assert "192.168.10.0/24" in figure.picture.description


def test_letters_are_counted() -> None:
    text = said(s130_storage.section(context_of(sample("four-node-3-plus-1"))))
    assert "Ten drive letters are taken by shared disks; 12 of C: to Z: are free on every node." in text


def test_settings_say_what_they_are_and_on_what_they_rest() -> None:
    text = said(s160_settings.section(context_of(sample("four-node-3-plus-1"))))
    assert "runs as EXAMPLE\\clustersvc" in text
    assert "No Exchange rights (EX-7.30)" in text
    assert s160_settings.section(context_of(DESIGNS["nodes-only"]())) in ([], ())


def test_a_patch_round_is_told_in_moves_and_seconds() -> None:
    context = context_of(sample("four-node-3-plus-1"))
    blocks = s180_operation.section(context)
    assert isinstance(blocks[0], Lead)
    text = said(blocks)
    assert "takes six planned moves: EVS1 is interrupted twice, 111 s each time (simulated)" in text
    assert "NODE4 is patched first" in text


def test_materials_are_counted() -> None:
    found = rows(table(s190_materials.section(context_of(sample("four-node-3-plus-1"))), "materials-table"))
    counts = {row[0]: row[1] for row in found}
    assert counts["Server"] == counts["Exchange licence"] == counts["Windows licence"] == "4"
    assert counts["Network adapter"] == counts["Host bus adapter port"] == "8"
    assert sum(int(row[1]) for row in found if row[0] == "Physical disk") == 62


def test_formulas_add_up() -> None:
    context = context_of(sample("four-node-3-plus-1"))
    found = rows(table(s900_times.section(context), "formulas"))
    sums = [row[2] for row in found]
    assert sums[0].endswith("= 80.2 s")
    assert sums[1].endswith("= 111 s")
    for text in sums:
        left, right = text.removesuffix(" s").split(" = ")
        total = 0.0
        for part in left.split(" + "):
            first, *rest = part.split(" × ")
            total += float(first.split()[0]) * (float(rest[0].split()[0]) if rest else 1)
        assert total == pytest.approx(float(right)), text


def test_a_tree_for_every_shape_and_the_other_version_beside_it() -> None:
    blocks = s140_dependencies.section(context_of(sample("four-node-3-plus-1")))
    figures = [plain(block.title, {}) for block in blocks if isinstance(block, Figure)]
    assert [title.split(":")[0] for title in figures] == ["EVS1 (with MTA)", "EVS2 and EVS3 are alike (without MTA)"]
    assert "seven resources start together" in figures[0]
    assert "six resources start together" in figures[1]
    pictures = [block.picture.description for block in blocks if isinstance(block, Figure)]
    assert all("Exchange 2000" in told and "Exchange 2003" in told for told in pictures)


@pytest.mark.parametrize(
    ("name", "fact", "told"),
    [
        ("three-plus-one", "EX-2.03", "One lost node of four therefore leaves room for every server."),
        ("two-node", "EX-2.06", "This design does not need it."),
    ],
)
def test_a_choice_of_layout_is_argued_with_the_design(name: str, fact: str, told: str) -> None:
    blocks = s100_topology.section(context_of(DESIGNS[name]()))
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    assert told in said(paragraphs)
    assert fact in [block.side for block in paragraphs]


def test_active_active_is_warned_of() -> None:
    text = said(s100_topology.section(context_of(DESIGNS["active-active"]())))
    assert "are both active" in text
    assert "1,900 connections" in text


def test_the_picture_stands_in_the_body_only_where_the_summary_has_none() -> None:
    snapshot = DESIGNS["three-plus-one"]()
    assert not [one for one in s100_topology.section(context_of(snapshot)) if isinstance(one, Figure)]
    without = replace(snapshot, papers={"paper": replace(snapshot.paper, left_out=("summary-picture",))})
    figures = [one for one in s100_topology.section(context_of(without)) if isinstance(one, Figure)]
    assert [figure.own_page for figure in figures] == [True]
