"""Finished pages read back: what stands where, as a reader would see it."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.geometry import Rect
from designer.drawing.metrics import ascent, descent, text_width
from designer.drawing.primitives import Label
from designer.report.blocks import Block, Document, Section
from designer.report.layout.pages import Layout, Page, paginate
from designer.report.layout.sheet import SHEETS, Sheet
from designer.report.numbering import numbered


def document(*blocks: Block, **values: object) -> Document:
    """A document of one section."""
    sections = (Section("one", "Only section", blocks, "1"),)
    return of_sections(*sections, **values)


def of_sections(*sections: Section, **values: object) -> Document:
    """A numbered document of these sections."""
    fields: dict[str, object] = {
        "title": "Title",
        "subject": "Subject",
        "author": "Author",
        "date": "22 November 2026",
        "iso_date": "2026-11-22",
        "running_title": "Running title",
        "footer": "Footer",
    }
    return numbered(Document(**{**fields, "sections": sections, **values}))  # type: ignore[arg-type]


def laid_out(*blocks: Block) -> Layout:
    """The pages of a document of one section."""
    return paginate(document(*blocks))


def sheet_of(page: Page) -> Sheet:
    """The format of a page."""
    for sheets in SHEETS.values():
        for sheet in (sheets.portrait, sheets.landscape):
            if (sheet.width, sheet.height) == (page.width, page.height):
                return sheet
    raise AssertionError(f"no sheet is {page.width} x {page.height}")


def labels(page: Page) -> Iterator[Label]:
    """All text of a page."""
    return (primitive for primitive in page.primitives if isinstance(primitive, Label))


def body(page: Page) -> Iterator[Label]:
    """The text between header and footer."""
    sheet = sheet_of(page)
    return (label for label in labels(page) if sheet.top - 1 <= label.y <= sheet.height - sheet.bottom + 1)


def place(label: Label) -> Rect:
    """The area that a label's letters cover, without the air above capitals."""
    width = text_width(label.text, label.face, label.size)
    left = {"start": label.x, "middle": label.x - width / 2, "end": label.x - width}[label.anchor]
    above, below = ascent(label.face, label.size) * 0.62, descent(label.face, label.size) * 0.4
    return Rect(left, label.y - above, width, above + below)


def text(page: Page) -> str:
    """The text between header and footer, line by line."""
    lines: dict[float, list[Label]] = {}
    for label in body(page):
        lines.setdefault(round(label.y, 1), []).append(label)
    ordered = (sorted(lines[y], key=lambda label: place(label).x) for y in sorted(lines))
    return "\n".join(" ".join(label.text for label in line) for line in ordered)
