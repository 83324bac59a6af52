"""The documents of a design, made in the background."""

from __future__ import annotations

from designer.app.background import Job
from designer.files.text import to_text
from designer.model.snapshot import Snapshot
from designer.report.variants import VariantId


def start_printing(snapshot: Snapshot, date: str, variant: VariantId = "design") -> Job[bytes]:
    """Begin to print a design as this kind of document; the result is the PDF. The date is ISO."""
    return Job(document, to_text(snapshot), date, variant)


def document(text: str, date: str, variant: VariantId = "design") -> bytes:
    """The PDF of the design that a text holds."""
    from designer.catalog.loader import load_catalog
    from designer.files.load import from_text
    from designer.files.text import fingerprint
    from designer.report.build import designs_report
    from designer.report.pdf import write_pdf

    snapshot = from_text(text).snapshot
    report = designs_report([(snapshot, fingerprint(snapshot))], load_catalog(), date=date, variant=variant)
    return write_pdf(report)
