"""The linter on pages that are not as they should be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from designer.drawing.primitives import Box, Label, Line
from designer.report.blocks import (
    Paragraph,
    Row,
)
from designer.report.layout.pages import Layout, Page, paginate
from designer.report.lint.run import lint
from designer.report.pdf import write_pdf
from tests.report.spoiling import SAID, drawn, flaws, grid, last_page, pages, points


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
