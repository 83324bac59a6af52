"""The executive summary: four pages at most, few words, and no number that the body does not print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from designer.model.registers import OpenIssue, Risk
from designer.model.snapshot import Snapshot
from designer.report.blocks import (
    Block,
    Bullets,
    Document,
    Facts,
    Figure,
    Lead,
    Masthead,
    Paragraph,
    Row,
    Statement,
    Table,
    Tiles,
    plain,
)
from designer.report.build import design_report
from designer.report.layout.pages import paginate
from designer.report.lint.numbers import SUMMARY, numbers_in, orphans
from designer.report.text import render
from tests.report.designs import CATALOG, DESIGNS
from tests.report.finished import document_of, snapshot_of
from tests.report.pages import text
from tests.report.test_layout import check_margins, check_no_overlap
from tests.support.samples import SAMPLES

MOST_PAGES = 4
MOST_WORDS = 220


NAMES = (*(path.stem for path in SAMPLES), *DESIGNS)
"""All samples, and all designs that put documents to the test."""


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    """A design; all that is asked of it is asked at once, so that it is simulated once."""
    return str(request.param)


def summary(snapshot: Snapshot) -> Document:
    return design_report(snapshot, CATALOG, date="2026-11-22", fingerprint="0123456789ab", variant="summary")


def test_it_is_complete_on_four_pages(name: str) -> None:
    document = summary(snapshot_of(name))
    for sheet in ("a4", "letter"):
        layout = paginate(replace(document, sheet=sheet))
        check_margins(layout)
        assert len(layout.pages) <= MOST_PAGES
    for section in document.sections:
        words = sum(len(said.split()) for block in section.blocks for said in prose(block, document))
        assert words <= MOST_WORDS, section.title


def test_every_number_stands_in_the_body(name: str) -> None:
    document = document_of(name)
    assert [section.anchor for section in document.sections if section.anchor in SUMMARY][:1] == ["summary"]
    assert list(orphans(document)) == []


def prose(block: Block, document: Document) -> Iterator[str]:
    """Sentences; titles, tables and figures are none."""
    if isinstance(block, Statement | Lead | Paragraph):
        yield plain(block.text, document.labels)
    elif isinstance(block, Bullets):
        yield from (plain(item, document.labels) for item in block.items)
    elif isinstance(block, Facts):
        yield from (plain(value, document.labels) for _, value in block.pairs)


def test_words_do_not_lie_on_each_other() -> None:
    for name in ("four-node-3-plus-1", "halden-freight"):
        layout = paginate(summary(snapshot_of(name)))
        without_pictures = tuple(page for page in layout.pages if "Figure" not in text(page))
        check_no_overlap(replace(layout, pages=without_pictures))


def test_alone_it_says_what_it_is_on_its_first_page() -> None:
    document = summary(snapshot_of("halden-freight"))
    (head,) = (block for block in document.sections[0].blocks if isinstance(block, Masthead))
    assert (head.kind, head.title) == ("Executive summary", "Mail platform Halden Freight")
    assert dict(head.pairs)["Fingerprint"] == "0123456789ab"
    first = paginate(document).pages[0]
    for words in ("Halden Freight plc", "22 November 2026", "0123456789ab", "For review"):
        assert words in text(first).replace("\N{NO-BREAK SPACE}", " ")


def test_within_the_design_document_it_has_no_head_of_its_own_and_its_figures_lead_on() -> None:
    document = design_report(snapshot_of("halden-freight"), CATALOG, date="2026-11-22")
    blocks = [block for section in document.sections for block in section.blocks]
    assert not any(isinstance(block, Masthead) for block in blocks)
    (tiles,) = (block for block in blocks if isinstance(block, Tiles))
    assert all(tile.anchor in document.labels for tile in tiles.tiles)


def test_the_figures_of_the_worked_example_come_out_of_the_program() -> None:
    shown = " ".join(render(summary(snapshot_of("halden-freight"))).split("\n"))
    for figure in ("[105 s]", "[99.983 %]", "[50 %]", "[0 errors]", "88\N{NO-BREAK SPACE}%", "2,000 users"):
        assert figure in shown


def test_the_longest_interruption_is_that_of_the_worst_node() -> None:
    """The node that owns the quorum takes longest to be missed; the first virtual server runs elsewhere."""
    snapshot = snapshot_of("halden-freight")
    groups = {key: replace(one, owner="n2") if one.kind == "cluster" else one for key, one in snapshot.groups.items()}
    shown = render(summary(replace(snapshot, groups=groups)))
    assert "[105 s] longest interruption" in shown
    assert "EXVS1 is back 102\N{NO-BREAK SPACE}s after EXN01 loses power" in shown


def test_what_is_not_known_is_left_out() -> None:
    shown = render(summary(DESIGNS["three-plus-one"]()))
    assert "availability" not in shown.split("Why")[0]
    assert "processor" not in shown
    assert "Owner" not in shown


def test_risks_of_the_register_go_before_computed_ones_the_gravest_first() -> None:
    snapshot = DESIGNS["two-node"]()
    for number, (likelihood, impact) in enumerate(((1, 2), (5, 4), (2, 2), (3, 3), (1, 1), (4, 4)), 1):
        risk = Risk(id=f"rk{number}", number=number, event=f"event {number}", likelihood=likelihood, impact=impact)
        snapshot = replace(snapshot, risks={**snapshot.risks, risk.id: risk})
    table = found(summary(snapshot), "top-risks")
    rows = [row for row in table.rows if isinstance(row, Row)]
    assert [plain(row.cells[0], {}) for row in rows] == ["RK-02", "RK-06", "RK-04", "RK-03", "RK-01"]
    assert plain(rows[0].cells[2], {}) == "20"


def test_open_issues_ask_for_an_answer_until_they_have_one() -> None:
    snapshot = DESIGNS["two-node"]()
    issue = OpenIssue(id="is1", number=1, text="Who owns the array?", owner="C. Client", due="2026-12-24")
    asking = replace(snapshot, issues={"is1": issue})
    answered = replace(snapshot, issues={"is1": replace(issue, answer="The client.")})
    assert re.search(r"IS-01 +Who owns the array\?.*24\sDecember\s2026\s+C\.\sClient", render(summary(asking)))
    assert "IS-01" not in render(summary(answered))


def test_open_errors_are_asked_about_first() -> None:
    document = summary(DESIGNS["broken"]())
    assert "not ready to be built" in render(document)
    first = found(document, "asked").rows[0]
    assert isinstance(first, Row)
    assert "Correct it" in plain(first.cells[3], {})


def found(document: Document, anchor: str) -> Table:
    (table,) = (
        block
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Table) and block.anchor == anchor
    )
    return table


def test_pictures_say_in_words_what_they_show() -> None:
    for section in summary(snapshot_of("four-node-3-plus-1")).sections:
        for block in section.blocks:
            if isinstance(block, Figure):
                assert len(block.picture.description) > 60


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("6,000 users wait 105\N{NO-BREAK SPACE}s, or 80.20 s", ["6000", "105", "80.2"]),
        ("DD-02, EX-4.31, NODE1 and EXVS12 on 192.168.10.11/24", []),
        ("on 22\N{NO-BREAK SPACE}November\N{NO-BREAK SPACE}2026 at 1:43.2", []),
        ("99.983 % of 8,760 h.", ["99.983", "8760"]),
    ],
)
def test_numbers_are_told_from_codes_names_and_dates(words: str, numbers: list[str]) -> None:
    assert list(numbers_in(words)) == numbers
