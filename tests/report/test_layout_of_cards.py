"""Cards, blanks, bands, wide tables and lists: what is filled in by hand and what goes over pages."""

from __future__ import annotations

import pytest

from designer.drawing.primitives import Box, Line
from designer.report.blocks import (
    Bullets,
    Card,
    Column,
    Contents,
    Cover,
    Facts,
    Field,
    Fields,
    Figure,
    Heading,
    Hold,
    IfThere,
    Lead,
    Note,
    Paragraph,
    Reader,
    ReadingGuide,
    Ref,
    Row,
    Run,
    Section,
    SmallPrint,
    Table,
    Tick,
)
from designer.report.layout.pages import Layout, Page, paginate
from designer.report.layout.sheet import A4
from designer.report.text import render
from tests.report.pages import body, document, labels, laid_out, of_sections, place, sheet_of, text
from tests.report.test_layout import LOREM, check_margins, check_no_overlap, picture

GRID = Table("", (Column("Option"), Column("Cost")), (Row(("One cluster", "Worse")), Row(("Two", "Better"))))
FIELDS = Fields(
    (
        (Field("Date and time"), Field("Tester"), Field("Initials")),
        (Field("Result", boxes=("Pass", "Fail", "Blocked", "Not applicable")),),
    ),
    ruled=3,
)


def card(code: str, *more: object) -> Card:
    facts = Facts((("Question", LOREM), ("A rather long label of a fact", ("Yes ", Run("(NFR-03)"), "."))))
    return Card(code, f"Title of {code}", (facts, GRID, *more), ("ok", "Accepted"), code.lower())  # type: ignore[arg-type]


def check(layout: Layout) -> None:
    check_margins(layout)
    check_no_overlap(layout)


def page_with(layout: Layout, words: str) -> Page:
    (found,) = (page for page in layout.pages if words in text(page))
    return found


def test_labels_and_values_stand_beside_each_other_in_a_card() -> None:
    layout = laid_out(
        card("DD-02", Paragraph(LOREM * 3, side="EX-4.17"), Bullets((LOREM, LOREM), ordered=True), FIELDS)
    )
    check(layout)
    (page,) = layout.pages
    lines = text(page).splitlines()
    assert lines[1] == "DD-02 Title of DD-02 Accepted"
    assert lines[2].startswith("Question A failover group")
    assert any(line.startswith("1. A failover") for line in lines)
    assert "(EX-4.17)" in text(page)
    shown = [label for label in body(page) if label.text.startswith("Question")]
    assert shown[0].x < A4.portrait.left + 20


def test_a_card_stays_on_one_page_if_it_fits_on_one() -> None:
    for filler in range(0, 40, 3):
        layout = laid_out(*[Paragraph("Filler.")] * filler, card("DD-02"))
        assert "Two Better" in text(page_with(layout, "DD-02"))


def test_a_tall_card_begins_where_much_of_a_page_would_stay_empty() -> None:
    def begins(fillers: int) -> int:
        layout = laid_out(*[Paragraph("Filler.")] * fillers, card("DD-02", *[Paragraph(LOREM * 2)] * 12))
        check(layout)
        return layout.page_of()["dd-02"]

    scrap_left, much_empty, little_empty = 12, 16, 28
    assert [begins(fillers) for fillers in (scrap_left, much_empty, little_empty)] == [2, 1, 2]


def test_a_long_card_goes_on_with_its_head_and_its_frame() -> None:
    layout = laid_out(card("DD-99", Paragraph(LOREM * 150), GRID, *[Paragraph(LOREM)] * 30))
    check(layout)
    assert len(layout.pages) > 2
    for page in layout.pages[1:]:
        assert text(page).splitlines()[0] == "DD-99 Title of DD-99 (continued) Accepted"
        sides = [one for one in page.primitives if isinstance(one, Line) and one.stroke == "rule" and one.width == 0.75]
        assert len(sides) > 10
    assert layout.page_of()["dd-99"] == 1


def test_blanks_are_wide_enough_and_labels_whole() -> None:
    lines = (
        tuple(Field(f"Label number {n}") for n in range(8)),
        (Field("A label that says so much that it does not fit on any line " * 3),),
    )
    layout = laid_out(Fields(lines, ruled=2), FIELDS)
    check(layout)
    (page,) = layout.pages
    for n in range(8):
        assert f"Label number {n}" in text(page)
    blanks = [one for one in page.primitives if isinstance(one, Line) and one.stroke == "muted"]
    assert len(blanks) == 8 + 1 + 2 + 3 + 3
    for blank in blanks:
        (start, y), (end, _) = blank.points
        assert end - start >= 40
        assert not [one for one in body(page) if place(one).bottom > y > place(one).y and start < one.x < end]
    boxes = [one for one in page.primitives if isinstance(one, Box) and one.stroke == "ink"]
    assert [round(box.w) for box in boxes] == [11] * 4


def test_a_band_says_stop() -> None:
    layout = laid_out(Hold(("Do not go on until ", Ref("one"), " is done. ", LOREM * 3)))
    check(layout)
    (page,) = layout.pages
    assert "STOP Do not go on until" in text(page)
    assert {label.fill for label in body(page) if label.y > 130} == {"error.sign"}, "links too"


def test_a_tick_is_an_empty_box_in_a_line() -> None:
    layout = laid_out(Paragraph((Tick(), " Done")))
    (box,) = (one for one in layout.pages[0].primitives if isinstance(one, Box))
    assert (box.fill, box.stroke) == ("", "ink")


def steps(title: str, rows: int) -> Table:
    columns = tuple(Column(name) for name in ("", "ID", "Node", "Action", "Input", "Expected", "Minutes"))
    cells = (Tick(), "TK-01", "NODE1", LOREM, Run("cluster /quorum", "mono"), LOREM, "5")
    return Table(title, columns, (Row(cells),) * rows, "Notes.", title.lower(), wide=True)


def test_wide_tables_share_landscape_pages_with_the_text_around_them() -> None:
    layout = laid_out(
        Lead("Its message."),
        steps("First", 30),
        Hold("Wait."),
        Heading("Next", anchor="next"),
        Paragraph("It begins."),
        steps("Second", 3),
        Heading("Other", anchor="other"),
        Paragraph("Upright again."),
    )
    check(layout)
    kinds = [sheet_of(page) for page in layout.pages]
    assert kinds == [A4.landscape] * (len(kinds) - 1) + [A4.portrait]
    assert "Its message." in text(layout.pages[0])
    for page in layout.pages[1:-2]:
        assert "First (continued)" in text(page)
    pages = layout.page_of()
    assert pages["next"] == pages["second"], "a heading goes with its table"
    assert pages["other"] == len(kinds)


def test_a_wide_table_that_is_narrow_stays_upright() -> None:
    narrow = Table("T", (Column("A"), Column("B")), (Row(("a", "b")),), wide=True)
    assert [sheet_of(page) for page in laid_out(narrow).pages] == [A4.portrait]


@pytest.mark.parametrize("ordered", [False, True])
def test_list_items_may_vanish(ordered: bool) -> None:
    items = ("First.", IfThere(("nowhere",), ("Second.",)), "Third.")
    made = document(
        Bullets(items, ordered), Note(IfThere(("nowhere",), ("x",))), Facts((("A", IfThere(("no",), ("b",))),))
    )
    (block,) = made.sections[0].blocks
    assert isinstance(block, Bullets)
    assert block.items == ("First.", "Third.")
    shown = text(paginate(made).pages[0])
    assert ("2. Third." if ordered else "– Third.") in shown
    assert ("2. Third." if ordered else "- Third.") in render(made)


def test_a_cell_that_vanishes_leaves_its_row_whole() -> None:
    made = document(
        Table("T", (Column("A"), Column("B")), (Row((IfThere(("no",), ("x",)), IfThere(("one",), ("y", "z")))),))
    )
    assert "– yz" in text(paginate(made).pages[0])


def test_lists_of_figures_and_decisions_name_their_pages() -> None:
    figures = [Figure(f"What happens in case {n}", picture(400, 300), anchor=f"f{n}") for n in range(9)]
    cards = [card(f"DD-{n:02}") for n in range(1, 7)]
    front = Section("contents", "Contents", (Contents(), Contents("lists")))
    layout = paginate(of_sections(front, Section("a", "Body", (*figures, *cards), "1")))
    check(layout)
    pages, listing = layout.page_of(), layout.pages[0]
    targets = {link.target: link for link in listing.links}
    for anchor in [f"f{n}" for n in range(9)] + [f"dd-{n:02}" for n in range(1, 7)]:
        area = targets[anchor].rect
        inside = [label.text for label in body(listing) if area.contains(label.x + 1, label.y - 2)]
        assert inside[-1] == str(pages[anchor])


def test_numbers_of_headings_align_in_the_contents() -> None:
    heads = [Heading(f"Called {n}", anchor=f"h{n}") for n in range(1, 13)]
    layout = paginate(
        of_sections(Section("contents", "Contents", (Contents(),)), Section("a", "Body", (*heads, Paragraph("x")), "4"))
    )
    titles = {label.x for label in body(layout.pages[0]) if label.text.startswith("Called")}
    assert len(titles) == 1
    for label in body(layout.pages[0]):
        if label.text.startswith("4."):
            assert place(label).right < min(titles) - 2


def test_the_reading_guide_names_the_pages_of_what_is_there() -> None:
    guide = ReadingGuide(
        (
            Reader("Sponsor", "the message", ("a", "nowhere")),
            Reader("Nobody", "nothing", ("nowhere",)),
            Reader("Everybody", "all", ("a", "b")),
        )
    )
    sections = (
        Section("contents", "Contents", (Contents(), guide)),
        Section("a", "Long", (Paragraph(LOREM * 120),), "1"),
        Section("b", "Last", (Paragraph("x"),), "2"),
    )
    layout = paginate(of_sections(*sections))
    shown = text(layout.pages[0])
    last = layout.page_of()["b"] - (0 if layout.page_of()["b"] == 2 else 1)
    assert f"Sponsor the message 1 Long 2–{last}" in " ".join(shown.split())
    assert "Nobody" not in shown


def test_the_reading_guide_counts_the_page_that_two_chapters_share() -> None:
    guide = ReadingGuide((Reader("Sponsor", "the message", ("a",)), Reader("Everybody", "all", ("a", "b"))))
    sections = (
        Section("contents", "Contents", (Contents(), guide)),
        Section("a", "Long", (Paragraph(LOREM * 60), Heading("Tail", anchor="tail"), Paragraph("x")), "1"),
        Section("b", "Last", (Paragraph("x"),), "2"),
    )
    layout = paginate(of_sections(*sections))
    pages = layout.page_of()
    assert pages["a"] < pages["tail"] == pages["b"]
    assert f"Sponsor the message 1 Long 2–{pages['tail']}" in " ".join(text(layout.pages[0]).split())


def test_small_print_stands_at_the_foot_of_the_page() -> None:
    layout = laid_out(Paragraph("Above."), SmallPrint("All rights reserved. " * 20))
    (page,) = layout.pages
    lowest = max(label.y for label in body(page))
    assert lowest > A4.portrait.height - A4.portrait.bottom - 12
    check(layout)
    check(laid_out(SmallPrint("All rights reserved. " * 3000)))


@pytest.mark.parametrize("sheet", ["a4", "letter"])
def test_marking_header_and_footer_are_on_every_page(sheet: str) -> None:
    wide = Figure("Wide", picture(740, 400))
    made = document(
        Paragraph(LOREM * 60),
        Heading("Wide", anchor="w"),
        wide,
        marking="Official-sensitive",
        seal="Fingerprint 0123",
        running_owner="Halden",
        sheet=sheet,
    )
    layout = paginate(made)
    check(layout)
    for page in layout.pages:
        shown = [label for label in labels(page) if label.text == "OFFICIAL-SENSITIVE"]
        assert [label.y < page.height / 2 for label in shown] == [True, False]
        assert shown[0].y > 6 * 72 / 25.4
        assert shown[1].y < page.height - 6 * 72 / 25.4
        words = {label.text for label in labels(page)}
        assert {"Running title", "Halden · Only section"} <= words
        assert ("Footer · Fingerprint 0123" in words) == (page.number == len(layout.pages))


def test_long_words_in_header_and_footer_are_cut() -> None:
    long = "Very long words " * 40
    layout = paginate(document(Paragraph("x"), running_title=long, running_owner=long, footer=long, marking=long))
    check_margins(layout)
    (page,) = layout.pages
    edge = [place(label) for label in labels(page) if label not in list(body(page))]
    for index, area in enumerate(edge):
        assert not any(area.inset(0.1).overlaps(other) for other in edge[index + 1 :])


ENDLESS = (
    "W" * 300,
    "AT&T R&D <Node> & sons " * 400,
    "\u05e9\u05dc\u05d5\u05dd \u202eleft" * 60,
    "\U0001f600" * 200,
    "line\n" * 300,
    "\x00\x07\t\x1b[31m" * 100,
)


@pytest.mark.parametrize("sheet", ["a4", "letter"])
@pytest.mark.parametrize("words", ENDLESS)
def test_no_text_is_too_long_for_a_title_page(words: str, sheet: str) -> None:
    pairs = tuple((f"Label {n}", words) for n in range(7))
    motif = picture(480, 190)
    one = Cover(words, words, words, pairs, ("error", words[:40]), words[:200], motif, words, words, words)
    made = of_sections(Section("cover", "Cover", (one,), bare=True), marking=words, sheet=sheet, watermark="DRAFT")
    layout = paginate(made)
    check_margins(layout)
    check_no_overlap(layout)
    assert len(layout.pages) == 1


@pytest.mark.parametrize("words", ENDLESS)
def test_any_text_goes_into_any_block(words: str) -> None:
    cell = Table("", (Column(words[:300]), Column("B")), (Row((words, "b")), Row(("a", words))))
    layout = laid_out(
        Heading(words, anchor="h"),
        Paragraph(words, side=words[:100]),
        Bullets((words, words[:50])),
        Note(words),
        Hold(words),
        Facts(((words[:200], words),)),
        Card(words[:60], words, (Facts(((words, words),)), cell, FIELDS), ("info", words[:30])),
        Fields(((Field(words[:300]), Field("B")),)),
        SmallPrint(words),
    )
    check_margins(layout)


def test_what_the_mono_face_lacks_is_set_in_another() -> None:
    layout = laid_out(Paragraph((Run("ἀΩ a\u4e2d", "mono"),)))
    found = {label.text: label.face for label in body(layout.pages[0])}
    assert found["ἀ"] == "regular"
    assert found["Ω aU+4E2D"] == "mono"
