from __future__ import annotations

import pytest

from designer.drawing.primitives import Picture
from designer.report.blocks import (
    Column,
    Document,
    Figure,
    Heading,
    IfThere,
    Paragraph,
    Ref,
    Row,
    Run,
    Section,
    Sign,
    Table,
    pieces,
    plain,
)
from designer.report.columns import filled
from designer.report.numbering import with_prefix
from designer.report.wording import counted, number, paragraphs, sentence, tenths
from tests.report.pages import document, of_sections

COLUMNS = (Column("Name"), Column("Value"))
PICTURE = Picture(100, 50)


def test_a_row_needs_a_cell_for_every_column() -> None:
    with pytest.raises(ValueError, match="1 cells in a table of 2"):
        Table("Title", COLUMNS, (Row(("one",)),))


def test_texts_are_flattened_without_empty_pieces() -> None:
    assert pieces(("a", "", Run("b", "bold"), Sign("ok"))) == (Run("a"), Run("b", "bold"), Sign("ok"))
    assert plain(("See ", Ref("t"), ".", Sign("ok")), {"t": "Table 2"}) == "See Table 2."


def test_figures_and_tables_are_numbered_apart_and_through_all_sections() -> None:
    table, figure = Table("T", COLUMNS, (Row(("a", "b")),)), Figure("F", PICTURE, anchor="picture")
    made = of_sections(
        Section("a", "First", (table, figure), "1"),
        Section("b", "Second", (Table("T", COLUMNS, (Row(("a", "b")),), anchor="named"),), "2"),
        Section("c", "Third", (), "A"),
        Section("d", "Fourth", ()),
    )
    assert made.labels == {
        "a": "Section 1",
        "table-1": "Table 1",
        "picture": "Figure 1",
        "b": "Section 2",
        "named": "Table 2",
        "c": "Appendix A",
        "d": "Fourth",
    }


def test_a_reference_must_lead_somewhere() -> None:
    with pytest.raises(ValueError, match='leads to "nowhere"'):
        document(Paragraph(("See ", Ref("nowhere"))))


def test_an_anchor_is_used_once() -> None:
    with pytest.raises(ValueError, match='"x" is used twice'):
        document(Heading("A", anchor="x"), Heading("B", anchor="x"))


def test_a_prefix_reaches_every_anchor() -> None:
    section = Section("s", "S", (Heading("H", anchor="h"), Paragraph((Ref("h"), Run("x", anchor="s"), "y"))), "1")
    changed = with_prefix(section, "part1.")
    assert changed.anchor == "part1.s"
    assert changed.blocks == (
        Heading("H", anchor="part1.h"),
        Paragraph((Ref("part1.h"), Run("x", anchor="part1.s"), "y")),
    )


def test_columns_without_anything_in_them_are_left_out() -> None:
    columns = [Column("A"), Column("B"), Column("C")]
    table = filled("Title", columns, [Row(("", "", "x")), Row(("", "", ""))])
    assert [column.title for column in table.columns] == ["A", "C"]
    assert [row.cells for row in table.rows if isinstance(row, Row)] == [("", "x"), ("", "")]


def test_words_for_numbers() -> None:
    assert [number(count) for count in (0, 1, 12, 13, 6000)] == ["no", "one", "twelve", "13", "6,000"]
    assert [counted(1, "node"), counted(2, "node"), counted(2, "address", "addresses")] == [
        "one node",
        "two nodes",
        "two addresses",
    ]
    assert [tenths(7200), tenths(40), tenths(0), tenths(111_000)] == ["7.2", "0.04", "0", "111"]
    assert sentence("") == ""
    assert paragraphs(" a \n\n b\r\nc") == ["a", "b", "c"]


def test_a_document_is_a_value() -> None:
    assert document(Paragraph("a")) == document(Paragraph("a"))
    assert isinstance(document(), Document)


def test_conditions_follow_the_prefix_and_vanish_piece_by_piece() -> None:
    condition = IfThere(("s", "other"), ("yes",), ("no",))
    changed = with_prefix(Paragraph(("Is it? ", condition)), "part1.")
    assert changed == Paragraph(("Is it? ", IfThere(("part1.s", "part1.other"), ("yes",), ("no",))))
    made = of_sections(Section("s", "S", (Paragraph(("Is it? ", condition, ".")), Paragraph(IfThere(("x",), ("y",))))))
    assert made.sections[0].blocks == (Paragraph(("Is it? ", "no", ".")),)
