from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import pytest

from designer.foundation.decode import LARGEST_INTEGER, Problem, decode

Scalar = str | int | float | bool


@dataclass(frozen=True)
class Part:
    size: int
    label: str = ""


@dataclass(frozen=True)
class Thing:
    name: str
    count: int = 0
    weight: float = 0.0
    on: bool = False
    colour: Literal["red", "blue"] = "red"
    maybe: int | None = None
    words: tuple[str, ...] = ()
    limits: Mapping[str, int] = field(default_factory=dict)
    options: Mapping[str, Scalar] = field(default_factory=dict)
    part: Part | None = None
    parts: tuple[Part, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)


def decoded(raw: object, **options: bool) -> tuple[Thing | None, list[str]]:
    problems: list[Problem] = []
    return decode(Thing, raw, "here", problems, **options), [str(problem) for problem in problems]


def test_a_complete_thing() -> None:
    raw = {
        "name": "N",
        "count": 3,
        "weight": 2,
        "on": True,
        "colour": "blue",
        "maybe": None,
        "words": ["a", "b"],
        "limits": {"x": 1},
        "options": {"t": "x", "i": 1, "f": 1.0, "b": True},
        "part": {"size": 1},
        "parts": [{"size": 2, "label": "L"}],
    }
    thing, problems = decoded(raw)
    assert problems == []
    assert thing == Thing(
        name="N",
        count=3,
        weight=2.0,
        on=True,
        colour="blue",
        words=("a", "b"),
        limits={"x": 1},
        options={"t": "x", "i": 1, "f": 1.0, "b": True},
        part=Part(1),
        parts=(Part(2, "L"),),
    )
    assert type(thing.weight) is float
    assert [type(value) for value in thing.options.values()] == [str, int, float, bool]


@pytest.mark.parametrize(
    ("field_name", "value", "message"),
    [
        ("name", 3, "expected a text, found 3"),
        ("name", None, "expected a text, found nothing"),
        ("name", "\ud800", "the text holds half a character (a lone surrogate)"),
        ("count", "3", "expected a whole number, found '3'"),
        ("count", True, "expected a whole number, found True"),
        ("count", 1.0, "expected a whole number, found 1.0"),
        ("count", LARGEST_INTEGER + 1, "9007199254740992 is too large"),
        ("count", -LARGEST_INTEGER - 1, "-9007199254740992 is too large"),
        ("weight", True, "expected a number, found True"),
        ("weight", float("nan"), "nan is not a finite number"),
        ("weight", float("-inf"), "-inf is not a finite number"),
        ("weight", 10**400, "1000000000000000000000000000000000000... is too large"),
        ("on", 1, "expected true or false, found 1"),
        ("colour", "green", "'green' is not one of red, blue"),
        ("colour", ["red"], "a list is not one of red, blue"),
        ("maybe", "x", "expected a whole number, found 'x'"),
        ("words", "ab", "expected a list, found 'ab'"),
        ("words", [1], "expected a text, found 1"),
        ("limits", [1], "expected an object with fields, found a list"),
        ("limits", {"x": "y"}, "expected a whole number, found 'y'"),
        ("limits", {"\udfff": 1}, "the text holds half a character (a lone surrogate)"),
        ("options", {"x": None}, "expected a text, a number, or true or false, found nothing"),
        ("options", {"x": LARGEST_INTEGER + 1}, "9007199254740992 is too large"),
        ("options", {"x": float("inf")}, "inf is not a finite number"),
        ("part", {"size": "x"}, "field \"size\": expected a whole number, found 'x'"),
        ("parts", [{}], 'field "size" is missing'),
        ("parts", [{"size": 1, "odd": 1}], 'unknown field "odd"'),
    ],
)
def test_a_wrong_value_is_named_with_its_field(field_name: str, value: object, message: str) -> None:
    thing, problems = decoded({"name": "N", field_name: value})
    assert thing is None
    assert problems == [f'here: field "{field_name}": {message}']


def test_all_problems_are_collected_at_once() -> None:
    thing, problems = decoded({"count": "x", "on": 0, "odd": 1, "strange": 2})
    assert thing is None
    assert problems == [
        'here: field "name" is missing',
        "here: field \"count\": expected a whole number, found 'x'",
        'here: field "on": expected true or false, found 0',
        'here: unknown field "odd", "strange"',
    ]


@pytest.mark.parametrize("raw", [None, [], "text", 3])
def test_something_that_is_no_object(raw: object) -> None:
    thing, problems = decoded(raw)
    assert thing is None
    assert len(problems) == 1
    assert problems[0].startswith("here: expected an object with fields, found ")


def test_unknown_fields_are_kept_on_request() -> None:
    thing, problems = decoded({"name": "N", "odd": [1, {"a": None}], "extra": 5}, keep_unknown=True)
    assert problems == []
    assert thing is not None
    assert thing.extra == {"odd": [1, {"a": None}], "extra": 5}


def test_the_largest_whole_numbers_pass() -> None:
    thing, problems = decoded({"name": "N", "count": LARGEST_INTEGER, "maybe": -LARGEST_INTEGER})
    assert problems == []
    assert thing is not None
    assert (thing.count, thing.maybe) == (LARGEST_INTEGER, -LARGEST_INTEGER)


def test_a_problem_without_a_place_reads_as_its_message() -> None:
    assert str(Problem("", "the file is empty")) == "the file is empty"
