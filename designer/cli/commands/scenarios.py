"""`clusterwright scenarios`."""

from __future__ import annotations

import argparse
from pathlib import Path

SUMMARY = "run the scenarios of designs as tests, or tell what came of them"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The files, and whether their scenarios are played."""
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="design files")
    parser.add_argument(
        "--run",
        dest="play",
        action="store_true",
        help="play every scenario; without it, tell what came of them when somebody recorded that",
    )
    parser.add_argument(
        "--record", action="store_true", help="keep the results in the design files, with the date; needs --run"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="output format")


def run(options: argparse.Namespace) -> int:
    """Print how the scenarios stand. The exit code is 1 when one does not come as expected or cannot be played, or,
    without playing them, when a result was a failure or belongs to another design or scenario."""
    import sys

    from designer.catalog.loader import load_catalog
    from designer.cli.errors import BadUsage
    from designer.cli.main import FINDINGS, FINE
    from designer.cli.opened import open_file
    from designer.cli.scenario_results import Row, as_json, as_text, record, rows_of
    from designer.files.errors import BadDesign
    from designer.files.load import Loaded

    if options.record and not options.play:
        raise BadUsage("--record keeps what --run finds: give both")
    catalog = load_catalog()
    opened: list[Loaded] = []
    found: list[tuple[Path, list[Row]]] = []
    code = FINE
    for path in options.files:
        try:
            loaded = open_file(path)
        except (BadDesign, BadUsage) as error:
            print(error, file=sys.stderr)
            code = 2
            continue
        opened.append(loaded)
        found.append((path, rows_of(loaded.snapshot, catalog if options.play else None)))
    print(as_json(found) if options.format == "json" else as_text(found, played=options.play), end="")
    if options.record:
        for loaded, (path, rows) in zip(opened, found, strict=True):
            record(path, loaded, rows)
    return max(code, FINDINGS if any(not row.fine for _, rows in found for row in rows) else FINE)
