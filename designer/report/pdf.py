"""The document as a PDF file: fonts embedded, links, bookmarks, properties. Only `pdf*` modules know reportlab."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

import designer
from designer.drawing.primitives import Picture
from designer.drawing.theme import Theme, load_theme
from designer.foundation.glyphs import printable
from designer.report.blocks import Document
from designer.report.branding import in_colours
from designer.report.layout.pages import Layout, Page, Progress, paginate
from designer.report.pdf_fonts import font_name, register_fonts
from designer.report.pdf_paint import paint

_WATERMARK_SIZE = 96.0
_FIGURE_MARGIN = 12.0

_LAYOUT = 0.5
"""Share of the time that placing everything on pages takes (measured)."""


def write_pdf(
    document: Document,
    theme: Theme | None = None,
    progress: Progress | None = None,
    *,
    layout: Layout | None = None,
) -> bytes:
    """The whole document. The same document gives the same bytes, whenever and wherever.

    `progress` hears which share is done and may raise to put an end to it. Whoever needs to know where things stand has
    the `layout` already.
    """
    report = progress or (lambda _done: None)
    layout = layout or paginate(document, lambda done: report(done * _LAYOUT))
    colours = in_colours(theme or load_theme("print"), document.colours)
    buffer = io.BytesIO()
    canvas = _canvas(buffer, document.iso_date)
    canvas.setTitle(_sayable(document.title))
    canvas.setSubject(_sayable(document.subject))
    canvas.setAuthor(_sayable(document.author) or "–")
    canvas.setKeywords(_sayable(", ".join(document.keywords)))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    for index, page in enumerate(layout.pages):
        report(_LAYOUT + (1 - _LAYOUT) * index / len(layout.pages))
        _page(canvas, page, document, colours)
    _bookmarks(canvas, layout)
    canvas.save()
    return buffer.getvalue()


def figure_pdf(picture: Picture, theme: Theme | None = None) -> bytes:
    """A single picture on a page of its own size."""
    buffer = io.BytesIO()
    canvas = _canvas(buffer, "")
    canvas.setTitle(_sayable(picture.title))
    canvas.setSubject(_sayable(picture.description))
    canvas.setAuthor("–")
    width, height = picture.width + 2 * _FIGURE_MARGIN, picture.height + 2 * _FIGURE_MARGIN
    canvas.setPageSize((width, height))
    colours = theme or load_theme("print")
    canvas.setFillColorRGB(*colours.rgb("canvas"))
    canvas.rect(0, 0, width, height, stroke=0, fill=1)
    canvas.translate(_FIGURE_MARGIN, -_FIGURE_MARGIN)
    paint(canvas, picture.primitives, colours, height)
    canvas.save()
    return buffer.getvalue()


def _canvas(buffer: io.BytesIO, iso_date: str) -> Canvas:
    register_fonts()
    rl_config.useA85 = 0  # binary streams: a fifth smaller
    canvas = Canvas(
        buffer,
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        initialFontName=font_name("regular"),  # type: ignore[arg-type]  # the stubs have a number here
        lang="en-GB",
    )
    canvas.setCreator(f"Clusterwright {designer.__version__}")
    canvas.setProducer("reportlab")
    stamp = _stamp(iso_date)
    canvas.setDateFormatter(lambda *_: stamp)
    return canvas


def _stamp(iso_date: str) -> str:
    """The date of the document in the form of PDF, at noon UTC; without a usable date the start of the year 2000."""
    try:
        day = datetime.date.fromisoformat(iso_date)
    except ValueError:
        day = datetime.date(2000, 1, 1)
    return f"D:{day:%Y%m%d}120000Z"


def _page(canvas: Canvas, page: Page, document: Document, theme: Theme) -> None:
    canvas.setPageSize((page.width, page.height))
    if document.watermark:
        _watermark(canvas, page, document.watermark, theme)
    paint(canvas, page.primitives, theme, page.height)
    for image in page.images:
        file, y = ImageReader(io.BytesIO(image.png)), page.height - image.rect.bottom
        canvas.drawImage(file, image.rect.x, y, image.rect.w, image.rect.h, mask="auto")
    for anchor, y in page.anchors.items():
        canvas.bookmarkPage(anchor, fit="XYZ", left=0, top=page.height - y + 9)
    for link in page.links:
        x, y = link.rect.x, page.height - link.rect.bottom
        area = (x, y, x + link.rect.w, y + link.rect.h)
        canvas.linkRect(_sayable(link.text), link.target, area, relative=0, Border="[0 0 0]")
    canvas.showPage()


def _watermark(canvas: Canvas, page: Page, words: str, theme: Theme) -> None:
    canvas.saveState()
    canvas.setFillColorRGB(*_faded(theme))
    size = min(_WATERMARK_SIZE, 1.25 * page.width / max(1.0, canvas.stringWidth(words, font_name("semibold"), 1)))
    canvas.setFont(font_name("semibold"), size)
    canvas.translate(page.width / 2, page.height / 2)
    canvas.rotate(45)
    canvas.drawCentredString(0, -size * 0.33, printable(words, "semibold"))
    canvas.restoreState()


def _faded(theme: Theme) -> tuple[float, float, float]:
    """Seven percent of ink on paper, as a solid colour: transparency is trouble in print."""
    ink, paper = theme.rgb("ink"), theme.rgb("canvas")
    red, green, blue = (0.07 * a + 0.93 * b for a, b in zip(ink, paper, strict=True))
    return red, green, blue


def _sayable(text: str) -> str:
    """Text beside the pages, for which the viewer has the letters: only control and half characters are spelled out."""
    return "".join(one if one.isprintable() or one == "\N{NO-BREAK SPACE}" else printable(one) for one in text)


def _bookmarks(canvas: Canvas, layout: Layout) -> None:
    known: Mapping[str, int] = layout.page_of()
    for entry in layout.outline:
        if entry.anchor in known:
            title = f"Appendix {entry.full_title}" if entry.number.isalpha() else entry.full_title
            canvas.addOutlineEntry(_sayable(title), entry.anchor, entry.level - 1, closed=entry.level > 0)
