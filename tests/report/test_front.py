"""The first pages: whose document it is, which one, who signs, and who should read what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from designer.model.paper import Brand, Issued, Paper
from designer.model.registers import Stakeholder
from designer.model.snapshot import Snapshot
from designer.report.blocks import Cover, Document, ReadingGuide, Row, SmallPrint, Table, plain
from designer.report.build import design_report, designs_report
from designer.report.layout.pages import paginate
from designer.report.variants import VARIANTS, VariantId
from tests.report.designs import CATALOG, DESIGNS
from tests.report.pages import text

FINGERPRINT = "0123456789ab"

PAPER = Paper(
    id="paper", number="HF-EXC-001", version="1.1", status="issued", marking="Confidential", change="Own quorum disk"
)


def made(snapshot: Snapshot, variant: VariantId = "testplan") -> Document:
    return design_report(snapshot, CATALOG, date="2026-11-22", fingerprint=FINGERPRINT, variant=variant)


@pytest.fixture(scope="module")
def design() -> Snapshot:
    versions = {"v1": Issued(id="v1", number="1.0", date="2026-10-01", author="B. Before", fingerprint="aaaabbbbcccc")}
    people = (
        Stakeholder(id="s1", number=1, name="Jane", role="Sponsor", responsibility="approve", copy="controlled"),
        Stakeholder(id="s2", number=2, name="Ola", organisation="Halden", copy="information"),
        Stakeholder(id="s3", number=3, name="Nobody"),
    )
    return replace(
        DESIGNS["two-node"](),
        papers={"paper": PAPER},
        brands={
            "brand": Brand(id="brand", legal="All rights reserved <Harbour>.", client_short="Halden", dark="#4b0082")
        },
        versions=versions,
        stakeholders={one.id: one for one in people},
    )


def cover(document: Document) -> Cover:
    (block,) = document.sections[0].blocks
    assert isinstance(block, Cover)
    return block


def table(document: Document, title: str) -> list[list[str]]:
    """The cells of a table of the document control."""
    control = next(section for section in document.sections if section.anchor == "control")
    (found,) = (one for one in control.blocks if isinstance(one, Table) and plain(one.title, {}).startswith(title))
    return [[plain(cell, {}) for cell in row.cells] for row in found.rows if isinstance(row, Row)]


@pytest.mark.parametrize("variant", ["design", "runbook", "testplan"])
def test_every_kind_of_document_has_its_own_number(design: Snapshot, variant: VariantId) -> None:
    document = made(design, variant)
    number = f"HF-EXC-001-{VARIANTS[variant].suffix}"
    assert dict(cover(document).pairs)["Document number"] == number
    assert document.footer == f"{number} · Version 1.1 · Issued · 22\N{NO-BREAK SPACE}November\N{NO-BREAK SPACE}2026"
    others = [row[0] for row in table(document, "Documents made from the same design")]
    assert len(others) == len(VARIANTS) - 1
    assert number not in others
    assert {row[-1] for row in table(document, "Documents made from the same design")} == {FINGERPRINT}
    assert cover(document).chip == ("ok", "Issued")


@pytest.mark.parametrize(
    ("kept", "status", "mark"), [(FINGERPRINT, "Issued", ""), ("aaaabbbbcccc", "Draft", "DRAFT"), ("", "Issued", "")]
)
def test_an_issued_version_that_is_no_longer_what_was_issued_is_a_draft(
    design: Snapshot, kept: str, status: str, mark: str
) -> None:
    again = Issued(id="v2", number="1.1", date="2026-11-01", fingerprint=kept)
    document = made(replace(design, versions={"v2": again}))
    assert status in document.footer
    assert (cover(document).chip or ("", ""))[1] == status
    assert document.watermark == mark


def test_versions_that_were_issued_and_the_one_in_the_making(design: Snapshot) -> None:
    rows = table(made(design), "Version history")
    assert [(row[0], row[-1]) for row in rows] == [("1.0", "aaaabbbbcccc"), ("1.1", FINGERPRINT)]
    assert rows[1][3] == "Own quorum disk"


def test_who_signs_and_who_gets_a_copy(design: Snapshot) -> None:
    signing = table(made(design), "Review and approval")
    assert signing[0][:4] == ["Jane", "Sponsor", "Approve", "1.1"]
    assert len(signing) == 3
    assert signing[1] == [""] * 6
    assert [row[0] for row in table(made(design), "Distribution")] == ["Jane", "Ola"]


def test_only_what_is_known_is_printed() -> None:
    document = made(DESIGNS["two-node"]())
    labels = [label for label, _ in cover(document).pairs]
    assert "Document number" not in labels
    assert "Classification" not in labels
    control = next(section for section in document.sections if section.anchor == "control")
    titles = [plain(one.title, {}) for one in control.blocks if isinstance(one, Table)]
    assert not any(title.startswith("Distribution") for title in titles)
    assert len(table(document, "Documents made from the same design")[0]) == 3, "no column for numbers"


def test_legal_words_stand_at_the_foot_of_the_document_control(design: Snapshot) -> None:
    document = made(design)
    control = next(section for section in document.sections if section.anchor == "control")
    assert isinstance(control.blocks[-1], SmallPrint)
    page = paginate(document).pages[1]
    assert "All rights reserved <Harbour>." in text(page).splitlines()[-2]


def test_brand_and_paper_reach_the_document(design: Snapshot) -> None:
    document = made(replace(design, papers={"paper": replace(PAPER, sheet="letter")}))
    assert (document.sheet, document.marking, document.running_owner) == ("letter", "Confidential", "Halden")
    assert document.colours["navy"] == "#4b0082"
    assert {(round(page.width), round(page.height)) for page in paginate(document).pages} <= {(612, 792), (792, 612)}
    assert document.seal == f"Fingerprint {FINGERPRINT}"


def test_a_draft_says_so_on_its_title_and_behind_every_page(design: Snapshot) -> None:
    draft = made(replace(design, papers={"paper": replace(PAPER, status="draft")}))
    assert (draft.watermark, cover(draft).chip) == ("DRAFT", ("warning", "Draft"))
    broken = made(DESIGNS["broken"](), "design")
    chip = cover(broken).chip
    assert chip is not None
    assert chip[0] == "error"
    assert chip[1].startswith("DRAFT – ")
    assert "failed" in chip[1]
    assert broken.watermark == "DRAFT · CHECKS FAILED"
    (link,) = paginate(broken).pages[0].links
    assert link.target == "findings"


def test_the_title_page_of_a_plan_promises_no_section_that_it_lacks() -> None:
    document = made(DESIGNS["broken"](), "testplan")
    assert cover(document).banner == ()
    assert paginate(document).pages[0].links == ()


def test_the_front_matter_takes_four_pages_at_most() -> None:
    layout = paginate(made(DESIGNS["three-plus-one"](), "design"))
    pages = layout.page_of()
    assert pages["summary"] <= 5


def test_the_reading_guide_knows_sections_that_exist() -> None:
    document = made(DESIGNS["three-plus-one"](), "design")
    contents = next(section for section in document.sections if section.anchor == "contents")
    (guide,) = (block for block in contents.blocks if isinstance(block, ReadingGuide))
    for reader in guide.readers:
        assert set(reader.anchors) & set(document.labels), reader.who


def test_a_document_of_several_designs_is_in_the_first_ones_look(design: Snapshot) -> None:
    document = designs_report(
        [(design, "a"), (DESIGNS["broken"](), "b")], CATALOG, date="2026-11-22", variant="testplan"
    )
    assert document.colours["navy"] == "#4b0082"
    assert document.watermark == "DRAFT · CHECKS FAILED"
    assert document.seal == ""
