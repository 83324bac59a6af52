"""One bad and one good example per rule, by field. The good one is as close to the bad one as the rule allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from designer.model.snapshot import Snapshot


@dataclass(frozen=True)
class Case:
    """On `bad` the rule says exactly `messages` (without the code behind), on `good` it says nothing."""

    code: str
    bad: Callable[[], Snapshot]
    messages: tuple[str, ...]
    good: Callable[[], Snapshot]


def case(code: str, bad: Callable[[], Snapshot], *messages: str, good: Callable[[], Snapshot]) -> Case:
    return Case(code, bad, messages, good)
