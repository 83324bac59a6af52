"""What the documentation of the cluster service says exactly, case by case (tests/simulation/cases)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from designer.catalog.schema import Catalog
from tests.simulation.golden_cases import CASES, broken_claims, final_text, narration_text, play_case, read_case

FOLDERS = sorted(path.parent for path in CASES.glob("*/scenario.txt"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_case(folder: Path, catalog: Catalog, golden: Callable[[Path, str], None]) -> None:
    case = read_case(folder)
    timeline = play_case(case, catalog)
    assert case.must
    assert case.claims
    assert broken_claims(case, timeline) == []
    golden(folder / "narration.txt", narration_text(timeline))
    golden(folder / "final.txt", final_text(timeline))
