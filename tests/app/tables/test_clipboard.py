"""Cells out of and into what spreadsheets put on the clipboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.app.tables.clipboard import LARGEST, CannotRead, read_cells
from designer.foundation.cells import write_cells

cells = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)


@given(st.lists(st.lists(cells, min_size=2, max_size=2), min_size=1, max_size=4))
def test_what_is_written_is_read_again(lines: list[list[str]]) -> None:
    while lines and not any(cell.strip() for cell in lines[-1]):
        lines.pop()
    assert read_cells(write_cells(lines)) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("A\tB\r\nC\tD\r\n", [["A", "B"], ["C", "D"]]),  # Excel
        ("A\tB\nC\tD", [["A", "B"], ["C", "D"]]),  # LibreOffice, Sheets
        ("A\tB\rC\tD\r", [["A", "B"], ["C", "D"]]),  # an old Mac
        ('"two\nlines"\t"a\ttab"\r\n', [["two\nlines", "a\ttab"]]),
        ('"say ""no"""\tx\r\n', [['say "no"', "x"]]),
        ('5" disk\tx\n', [['5" disk', "x"]]),
        ('"half open\tx\ny\tz', [['"half open', "x"], ["y", "z"]]),
        ("A\n\nB\n\n\n", [["A"], [""], ["B"]]),
        ("A\tB\tC\nD\n", [["A", "B", "C"], ["D"]]),
        ("\ufeffA\0B\tC", [["AB", "C"]]),
        ("NODE1, NODE4\nNODE2, NODE4", [["NODE1, NODE4"], ["NODE2, NODE4"]]),
        ("", []),
    ],
)
def test_what_programs_put_there(text: str, lines: list[list[str]]) -> None:
    assert read_cells(text) == lines


def test_commas_separate_where_they_come_as_csv() -> None:
    assert read_cells("", 'Name,"Size, GB"\r\nDisk R,20\r\n') == [["Name", "Size, GB"], ["Disk R", "20"]]
    assert read_cells("", "Name;Size\nDisk R;0,5\n") == [["Name", "Size"], ["Disk R", "0,5"]]


def test_commas_separate_below_headings_of_the_table() -> None:
    assert read_cells("name,Memory (GB)\nNODE1,4", headings=("Name", "Memory (GB)")) == [
        ["name", "Memory (GB)"],
        ["NODE1", "4"],
    ]


def test_nothing_becomes_a_formula() -> None:
    text = write_cells([["=cmd|' /C calc'!A0", "-1", "'=x"]])
    assert not any(cell.startswith(("=", "-", "+", "@")) for cell in text.strip().split("\t"))
    assert read_cells(text) == [["=cmd|' /C calc'!A0", "-1", "'=x"]]


def test_what_is_far_too_much_is_refused() -> None:
    with pytest.raises(CannotRead, match="too much"):
        read_cells("x" * (LARGEST + 1))
    with pytest.raises(CannotRead, match="too long"):
        read_cells("x" * 200_000)
