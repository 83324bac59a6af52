"""`clusterwright simulate`."""

from __future__ import annotations

import argparse
from pathlib import Path

from designer.cli.events import add_event_option

SUMMARY = "play what happens when something fails"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The file, the events, the tree to compare with."""
    parser.add_argument("file", metavar="FILE", type=Path, help="design file")
    add_event_option(parser)
    parser.add_argument(
        "--compare", metavar="TREE", help="play it on another dependency tree too, such as exchange-2000"
    )
    parser.add_argument("--seed", type=int, default=0, help="seed of the choices that Windows makes at random")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="output format")


def run(options: argparse.Namespace) -> int:
    """Print the run, and the comparison if one is asked for."""
    from designer.catalog.loader import load_catalog
    from designer.cli.errors import BadUsage
    from designer.cli.events import chosen_events
    from designer.cli.opened import about, open_design
    from designer.cli.runs import Played, as_json, as_text
    from designer.simulation.simulate import simulate

    catalog = load_catalog()
    if options.compare is not None and options.compare not in catalog.trees:
        raise BadUsage(f'There is no dependency tree "{options.compare}"; there are {", ".join(catalog.trees)}')
    snapshot = open_design(options.file)
    other = None
    with about(options.file):
        actions = chosen_events(options.event, snapshot)
        timeline = simulate(snapshot, catalog, actions, seed=options.seed)
        if options.compare is not None:
            other = simulate(snapshot, catalog, actions, seed=options.seed, tree=options.compare)
    played = Played(options.file, snapshot, actions, timeline, options.compare, other)
    print((as_json if options.format == "json" else as_text)(played), end="")
    return 0
