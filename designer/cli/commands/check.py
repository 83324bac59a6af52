"""`clusterwright check`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from designer.catalog.schema import Catalog
    from designer.rules.engine import Report
    from designer.rules.platforms import Platform

SUMMARY = "check designs against the rules"

FAIL_ON = {"error": ("error",), "warning": ("error", "warning"), "never": ()}
"""Which classes of findings make the exit code 1."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Files, output format, and what counts as failed."""
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="design files")
    parser.add_argument("--format", choices=("text", "json", "sarif"), default="text", help="output format")
    parser.add_argument("--fixes", action="store_true", help="name the repair of each finding that has one")
    parser.add_argument(
        "--platform",
        metavar="NAME",
        help="what would break and what would be gained on another platform: a Windows, an Exchange, or both with +",
    )
    parser.add_argument("--fail-on", choices=tuple(FAIL_ON), default="error", help="what makes the exit code 1")


def run(options: argparse.Namespace) -> int:
    """Print the findings of every file; unreadable files are named on the error output and the others still checked.

    With a platform the exit code judges the designs as they would be there.
    """
    import sys

    from designer.catalog.loader import load_catalog
    from designer.cli.errors import BadUsage
    from designer.cli.opened import open_design
    from designer.files.errors import BadDesign
    from designer.rules.engine import check

    catalog = load_catalog()
    platform = _platform(options, catalog) if options.platform is not None else None
    checked: list[tuple[Path, Report]] = []
    code = 0
    for path in options.files:
        try:
            checked.append((path, check(open_design(path), catalog)))
        except (BadDesign, BadUsage) as error:
            print(error, file=sys.stderr)
            code = 2
    judged = _print_lens(options, checked, catalog, platform) if platform is not None else _print(options, checked)
    if any(finding.level in FAIL_ON[options.fail_on] for report in judged for finding in report.open):
        code = max(code, 1)
    return code


def _print(options: argparse.Namespace, checked: list[tuple[Path, Report]]) -> list[Report]:
    from designer.cli.findings import FORMATS, CheckedFile, fix_titles

    wanted = options.fixes or options.format == "json"
    files = [CheckedFile(path, report, fix_titles(report) if wanted else {}) for path, report in checked]
    if files:
        print(FORMATS[options.format](files), end="")
    return [report for _, report in checked]


def _print_lens(
    options: argparse.Namespace, checked: list[tuple[Path, Report]], catalog: Catalog, platform: Platform
) -> list[Report]:
    from designer.cli.lens import FORMATS, SeenFile
    from designer.rules.lens import lens

    files = [SeenFile(path, report, lens(report.snapshot, catalog, platform, report)) for path, report in checked]
    if files:
        print(FORMATS[options.format](files, catalog), end="")
    return [file.lens.report for file in files]


def _platform(options: argparse.Namespace, catalog: Catalog) -> Platform:
    from designer.cli.errors import BadUsage
    from designer.rules.platforms import UnknownPlatform, named_platform

    if options.format == "sarif" or options.fixes:
        raise BadUsage("--platform goes with the formats text and json, and without --fixes")
    try:
        return named_platform(catalog, options.platform)
    except UnknownPlatform as error:
        raise BadUsage(f"--platform: {error}") from error
