"""Whatever a file can express gives a document: complete, within its margins, and a sound PDF."""

from __future__ import annotations

import io

import pypdf
from hypothesis import given, settings

from designer.model.snapshot import Snapshot
from designer.report.build import design_report
from designer.report.layout.pages import paginate
from designer.report.pdf import write_pdf
from tests.report.designs import CATALOG
from tests.report.test_layout import check_margins
from tests.support.strategies import snapshots
from tests.support.volume import volume


@given(snapshots())
@settings(max_examples=volume(300))
def test_any_design_gives_a_document(snapshot: Snapshot) -> None:
    document = design_report(snapshot, CATALOG, date="2026-11-22")
    layout = paginate(document)
    check_margins(layout)
    reader = pypdf.PdfReader(io.BytesIO(write_pdf(document, layout=layout)))
    assert len(reader.pages) == len(layout.pages)
