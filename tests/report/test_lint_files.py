"""The linter on files that somebody has tampered with."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image

from designer.report.blocks import (
    Section,
)
from designer.report.layout.pages import paginate
from designer.report.lint.run import lint
from designer.report.pdf import write_pdf
from tests.report.pages import of_sections
from tests.report.spoiling import COVER, flaws, pages, points


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
