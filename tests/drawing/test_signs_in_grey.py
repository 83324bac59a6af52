"""Printed without colours, what was well and what was not can still be told apart."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from designer.drawing.primitives import Primitive
from designer.drawing.signs import sign
from designer.drawing.theme import STATUSES


def grey(status: str) -> list[Primitive]:
    """The sign of a status in one colour."""
    return [
        replace(one, **{name: "" for name in ("fill", "stroke") if hasattr(one, name)})
        for one in sign(status, 0, 0, 10)
    ]


def test_no_two_signs_differ_in_colour_only() -> None:
    for first, second in combinations(STATUSES, 2):
        assert grey(first) != grey(second), (first, second)
