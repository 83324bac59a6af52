"""The engine and Pacemaker on random clusters: same places, actions and order; what differs has a known reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.oracle.cases import case
from tests.oracle.compare import compare
from tests.oracle.explanations import EXPLANATIONS
from tests.support.volume import volume

MODEL = Path(__file__).resolve().parents[2] / "docs" / "failover-model.md"
CASES = 1000
PARTS = 10
FEWEST = 1
"""Moments per case that must have been compared, on average; there are more than three."""


@pytest.mark.oracle
@pytest.mark.parametrize("part", range(PARTS))
def test_random_clusters(part: int) -> None:
    count = volume(CASES // PARTS)
    tallies = {number: compare(case(number)) for number in range(part, count * PARTS, PARTS)}
    found = {number: tally.unexplained() for number, tally in tallies.items() if tally.unexplained()}
    assert found == {}
    assert sum(tally.moments for tally in tallies.values()) >= FEWEST * len(tallies)


def test_every_explanation_is_published() -> None:
    text = " ".join(MODEL.read_text(encoding="utf-8").split())
    assert [name for name in EXPLANATIONS if f"*{name}*" not in text] == []
