"""Where pages end: no heading alone at the foot, no page nearly empty, no table that goes on without its head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from designer.drawing.primitives import Box, Line
from designer.report.blocks import Heading, Table
from designer.report.layout.pages import Page
from designer.report.layout.sheet import Sheet
from designer.report.layout.styles import BODY, HEADINGS, TITLE
from designer.report.lint.flaw import Flaw
from designer.report.lint.made import Made
from designer.report.lint.page import body
from designer.report.lint.paper import Word, bare_pages, sheet_of

LAST_LINES = 3
"""A heading has at least so many lines below it."""

EMPTIEST = 0.25
"""So much of a page is filled, unless a chapter ends there."""

_TABLE = re.compile(r"^Table (\d+) ")


def check(made: Made) -> Iterator[Flaw]:
    """Points 37 to 39."""
    for page in made.layout.pages:
        yield from _headings(page, made)
    yield from _empty(made)
    yield from _continued(made)


def _headings(page: Page, made: Made) -> Iterator[Flaw]:
    sheet = sheet_of(page, made.document)
    foot = sheet.height - sheet.bottom
    sizes = {style.size for style in HEADINGS.values()}
    titles = {"".join(text.split()) for text in _heading_texts(made)}
    for word in body(page, made):
        label = word.label
        if label.face != "semibold" or label.size not in sizes or "".join(label.text.split()) not in titles:
            continue
        if label.y > foot - LAST_LINES * BODY.leading:
            yield Flaw(37, f"page {page.number}", f'the heading "{label.text}" stands at the foot of the page')


def _heading_texts(made: Made) -> Iterator[str]:
    for section in made.document.sections:
        yield section.title
        for block in section.blocks:
            if isinstance(block, Heading):
                yield block.text


def _empty(made: Made) -> Iterator[Flaw]:
    bare = bare_pages(made.document, made.pages)
    starts = {made.pages[one.anchor] for one in made.document.sections if one.anchor in made.pages}
    pages = made.layout.pages
    for page, following in pairwise(pages):
        sheet = sheet_of(page, made.document)
        ends = following.number in starts or sheet_of(following, made.document) != sheet
        if ends or page.number in bare:
            continue
        lowest = max((_bottom(one) for one in page.primitives if _is_content(one, sheet)), default=sheet.top)
        if lowest - sheet.top < EMPTIEST * sheet.content_height:
            yield Flaw(38, f"page {page.number}", "the page is nearly empty and no chapter ends on it", grave=False)


def _bottom(one: object) -> float:
    if isinstance(one, Box):
        return one.y + one.h
    if isinstance(one, Line):
        return max(y for _, y in one.points)
    return float(getattr(one, "y", 0.0))


def _is_content(one: object, sheet: Sheet) -> bool:
    return sheet.top <= _bottom(one) <= sheet.height - sheet.bottom + 1


def _continued(made: Made) -> Iterator[Flaw]:
    starts = {
        made.document.labels[block.anchor]: made.pages[block.anchor]
        for section in made.document.sections
        for block in section.blocks
        if isinstance(block, Table) and block.anchor in made.pages
    }
    for page in made.layout.pages:
        found = body(page, made)
        for word in found:
            match = _TABLE.match(word.label.text.replace("\N{NO-BREAK SPACE}", " "))
            if match is None or word.label.size != TITLE.size or word.label.face != TITLE.face:
                continue
            label = f"Table {match[1]}"
            if starts.get(label, page.number) != page.number and not _says_continued(word, found):
                yield Flaw(39, f"page {page.number}", f'{label} goes on without "(continued)" in its title')
        yield from _headless(page, made)


def _says_continued(word: Word, found: list[Word]) -> bool:
    """Whether the title that begins with this word says so, on however many lines."""
    reached = word.label.y
    for label in sorted((one.label for one in found), key=lambda label: label.y):
        if label.y < reached or (label.size, label.face) != (TITLE.size, TITLE.face):
            continue
        if label.y > reached + TITLE.leading + 1:
            return False
        reached = label.y
        if "(continued)" in label.text.replace("\N{NO-BREAK SPACE}", " "):
            return True
    return False


def _headless(page: Page, made: Made) -> Iterator[Flaw]:
    """A page whose first line across is the edge of a row, with no head of a table above it."""
    sheet = sheet_of(page, made.document)
    rows = [one for one in page.primitives if isinstance(one, Line) and _is_row(one, sheet)]
    heads = [one for one in page.primitives if isinstance(one, Box) and one.fill == "navy" and one.y >= sheet.top - 1]
    first = min((one.points[0][1] for one in rows), default=None)
    if first is not None and not any(head.y < first for head in heads):
        yield Flaw(39, f"page {page.number}", "a table goes on without its head")


def _is_row(line: Line, sheet: Sheet) -> bool:
    """A hairline across the whole content, between header and footer."""
    (left, y), (right, end) = line.points[0], line.points[-1]
    across = abs(left - sheet.left) < 1 and abs(right - sheet.width + sheet.right) < 1
    between = sheet.top + 1 < y < sheet.height - sheet.bottom + 1
    return across and y == end and between and line.stroke in ("rule", "navy") and line.width in (0.5, 1.0)
