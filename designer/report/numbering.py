"""Numbers for sections, figures and tables, and what references to them say."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from designer.drawing.primitives import Picture
from designer.report.blocks import Block, Document, Figure, Section, Table
from designer.report.walk import inline

T = TypeVar("T")


def numbered(document: Document) -> Document:
    """The document with an anchor and a label for every section, figure and table.

    Raises ValueError when a reference leads nowhere or an anchor is used twice.
    """
    labels: dict[str, str] = {}
    counts = {"Figure": 0, "Table": 0}
    sections = []
    for section in document.sections:
        _claim(labels, section.anchor, _section_label(section))
        blocks = tuple(_with_number(block, labels, counts) for block in section.blocks)
        sections.append(replace(section, blocks=blocks))
    complete = replace(document, sections=tuple(sections), labels=labels)
    _check_references(complete)
    return complete


def with_prefix(value: T, prefix: str) -> T:
    """The value with `prefix` in front of every anchor in it, so that several designs fit into one document."""
    if isinstance(value, tuple):
        return tuple(with_prefix(item, prefix) for item in value)  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, Picture):
        return value
    changes: dict[str, Any] = {}
    for spec in fields(value):
        old = getattr(value, spec.name)
        if spec.name == "anchor":
            changes[spec.name] = prefix + old if old else ""
        else:
            changes[spec.name] = with_prefix(old, prefix)
    return replace(value, **changes)  # type: ignore[type-var]


def _with_number(block: Block, labels: dict[str, str], counts: dict[str, int]) -> Block:
    if isinstance(block, Table | Figure):
        kind = type(block).__name__
        counts[kind] += 1
        label = f"{kind} {counts[kind]}"
        anchor = block.anchor or label.lower().replace(" ", "-")
        _claim(labels, anchor, label)
        return replace(block, anchor=anchor)
    anchor = getattr(block, "anchor", "")
    if anchor:
        _claim(labels, anchor, str(getattr(block, "text", "")))
    return block


def _section_label(section: Section) -> str:
    if not section.number:
        return section.title
    return f"{'Section' if section.number.isdigit() else 'Appendix'} {section.number}"


def _claim(labels: dict[str, str], anchor: str, label: str) -> None:
    if anchor in labels:
        raise ValueError(f'the anchor "{anchor}" is used twice')
    labels[anchor] = label


def _check_references(document: Document) -> None:
    for piece in inline(document.sections):
        if piece.anchor and piece.anchor not in document.labels:
            raise ValueError(f'a reference leads to "{piece.anchor}", which is not in the document')
