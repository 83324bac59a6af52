"""Header, footer and marking: on every page, and true."""

from __future__ import annotations

import re
from collections.abc import Iterator

from designer.foundation.glyphs import printable
from designer.report.layout.pages import Page
from designer.report.lint.flaw import Flaw
from designer.report.lint.made import Made
from designer.report.lint.paper import bare_pages, is_furniture, sheet_of, words

_PAGE = re.compile(r"^Page (\d+) of (\d+)$")


def check(made: Made) -> Iterator[Flaw]:
    """Points 32, 40 and 44."""
    bare = bare_pages(made.document, made.pages)
    total = len(made.layout.pages)
    if made.pdf is not None and len(made.pdf.pages) != total:
        yield Flaw(40, "", f"the file has {len(made.pdf.pages)} pages and not {total}")
    for page in made.layout.pages:
        yield from _marked(page, made)
        if page.number not in bare:
            yield from _counted(page, made, total)
    yield from _upright(made)


def _marked(page: Page, made: Made) -> Iterator[Flaw]:
    marking = printable(made.document.marking.upper(), "semibold").strip()
    if not marking:
        return
    places = [word.area.y for word in words(page) if word.label.text.strip() == marking]
    if not any(y < page.height / 8 for y in places) or not any(y > page.height * 7 / 8 for y in places):
        yield Flaw(32, f"page {page.number}", f'"{marking}" does not stand both at the top and at the bottom')


def _counted(page: Page, made: Made, total: int) -> Iterator[Flaw]:
    sheet = sheet_of(page, made.document)
    edge = [word for word in words(page) if is_furniture(word.label, sheet)]
    counts = [match for word in edge if (match := _PAGE.match(word.label.text.replace("\N{NO-BREAK SPACE}", " ")))]
    if [match.groups() for match in counts] != [(str(page.number), str(total))]:
        yield Flaw(40, f"page {page.number}", f'the footer does not say "Page {page.number} of {total}"')
    if not any(word.label.y < sheet.top for word in edge):
        yield Flaw(44, f"page {page.number}", "the page has no header")


def _upright(made: Made) -> Iterator[Flaw]:
    if made.pdf is None:
        return
    for number, (page, wanted) in enumerate(zip(made.pdf.pages, made.layout.pages, strict=False), 1):
        left, bottom, right, top = (float(value) for value in page.mediabox)
        if int(page.get("/Rotate", 0)) or abs(right - left - wanted.width) > 1 or abs(top - bottom - wanted.height) > 1:
            yield Flaw(44, f"page {number}", "the page is turned, or has another size than what stands on it")
