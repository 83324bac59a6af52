from __future__ import annotations

import pytest

from designer.files.errors import BadDesign, one_line
from designer.foundation.decode import Problem


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain – ünï 日本 👍", "plain – ünï 日本 👍"),
        ("two\nlines\ttab", r"two\nlines\ttab"),
        ("\x1b[31m\0", r"\x1b[31m\x00"),
        ("\u202eabc\u2028", r"\u202eabc\u2028"),
        ("\ud800", r"\ud800"),
        (r"C:\new\table", r"C:\new\table"),
    ],
)
def test_messages_stay_on_their_line(text: str, expected: str) -> None:
    assert one_line(text) == expected
    assert one_line(text).isprintable()


@pytest.mark.parametrize("character", ["x", "\0"])
def test_messages_have_an_end(character: str) -> None:
    assert len(one_line(character * 300)) == 300
    assert one_line(character * 10_000_000).endswith("…")
    assert len(one_line(character * 10_000_000)) == 300
    assert one_line(character * 1000, longest=None).count("x") == 1000


def test_one_problem_and_several() -> None:
    first, second = Problem('table "nodes", record "n1"', "is odd"), Problem("", "is even")
    assert str(BadDesign([first])) == 'table "nodes", record "n1": is odd'
    assert str(BadDesign([first, second], "a.cluster")) == 'a.cluster: table "nodes", record "n1": is odd (and 1 more)'
    assert BadDesign([first, second]).problems == (first, second)
