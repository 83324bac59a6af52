"""What cells read, and what is meant by what is written into them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.app.entry import EntryError
from designer.app.fields.field import Choice, Context
from designer.app.rows import Row
from designer.app.tables.cells import cell_text, is_same, text_of, value_of
from designer.app.tables.kinds import KINDS, TableId, kind_of
from designer.app.tables.table import Table, table_of
from designer.catalog.schema import FieldKind
from designer.model.diff import apply, changing
from designer.model.snapshot import Snapshot
from tests.support.designs import two_node
from tests.support.samples import catalog, three_plus_one

NODES = (Choice("n1", "NODE1"), Choice("n2", "NODE2"), Choice("n3", 'Rack "A", left'))


def row(kind: FieldKind, unit: str = "", **values: object) -> Row:
    return Row(key="x", label="X", kind=kind, value=None, put=lambda draft, value: None, unit=unit, **values)  # type: ignore[arg-type]


def table(design: Snapshot, kind: TableId) -> Table:
    return table_of(Context(design, catalog()), kind_of(kind))


@given(st.integers(0, 2**40), st.sampled_from(["MB", "GB"]))
def test_sizes_are_exact(megabytes: int, unit: str) -> None:
    size = row("size", unit)
    assert value_of(size, text_of(size, megabytes)) == megabytes


@given(st.integers(0, 10**12))
def test_times_are_exact_to_the_millisecond(ms: int) -> None:
    assert value_of(row("time"), text_of(row("time"), ms)) == ms


@given(st.floats(0, 1e9, allow_nan=False))
def test_decimals_are_exact(value: float) -> None:
    try:
        assert value_of(row("decimal"), text_of(row("decimal"), value)) == value
    except EntryError:
        assert "e" in repr(value)  # nobody types numbers like that


@given(st.lists(st.sampled_from([choice.value for choice in NODES]), unique=True))
def test_lists_of_objects_come_back_whatever_the_objects_are_called(members: list[str]) -> None:
    owners = row("order", choices=NODES)
    assert (value_of(owners, text_of(owners, tuple(members))) or ()) == tuple(members)


def test_sizes_and_numbers_without_units_for_spreadsheets() -> None:
    assert text_of(row("size", "GB"), 4096) == "4"
    assert text_of(row("size", "GB"), 512) == "0.5"
    assert text_of(row("size", "GB"), 4198) == "4198 MB"
    assert text_of(row("number", "users"), 2000) == "2000"
    assert text_of(row("time"), 180_000) == "180"


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("flag", "yes", True),
        ("flag", "FALSE", False),
        ("flag", "1", True),
        ("size", "1,024", 1024),
        ("size", "1.5 GB", 1536),
        ("number", "2.000", 2000),
        ("number", " 2 000 ", 2000),
        ("text", " two \r\n words ", "two words"),
        ("notes", "two\r\nlines", "two\nlines"),
        ("order", "node2, NODE1", ("n2", "n1")),
        ("many", '"Rack ""A"", left", NODE1', ("n3", "n1")),
        ("choice", "node2", "n2"),
        ("choice", "n2", "n2"),
        ("text", "", None),
    ],
)
def test_what_a_text_means(kind: FieldKind, text: str, value: object) -> None:
    assert value_of(row(kind, "MB" if kind == "size" else "", choices=NODES), text) == value


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("flag", "perhaps", "Yes or No"),
        ("choice", "NODE9", "One of NODE1"),
        ("order", "NODE1, NODE9", "One of NODE1"),
        ("size", "big", "size"),
        ("number", "1e5", "whole number"),
    ],
)
def test_what_makes_no_sense_is_refused_with_what_would(kind: FieldKind, text: str, words: str) -> None:
    with pytest.raises(EntryError, match=words):
        value_of(row(kind, choices=NODES), text)


def test_a_name_that_several_have_is_refused() -> None:
    twice = row("choice", choices=(Choice("a", "X"), Choice("b", "x")))
    with pytest.raises(EntryError, match="several"):
        value_of(twice, "X")


def test_what_unset_means_can_be_written_too() -> None:
    owners = row("many", choices=NODES, none_label="Every node", optional=True)
    assert value_of(owners, "every node") is None
    assert value_of(owners, "none") == ()
    with pytest.raises(EntryError, match="needed"):
        value_of(row("text", required=True), "  ")


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS])
def test_every_cell_reads_back_as_what_it_is(kind: TableId) -> None:
    shown = table(three_plus_one() if kind_of(kind).place == "design" else two_node(), kind)
    assert shown.ids
    for line in range(len(shown.ids)):
        for column in range(len(shown.columns)):
            cell = shown.cell(line, column)
            if cell.row is not None:
                assert is_same(cell.row, value_of(cell.row, cell_text(cell.row))), cell.row.label


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS])
def test_headings_tell_the_columns_apart(kind: TableId) -> None:
    labels = [column.label for column in table(three_plus_one(), kind).columns]
    assert len(labels) == len({label.casefold() for label in labels})


def test_defaults_are_shown_where_nothing_is_set() -> None:
    shown = table(three_plus_one(), "owners")
    period = next(n for n, column in enumerate(shown.columns) if column.key == "failover_period_h")
    cell = shown.cell(1, period)
    assert cell.text == ""
    assert cell.unset.startswith("6")


def test_owners_that_differ_within_a_group_are_called_so() -> None:
    design = three_plus_one()
    group = design.groups_of_kind("evs")[0].id
    member = design.members(group)[0].id
    shown = table(apply(design, changing(design, "resources", member, possible_owners=("n1",))), "owners")
    column = next(n for n, one in enumerate(shown.columns) if one.key == "possible_owners")
    cell = shown.cell(shown.ids.index(group), column)
    assert (cell.text, cell.unset) == ("", "(mixed)")
    assert cell.row is not None
    assert is_same(cell.row, value_of(cell.row, ""))


def test_what_a_line_has_nothing_of_is_no_cell() -> None:
    shown = table(three_plus_one(), "addresses")
    keys = [column.key for column in shown.columns]
    adapter, resource = shown.cell(0, keys.index("mask")), shown.cell(len(shown.ids) - 1, keys.index("gateway"))
    assert not adapter.applies
    assert not resource.applies
    assert shown.cell(0, keys.index("holder")).text == "NODE1"
