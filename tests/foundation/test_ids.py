from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.foundation.ids import natural_key, next_id

ANY_ID = st.text(st.characters() | st.sampled_from("n0123456789٣²"), max_size=30)


def test_numbers_count_as_numbers() -> None:
    assert sorted(["n10", "n2", "d3", "n1", "cluster"], key=natural_key) == ["cluster", "d3", "n1", "n2", "n10"]


@pytest.mark.parametrize("identifier", ["", "7", "n", "n٣", "n²", "a\nb3", "n3\n", "n" + "9" * 20_000, "9" * 20_000])
def test_any_text_has_a_place_in_the_order(identifier: str) -> None:
    assert sorted([identifier, "n1"], key=natural_key)


@given(ANY_ID, ANY_ID)
def test_different_ids_never_share_a_place(one: str, other: str) -> None:
    assert (natural_key(one) == natural_key(other)) == (one == other)


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        ([], "n1"),
        (["n1", "n2"], "n3"),
        (["n7", "n2"], "n8"),
        (["net9", "d4", "cluster"], "n1"),
        (["n007"], "n8"),
        (["server"], "n1"),
    ],
)
def test_the_next_id_is_beyond_all_numbers_in_use(taken: list[str], expected: str) -> None:
    assert next_id("n", taken) == expected


@given(st.lists(ANY_ID | st.from_regex(r"n[0-9]{1,18}", fullmatch=True)))
def test_the_next_id_is_new(taken: list[str]) -> None:
    assert next_id("n", taken) not in taken


def test_an_absurdly_long_number_in_use_does_not_make_new_ids_long() -> None:
    assert next_id("n", ["n" + "9" * 99, "n4"]) == "n5"
