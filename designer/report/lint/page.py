"""Every page by itself: nothing outside the margins, nothing on top of each other, nothing too small to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.drawing.geometry import Rect
from designer.report.layout.pages import Page
from designer.report.layout.sheet import MM, Sheet
from designer.report.lint.flaw import Flaw
from designer.report.lint.made import Made
from designer.report.lint.paper import Word, bare_pages, is_furniture, sheet_of, words

SMALLEST = 7.0
"""Points of the smallest text."""

PRINTER_MARGIN = 6 * MM
"""What an office printer leaves white at the edges; only the cover's band goes beyond it."""

OVERLAP = 0.15
"""So much of the smaller of two words may lie under the other."""

_ROUNDING = 0.6
_SHOWN = 60


def check(made: Made) -> Iterator[Flaw]:
    """Points 33, 34, 36 and 48."""
    bare = bare_pages(made.document, made.pages)
    for page in made.layout.pages:
        sheet = sheet_of(page, made.document)
        found = list(words(page))
        where = f"page {page.number}"
        for word in found:
            yield from _judged(word, sheet, where, framed=page.number not in bare)
        for first, second in overlaps(found):
            yield Flaw(34, where, f'"{_short(first)}" and "{_short(second)}" lie on each other')


def _judged(word: Word, sheet: Sheet, where: str, *, framed: bool) -> Iterator[Flaw]:
    area, shown = word.area, _short(word)
    if word.label.size < SMALLEST - 0.01:
        yield Flaw(36, where, f'"{shown}" is set in {word.label.size:.1f} points, smaller than {SMALLEST:g}')
    on_paper = Rect(0, 0, sheet.width, sheet.height).inset(PRINTER_MARGIN - 1)
    if not _within(area, on_paper):
        yield Flaw(48, where, f'"{shown}" stands where printers cannot print')
    elif framed and not (sheet.left - _ROUNDING <= area.x and area.right <= sheet.width - sheet.right + _ROUNDING):
        yield Flaw(33, where, f'"{shown}" stands outside the margins')
    elif framed and not is_furniture(word.label, sheet) and area.bottom > sheet.height - sheet.bottom + 6:
        yield Flaw(33, where, f'"{shown}" stands below the margin')


def _within(area: Rect, room: Rect) -> bool:
    return (
        room.x <= area.x + _ROUNDING
        and area.right <= room.right + _ROUNDING
        and room.y <= area.y + _ROUNDING
        and area.bottom <= room.bottom + _ROUNDING
    )


def overlaps(found: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """The pairs of words of which one covers a good part of the other."""
    ordered = sorted(found, key=lambda word: word.area.y)
    for index, first in enumerate(ordered):
        for second in ordered[index + 1 :]:
            if second.area.y >= first.area.bottom:
                break
            if _shared(first.area, second.area) > OVERLAP * min(_size(first.area), _size(second.area)):
                yield first, second


def _shared(first: Rect, second: Rect) -> float:
    across = min(first.right, second.right) - max(first.x, second.x)
    down = min(first.bottom, second.bottom) - max(first.y, second.y)
    return max(0.0, across) * max(0.0, down)


def _size(area: Rect) -> float:
    return area.w * area.h


def _short(word: Word) -> str:
    text = word.label.text.strip()
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def body(page: Page, made: Made) -> list[Word]:
    """The words of a page between header and footer."""
    sheet = sheet_of(page, made.document)
    return [word for word in words(page) if not is_furniture(word.label, sheet)]
