"""`clusterwright report`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from designer.cli.errors import BadUsage

if TYPE_CHECKING:
    from designer.cli.delivery import Delivery
    from designer.model.snapshot import Snapshot
    from designer.report.bundle.printed import Order

SUMMARY = "write the documents of a design as PDF, or everything that is handed over"

KINDS = ("design", "summary", "runbook", "testplan")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Design files, what to make of them, and whether to look through it."""
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="design files; several make one document")
    parser.add_argument("-o", "--output", metavar="OUT.pdf", type=Path, help="PDF to write")
    parser.add_argument("--variant", choices=KINDS, default="design", help="kind of document (default: design)")
    parser.add_argument("--version", dest="number", metavar="N", default="", help="version (default: the design's)")
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="date of the document (default: today)")
    parser.add_argument("--sheet", choices=("a4", "letter"), help="paper (default: the design's)")
    parser.add_argument(
        "--bundle",
        metavar="OUT",
        type=Path,
        help="write all four documents, tables, figures and the design into a folder, or into OUT.zip",
    )
    parser.add_argument(
        "--lint", action="store_true", help="print what is wrong with the document; exit code 1 for grave flaws"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="format of what --lint prints")
    issuing = parser.add_argument_group("issuing a version, which is kept in FILE")
    issuing.add_argument("--issue", metavar="NUMBER", help="issue the design as this version")
    issuing.add_argument("--author", metavar="NAME", default="", help="who issues it")
    issuing.add_argument("--change", metavar="TEXT", default="", help="what is new in it")


def run(options: argparse.Namespace) -> int:
    """Make everything, then keep the issued version, then write; 1 for grave flaws if these were asked for."""
    from designer.catalog.loader import load_catalog
    from designer.cli.delivery import one_document, whole_bundle
    from designer.cli.opened import open_file

    order = _order(options)
    _check_wishes(options)
    loaded = [open_file(path) for path in options.files]
    snapshots = [one.snapshot for one in loaded]
    if options.issue is not None:
        snapshots = [_issued(options, snapshots[0], order.date)]
    catalog = load_catalog()
    if options.bundle is not None:
        delivery = whole_bundle(snapshots[0], catalog, order, options.bundle)
    else:
        delivery = one_document(list(zip(options.files, snapshots, strict=True)), catalog, order, options.output)
    if options.issue is not None:
        _keep(options.files[0], snapshots[0], loaded[0].digest)
    delivery.write()
    return _tell(options, delivery)


def _order(options: argparse.Namespace) -> Order:
    import datetime
    import time

    from designer.report.bundle.printed import Order

    date = options.date or time.strftime("%Y-%m-%d")
    try:
        datetime.date.fromisoformat(date)
    except ValueError as error:
        raise BadUsage(f'--date: "{date}" is not a date like 2026-11-22') from error
    return Order(date, options.variant, options.number, options.sheet)


def _check_wishes(options: argparse.Namespace) -> None:
    """Whether the options go together."""
    if options.output is None and options.bundle is None and not options.lint and options.issue is None:
        raise BadUsage(
            "say what to do: -o OUT.pdf writes the document, --bundle OUT everything, --lint looks through it"
        )
    if options.output is not None and options.bundle is not None:
        raise BadUsage("--bundle names its files itself; leave -o out")
    if len(options.files) > 1 and (options.bundle is not None or options.issue is not None):
        raise BadUsage("--bundle and --issue take one design at a time")
    if options.issue is not None and options.number:
        raise BadUsage("--issue gives the document its version; leave --version out")
    if options.issue is None and (options.author or options.change):
        raise BadUsage("--author and --change belong to --issue")


def _issued(options: argparse.Namespace, snapshot: Snapshot, date: str) -> Snapshot:
    from designer.cli.opened import about
    from designer.edits.versions import issue_version
    from designer.model.diff import apply

    with about(options.files[0]):
        diff = issue_version(snapshot, options.issue, date, options.author, options.change)
    return apply(snapshot, diff)


def _keep(path: Path, snapshot: Snapshot, digest: str) -> None:
    from designer.files.save import save

    save(path, snapshot, expect=digest)


def _tell(options: argparse.Namespace, delivery: Delivery) -> int:
    """What is wrong with what was made: asked for on the output, unasked on the error output."""
    import sys

    from designer.cli.flaws import flaws_json, flaws_text, is_grave
    from designer.report.lint.run import told

    if options.lint:
        print((flaws_json if options.format == "json" else flaws_text)(delivery.flaws), end="")
        return 1 if is_grave(delivery.flaws) else 0
    for name, flaws in delivery.flaws.items():
        for line in told(flaws):
            print(f"{name}: {line}", file=sys.stderr)
    if options.issue is not None:
        print(f"{options.files[0]}: version {options.issue.strip()} issued")
    if options.output is not None or options.bundle is not None:
        print(delivery.said)
    return 0
