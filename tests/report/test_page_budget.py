"""How long documents are: somebody has to read them."""

from __future__ import annotations

import pytest

from designer.report.build import design_report
from designer.report.layout.pages import paginate
from tests.report.designs import CATALOG
from tests.support.samples import sample


@pytest.mark.parametrize(("name", "most"), [("four-node-3-plus-1", 35), ("two-node-seed", 33)])
def test_a_document_with_its_usual_sections_stays_within_its_pages(name: str, most: int) -> None:
    layout = paginate(design_report(sample(name), CATALOG, date="2026-11-22", fingerprint="0123456789ab"))
    starts = sorted((number, anchor) for anchor, number in layout.page_of().items() if "-" not in anchor)
    assert len(layout.pages) <= most, starts
