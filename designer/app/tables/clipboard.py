"""Cells as spreadsheets put them on the clipboard: lines of texts with tabs between them, quoted where need be."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from designer.foundation.cells import FORMULA, TEXT_MARK
from designer.foundation.language import tr

DELIMITERS = (",", ";", "\t")

LARGEST = 4_000_000
"""Texts of more characters are not read; a design has room for fewer."""

Lines = list[list[str]]


class CannotRead(ValueError):
    """The text is no block of cells; the message says why."""


def read_cells(text: str, csv_text: str = "", headings: Sequence[str] = ()) -> Lines:
    """The cells of a text from the clipboard; `csv_text` is what was put there as text/csv, if anything was.

    Comma- or semicolon-separated text is recognised where it comes as such, or begins with headings of the table that
    it is meant for: commas alone may as well stand within a cell. Raises `CannotRead`.
    """
    if max(len(text), len(csv_text)) > LARGEST:
        raise CannotRead(tr("That is too much to be pasted at once"))
    if not text.strip() and csv_text.strip():
        return _tidied(_parsed(csv_text, _delimiter(csv_text)))
    if "\t" not in text:
        known = {heading.casefold() for heading in headings}
        for delimiter in DELIMITERS[:2]:
            first = _parsed(text.lstrip("\ufeff").split("\n", 1)[0], delimiter)
            if first and len(first[0]) > 1 and all(cell.strip().casefold() in known for cell in first[0]):
                return _tidied(_parsed(text, delimiter))
    return _tidied(_parsed(text, "\t"))


def _unmarked(cell: str) -> str:
    return cell[1:] if cell.startswith(tuple(TEXT_MARK + sign for sign in (*FORMULA, TEXT_MARK))) else cell


def _parsed(text: str, delimiter: str) -> Lines:
    text = text.lstrip("\ufeff").replace("\0", "")
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        pass  # a quotation mark that is only that
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_NONE))
    except csv.Error as error:
        raise CannotRead(tr("A cell of that is too long to be pasted")) from error


def _delimiter(text: str) -> str:
    """What separates the cells of the first line: what occurs most in it."""
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    return max(DELIMITERS, key=first.count)


def _tidied(lines: Lines) -> Lines:
    """The lines without empty ones at the end. One that is shorter than others says nothing about what it lacks."""
    while lines and not any(cell.strip() for cell in lines[-1]):
        lines.pop()
    return [[_unmarked(cell) for cell in line] or [""] for line in lines]
