"""What operators and administrators should know about this cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.catalog.texts import Passage
from designer.report.blocks import Block, Bullets, Heading, Lead, Paragraph, Run
from designer.report.blocks import Text as Inline
from designer.report.context import Context
from designer.report.passages import fact_numbers, fitting_texts

ID = "operation"
TITLE = "Operation and administration"
BY_DEFAULT = False


def section(context: Context) -> Sequence[Block]:
    """One heading per subject, one item per note, with the numbers of the facts behind it."""
    blocks = list(_notes(context))
    lead = "What cannot be drawn but must be known. The numbers name the facts behind a note."
    return [Lead(lead), *blocks] if blocks else []


def _notes(context: Context) -> Iterator[Block]:
    for text, passages in fitting_texts(context, "notes"):
        yield Heading(text.title)
        if text.intro:
            yield Paragraph(text.intro)
        yield Bullets(tuple(_item(passage) for passage in passages))


def _item(passage: Passage) -> Inline:
    facts = fact_numbers(passage)
    return (passage.text, Run(f" ({facts})", "italic")) if facts else passage.text
