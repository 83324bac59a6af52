"""Long texts in short, and as many rows as a page holds."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from designer.report.blocks import Row, plain

LONGEST = 200
"""Characters that a cell of the summary holds."""

LONGEST_WORD = 32
"""Characters that are left of a word."""


def shortened(text: str) -> str:
    """The text as one paragraph, cut behind its last whole sentence or word when it is too long for a summary."""
    words = (word if len(word) <= LONGEST_WORD else f"{word[: LONGEST_WORD - 1]}…" for word in text.split())
    whole = " ".join(words)
    if len(whole) <= LONGEST:
        return whole
    cut = whole[:LONGEST]
    end = cut.rfind(". ")
    return cut[: end + 1] if end > LONGEST / 3 else f"{cut[: cut.rfind(' ')] if ' ' in cut else cut} …"


def fitting(rows: Sequence[Row], letters: Sequence[int], lines: int) -> Iterator[Row]:
    """The first rows, as many as take no more than so many lines when each column holds so many letters a line."""
    for row in rows:
        lines -= max(_lines(row, index, count) for index, count in enumerate(letters))
        if lines < 0:
            return
        yield row


def _lines(row: Row, index: int, letters: int) -> int:
    return max(1, math.ceil(len(plain(row.cells[index], {})) / letters))
