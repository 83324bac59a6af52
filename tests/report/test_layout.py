from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.drawing.metrics import text_width
from designer.drawing.primitives import Box, Label, Picture
from designer.foundation.glyphs import printable
from designer.report.blocks import (
    Band,
    Block,
    Bullets,
    Column,
    Contents,
    Facts,
    Figure,
    Heading,
    Lead,
    Note,
    PageBreak,
    Paragraph,
    Ref,
    Row,
    Run,
    Section,
    Sign,
    Statement,
    Table,
    Tile,
    Tiles,
)
from designer.report.layout.pages import Layout, paginate
from designer.report.layout.sheet import A4
from tests.report.pages import body, labels, laid_out, of_sections, place, sheet_of, text
from tests.support.volume import volume

LOREM = "A failover group moves as a whole from one node to another, and never in parts. "
COLUMNS = (Column("Name"), Column("Type"), Column("Needs", weight=2), Column("Time, s", "right"))


def long_table(rows: int) -> Table:
    return Table(
        "All resources",
        COLUMNS,
        tuple(Row((f"Resource {n}", "Physical Disk", "IP Address, Network Name", f"{n}.0")) for n in range(rows)),
        "Source: the design.",
        "long",
    )


def picture(width: float, height: float, name: str = "Inside") -> Picture:
    return Picture(width, height, (Box(0, 0, width, height, stroke="rule"), Label(5, 15, name, 8)))


def check_margins(layout: Layout) -> None:
    """Nothing stands outside the margins; header and footer are inside the paper."""
    for page in layout.pages:
        sheet = sheet_of(page)
        for label in labels(page):
            area = place(label)
            assert area.x >= sheet.left - 0.1, (page.number, label)
            assert area.right <= sheet.width - sheet.right + 0.1, (page.number, label)
        for label in body(page):
            assert label.y <= sheet.height - sheet.bottom


def check_no_overlap(layout: Layout) -> None:
    for page in layout.pages:
        areas = [(place(label).inset(0.1), label) for label in body(page) if label.text.strip()]
        for index, (area, label) in enumerate(areas):
            for other, neighbour in areas[index + 1 :]:
                assert not area.overlaps(other), (page.number, label.text, neighbour.text)


def test_text_is_broken_into_lines_that_fit() -> None:
    layout = laid_out(Paragraph(LOREM * 6))
    check_margins(layout)
    assert " ".join(text(layout.pages[0]).split()[3:]) == (LOREM * 6).strip()


def test_styles_and_links_within_a_line() -> None:
    made = laid_out(Paragraph(("See ", Run("NODE1", "mono"), " in ", Ref("long", page=True), ".")), long_table(3))
    found = {label.text: label for label in body(made.pages[0])}
    assert found["NODE1"].face == "mono"
    reference = found["Table\N{NO-BREAK SPACE}1 (page\N{NO-BREAK SPACE}1)"]
    assert reference.fill == "accent"
    (link,) = made.pages[0].links
    assert (link.target, link.text) == ("long", "Go to Table\N{NO-BREAK SPACE}1 (page\N{NO-BREAK SPACE}1)")
    assert link.rect.contains(reference.x + 1, reference.y - 1)


def test_a_word_wider_than_its_line_is_broken_at_a_separator_if_there_is_one() -> None:
    path = "/".join(["a-rather-long-folder-name"] * 8)
    layout = laid_out(Paragraph(path), Paragraph("W" * 300))
    check_margins(layout)
    lines = text(layout.pages[0]).splitlines()
    assert "".join(lines[1:]) == path + "W" * 300
    assert all(line[-1] in "/-" for line in lines[1:3])


def test_long_tables_repeat_title_and_head() -> None:
    layout = laid_out(long_table(120))
    check_margins(layout)
    assert len(layout.pages) == 4
    for page in layout.pages[1:]:
        start = text(page).splitlines()[:3]
        assert start[0] == "Table\N{NO-BREAK SPACE}1\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}All resources (continued)"
        assert start[1] == "Name Type Needs Time, s"
        assert start[2].startswith("Resource ")
    everything = "\n".join(text(page) for page in layout.pages)
    assert [n for n in range(120) if f"Resource {n} " not in everything] == []
    assert everything.count("Source: the design.") == 1


def test_the_end_of_a_table_never_stands_alone() -> None:
    for rows in range(30, 60):
        last = laid_out(long_table(rows)).pages[-1]
        assert text(last).count("Physical Disk") >= 3, rows


def test_a_short_table_is_not_broken() -> None:
    for filler in range(0, 40, 3):
        layout = laid_out(*[Paragraph("Filler.")] * filler, long_table(7))
        with_rows = [page for page in layout.pages if "Physical Disk" in text(page)]
        assert len(with_rows) == 1


def test_a_row_higher_than_a_page_is_continued() -> None:
    words = [f"word{n}" for n in range(2500)]
    layout = laid_out(Table("T", (Column("A"), Column("B")), (Row(("name", " ".join(words))), Row(("x", "y")))))
    check_margins(layout)
    everything = " ".join(text(page) for page in layout.pages).split()
    assert [word for word in everything if word.startswith("word")] == words


def test_a_crowded_table_stays_within_the_page() -> None:
    columns = tuple(Column(f"Column-number-{n}") for n in range(12))
    row = Row(tuple(f"EXCLUSTER-NODE{n}.example.com" for n in range(12)))
    check_margins(laid_out(Table("Crowded", columns, (row,) * 3)))


def test_bands_signs_totals_and_blank_lines() -> None:
    rows = (
        Band("EVS1"),
        Row(((Sign("error"), "Error"), "", "a\nb", "1")),
        Row(("Sum", "", "", "105"), "total"),
        Row(("", "", "", ""), "blank"),
    )
    layout = laid_out(Table("T", COLUMNS, rows))
    shown = text(layout.pages[0])
    assert "EVS1" in shown
    assert "Error – a 1" in shown
    assert "\nb\n" in shown
    assert "Sum 105" in shown
    check_margins(layout)


def test_no_heading_is_left_at_the_foot_of_a_page() -> None:
    for filler in range(25, 50):
        blocks: list[Block] = [Paragraph("Filler.")] * filler
        layout = laid_out(*blocks, Heading("The heading", anchor="h"), Paragraph("It says something."), long_table(30))
        (page,) = (page for page in layout.pages if "The heading" in text(page))
        assert "Resource 2" in text(page), filler


def test_wide_figures_get_a_landscape_page_and_text_goes_on_before_them() -> None:
    wide = Figure("Wide", picture(740, 400), "Notes.", "wide")
    layout = laid_out(Paragraph("Before."), wide, Paragraph("After."))
    assert [sheet_of(page) for page in layout.pages] == [A4.portrait, A4.landscape]
    assert "Before.\nAfter." in text(layout.pages[0])
    assert "Inside" in text(layout.pages[1])
    check_margins(layout)


def test_text_that_leads_up_to_a_wide_figure_goes_with_it() -> None:
    wide = Figure("Wide", picture(740, 200), anchor="wide")
    layout = laid_out(Lead("Its message."), wide, Paragraph("After."))
    assert [sheet_of(page) for page in layout.pages] == [A4.landscape, A4.portrait]
    assert "Only section" in text(layout.pages[0])
    assert "Its message." in text(layout.pages[0])
    assert layout.page_of()["one"] == 1


def test_no_figure_overtakes_another() -> None:
    wide, small = Figure("Wide", picture(740, 400), anchor="wide"), Figure("Small", picture(300, 100), anchor="small")
    layout = laid_out(*[Paragraph(LOREM)] * 10, wide, Paragraph("Between."), small)
    pages = layout.page_of()
    assert pages["wide"] < pages["small"]


def test_figures_are_shrunk_to_fit_and_never_enlarged() -> None:
    for width, height in ((500, 2000), (3000, 400), (100, 50)):
        layout = laid_out(Figure("Any", picture(width, height)))
        check_margins(layout)
        boxes = [p for page in layout.pages for p in page.primitives if isinstance(p, Box)]
        assert all(box.w <= width + 0.01 for box in boxes)
        for page in layout.pages:
            sheet = sheet_of(page)
            assert all(p.y + p.h <= sheet.height - sheet.bottom + 0.1 for p in page.primitives if isinstance(p, Box))


def test_contents_and_references_print_the_real_pages() -> None:
    sections = [Section("contents", "Contents", (Contents(),))]
    for number in range(1, 25):
        filler = (Heading(f"Part of {number}", anchor=f"h{number}"), *[Paragraph(LOREM * 5)] * (number % 7 + 4))
        sections.append(Section(f"s{number}", f"Section called {number}", filler, str(number)))
    layout = paginate(of_sections(*sections))
    pages = layout.page_of()
    listing = "\n".join(text(page) for page in layout.pages if page.number < pages["s1"])
    for number in range(1, 25):
        assert f"{number} Section called {number} {pages[f's{number}']}\n" in listing
        assert f"Section called {number}" in text(layout.pages[pages[f"s{number}"] - 1])
        assert f"Part of {number} {pages[f'h{number}']}" in listing
    assert {link.target for page in layout.pages for link in page.links} == set(pages) - {"contents"}
    check_margins(layout)


def test_contents_take_no_page_for_a_line_or_two() -> None:
    def first_page_after(count: int) -> int:
        sections = [Section("contents", "Contents", (Contents(),))]
        sections += [Section(f"s{n}", f"Section {n}", (Paragraph(LOREM),), "A") for n in range(count)]
        return paginate(of_sections(*sections)).page_of()["s0"]

    pages = [first_page_after(count) for count in range(20, 50)]
    assert pages == sorted(pages)
    assert set(pages) == {2, 3}
    assert pages.count(2) > 10, "lines are set tighter before they take another page"


def test_contents_of_two_levels_take_one_page_where_they_can() -> None:
    sections: list[Section] = [Section("contents", "Contents", (Contents(),))]
    for chapter in range(8):
        heads = [Heading(f"Part {chapter}.{n}", anchor=f"h{chapter}-{n}") for n in range(5)]
        blocks = tuple(block for head in heads for block in (head, Paragraph(LOREM)))
        sections.append(Section(f"s{chapter}", f"Chapter {chapter}", blocks, str(chapter + 1)))
    layout = paginate(of_sections(*sections))
    assert layout.page_of()["s0"] == 2
    check_no_overlap(layout)


def test_a_chapter_begins_where_two_fifths_of_a_page_are_free() -> None:
    def begins(lines: int) -> int:
        first = Section("a", "First", tuple([Paragraph("Filler.")] * lines), "1")
        second = Section("b", "Second", tuple([Paragraph(LOREM * 5)] * 12), "2")
        return paginate(of_sections(first, second)).page_of()["b"]

    assert [begins(lines) for lines in (10, 19, 28)] == [1, 1, 2]


def test_a_picture_shares_its_page_with_a_title_of_many_lines() -> None:
    picture = Picture(500, 900, (Box(0, 0, 500, 900, fill="navy"),))
    layout = laid_out(Figure("A title that goes on and on. " * 30, picture, "Notes that go on. " * 40, "f"))
    for page in layout.pages:
        sheet = sheet_of(page)
        bottoms = [one.y + one.h for one in page.primitives if isinstance(one, Box)]
        assert all(bottom <= sheet.height - sheet.bottom + 1 for bottom in bottoms)


def test_every_page_says_which_it_is_of_how_many() -> None:
    layout = laid_out(*[Paragraph(LOREM * 10)] * 40)
    total = len(layout.pages)
    assert total > 3
    for page in layout.pages:
        assert f"Page {page.number} of {total}" in [label.text for label in labels(page)]
        assert "Running title" in [label.text for label in labels(page)]


def test_short_sections_share_a_page_but_front_matter_does_not() -> None:
    short = (Paragraph("Short."),)
    layout = paginate(
        of_sections(
            Section("f", "Front", short),
            Section("g", "Front too", short),
            Section("a", "One", short, "1"),
            Section("b", "Two", short, "2"),
            Section("c", "Three", (*[Paragraph(LOREM * 8)] * 7,), "3"),
            Section("d", "Appendix", short, "A"),
        )
    )
    assert [layout.page_of()[anchor] for anchor in "fgabcd"] == [1, 2, 3, 3, 3, 5]


def test_everything_that_can_be_set() -> None:
    layout = laid_out(
        Statement("The one sentence. " * 6),
        Lead("The message. " * 10),
        Paragraph(LOREM, side="EX-2.13 and a rather long remark beside it"),
        Bullets((LOREM * 3, ("bold: ", Run("word", "bold")), "last")),
        Note(LOREM * 2, "warning"),
        Facts((("Label", LOREM), ("Other", "short"))),
        Tiles((Tile("105", "s", LOREM), Tile("3", "EVS", "online"), Tile("0", "errors", ""))),
        PageBreak(),
        Heading("Third level", 3),
        Paragraph(""),
    )
    assert len(layout.pages) == 2
    check_margins(layout)
    check_no_overlap(layout)


ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=200)


@given(ANY_TEXT, ANY_TEXT)
@settings(max_examples=volume(1000))
def test_no_text_is_lost_or_leaves_the_page(first: str, second: str) -> None:
    table = Table("T", (Column("A"), Column("B", "right")), (Row(("x", first)), Row((second, "y"))))
    layout = laid_out(Paragraph((Run(first), Run(second, "bold"))), table)
    check_margins(layout)
    shown = "".join(label.text for page in layout.pages for label in body(page) if label.text)
    for written in (first, second):
        for character in set("".join(printable(line, "semibold") for line in written.split("\n"))) - {" "}:
            assert character in shown


@pytest.mark.parametrize("width", [40.0, 60.0, 354.0])
def test_no_line_is_wider_than_allowed(width: float) -> None:
    from designer.report.layout.lines import break_lines, line_width
    from designer.report.layout.strips import Setting
    from designer.report.layout.styles import BODY

    setting = Setting({}, {}, 481, 700, 127, 354)
    words = f"{LOREM}Supercalifragilistic/expialidocious {LOREM}"
    lines = break_lines((words, Run(words, "mono")), BODY, width, setting)
    assert all(line_width(line) <= width + 0.01 for line in lines)
    assert sum(text_width("".join(bit.text for bit in line), "regular", 1) > 0 for line in lines) == len(lines)
