"""Finished pages seen as a reader sees them: where letters lie, what is text and what is header or footer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from designer.drawing.geometry import Rect
from designer.drawing.metrics import ascent, descent, text_width
from designer.drawing.primitives import Label
from designer.report.blocks import Document
from designer.report.layout.pages import Page
from designer.report.layout.sheet import SHEETS, Sheet


@dataclass(frozen=True, slots=True)
class Word:
    """A label and the area that its letters cover, without the air above capitals."""

    label: Label
    area: Rect


def sheet_of(page: Page, document: Document) -> Sheet:
    """The format of a page."""
    sheets = SHEETS[document.sheet]
    return sheets.landscape if page.width > page.height else sheets.portrait


def words(page: Page) -> Iterator[Word]:
    """All text of a page."""
    return (Word(one, place(one)) for one in page.primitives if isinstance(one, Label) and one.text.strip())


def place(label: Label) -> Rect:
    """The area that a label's letters cover."""
    width = text_width(label.text, label.face, label.size)
    left = {"start": label.x, "middle": label.x - width / 2, "end": label.x - width}[label.anchor]
    above, below = ascent(label.face, label.size) * 0.62, descent(label.face, label.size) * 0.4
    return Rect(left, label.y - above, width, above + below)


def is_furniture(label: Label, sheet: Sheet) -> bool:
    """Whether a label belongs to header, footer or marking: it stands where no content does."""
    return label.y < sheet.top - 1 or label.y > sheet.height - sheet.bottom + 1


def bare_pages(document: Document, pages: Mapping[str, int]) -> frozenset[int]:
    """The numbers of pages without header and footer: covers."""
    return frozenset(pages[one.anchor] for one in document.sections if one.bare and one.anchor in pages)
