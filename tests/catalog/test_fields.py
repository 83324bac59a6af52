"""The definitions of fields: complete, and in step with the records."""

from __future__ import annotations

import dataclasses
import types
import typing
from typing import Any, Literal, get_args, get_origin

import pytest

from designer.catalog.facts import load_facts
from designer.catalog.loader import CatalogError, FieldTables, load_catalog
from designer.catalog.ranges import quantity, range_text
from designer.catalog.schema import FieldKind
from designer.model.registers import PREFIXES
from designer.model.snapshot import TABLES

NOT_ENTERED = {
    "interfaces": {"node", "network"},
    "groups": {"kind"},
    "resources": {"type", "group", "properties"},
    "storage_groups": {"group"},
    "stores": {"storage_group"},
    "waivers": {"subjects"},
    "scenarios": {"result", "result_on", "result_design", "result_script"},
    "steps": {"scenario", "kind", "subject", "value"},
    "expectations": {"scenario", "group", "node"},
    "notes": {"subject", "anchor", "corner", "dx", "dy", "view"},
    **{register: {"number", "links"} for register in PREFIXES},
    "options": {"decision"},
    "narratives": {"section", "where"},
    "papers": {"left_out", "taken_in", "used"},
    "brands": {"logo", "client_logo"},
    "versions": {"fingerprint", "text"},
}
"""What an object is and where it belongs: chosen when it is made, and shown by the place where it stands; what came of
playing a scenario; codes, and what they are linked to; pictures."""

WITHOUT_FIELDS = {"dependencies", "layout"}

KINDS: dict[type, set[str]] = {
    str: {"text", "notes", "letter", "choice"},
    int: {"number", "hex", "time", "size", "choice"},
    float: {"decimal"},
    bool: {"flag"},
    tuple: {"letters", "words", "addresses", "many", "order"},
}
"""How values of each type can be entered."""

TEXTS = ("text", "notes", "letter", "letters", "words", "addresses")

FIELDS = load_catalog().fields


def stored(table: str) -> dict[str, Any]:
    """The types of a table's fields, None taken away."""
    hints = typing.get_type_hints(TABLES[table].kind)
    return {
        field.name: _without_none(hints[field.name])
        for field in dataclasses.fields(TABLES[table].kind)
        if field.name not in ("id", "extra")
    }


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (typing.Union, types.UnionType):
        (hint,) = (one for one in get_args(hint) if one is not types.NoneType)
    return hint


def words_of(hint: Any) -> tuple[str, ...]:
    """The values of a Literal, or of a tuple of them."""
    if get_origin(hint) is tuple:
        hint = get_args(hint)[0]
    return get_args(hint) if get_origin(hint) is Literal else ()


def test_every_table_that_a_user_sees_has_its_fields() -> None:
    assert set(FIELDS) == set(TABLES) - WITHOUT_FIELDS


@pytest.mark.parametrize("table", FIELDS)
def test_every_field_of_every_record_is_defined(table: str) -> None:
    assert set(FIELDS[table]) == set(stored(table)) - NOT_ENTERED.get(table, set())


@pytest.mark.parametrize("table", FIELDS)
def test_a_field_is_entered_as_it_is_stored(table: str) -> None:
    for name, hint in stored(table).items():
        if name in FIELDS[table]:
            kind = str if get_origin(hint) is Literal else get_origin(hint) or hint
            assert FIELDS[table][name].kind in KINDS[kind], name


@pytest.mark.parametrize("table", FIELDS)
def test_every_value_that_is_chosen_has_a_word(table: str) -> None:
    hints = stored(table)
    for name, spec in FIELDS[table].items():
        assert set(spec.choices) == set(words_of(hints[name])), name
        assert len(set(spec.choices.values())) == len(spec.choices), name


@pytest.mark.parametrize("table", FIELDS)
def test_every_number_and_every_text_has_bounds(table: str) -> None:
    hints = stored(table)
    for name, spec in FIELDS[table].items():
        if hints[name] in (int, float):
            assert spec.min is not None, name
            assert spec.max is not None, name
            assert spec.min < spec.max, name
        else:
            assert spec.min is None, name
            assert (spec.max is not None) == (spec.kind in TEXTS), name


@pytest.mark.parametrize("table", FIELDS)
def test_definitions_read_well(table: str) -> None:
    for name, spec in FIELDS[table].items():
        assert spec.label[:1].isupper() or spec.label.startswith("/"), name
        assert len(spec.label) <= 22, name
        assert len(spec.help) <= 100, name
        assert not spec.help.endswith("."), name
        assert not spec.source or spec.source in load_facts(), name


@pytest.mark.parametrize("table", FIELDS)
def test_the_fields_of_a_section_stand_together(table: str) -> None:
    sections = [spec.section for spec in FIELDS[table].values()]
    changes = [one for one, before in zip(sections, ["", *sections], strict=False) if one != before]
    assert len(set(changes)) == len(changes)


@pytest.mark.parametrize(
    ("kind", "value", "unit", "text"),
    [
        ("size", 1024, "", "1 GB"),
        ("size", 1_048_576, "GB", "1 TB"),
        ("size", -5, "GB", "-5 MB"),
        ("number", 2000, "users", "2,000 users"),
        ("number", 40, "%", "40 %"),
        ("decimal", 0.75, "IOPS", "0.75 IOPS"),
        ("time", 180_000, "", "180 s"),
        ("time", 86_400_000, "", "24 h"),
        ("time", 2_592_000_000, "", "30 days"),
        ("hex", 262_144, "", "0x00040000"),
    ],
)
def test_quantities_have_their_units(kind: FieldKind, value: float, unit: str, text: str) -> None:
    assert quantity(kind, value, unit).replace("\N{NO-BREAK SPACE}", " ") == text


def test_a_range_names_its_unit_once() -> None:
    assert range_text("number", 0, 100_000, "users").replace("\N{NO-BREAK SPACE}", " ") == "between 0 and 100,000 users"
    assert range_text("number", None, None) == ""


def test_a_faulty_file_is_named_when_it_is_needed(tmp_path: Any) -> None:
    (tmp_path / "nodes.toml").write_text('[name]\nlable = "Name"\n', encoding="utf-8")
    fields = FieldTables(tmp_path)
    assert list(fields) == ["nodes"]
    with pytest.raises(CatalogError, match=r"nodes\.toml"):
        fields["nodes"]
