"""Sections begin with what they have to say, and a table or figure never stands there without a word about it."""

from __future__ import annotations

from collections.abc import Iterator

from designer.report.blocks import Block, Figure, Heading, PageBreak, Ref, Section, Table
from designer.report.lint.flaw import Flaw
from designer.report.lint.made import Made
from designer.report.walk import inline


def check(made: Made) -> Iterator[Flaw]:
    """Point 31: in numbered sections, tables and figures are led up to by words or referred to from elsewhere."""
    mentioned = {piece.anchor for piece in inline(made.document.sections) if isinstance(piece, Ref)}
    for section in made.document.sections:
        if section.number.isdigit():
            for block in _unannounced(section, mentioned):
                label = made.document.labels.get(block.anchor, "")
                yield Flaw(31, label or section.title, "no sentence leads up to it or refers to it", grave=False)


def _unannounced(section: Section, mentioned: set[str]) -> Iterator[Table | Figure]:
    before: Block | None = None
    for block in section.blocks:
        alone = before is None or isinstance(before, Heading | PageBreak)
        if alone and isinstance(block, Table | Figure) and block.title and block.anchor not in mentioned:
            yield block
        before = block
