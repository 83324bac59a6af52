"""Numbers for sections, figures and tables, and what references to them say."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from designer.drawing.primitives import Picture
from designer.report.blocks import (
    Block,
    Bullets,
    Card,
    Document,
    Facts,
    Figure,
    Heading,
    Hold,
    IfThere,
    Lead,
    Note,
    Paragraph,
    Row,
    Section,
    Statement,
    Table,
    pieces,
    plain,
)
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
        heads = itertools.count(1)
        blocks = tuple(_with_number(_as_part(block, section.number, heads), labels, counts) for block in section.blocks)
        sections.append(replace(section, blocks=blocks))
    decided = tuple(_decided(section, labels) for section in sections)
    complete = replace(document, sections=decided, labels=labels)
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
        elif spec.name == "anchors":
            changes[spec.name] = tuple(prefix + one for one in old)
        else:
            changes[spec.name] = with_prefix(old, prefix)
    return replace(value, **changes)  # type: ignore[type-var]


def _decided(value: T, labels: Mapping[str, str]) -> T:
    """The value with every `IfThere` in it replaced by what holds of it; texts that then say nothing go.

    The cells of a row stay as many as they are.
    """
    changed: Any = value
    match value:
        case IfThere():
            there = all(anchor in labels for anchor in value.anchors)
            changed = _decided(value.pieces if there else value.otherwise, labels)
        case tuple():
            changed = _decided_one_by_one(value, labels)
        case Picture():
            pass
        case Row():
            changed = replace(value, cells=tuple(_decided(cell, labels) for cell in value.cells))
        case Bullets():
            items = (_decided(item, labels) for item in value.items)
            changed = replace(value, items=tuple(item for item in items if pieces(item)))
        case Facts():
            pairs = ((label, _decided(text, labels)) for label, text in value.pairs)
            changed = replace(value, pairs=tuple(pair for pair in pairs if pieces(pair[1])))
        case _ if is_dataclass(value):
            changes = {spec.name: _decided(getattr(value, spec.name), labels) for spec in fields(value)}
            changed = replace(value, **changes)  # type: ignore[type-var]
    return changed  # type: ignore[no-any-return]


def _decided_one_by_one(values: tuple[Any, ...], labels: Mapping[str, str]) -> tuple[Any, ...]:
    found: list[Any] = []
    for value in values:
        decided = _decided(value, labels)
        if isinstance(value, IfThere):
            found += decided
        elif not _says_nothing(decided):
            found.append(decided)
    return tuple(found)


def _says_nothing(block: object) -> bool:
    match block:
        case Statement() | Lead() | Paragraph() | Note() | Hold():
            return not pieces(block.text)
        case Bullets():
            return not block.items
        case Facts():
            return not block.pairs
        case _:
            return False


def _as_part(block: Block, number: str, heads: Iterator[int]) -> Block:
    """A heading of level 2 with its number; other blocks as they are."""
    if isinstance(block, Heading) and block.level == 2 and number:
        return replace(block, number=f"{number}.{next(heads)}")
    return block


def _with_number(block: Block, labels: dict[str, str], counts: dict[str, int]) -> Block:
    for row in block.rows if isinstance(block, Table) else ():
        if isinstance(row, Row):
            _claim_anchor(row.anchor, plain(row.cells[0], {}), labels)
    if isinstance(block, Card):
        _claim_anchor(block.anchor, block.code, labels)
        return replace(block, blocks=tuple(_with_number(inner, labels, counts) for inner in block.blocks))
    if isinstance(block, Table) and not (block.title and block.numbered):
        return block
    if isinstance(block, Table | Figure):
        kind = type(block).__name__
        counts[kind] += 1
        label = f"{kind} {counts[kind]}"
        anchor = block.anchor or label.lower().replace(" ", "-")
        _claim(labels, anchor, label)
        return replace(block, anchor=anchor)
    if isinstance(block, Heading):
        _claim_anchor(block.anchor, _named(block.number) or block.text, labels)
    return block


def _claim_anchor(anchor: str, label: str, labels: dict[str, str]) -> None:
    if anchor:
        _claim(labels, anchor, label)


def _named(number: str) -> str:
    """As in "Section 4.2" or "Appendix A"; nothing without a number."""
    return f"{'Appendix' if number.isalpha() else 'Section'} {number}" if number else ""


def _section_label(section: Section) -> str:
    return _named(section.number) or section.title


def _claim(labels: dict[str, str], anchor: str, label: str) -> None:
    if anchor in labels:
        raise ValueError(f'the anchor "{anchor}" is used twice')
    labels[anchor] = label


def _check_references(document: Document) -> None:
    for piece in inline(document.sections):
        if piece.anchor and piece.anchor not in document.labels:
            raise ValueError(f'a reference leads to "{piece.anchor}", which is not in the document')
