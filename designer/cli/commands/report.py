"""`clusterwright report`."""

from __future__ import annotations

import argparse
from pathlib import Path

SUMMARY = "write the design document as PDF"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Design files, the PDF, its version and date."""
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="design files; several make one document")
    parser.add_argument("-o", "--output", metavar="OUT.pdf", required=True, type=Path, help="PDF to write")
    parser.add_argument(
        "--version",
        dest="number",
        metavar="N",
        default="",
        help="version (default: the design's)",
    )
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="date of the document (default: today)")


def run(options: argparse.Namespace) -> int:
    """Write the document."""
    import datetime
    import time

    from designer.catalog.loader import load_catalog
    from designer.cli.errors import BadUsage
    from designer.cli.opened import open_design
    from designer.files.atomic import save_bytes_atomically
    from designer.files.text import fingerprint
    from designer.foundation.units import plural
    from designer.report.build import designs_report
    from designer.report.pdf import write_pdf

    date = options.date or time.strftime("%Y-%m-%d")
    try:
        datetime.date.fromisoformat(date)
    except ValueError as error:
        raise BadUsage(f'--date: "{date}" is not a date like 2026-11-22') from error
    designs = [(snapshot, fingerprint(snapshot)) for snapshot in map(open_design, options.files)]
    document = designs_report(designs, load_catalog(), date=date, version=options.number)
    data = write_pdf(document)
    save_bytes_atomically(options.output, data)
    print(f"{options.output}: written, {plural(len(designs), 'design')}, {len(data) // 1024} KB")
    return 0
