"""The words of a document, each with the place where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from designer.drawing.primitives import Label, Picture
from designer.report.blocks import (
    Block,
    Bullets,
    Card,
    Cover,
    Document,
    Facts,
    Fields,
    Figure,
    Heading,
    Hold,
    Lead,
    Note,
    Paragraph,
    Row,
    Statement,
    Step,
    Steps,
    Table,
    Tiles,
    plain,
)

Kind = Literal["prose", "title", "cell", "picture", "heading", "cover", "figure"]
"""Sentences; titles of tables and figures; cells of tables; words in a drawing; headings; the cover; key figures."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words and where they stand: `where` for people, `section` and `block` for checks."""

    where: str
    section: str
    block: Block
    kind: Kind
    text: str


def passages(document: Document, pages: Mapping[str, int]) -> Iterator[Passage]:
    """All words in reading order, references spelled out."""
    for section in document.sections:
        place = _place(section.anchor, document, pages)
        for block in section.blocks:
            anchor = getattr(block, "anchor", "")
            if isinstance(block, Heading) and anchor:
                place = _place(anchor, document, pages)
            where = _place(anchor, document, pages) if anchor in pages else place
            for kind, text in _words(block, document.labels):
                if text.strip():
                    yield Passage(where, section.anchor, block, kind, text)


def _place(anchor: str, document: Document, pages: Mapping[str, int]) -> str:
    label = document.labels.get(anchor, "").replace("\N{NO-BREAK SPACE}", " ")
    page = f"page {pages[anchor]}" if anchor in pages else ""
    return f"{label} on {page}" if label and page else (label or page)


def _words(  # noqa: C901, PLR0912 - the one place that knows all kinds
    block: Block, labels: Mapping[str, str]
) -> Iterator[tuple[Kind, str]]:
    match block:
        case Heading():
            yield "heading", block.text
        case Table():
            yield from _table(block, labels)
        case Figure():
            yield "title", plain(block.title, labels)
            yield "prose", plain(block.notes, labels)
            for word in _drawn(block.picture):
                yield "picture", word
        case Card():
            yield "heading", f"{block.code} {block.title}"
            for inner in block.blocks:
                yield from _words(inner, labels)
        case Cover():
            for words in (block.kind, block.title, block.subtitle, block.imprint):
                yield "cover", words
            for label, value in block.pairs:
                yield "cover", f"{label}: {value}"
        case Tiles():
            for tile in block.tiles:
                yield "figure", f"{tile.value}\N{NO-BREAK SPACE}{tile.unit} {tile.label}"
        case Fields():
            for line in block.lines:
                for field in line:
                    yield "cell", " ".join((field.label, *field.boxes))
        case Bullets():
            for item in block.items:
                yield "prose", plain(item, labels)
        case Facts():
            for name, text in block.pairs:
                yield "prose", f"{name}: {plain(text, labels)}"
        case Steps():
            for step in block.steps:
                yield from _step(step, labels)
        case Statement() | Lead() | Paragraph() | Note() | Hold():
            yield "prose", plain(block.text, labels)
            if isinstance(block, Paragraph):
                yield "prose", plain(block.side, labels)


def _step(step: Step, labels: Mapping[str, str]) -> Iterator[tuple[Kind, str]]:
    yield "prose", plain(step.action, labels)
    yield "prose", plain(step.expected, labels)
    yield "cell", step.where
    for one in step.inputs:
        yield "cell", one if isinstance(one, str) else f"{one.label}: {one.value}"


def _table(table: Table, labels: Mapping[str, str]) -> Iterator[tuple[Kind, str]]:
    yield "title", plain(table.title, labels)
    for column in table.columns:
        yield "cell", column.title
    for row in table.rows:
        for cell in row.cells if isinstance(row, Row) else (row.text,):
            yield "cell", plain(cell, labels)
    yield "prose", plain(table.notes, labels)


def _drawn(picture: Picture) -> Iterator[str]:
    return (primitive.text for primitive in picture.primitives if isinstance(primitive, Label))
