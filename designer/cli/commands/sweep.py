"""`clusterwright sweep`."""

from __future__ import annotations

import argparse
from pathlib import Path

SUMMARY = "let every component fail, and say what is worst"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The file, how many faults one after the other, the format."""
    parser.add_argument("file", metavar="FILE", type=Path, help="design file")
    parser.add_argument(
        "--depth",
        type=int,
        choices=(1, 2, 3),
        default=1,
        help="1: every single component (default); 2: also every ordered pair of nodes, disks, networks and cables; "
        "3: also every ordered triple of nodes",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="output format")


def run(options: argparse.Namespace) -> int:
    """Print what the sweep finds; on a terminal its progress goes to the error output."""
    from designer.catalog.loader import load_catalog
    from designer.cli.opened import about, open_design
    from designer.cli.progress import progress_line
    from designer.cli.sweeps.document import as_json
    from designer.cli.sweeps.text import as_text
    from designer.simulation.studies.sweep.sweep import sweep

    catalog, snapshot = load_catalog(), open_design(options.file)
    with about(options.file), progress_line("cases") as progress:
        found = sweep(snapshot, catalog, options.depth, progress=progress)
    print((as_json if options.format == "json" else as_text)(options.file, found), end="")
    return 0
