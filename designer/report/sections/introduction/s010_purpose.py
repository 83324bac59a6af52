"""Why there is a design, and what it shall achieve."""

from __future__ import annotations

from collections.abc import Sequence

from designer.report.blocks import Block, Facts, Lead, Paragraph, Text
from designer.report.context import Context
from designer.report.register_words import with_links
from designer.report.wording import paragraphs

ID = "purpose"
TITLE = "Background and objective"


def section(context: Context) -> Sequence[Block]:
    """The objective first, then how it came about; what happens without, and where the design comes from."""
    paper = context.snapshot.paper
    objective, background = paragraphs(paper.objective), paragraphs(paper.background)
    leading, following = (
        (objective[:1], [*objective[1:], *background]) if objective else (background[:1], background[1:])
    )
    pairs: tuple[tuple[str, Text], ...] = tuple(
        (label, with_links(" ".join(paragraphs(text))))
        for label, text in (("If nothing is done", paper.doing_nothing), ("How it was derived", paper.derivation))
        if text.strip()
    )
    blocks: list[Block] = [Lead(with_links(text)) for text in leading]
    blocks += [Paragraph(with_links(text)) for text in following]
    return [*blocks, Facts(pairs)] if pairs else blocks
