from __future__ import annotations

import contextlib
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.app.entry import EntryError, EntryKind, parse, show
from tests.support.volume import volume


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text", "  AT&T <b>  ", "AT&T <b>"),
        ("number", "2000", 2000),
        ("number", " 12 ", 12),
        ("hours", "6 h", 6),
        ("time", "180", 180_000),
        ("time", "180 s", 180_000),
        ("time", "7,2", 7200),
        ("time", "3 min", 180_000),
        ("time", "250 ms", 250),
        ("size", "512 MB", 512),
        ("size", "1.5 GB", 1536),
        ("size", "2 TB", 2 * 1024 * 1024),
        ("letter", "r:", "R"),
        ("letters", "c, d", ("C", "D")),
        ("letters", "C;D C", ("C", "D")),
        ("words", " one , two,,", ("one", "two")),
    ],
)
def test_typed_texts_become_values(kind: EntryKind, text: str, value: object) -> None:
    assert parse(kind, text) == value


@pytest.mark.parametrize("kind", ["text", "number", "hours", "time", "size", "letter"])
def test_an_empty_text_is_unset(kind: EntryKind) -> None:
    assert parse(kind, "  ") is None
    assert show(kind, None) == ""


def test_a_bare_size_counts_in_the_unit_of_its_field() -> None:
    assert parse("size", "200", "GB") == 204_800
    assert parse("size", "200 MB", "GB") == 200


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("number", "many"),
        ("number", "1.5"),
        ("number", "-3"),
        ("number", "9" * 30),
        ("time", "soon"),
        ("time", "3 parsecs"),
        ("size", "big"),
        ("size", "3 pounds"),
        ("letter", "RS"),
        ("letter", "7"),
        ("letters", "C, DD"),
    ],
)
def test_what_cannot_be_understood_says_what_could(kind: EntryKind, text: str) -> None:
    with pytest.raises(EntryError, match=r"^(A|One|Zero)"):
        parse(kind, text)


@given(st.sampled_from(["number", "hours", "time"]), st.integers(0, 10**9))
@settings(max_examples=volume(2000))
def test_what_a_field_shows_means_the_same_when_typed(kind: EntryKind, value: int) -> None:
    assert parse(kind, show(kind, value)) == value


@given(st.sampled_from(get_args(EntryKind)), st.text(max_size=40))
@settings(max_examples=volume(4000))
def test_no_text_makes_a_field_fall_over(kind: EntryKind, text: str) -> None:
    with contextlib.suppress(EntryError):
        assert isinstance(show(kind, parse(kind, text)), str)
