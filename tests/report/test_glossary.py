"""The glossary explains what the document says, and nothing else."""

from __future__ import annotations

import pytest

from designer.catalog.glossary import Term, load_glossary
from designer.report.blocks import Document, Row, Table, plain
from designer.report.build import design_report
from tests.report.designs import CATALOG, DESIGNS


def explained(document: Document) -> list[str]:
    """The terms in the glossary, column by column."""
    section = next(one for one in document.sections if one.anchor == "glossary")
    table = next(block for block in section.blocks if isinstance(block, Table))
    rows = [row for row in table.rows if isinstance(row, Row)]
    found = [plain(row.cells[at], {}) for at in range(0, len(table.columns), 2) for row in rows]
    return [term for term in found if term]


def made(name: str) -> Document:
    return design_report(DESIGNS[name](), CATALOG, date="2026-11-22")


@pytest.mark.parametrize(
    ("word", "also", "text", "found"),
    [
        ("Node", (), "two nodes", True),
        ("Node", (), "NODE1 fails", False),
        ("LUN", (), "a LUN", True),
        ("LUN", (), "lunch, or a lun", False),
        ("HBA", ("host bus adapter",), "Host bus adapter port", True),
        ("Store", (), "restored", False),
    ],
)
def test_a_term_occurs_as_a_word(word: str, also: tuple[str, ...], text: str, found: bool) -> None:
    assert Term(term=word, means="-", also=also).occurs_in(text) is found


def test_every_term_is_explained_once_in_alphabetical_order() -> None:
    terms = [one.term.casefold() for one in load_glossary()]
    assert terms == sorted(set(terms))
    assert all(one.means.endswith(".") for one in load_glossary())


def test_only_what_occurs_is_explained() -> None:
    exchange, files = explained(made("three-plus-one")), explained(made("nodes-only"))
    assert {"EVS", "MTA", "Node", "Quorum", "Storage group"} <= set(exchange)
    assert not {"EVS", "MTA", "Storage group"} & set(files)
    assert "Node" in files
    assert exchange == sorted(exchange, key=str.casefold)


def test_a_document_about_nothing_has_no_glossary() -> None:
    assert "glossary" not in [section.anchor for section in made("empty").sections]
