"""The linter: each of its points has a document that offends against it, and the flaw is found."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image

from designer.drawing.primitives import Box, Label, Line, Picture, Shape
from designer.model.snapshot import Snapshot
from designer.report.blocks import (
    Block,
    Card,
    Column,
    Contents,
    Cover,
    Document,
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
from designer.report.build import build, make_context
from designer.report.context import Context, issue_of
from designer.report.layout.pages import Layout, Page, paginate
from designer.report.lint.flaw import Flaw
from designer.report.lint.points import POINTS
from designer.report.lint.run import MOST_OF_A_KIND, lint, told
from designer.report.pdf import write_pdf
from tests.report.designs import CATALOG, DESIGNS, template, with_cluster
from tests.report.pages import document, of_sections

SAID = "Node one holds the mail of all users and hands it over when it fails."

COVER = Cover(
    "Cluster design document", "Title", "", (("Version", "1.0"), ("Date", "22\N{NO-BREAK SPACE}November 2026"))
)
"""A cover that is as it should be."""


def pages(*blocks: Block, **values: object) -> Document:
    """A small whole document: contents and one section."""
    sections = (
        Section("contents", "Contents", (Contents(),)),
        Section("one", "The one section", (Lead(SAID), *blocks), "1"),
    )
    return of_sections(*sections, keywords=("cluster",), **values)


def flaws(
    made: Document,
    contexts: Sequence[Context] = (),
    *,
    layout: Callable[[Layout], Layout] | None = None,
    pdf: Callable[[pikepdf.Pdf], None] | None = None,
    file_name: str = "",
) -> tuple[Flaw, ...]:
    """What is found in a document whose pages or file somebody has spoilt."""
    laid_out = paginate(made)
    data = write_pdf(made, layout=laid_out)
    if pdf is not None:
        with pikepdf.open(io.BytesIO(data)) as opened:
            pdf(opened)
            buffer = io.BytesIO()
            opened.save(buffer)
            data = buffer.getvalue()
    return lint(made, layout(laid_out) if layout else laid_out, data, contexts, file_name=file_name)


def points(*arguments: object, **options: object) -> set[int]:
    return {flaw.point for flaw in flaws(*arguments, **options)}  # type: ignore[arg-type]


def last_page(change: Callable[[Page], Page]) -> Callable[[Layout], Layout]:
    return lambda layout: replace(layout, pages=(*layout.pages[:-1], change(layout.pages[-1])))


def drawn(*more: Box | Label | Line | Shape) -> Callable[[Layout], Layout]:
    """The last page with something more on it."""
    return last_page(lambda page: replace(page, primitives=(*page.primitives, *more)))


def grid(*rows: Row, title: str = "What there is", notes: str = "") -> Table:
    return Table(title, (Column("Name"), Column("Count", "right")), rows, notes)


def context_of(design: Snapshot, **values: str) -> Context:
    return make_context(design, CATALOG, issue_of(design, date="2026-11-22", **values))


def test_a_document_as_it_should_be_has_no_flaws() -> None:
    table = grid(Row(("Nodes", "2")), Row(("Groups", "3")), Row(("Total", "5"), "total"))
    assert flaws(pages(Heading("Counted", anchor="counted"), Paragraph(SAID), table)) == ()


def test_every_point_is_somebodys() -> None:
    assert [point.number for point in POINTS] == list(range(1, 53))
    assert [point.number for point in POINTS if point.how == "left out"] == [9, 10, 11]


# --- the file


def test_a_file_that_is_none() -> None:
    made = pages()
    (flaw,) = (one for one in lint(made, paginate(made), b"%PDF-1.7 no", ()) if one.point == 1)
    assert flaw.grave


def test_a_file_with_a_broken_stream() -> None:
    made = pages()
    data = write_pdf(made)
    start = data.index(b"stream") + 30
    assert 1 in {flaw.point for flaw in lint(made, paginate(made), data[:start] + b"\0" * 40 + data[start + 40 :], ())}


def spoil_info(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Creator"] = "(unspecified)"


def spoil_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def spoil_title_bar(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def add_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def first_font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return next(iter(pdf.pages[0].Resources.Font.values()))


def leave_font_out(pdf: pikepdf.Pdf) -> None:
    del first_font(pdf).FontDescriptor["/FontFile2"]


def take_characters(pdf: pikepdf.Pdf) -> None:
    del first_font(pdf)["/ToUnicode"]


def whole_font(pdf: pikepdf.Pdf) -> None:
    font = first_font(pdf)
    font.BaseFont = pikepdf.Name("/" + str(font.BaseFont).partition("+")[2])


def foreign_font(pdf: pikepdf.Pdf) -> None:
    first_font(pdf).BaseFont = pikepdf.Name("/ABCDEF+Helvetica")


def image(pdf: pikepdf.Pdf, pixels: tuple[int, int], points_wide: float, points_high: float) -> None:
    stream = pdf.make_stream(
        bytes(pixels[0] * pixels[1]),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=pixels[0],
        Height=pixels[1],
        ColorSpace=pikepdf.Name.DeviceGray,
        BitsPerComponent=8,
    )
    page = pdf.pages[0]
    page.Resources.XObject = pikepdf.Dictionary(Photo=stream)
    page.contents_add(f"q {points_wide} 0 0 {points_high} 100 100 cm /Photo Do Q".encode())


def photograph(pdf: pikepdf.Pdf) -> None:
    image(pdf, (400, 400), 100, 100)


def stretched(pdf: pikepdf.Pdf) -> None:
    image(pdf, (400, 400), 100, 50)


def other_titles(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata = pdf.make_stream(b"<x:xmpmeta>Another</x:xmpmeta>")


def fatten(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Ballast = pdf.make_stream(random.Random(1).randbytes(3 * 2**20))


def turn_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Rotate = 90


def lose_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


def mute_link(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Annots[0].Contents = ""


def misdirect_link(pdf: pikepdf.Pdf) -> None:
    link = pdf.pages[0].Annots[0]
    link.Dest = pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.Fit])


def misdirect_bookmark(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.Dest = pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.Fit])


def lose_bookmarks(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Outlines["/First"]


@pytest.mark.parametrize(
    ("spoil", "point"),
    [
        (spoil_info, 2),
        (spoil_language, 3),
        (spoil_title_bar, 3),
        (add_script, 4),
        (leave_font_out, 5),
        (take_characters, 5),
        (whole_font, 5),
        (foreign_font, 6),
        (fatten, 7),
        (photograph, 8),
        (other_titles, 12),
        (lose_page, 40),
        (misdirect_link, 41),
        (misdirect_bookmark, 42),
        (lose_bookmarks, 42),
        (mute_link, 43),
        (turn_page, 44),
        (stretched, 47),
    ],
    ids=lambda value: value.__name__ if callable(value) else str(value),
)
def test_a_spoilt_file_is_found_out(spoil: Callable[[pikepdf.Pdf], None], point: int) -> None:
    assert point in points(pages(), pdf=spoil)


def test_an_old_or_an_encrypted_file_is_found_out() -> None:
    made = pages()
    with pikepdf.open(io.BytesIO(write_pdf(made))) as opened:
        buffer = io.BytesIO()
        opened.save(buffer, encryption=pikepdf.Encryption(owner="secret", user=""))
    assert 4 in {flaw.point for flaw in lint(made, paginate(made), buffer.getvalue(), ())}
    old = write_pdf(made).replace(b"%PDF-1.7", b"%PDF-1.4", 1)
    assert 4 in {flaw.point for flaw in lint(made, paginate(made), old, ())}


def test_a_logo_that_would_be_coarse_is_the_authors() -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 16), "navy").save(buffer, "PNG")
    cover = replace(COVER, imprint="Harbour Consulting", logo=buffer.getvalue())
    made = of_sections(Section("cover", "Cover", (cover,), bare=True), *pages().sections, keywords=("cluster",))
    found = [flaw for flaw in flaws(made) if flaw.point == 8]
    assert [flaw.whose for flaw in found] == ["author"]


# --- the pages


@pytest.mark.parametrize(
    ("extra", "point"),
    [
        (Label(40, 400, "outside", 10.5), 33),
        (Label(500, 400, "a long word", 10.5), 33),
        (Label(200, 400, "small", 5), 36),
        (Label(200, 400, "\N{CJK UNIFIED IDEOGRAPH-4E2D}", 10.5), 35),
        (Label(4, 400, "edge", 10.5), 48),
        (Label(200, 400, "faint", 10.5, "grid"), 46),
        (Label(200, 400, "net use \N{LEFT DOUBLE QUOTATION MARK}R:", 9, "ink", "mono"), 52),
        (Label(190, 776, "The one section", 14, "heading", "semibold"), 37),
        (Line(((62.36, 300), (544.25, 300)), "rule", 0.5), 39),
    ],
    ids=("left", "right", "small", "glyph", "printer", "contrast", "command", "heading", "head"),
)
def test_a_spoilt_page_is_found_out(extra: Label | Line, point: int) -> None:
    assert point in points(pages(), layout=drawn(extra))


def test_words_on_each_other() -> None:
    assert 34 in points(pages(), layout=drawn(Label(200, 400, "one", 10.5), Label(203, 402, "two", 10.5)))
    assert 34 not in points(pages(), layout=drawn(Label(200, 400, "one", 10.5), Label(200, 414, "two", 10.5)))


def test_light_text_on_a_dark_ground_can_be_read() -> None:
    ground = Box(190, 380, 80, 30, fill="navy")
    assert 46 not in points(pages(), layout=drawn(ground, Label(200, 400, "white", 10.5, "on.navy")))
    assert 46 in points(pages(), layout=drawn(ground, Label(200, 400, "black", 10.5, "ink")))


def test_colours_of_the_branding_that_cannot_be_read_are_the_authors() -> None:
    found = [flaw for flaw in flaws(pages(colours={"heading": "#f0f0f0"})) if flaw.point == 46]
    assert {flaw.whose for flaw in found} == {"author"}


def test_a_page_nearly_empty() -> None:
    made = pages(*(Paragraph(SAID) for _ in range(90)))
    laid_out = paginate(made)
    before = laid_out.pages[-2]
    short = replace(before, primitives=tuple(one for one in before.primitives if not 150 < getattr(one, "y", 0) < 785))
    spoilt = replace(laid_out, pages=(*laid_out.pages[:-2], short, laid_out.pages[-1]))
    assert 38 in {flaw.point for flaw in lint(made, spoilt, write_pdf(made), ())}


def test_a_table_that_goes_on_without_saying_so() -> None:
    made = pages(grid(*(Row((f"Row {number}", "1")) for number in range(90))))
    assert flaws(made) == ()

    def silent(page: Page) -> Page:
        kept = tuple(
            replace(one, text=one.text.replace(" (continued)", "")) if isinstance(one, Label) else one
            for one in page.primitives
        )
        return replace(page, primitives=kept)

    assert 39 in points(made, layout=last_page(silent))


def test_a_footer_that_counts_wrongly() -> None:
    def renumbered(page: Page) -> Page:
        return replace(
            page,
            primitives=tuple(
                replace(one, text="Page 7 of 9") if isinstance(one, Label) and one.text.startswith("Page ") else one
                for one in page.primitives
            ),
        )

    assert 40 in points(pages(), layout=last_page(renumbered))


def test_a_page_without_its_header() -> None:
    bare = last_page(
        lambda page: replace(page, primitives=tuple(p for p in page.primitives if getattr(p, "y", 99) > 60))
    )
    assert 44 in points(pages(), layout=bare)


def test_a_marking_that_is_missing_on_a_page() -> None:
    made = pages(marking="Confidential")
    assert flaws(made) == ()
    unmarked = last_page(
        lambda page: replace(
            page, primitives=tuple(p for p in page.primitives if getattr(p, "text", "") != "CONFIDENTIAL")
        )
    )
    assert 32 in points(made, layout=unmarked)


def test_contents_that_name_another_page() -> None:
    made = pages()

    def wrong(layout: Layout) -> Layout:
        first = layout.pages[0]
        kept = tuple(replace(one, text="9") if getattr(one, "text", "") == "2" else one for one in first.primitives)
        return replace(layout, pages=(replace(first, primitives=kept), *layout.pages[1:]))

    assert 41 in points(made, layout=wrong)


# --- the words


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
