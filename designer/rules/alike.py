"""Comparing the nodes with each other: what most of them have, and which differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TypeVar

from designer.foundation.ids import Id

T = TypeVar("T")


def usual(values: Mapping[Id, T]) -> T | None:
    """The commonest value, of equally common ones the first; None when there are no values."""
    return max(Counter(values.values()).items(), key=lambda item: item[1])[0] if values else None


def majority(values: Mapping[Id, T]) -> T | None:
    """The value that more than half of the nodes have; None when there is none."""
    found = usual(values)
    return found if found is not None and 2 * list(values.values()).count(found) > len(values) else None


def odd(values: Mapping[Id, T]) -> list[Id]:
    """The nodes whose value is not the usual one."""
    expected = usual(values)
    return [node for node, value in values.items() if value != expected]
