"""Sections that are printed on request only are complete for every design, too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from designer.report.blocks import Document, Row, Table, plain
from designer.report.build import design_report
from designer.report.chapters import discover
from designer.report.layout.pages import paginate
from tests.report.designs import CATALOG, DESIGNS
from tests.report.test_layout import check_margins, check_no_overlap

ON_REQUEST = tuple(module.anchor for module in discover() if not module.by_default)


def everything(name: str) -> Document:
    """The document of a design with all that can be asked for."""
    snapshot = DESIGNS[name]()
    snapshot = replace(snapshot, papers={"paper": replace(snapshot.paper, taken_in=ON_REQUEST)})
    return design_report(snapshot, CATALOG, date="2026-11-22", fingerprint="0123456789ab")


@pytest.mark.parametrize("name", ["two-node", "hostile", "nodes-only", "empty"])
def test_what_is_asked_for_fits_its_pages(name: str) -> None:
    layout = paginate(everything(name))
    check_margins(layout)
    check_no_overlap(layout)


def test_further_resources_are_named_where_their_sheets_are() -> None:
    document = everything("three-plus-one")
    notes = [
        plain(block.notes, document.labels)
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Table) and block.anchor == "resources"
    ]
    assert "22 further resources: Appendix" in notes[0].replace("\N{NO-BREAK SPACE}", " ")


def test_without_their_sheets_nothing_leads_to_them() -> None:
    document = design_report(DESIGNS["three-plus-one"](), CATALOG, date="2026-11-22")
    tables = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
    notes = " ".join(plain(table.notes, document.labels) for table in tables)
    assert "further resources" not in notes


def test_the_conformance_note_leads_only_to_what_is_there() -> None:
    document = everything("three-plus-one")
    section = next(one for one in document.sections if one.anchor == "conformance")
    table = next(block for block in section.blocks if isinstance(block, Table))
    where = {
        plain(row.cells[0], {}): plain(row.cells[1], document.labels) for row in table.rows if isinstance(row, Row)
    }
    assert where["Viewpoint of function"].count("Section") == 2
    assert where["Identification and overview"]
