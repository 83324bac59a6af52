"""The answer of a calculator, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from designer.cli.lines import paragraph


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of a label and what is to say about it, or with `header` a table whose first column is text."""

    title: str
    rows: tuple[tuple[str, ...], ...]
    header: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A title, sections and remarks to read, and `found`, the same for other programs."""

    title: str
    sections: tuple[Section, ...]
    found: Mapping[str, Any]
    remarks: tuple[str, ...] = ()


def as_text(sheet: Sheet) -> str:
    """The sheet in lines of at most 100 characters."""
    lines = paragraph(sheet.title)
    for section in sheet.sections:
        lines += ["", section.title]
        lines += _table(section) if section.header else _entries(section.rows)
    if sheet.remarks:
        lines += ["", "Remarks"]
        for remark in sheet.remarks:
            lines += paragraph(remark, "  * ")
    return "".join(f"{line}\n" for line in lines)


def as_json(sheet: Sheet, calculator: str, asked: Mapping[str, Any]) -> str:
    """The same for other programs, with what was asked; names of values end in their units."""
    document = {
        "schema": "clusterwright-size",
        "version": 1,
        "calculator": calculator,
        "input": dict(asked),
        "result": dict(sheet.found),
        "remarks": list(sheet.remarks),
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _entries(rows: Sequence[tuple[str, ...]]) -> list[str]:
    width = max(len(label) for label, *_ in rows)
    lines = []
    for label, *values in rows:
        start = f"  {label:{width}}  "
        lines += paragraph(" ".join(values), start)
    return lines


def _table(section: Section) -> list[str]:
    """The first two columns to the left, numbers to the right."""
    rows = (section.header, *section.rows)
    widths = [max(len(row[column]) for row in rows) for column in range(len(section.header))]
    return [
        "  "
        + "  ".join(_cell(text, width, column) for column, (text, width) in enumerate(zip(row, widths, strict=True)))
        for row in rows
    ]


def _cell(text: str, width: int, column: int) -> str:
    return f"{text:{width}}" if column < 2 else f"{text:>{width}}"
