"""`clusterwright options`."""

from __future__ import annotations

import argparse
from pathlib import Path

SUMMARY = "compare a design with other layouts for the same users: 1+1, 2+1, 3+1, active/active"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The file and the format."""
    parser.add_argument("file", metavar="FILE", type=Path, help="design file")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="output format")


def run(options: argparse.Namespace) -> int:
    """Print the options side by side."""
    from designer.app.options import options_for
    from designer.catalog.loader import load_catalog
    from designer.cli.opened import about, open_design
    from designer.cli.options_list import as_json, as_text

    catalog, snapshot = load_catalog(), open_design(options.file)
    with about(options.file):
        found = options_for(snapshot, catalog)
    print((as_json if options.format == "json" else as_text)(options.file, found), end="")
    return 0
