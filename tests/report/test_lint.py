"""The linter on words, numbers and codes: each point has a document that offends against it, and the flaw is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from designer.drawing.primitives import Label, Picture
from designer.report.blocks import (
    Card,
    Column,
    Figure,
    Heading,
    Lead,
    Note,
    Paragraph,
    Ref,
    Row,
    Section,
    Table,
)
from designer.report.build import build
from designer.report.lint.flaw import Flaw
from designer.report.lint.points import POINTS
from designer.report.lint.run import MOST_OF_A_KIND, told
from tests.report.designs import DESIGNS, template, with_cluster
from tests.report.pages import document, of_sections
from tests.report.spoiling import COVER, SAID, context_of, flaws, grid, pages, points


def test_a_document_as_it_should_be_has_no_flaws() -> None:
    table = grid(Row(("Nodes", "2")), Row(("Groups", "3")), Row(("Total", "5"), "total"))
    assert flaws(pages(Heading("Counted", anchor="counted"), Paragraph(SAID), table)) == ()


def test_every_point_is_somebodys() -> None:
    assert [point.number for point in POINTS] == list(range(1, 53))
    assert [point.number for point in POINTS if point.how == "left out"] == [9, 10, 11]


@pytest.mark.parametrize("words", ["TBD", "None", "N/A", "{evs1}", "What ??", "nan", "lorem ipsum", "<insert IP>"])
def test_placeholders(words: str) -> None:
    (flaw,) = (one for one in flaws(pages(Paragraph(f"The address is {words} so far."))) if one.point == 15)
    assert flaw.whose == "program"


def test_what_the_author_typed_is_the_authors() -> None:
    context = context_of(with_cluster(template("two-node-active-passive"), notes="The address is TBD so far."))
    (flaw,) = (one for one in flaws(pages(Paragraph("It is TBD so far.")), [context]) if one.point == 15)
    assert flaw.whose == "author"


def test_none_of_something_is_a_word_like_any_other() -> None:
    assert 15 not in points(pages(Paragraph("None of the nodes is passive.")))


@pytest.mark.parametrize("words", ["A robust design.", "It leverages clusters.", "Done!", "word " * 40 + "end."])
def test_boasts_and_endless_sentences(words: str) -> None:
    assert 29 in points(pages(Paragraph(words)))


def test_a_list_behind_a_colon_is_no_endless_sentence() -> None:
    assert 29 not in points(pages(Paragraph(f"The path: {', '.join(f'step {n} of it' for n in range(20))}.")))


def test_a_number_of_the_summary_that_stands_nowhere_else() -> None:
    body = Section("two", "Body", (Lead("There are 6,000 mailboxes."),), "2")
    good = Section("summary", "Executive summary", (Lead("All 6000 mailboxes come back."),), "1")
    bad = replace(good, blocks=(Lead("All 6,500 mailboxes come back."),))
    assert 14 not in points(of_sections(good, body, keywords=("k",)))
    assert 14 in points(of_sections(bad, body, keywords=("k",)))


def test_names_that_are_missing_and_addresses_that_nobody_has() -> None:
    context = context_of(template("two-node-active-passive"))
    found = [
        flaw.sentence for flaw in flaws(pages(Paragraph("Ping 203.0.113.7 first.")), [context]) if flaw.point == 16
    ]
    assert "the address 203.0.113.7 is not in the design" in found
    assert 'the node "NODE1" is not in the document' in found


def test_version_numbers_are_no_addresses() -> None:
    context = context_of(DESIGNS["empty"]())
    assert 16 not in points(pages(Paragraph("Exchange 6.5.7226.0 is installed.")), [context])


def test_codes_that_nothing_has_and_codes_that_two_have() -> None:
    context = context_of(template("two-node-active-passive"))
    assert 21 in points(pages(Paragraph("So it must be (NFR-77).")), [context])
    assert 21 in points(pages(Paragraph("So it is tested (TC-99).")), [context])
    assert 21 not in points(pages(Paragraph("So it was decided (DD-02).")), [context])
    twice = Card("DD-02", "Nodes", (Paragraph(SAID),))
    assert 21 in points(pages(twice, twice), [context])


def test_what_is_missing_in_the_registers_is_the_authors() -> None:
    from designer.edits.registers import add_entry
    from designer.model.diff import apply

    design = template("two-node-active-passive")
    for table, words in (("requirements", {"text": "Mail is back within 300 s."}), ("risks", {"cause": "Fire"})):
        design = apply(design, add_entry(design, table, **words))
    design = apply(design, add_entry(design, "decisions", title="Blue cables", decision="Cables are blue."))
    found = [flaw for flaw in flaws(pages(), [context_of(design)]) if flaw.point in (18, 19, 20)]
    assert {flaw.point for flaw in found} == {18, 19, 20}
    assert {flaw.whose for flaw in found} == {"author"}


def test_a_draft_that_does_not_say_so() -> None:
    context = context_of(DESIGNS["broken"]())
    assert 22 in points(pages(), [context])
    chip = of_sections(Section("cover", "Cover", (COVER,), bare=True), *pages().sections, watermark="DRAFT")
    assert 22 in points(chip, [context])
    assert 22 not in points(build(context), [context])


def test_a_waiver_without_its_reason() -> None:
    context = context_of(DESIGNS["waived"]())
    assert 23 not in points(build(context), [context])
    silent = pages(Heading("Findings", anchor="findings"), Paragraph("One finding was accepted."))
    assert 23 in points(silent, [context])


def test_a_time_of_which_nobody_knows_where_it_is_from() -> None:
    time = "It takes 105\N{NO-BREAK SPACE}s."
    assert 24 in points(pages(Paragraph(time)))
    assert 24 not in points(pages(Paragraph(f"{time[:-1]} (simulated).")))
    table = Table("Steps", (Column("Step"), Column("Takes, s", "right")), (Row(("First", "7")),))
    assert 24 in points(pages(table))
    assert 24 not in points(pages(replace(table, notes="Source: simulation; assumed times.")))


def test_a_total_that_does_not_add_up() -> None:
    rows = (Row(("Nodes", "1,200")), Row(("Groups", "3.5")))
    assert 26 in points(pages(grid(*rows, Row(("Total", "1,204.5"), "total"))))
    assert 26 not in points(pages(grid(*rows, Row(("Total", "1,203.5"), "total"))))
    assert 26 not in points(pages(grid(*rows, Row(("Largest", "1,200"), "total"))))


def test_versions_and_dates_that_disagree() -> None:
    context = context_of(template("two-node-active-passive"))
    made = build(context)
    name = "EX-CDD_v1.0_2026-11-22.pdf"
    assert 27 not in points(made, [context], file_name=name)
    assert 27 in points(made, [context], file_name="EX-CDD_v1.1_2026-11-22.pdf")
    assert 27 in points(made, [context], file_name="EX-CDD_v1.0_2026-11-23.pdf")
    assert 27 in points(made, [context_of(template("two-node-active-passive"), version="2.7")])
    assert 27 in points(replace(made, iso_date="2020-01-01"), [context])


def test_an_issued_version_that_is_no_longer_what_was_issued() -> None:
    from designer.edits.versions import issue_version
    from designer.files.text import fingerprint
    from designer.model.diff import apply, changing

    design = template("two-node-active-passive")
    design = apply(design, issue_version(design, "1.0", "2026-11-22"))
    changed = apply(design, changing(design, "nodes", next(iter(design.nodes)), ram_mb=512))
    for one, is_flawed in ((design, False), (changed, True)):
        context = context_of(one, fingerprint=fingerprint(one))
        assert any("has changed since" in flaw.sentence for flaw in flaws(pages(), [context])) is is_flawed


def test_a_table_without_a_word_about_it() -> None:
    table = replace(grid(Row(("Nodes", "2"))), anchor="counted")
    heading = Heading("Counted", anchor="counts")
    assert 31 in points(pages(heading, table))
    assert 31 not in points(pages(heading, Paragraph(SAID), table))
    assert 31 not in points(pages(Paragraph(("As ", Ref("counted"), " says.")), heading, table))


def test_words_in_figures_count_as_words() -> None:
    picture = Picture(100, 50, (Label(10, 20, "TBD", 9),), title="Nodes", description="Two nodes")
    assert 15 in points(pages(Figure("Two nodes share the disks", picture)))


def test_flaws_are_told_a_few_of_a_kind() -> None:
    many = [Flaw(15, f"page {number}", "something is missing") for number in range(MOST_OF_A_KIND + 3)]
    lines = list(told(many))
    assert lines[0] == "page 0: something is missing"
    assert lines[-1] == "(and 3 more like this)"
    assert Flaw(7, "", "the file is large").text == "The file is large"


def test_a_note_is_read_too() -> None:
    assert 15 in points(document(Note("The owner is TBD.", "warning"), keywords=("k",)))
