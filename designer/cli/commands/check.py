"""`clusterwright check`."""

from __future__ import annotations

import argparse
from pathlib import Path

SUMMARY = "check designs against the rules"

FAIL_ON = {"error": ("error",), "warning": ("error", "warning"), "never": ()}
"""Which classes of findings make the exit code 1."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Files, output format, and what counts as failed."""
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="design files")
    parser.add_argument("--format", choices=("text", "json", "sarif"), default="text", help="output format")
    parser.add_argument("--fixes", action="store_true", help="name the repair of each finding that has one")
    parser.add_argument("--fail-on", choices=tuple(FAIL_ON), default="error", help="what makes the exit code 1")


def run(options: argparse.Namespace) -> int:
    """Print the findings of every file; unreadable files are named on the error output and the others still checked."""
    import sys

    from designer.catalog.loader import load_catalog
    from designer.cli.errors import BadUsage
    from designer.cli.findings import FORMATS, CheckedFile, fix_titles
    from designer.cli.opened import open_design
    from designer.files.errors import BadDesign
    from designer.rules.engine import check

    catalog = load_catalog()
    checked, code = [], 0
    for path in options.files:
        try:
            snapshot = open_design(path)
        except (BadDesign, BadUsage) as error:
            print(error, file=sys.stderr)
            code = 2
            continue
        report = check(snapshot, catalog)
        wanted = options.fixes or options.format == "json"
        checked.append(CheckedFile(path, report, fix_titles(report) if wanted else {}))
        if any(finding.level in FAIL_ON[options.fail_on] for finding in report.open):
            code = max(code, 1)
    if checked:
        print(FORMATS[options.format](checked), end="")
    return code
