"""The author's own words, before, after or instead of what a section says by itself."""

from __future__ import annotations

from designer.model.paper import Where
from designer.report.blocks import Block, Bullets, Lead, Paragraph
from designer.report.context import Context
from designer.report.markup import blocks_of
from designer.report.placeholders import filled_in

_GENERATED = (Lead, Paragraph, Bullets)
"""What the author's words take the place of; tables, figures and key figures stay as they are."""


def with_narratives(context: Context, section: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a section with the author's words; a section without blocks of its own has those words alone."""
    instead = _written(context, section, "instead")
    if instead:
        blocks = (*instead, *(block for block in blocks if not isinstance(block, _GENERATED)))
    return (*_written(context, section, "before"), *blocks, *_written(context, section, "after"))


def _written(context: Context, section: str, where: Where) -> tuple[Block, ...]:
    texts = [one.text for one in context.snapshot.narratives.values() if (one.section, one.where) == (section, where)]
    return tuple(block for text in texts for block in blocks_of(text, lambda part: filled_in(context, part)))
