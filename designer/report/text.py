"""The document as plain text, for tests and for reading it in a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence

from designer.foundation.glyphs import printable
from designer.report.blocks import (
    Band,
    Block,
    Bullets,
    Card,
    Cover,
    Document,
    Facts,
    Field,
    Fields,
    Figure,
    Given,
    Heading,
    Hold,
    Lead,
    Masthead,
    Note,
    Paragraph,
    ReadingGuide,
    Row,
    SmallPrint,
    Statement,
    Step,
    Steps,
    Table,
    Tiles,
    plain,
)

WIDTH = 100

Labels = Mapping[str, str]


def render(document: Document) -> str:
    """All sections in order. Pictures appear as their title and description."""
    lines = [document.title, f"{document.author} · {document.date}".strip(" ·"), document.footer, ""]
    if document.watermark:
        lines.insert(0, f"[{document.watermark}]")
    for section in document.sections:
        heading = f"{section.number}  {section.title}".strip()
        lines += ["", "=" * WIDTH, *([section.part] if section.part else []), heading, "=" * WIDTH]
        for block in section.blocks:
            lines += ["", *_block(block, document.labels)]
    return "\n".join(printable(line).rstrip() for line in lines) + "\n"


def _block(block: Block, labels: Labels) -> list[str]:
    match block:
        case Heading():
            words = f"{block.number}  {block.text}".strip()
            return [words, ("-" if block.level == 2 else "·") * len(words)]
        case Statement() | Lead() | Paragraph():
            side = plain(block.side, labels) if isinstance(block, Paragraph) else ""
            return _wrapped(plain(block.text, labels) + (f"  [{side}]" if side else ""))
        case Bullets():
            marks = [f"{index}. " if block.ordered else "- " for index in range(1, len(block.items) + 1)]
            texts = [plain(item, labels) for item in block.items]
            return [
                line for mark, text in zip(marks, texts, strict=True) for line in _wrapped(text, mark, " " * len(mark))
            ]
        case Note():
            return _wrapped(plain(block.text, labels), f"({block.status}) ")
        case Table():
            return _table(block, labels)
        case _:
            return _other(block, labels)


def _other(block: Block, labels: Labels) -> list[str]:
    match block:
        case Figure():
            title = f"{labels[block.anchor]}: {plain(block.title, labels)}"
            picture = _wrapped(block.picture.description or block.picture.title, "  ", "  ")
            return [title, *picture, *(_wrapped(plain(block.notes, labels), "  Notes: ") if block.notes else [])]
        case Tiles():
            return [f"[{tile.value} {tile.unit}] {tile.label}" for tile in block.tiles]
        case Facts():
            return [f"{label}: {plain(value, labels)}" for label, value in block.pairs]
        case Card():
            head = " ".join(part for part in (block.code, block.title) if part)
            chip = f" ({block.chip[0]}) {block.chip[1]}" if block.chip else ""
            inside = [line for one in block.blocks for line in ("", *_block(one, labels))]
            return [f"+ {head}{chip}", *(f"| {line}".rstrip() for line in inside)]
        case Fields():
            blanks = ["   ".join(_blank(one) for one in line) for line in block.lines]
            return blanks + ["_" * 40] * block.ruled
        case Steps():
            return [line for step in block.steps for line in _step(step, labels)]
        case Hold():
            return _wrapped(plain(block.text, labels), "STOP  ")
        case _:
            return _front(block, labels)


def _front(block: Block, labels: Labels) -> list[str]:
    match block:
        case Cover() | Masthead():
            status = [f"({block.chip[0]}) {block.chip[1]}"] if block.chip else []
            pairs = [f"{label}: {value}" for label, value in block.pairs]
            more = [block.subtitle, plain(block.banner, labels)] if isinstance(block, Cover) else []
            return [line for line in (block.kind, block.title, *more, *status, *pairs) if line]
        case ReadingGuide():
            return [f"{one.who}: {one.wants}" for one in block.readers]
        case SmallPrint():
            return _wrapped(block.text)
        case _:
            return [f"[{type(block).__name__}]"]


def _blank(field: Field) -> str:
    boxes = "  ".join(f"[ ] {box}" for box in field.boxes)
    return f"{field.label}: {boxes or '________'}"


def _step(step: Step, labels: Labels) -> list[str]:
    head = "  ".join(part for part in ("[ ]", step.code, step.where) if part)
    time = f"  ({step.minutes} min)" if step.minutes else ""
    inputs = [
        f"    {one.label}: {one.value or '________'}" if isinstance(one, Given) else f"    > {one}"
        for one in step.inputs
    ]
    expected = _wrapped(plain(step.expected, labels), "    = ", "      ") if step.expected else []
    return [*_wrapped(f"{head}  {plain(step.action, labels)}{time}", "", "    "), *inputs, *expected]


def _given(given: Given) -> str:
    return f"{given.label}: {given.value or '________'}"


def _table(table: Table, labels: Labels) -> list[str]:
    heads = [column.title for column in table.columns]
    rows = [
        [plain(cell, labels).replace("\n", " / ") for cell in row.cells] for row in table.rows if isinstance(row, Row)
    ]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    label = f"{labels[table.anchor]}: " if table.title and table.numbered else ""
    title = [label + plain(table.title, labels)] if table.title else []
    lines = [*title, _cells(heads, widths)]
    lines.append("  ".join("-" * width for width in widths))
    plain_rows = iter(rows)
    for row in table.rows:
        if isinstance(row, Band):
            lines.append(f"[{plain(row.text, labels)}]")
        else:
            lines.append(_cells(next(plain_rows), widths))
    return [*lines, *(_wrapped(plain(table.notes, labels), "Notes: ") if table.notes else [])]


def _cells(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))


def _wrapped(text: str, first: str = "", later: str = "") -> list[str]:
    def lines() -> Iterator[str]:
        for number, part in enumerate(text.split("\n")):
            start = later if number else first
            yield from textwrap.wrap(part, WIDTH, initial_indent=start, subsequent_indent=later) or [start]

    return list(lines())
