from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.app.matching import badness, contains


def best(query: str, *texts: str) -> list[str]:
    fitting = [(measure, text) for text in texts for measure in (badness(query, text),) if measure is not None]
    return [text for _, text in sorted(fitting)]


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("zoom", ["Zoom In", "Actual Zoom", "Unzoomed", "Z o o m ed"]),
        ("zf", ["Zoom to Fit", "Zaffre"]),
        ("find next", ["Find Next", "Show the Finding Next Door"]),
        ("n3", ["N3", "NODE3"]),
        ("", ["A", "BB"]),
    ],
)
def test_better_fits_come_first(query: str, texts: list[str]) -> None:
    assert best(query, *reversed(texts)) == texts


@pytest.mark.parametrize(("query", "text"), [("xyz", "Zoom In"), ("zoom out", "Zoom In"), ("ni", "In")])
def test_what_lacks_a_word_does_not_fit(query: str, text: str) -> None:
    assert badness(query, text) is None
    assert not contains(query, text)


@given(st.text(max_size=30), st.text(max_size=60))
def test_any_text_can_be_searched_for(query: str, text: str) -> None:
    measure = badness(query, text)
    assert measure is None or measure >= 0
    assert not contains(query, text) or measure is not None
    assert badness(text, text) is not None
