from __future__ import annotations

import contextlib
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.app.entry import EntryError, parse, show
from designer.catalog.schema import TypedKind
from tests.support.volume import volume


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text", "  AT&T <b>  ", "AT&T <b>"),
        ("number", "2000", 2000),
        ("number", " 12 ", 12),
        ("number", "100,000", 100_000),
        ("number", "1.234.567", 1_234_567),
        ("number", "10 000", 10_000),
        ("decimal", "0.75", 0.75),
        ("decimal", "1,5", 1.5),
        ("hex", "0x40000", 262_144),
        ("hex", "262144", 262_144),
        ("time", "180", 180_000),
        ("time", "180 s", 180_000),
        ("time", "7,2", 7200),
        ("time", "3 min", 180_000),
        ("time", "250 ms", 250),
        ("time", "2 days", 172_800_000),
        ("size", "512 MB", 512),
        ("size", "1.5 GB", 1536),
        ("size", "2 TB", 2 * 1024 * 1024),
        ("letter", "r:", "R"),
        ("letters", "c, d", ("C", "D")),
        ("letters", "C;D C", ("C", "D")),
        ("words", " one , two,,", ("one", "two")),
        ("addresses", "10.0.0.1, 10.0.0.2  10.0.0.1", ("10.0.0.1", "10.0.0.2")),
    ],
)
def test_typed_texts_become_values(kind: TypedKind, text: str, value: object) -> None:
    assert parse(kind, text) == value


@pytest.mark.parametrize("kind", get_args(TypedKind))
def test_an_empty_text_is_unset(kind: TypedKind) -> None:
    assert parse(kind, "  ") is None
    assert show(kind, None) == ""


@pytest.mark.parametrize("kind", ["letters", "words", "addresses"])
def test_a_list_that_is_empty_is_not_one_that_nobody_knows(kind: TypedKind) -> None:
    assert parse(kind, "none") == parse(kind, "None") == ()
    assert show(kind, ()) == "None"


def test_a_bare_number_counts_in_the_unit_of_its_field() -> None:
    assert parse("size", "200", "GB") == 204_800
    assert parse("size", "200 MB", "GB") == 200
    assert parse("number", "6", "h") == parse("number", "6 h", "h") == 6
    assert parse("number", "40%", "%") == 40
    assert show("number", 6, "h") == "6\N{NO-BREAK SPACE}h"
    assert show("number", 40, "%") == "40%"


@pytest.mark.parametrize(
    ("kind", "text", "unit", "low", "high", "said"),
    [
        ("number", "-5", "users", 0, 100_000, "Between 0 and 100,000 users"),
        ("number", "1000000000", "users", 0, 100_000, "Between 0 and 100,000 users"),
        ("size", "1 MB", "", 64, 1_048_576, "Between 64 MB and 1 TB"),
        ("size", "-5 MB", "", 64, 1_048_576, "Between 64 MB and 1 TB"),
        ("decimal", "100.5", "IOPS", 0, 100, "Between 0 and 100 IOPS"),
        ("time", "2 days", "", 0, 86_400_000, "Between 0 s and 24 h"),
        ("hex", "0x1FFFFFFFF", "", 0, 0xFFFFFFFF, "Between 0x00000000 and 0xFFFFFFFF"),
        ("number", "0", "h", 1, None, "At least 1 h"),
        ("number", "101", "%", None, 100, "At most 100 %"),
    ],
)
def test_what_is_out_of_range_is_refused_with_the_range(
    kind: TypedKind, text: str, unit: str, low: float | None, high: float | None, said: str
) -> None:
    with pytest.raises(EntryError) as refusal:
        parse(kind, text, unit, low, high)
    assert str(refusal.value).replace("\N{NO-BREAK SPACE}", " ") == said


@pytest.mark.parametrize("value", [0, 50, 100])
def test_both_ends_of_a_range_belong_to_it(value: int) -> None:
    assert parse("number", str(value), "", 0, 100) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("number", "many"),
        ("number", "1.5"),
        ("number", "-3"),
        ("number", "9" * 30),
        ("number", "9" * 400),
        ("number", "6 h"),
        ("decimal", "nan"),
        ("hex", "0xzz"),
        ("time", "soon"),
        ("time", "3 parsecs"),
        ("size", "big"),
        ("size", "3 pounds"),
        ("letter", "RS"),
        ("letter", "7"),
        ("letters", "C, DD"),
    ],
)
def test_what_cannot_be_understood_says_what_could(kind: TypedKind, text: str) -> None:
    with pytest.raises(EntryError, match=r"^(A|One|Zero)"):
        parse(kind, text)


@given(st.sampled_from(["number", "decimal", "hex", "time"]), st.integers(0, 10**9))
@settings(max_examples=volume(2000))
def test_what_a_field_shows_means_the_same_when_typed(kind: TypedKind, value: int) -> None:
    assert parse(kind, show(kind, value)) == value


@given(st.sampled_from(get_args(TypedKind)), st.text(max_size=40))
@settings(max_examples=volume(4000))
def test_no_text_makes_a_field_fall_over(kind: TypedKind, text: str) -> None:
    with contextlib.suppress(EntryError):
        assert isinstance(show(kind, parse(kind, text)), str)


def test_commas_in_sizes_are_thousands_before_three_digits_only() -> None:
    assert parse("size", "1,024 MB") == 1024
    assert parse("size", "0,5 GB") == 512
    assert parse("size", "1,5 GB") == 1536
