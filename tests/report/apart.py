"""The sections of a document one by one, as text that does not change when other sections do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from designer.report.blocks import Block, Card, Document, Figure, Heading, Section, Table
from designer.report.chapters import chapter, discover
from designer.report.context import Context
from designer.report.text import render

_NUMBERED = re.compile(r"^(Table|Figure|Section|Appendix) [\dA-Z.]+$")
_GIVEN = re.compile(r"^(table|figure)-\d+$")


def texts(context: Context, document: Document) -> Mapping[str, str]:
    """The text of every section of a document by its id. References and captions name anchors instead of numbers."""
    known = {module.anchor for module in discover()}
    openings = {name: name for name in context.variant.chapters if not chapter(name).apart}
    labels = {anchor: _without_number(anchor, label) for anchor, label in document.labels.items()}
    found: dict[str, list[Block]] = {}
    for section in document.sections:
        current = openings.get(section.anchor, section.anchor)
        for block in section.blocks:
            if isinstance(block, Heading) and block.anchor in known:
                current = block.anchor
            found.setdefault(current, []).append(_unnumbered(block))
    bare = replace(document, title="", author="", date="", footer="", watermark="", labels=labels)
    return {
        anchor: render(replace(bare, sections=(Section(anchor, anchor, tuple(blocks)),))).lstrip("\n ·")
        for anchor, blocks in found.items()
    }


def _without_number(anchor: str, label: str) -> str:
    match = _NUMBERED.match(label)
    if match is None:
        return label
    return match[1] if _GIVEN.match(anchor) else f"{match[1]} <{anchor}>"


def _unnumbered(block: Block) -> Block:
    if isinstance(block, Heading):
        return replace(block, number="")
    if isinstance(block, Card):
        return replace(block, blocks=tuple(_unnumbered(inner) for inner in block.blocks))
    if isinstance(block, Table) and not block.numbered:
        return block
    assert not isinstance(block, Table | Figure) or block.anchor or not block.title
    return block
