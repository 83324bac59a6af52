"""The change table: what a reader of the last issue has to look at again."""

from __future__ import annotations

from dataclasses import replace

from designer.edits.nodes import add_node
from designer.edits.paper import set_paper
from designer.edits.versions import issue_version
from designer.model.diff import apply, changing, removing
from designer.model.records import Timing
from designer.model.snapshot import TABLES, Snapshot
from designer.report.blocks import Band, Block, Row, Table, plain
from designer.report.build import make_context
from designer.report.chapters import discover
from designer.report.context import issue_of
from designer.report.sections.front.s025_changes import MOST_ROWS, SECTIONS, section
from designer.report.since import changes_since, last_other_version
from tests.report.designs import CATALOG, template


def issued(number: str = "1.0", change: str = "") -> Snapshot:
    design = template("three-plus-one")
    return apply(design, issue_version(design, number, "2026-03-12", "A. Consultant", change))


def blocks(design: Snapshot) -> list[Block]:
    return list(section(make_context(design, CATALOG, issue_of(design, date="2026-11-22"))))


def said(design: Snapshot) -> list[str]:
    found: list[str] = []
    for block in blocks(design):
        if not isinstance(block, Table):
            found.append(plain(block.text, {}))  # type: ignore[union-attr]
            continue
        for row in block.rows:
            if isinstance(row, Row):
                found.append(" | ".join(plain(cell, {}) for cell in row.cells[:4]).replace("\N{NO-BREAK SPACE}", " "))
            elif isinstance(row, Band):
                found.append(f"[{plain(row.text, {})}]")
    return found


def test_nothing_is_said_before_the_first_issue_and_of_the_issue_itself() -> None:
    assert said(template("three-plus-one")) == []
    assert said(issued()) == []


def test_every_value_that_changed_has_a_line_under_its_kind() -> None:
    design = issued()
    design = apply(design, changing(design, "nodes", "n1", ram_mb=8192))
    design = apply(design, set_paper(design, change="The nodes got more memory."))
    assert said(design) == [
        "One object of the design changed since version 1.0 of 12\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2026. "
        "Reason: The nodes got more memory.",
        "[Node]",
        "NODE1 | Memory | 4 GB | 8 GB",
    ]


def test_objects_to_which_the_same_happens_share_a_line() -> None:
    design = issued()
    for node in list(design.nodes):
        design = apply(design, changing(design, "nodes", node, ram_mb=8192))
    assert said(design)[2:] == ["NODE1, NODE2, NODE3 and NODE4 | Memory | 4 GB | 8 GB"]


def test_what_came_and_what_went_is_told() -> None:
    design = issued()
    design = apply(design, add_node(design, CATALOG))
    design = apply(design, removing(design, "dependencies", [next(iter(design.dependencies))]))
    design = replace(design, timings={"detect-node": Timing(id="detect-node", ms=3000)})
    lines = " ".join(said(design))
    assert "NODE5 | added" in lines
    assert "no longer needs" in lines
    assert CATALOG.times["detect-node"].label in lines


def test_the_words_of_the_document_are_no_changes_of_the_design() -> None:
    design = issued()
    design = apply(design, set_paper(design, background="Twelve sites.", version="1.1"))
    assert said(design) == [
        "Nothing in the design has changed since version 1.0 of 12\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2026; "
        "only the document itself has."
    ]


def test_an_issue_is_compared_with_the_one_before_it() -> None:
    design = issued()
    design = apply(design, changing(design, "nodes", "n1", ram_mb=8192))
    design = apply(design, issue_version(design, "1.1", "2026-06-01"))
    version = last_other_version(design)
    assert version is not None
    assert version.number == "1.0"
    assert said(design)[2] == "NODE1 | Memory | 4 GB | 8 GB"


def test_a_page_of_changes_is_enough() -> None:
    design = issued()
    for number, disk in enumerate(list(design.disks)):
        design = apply(design, changing(design, "disks", disk, size_mb=1000 + number, lun=f"L{number}", letter=""))
    (table,) = (block for block in blocks(design) if isinstance(block, Table))
    rows = [row for row in table.rows if isinstance(row, Row)]
    since = changes_since(design, next(iter(design.versions.values())), CATALOG)
    assert len(rows) == min(MOST_ROWS, len(since.places))
    if len(since.places) > MOST_ROWS:
        assert f"{len(since.places) - MOST_ROWS} further change" in plain(table.notes, {})


def test_a_damaged_issue_is_said_to_be_damaged() -> None:
    design = issued()
    (version,) = design.versions.values()
    design = replace(design, versions={version.id: replace(version, text=version.text[:100], fingerprint="")})
    assert said(design) == [
        "What has changed since version 1.0 of 12\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2026 cannot be told: "
        "the design of an issued version cannot be read: it is not complete, or larger than any design."
    ]


def test_every_kind_of_object_is_described_in_a_section_that_there_is() -> None:
    assert set(SECTIONS) <= set(TABLES)
    assert set(SECTIONS.values()) <= {module.anchor for module in discover()}
