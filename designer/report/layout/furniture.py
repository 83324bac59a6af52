"""What stands on every page: running header and footer, page number, classification."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.metrics import elide, text_width
from designer.drawing.primitives import Label, Line, Primitive
from designer.foundation.glyphs import printable
from designer.report.blocks import Document, Section
from designer.report.layout.sheet import MM, Sheet
from designer.report.layout.styles import RUNNING

_HEADER, _FOOTER = 14.5 * MM, 12 * MM
_MARKING_TOP, _MARKING_BOTTOM = 9 * MM, 7 * MM
"""Distances of the lines of text from the edges of the paper, all beyond the 6 mm that printers leave white."""

_MARKING_SIZE = 8.0
_GAP = 18.0


def furniture(document: Document, section: Section, sheet: Sheet, count: tuple[int, int]) -> Iterator[Primitive]:
    """Header and footer; `count` is the page's number and how many there are."""
    number, total = count
    right = sheet.width - sheet.right
    top, bottom = _HEADER, sheet.height - _FOOTER
    where = " · ".join(part for part in (document.running_owner, section.part or section.title) if part)
    yield from _pair(document.running_title, where, (sheet.left, right), top)
    yield Line(((sheet.left, top + 5), (right, top + 5)), stroke="rule", width=0.5)
    footer = [document.footer, document.seal if number == total else ""]
    said = " · ".join(part for part in footer if part)
    yield from _pair(said, f"Page {number} of {total}", (sheet.left, right), bottom)


def marking(words: str, sheet: Sheet) -> Iterator[Primitive]:
    """The classification in capitals, in the middle of the page's head and foot."""
    room = sheet.width - 2 * max(sheet.left, sheet.right)
    shown = elide(printable(words.upper(), "semibold"), "semibold", _MARKING_SIZE, room)
    for y in (_MARKING_TOP, sheet.height - _MARKING_BOTTOM) if shown else ():
        yield Label(sheet.width / 2, y, shown, _MARKING_SIZE, "ink", "semibold", "middle")


def _pair(left: str, right: str, edges: tuple[float, float], y: float) -> Iterator[Primitive]:
    """Two texts at the ends of a line; the right one is cut only when it is longer than half of the line."""
    start, end = edges
    size, width = RUNNING.size, end - start
    shown_right = elide(right, "regular", size, max(width / 2, width - _GAP - text_width(left, "regular", size)))
    room = width - text_width(shown_right, "regular", size) - _GAP
    yield Label(start, y, printable(elide(left, "regular", size, room)), size, "muted")
    yield Label(end, y, printable(shown_right), size, "muted", anchor="end")
