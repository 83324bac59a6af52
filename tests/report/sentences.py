"""The sentences of a document, for tests that compare what documents say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from designer.report.blocks import (
    Block,
    Bullets,
    Card,
    Document,
    Facts,
    Figure,
    Hold,
    Lead,
    Note,
    Paragraph,
    Statement,
    Table,
    Text,
    plain,
)

_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z◆])")
_FEWEST_WORDS = 4


def sentences(document: Document) -> dict[str, list[str]]:
    """What every section says in sentences: those of paragraphs, lists, remarks, leads and cards, and the titles and
    notes of tables and figures; what stands in the cells of tables is data."""
    return {
        section.anchor: [
            one for block in section.blocks for text in _texts(block) for one in _split(plain(text, document.labels))
        ]
        for section in document.sections
    }


def _split(text: str) -> Iterator[str]:
    for one in _END.split(" ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())):
        if len(one.split()) >= _FEWEST_WORDS:
            yield one.strip().rstrip(".").casefold()


def _texts(block: Block) -> Iterator[Text]:
    match block:
        case Statement() | Lead() | Paragraph() | Note() | Hold():
            yield block.text
        case Bullets():
            yield from block.items
        case Table() | Figure():
            yield block.title
            yield block.notes
        case Facts():
            yield from (value for _, value in block.pairs)
        case Card():
            for inner in block.blocks:
                yield from _texts(inner)
