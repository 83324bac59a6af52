"""Light markup in the author's own texts: paragraphs, lists, **bold**, *italic*, `code`. All else is plain text."""

from __future__ import annotations

from designer.report.blocks import Block, Paragraph
from designer.report.wording import paragraphs


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks that a text stands for."""
    return tuple(Paragraph(part) for part in paragraphs(text))
