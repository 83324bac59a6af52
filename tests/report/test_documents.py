"""Whole documents: complete for every kind of design, with nothing in them that a reader would stumble over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from designer.report.blocks import (
    Document,
    Figure,
    Heading,
    Lead,
    Paragraph,
    Ref,
    Row,
    Table,
    pieces,
    plain,
)
from designer.report.build import design_report, designs_report, make_context
from designer.report.context import Issue
from designer.report.layout.pages import Layout, paginate
from designer.report.study import Study, study
from designer.report.text import render
from designer.report.walk import inline
from tests.report.designs import CATALOG, DESIGNS, template, with_cluster
from tests.report.finished import document_of
from tests.report.pages import text
from tests.report.test_layout import check_margins, check_no_overlap

GOLDEN = Path(__file__).parent / "golden"

PLACEHOLDER = re.compile(r"\b(?:TBD|TODO|XXX|None|null|nan|N/A|lorem)\b|\{\w*\}|\?\?|  \.")
MARKETING = re.compile(r"\b(?:robust|seamless|best-in-class|world-class|leverage|cutting-edge|will ensure)\b|!")


@pytest.fixture(scope="module", params=DESIGNS)
def made(request: pytest.FixtureRequest) -> tuple[str, Document, Layout]:
    document = document_of(request.param)
    return request.param, document, paginate(document)


def test_no_placeholder_is_left(made: tuple[str, Document, Layout]) -> None:
    name, document, _ = made
    if name != "hostile":
        assert not PLACEHOLDER.search(render(document))
    assert not MARKETING.search(render(document).replace("!=", ""))


def test_no_table_and_no_section_is_empty(made: tuple[str, Document, Layout]) -> None:
    _, document, _ = made
    for section in document.sections:
        assert section.blocks, section.title
        assert not isinstance(section.blocks[-1], Heading), section.title
        for table in (block for block in section.blocks if isinstance(block, Table)):
            assert any(isinstance(row, Row) for row in table.rows), plain(table.title, document.labels)
            for index in range(1, len(table.columns)):
                cells = [row for row in table.rows if isinstance(row, Row) and row.kind == "normal"]
                filled = [row for row in cells if pieces(row.cells[index])]
                assert filled or not cells, (plain(table.title, document.labels), table.columns[index].title)


def test_sections_figures_and_tables_are_numbered_without_gaps(made: tuple[str, Document, Layout]) -> None:
    _, document, _ = made
    numbers = [section.number for section in document.sections if section.number.isdigit()]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    for kind in (Table, Figure):
        every = [block for section in document.sections for block in section.blocks if isinstance(block, kind)]
        blocks = [block for block in every if block.anchor]
        assert [document.labels[block.anchor] for block in blocks] == [
            f"{kind.__name__} {number}" for number in range(1, len(blocks) + 1)
        ]


def test_every_title_is_there_once(made: tuple[str, Document, Layout]) -> None:
    _, document, _ = made
    for section in document.sections:
        titles = [plain(block.title, {}) for block in section.blocks if isinstance(block, Table | Figure)]
        assert len(titles) == len(set(titles)) or section.anchor == "failover", titles


def test_every_page_is_within_its_margins(made: tuple[str, Document, Layout]) -> None:
    check_margins(made[2])


def test_words_do_not_lie_on_each_other(made: tuple[str, Document, Layout]) -> None:
    _, _, layout = made
    without_pictures = tuple(page for page in layout.pages if "Figure" not in text(page))
    check_no_overlap(Layout(without_pictures, ()))


def test_figures_and_tables_come_in_order(made: tuple[str, Document, Layout]) -> None:
    _, document, layout = made
    pages = layout.page_of()
    for kind in (Table, Figure):
        found = [
            pages[block.anchor]
            for section in document.sections
            for block in section.blocks
            if isinstance(block, kind) and block.anchor
        ]
        assert found == sorted(found)


def test_all_names_of_the_design_are_printed(made: tuple[str, Document, Layout]) -> None:
    name, document, layout = made
    shown = [render(document)] if name == "long-names" else [text(page) for page in layout.pages]
    printed = " ".join(" ".join(shown).split())
    snapshot = DESIGNS[name]()
    for table in ("nodes", "networks", "disks", "groups", "servers", "sites", "arrays", "fabrics"):
        for record in snapshot.table(table).values():
            assert " ".join(str(getattr(record, "name", "")).split()) in printed


def test_times_are_called_simulated(made: tuple[str, Document, Layout]) -> None:
    _, document, _ = made
    for section in document.sections:
        if section.anchor not in ("summary", "logical"):
            continue
        for block in section.blocks:
            if isinstance(block, Table) and any(column.title.endswith(", s") for column in block.columns):
                assert "imulated" in plain(block.notes, document.labels)
            if isinstance(block, Lead | Paragraph):
                said = plain(block.text, document.labels)
                assert not re.search(r"\d\N{NO-BREAK SPACE}s\b", said) or "simulat" in said


def test_a_design_with_errors_is_a_draft() -> None:
    document = document_of("broken")
    assert document.watermark == "DRAFT · CHECKS FAILED"
    assert "Draft" in document.footer
    assert "not ready to be built" in render(document)
    assert document_of("two-node").watermark == ""


def test_a_waiver_is_printed_with_name_date_and_reason() -> None:
    shown = render(document_of("waived"))
    assert "The client owns both servers and accepts the risk until <spring>." in shown
    assert "R. Owner, 3\N{NO-BREAK SPACE}November\N{NO-BREAK SPACE}2026" in shown
    assert "WV-01" in shown


def test_an_empty_design_says_so() -> None:
    document = document_of("empty")
    assert "holds no nodes yet" in render(document)
    assert [section.anchor for section in document.sections] == ["cover", "control", "contents", "summary"]


def test_a_design_that_cannot_be_simulated_gives_the_reason() -> None:
    assert study(DESIGNS["empty"](), CATALOG) == (
        "There is nothing to simulate: the design has no group that could fail over."
    )
    assert "The failover was not simulated." in render(document_of("nodes-only"))


def test_the_critical_path_adds_up_to_the_outage() -> None:
    for name in ("three-plus-one", "two-node", "active-active", "eight-nodes"):
        found = study(DESIGNS[name](), CATALOG)
        assert isinstance(found, Study)
        for play in (found.unplanned, found.planned):
            assert sum(step.end - step.start for step in play.path) == play.ms


def test_the_ladder_of_three_plus_one() -> None:
    found = study(template("three-plus-one"), CATALOG)
    assert isinstance(found, Study)
    assert [(rung.failed, rung.cases, rung.online, rung.users) for rung in found.rungs] == [
        (0, 0, 3, 6000),
        (1, 4, 3, 6000),
        (2, 12, 2, 4000),
        (3, 4, 1, 2000),
        (4, 1, 0, 0),
    ]
    assert found.survived == 1


def test_both_trees_are_compared_with_the_same_times() -> None:
    found = study(template("three-plus-one"), CATALOG)
    assert isinstance(found, Study)
    assert found.comparison is not None
    assert found.comparison.tree == "exchange-2000"
    assert found.unplanned.ms is not None
    assert found.comparison.unplanned.ms is not None
    longest_protocol = CATALOG.types["exchange-search"].times.online_ms
    assert found.comparison.unplanned.ms - found.unplanned.ms == longest_protocol


def test_the_date_decides_and_is_printed() -> None:
    context = make_context(template("two-node-active-passive"), CATALOG, Issue(date="2026-11-22"))
    assert context.check.today.isoformat() == "2026-11-22"
    assert "22\N{NO-BREAK SPACE}November\N{NO-BREAK SPACE}2026" in render(document_of("two-node"))


def test_several_designs_are_parts_of_one_document() -> None:
    designs = [(DESIGNS[name](), "0123456789ab") for name in ("two-node", "broken")]
    document = designs_report(designs, CATALOG, date="2026-11-22")
    layout = paginate(document)
    check_margins(layout)
    parts = [entry for entry in layout.outline if entry.level == 1]
    assert [entry.title.replace("\N{NO-BREAK SPACE}", " ") for entry in parts] == [
        "Part 1  Two-node active/passive cluster",
        "Part 2  Four-node cluster, three active and one passive",
    ]
    assert document.watermark == "DRAFT · CHECKS FAILED"
    tables = [label for label in document.labels.values() if label.startswith("Table ")]
    assert len(tables) == len(set(tables))
    for section in document.sections:
        prefix = section.anchor.partition(".")[0]
        if prefix.startswith("part"):
            targets = {part.anchor for part in inline(section.blocks) if isinstance(part, Ref)}
            assert all(target.startswith(f"{prefix}.") for target in targets)


def test_one_design_in_a_list_is_an_ordinary_document() -> None:
    snapshot = with_cluster(template("two-node-active-passive"), title="Alone")
    listed = designs_report([(snapshot, "f")], CATALOG, date="2026-11-22")
    assert listed == design_report(snapshot, CATALOG, date="2026-11-22", fingerprint="f")
