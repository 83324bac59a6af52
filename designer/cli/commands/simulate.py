"""`clusterwright simulate`."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from designer.cli.events import add_event_option
from designer.cli.scenario_options import add_scenario_options

SUMMARY = "play what happens when something fails"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The file, what happens in it, what is expected, and how it is played."""
    parser.add_argument("file", metavar="FILE", type=Path, help="design file")
    add_event_option(parser)
    add_scenario_options(parser)
    parser.add_argument(
        "--compare", metavar="TREE", help="play it on another dependency tree too, such as exchange-2000"
    )
    parser.add_argument(
        "--seed", type=int, help="seed of the choices that Windows makes at random; the scenario's, or 0"
    )
    parser.add_argument(
        "--why", action="store_true", help="tell of every group that changed its node which nodes were asked, and why"
    )
    parser.add_argument(
        "--why-is",
        metavar="NAME[@SECONDS]",
        action="append",
        default=[],
        help="tell why a group, node, resource, disk or network is where it is and as it is, at the end or at a time: "
        "EVS1@45; may be given several times",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="output format")


def run(options: argparse.Namespace) -> int:
    """Print the run or runs; the exit code is 1 when an expectation is not met."""
    from designer.catalog.loader import load_catalog
    from designer.cli.errors import BadUsage
    from designer.cli.main import FINDINGS, FINE
    from designer.cli.opened import about, open_design
    from designer.cli.questions import parse_question
    from designer.cli.runs import as_json, as_text, play
    from designer.cli.scenario_list import list_as_json, list_as_text
    from designer.cli.scenarios import chosen_runs

    catalog = load_catalog()
    as_data = options.format == "json"
    if options.compare is not None and options.compare not in catalog.trees:
        raise BadUsage(f'There is no dependency tree "{options.compare}"; there are {", ".join(catalog.trees)}')
    if options.service is not None and options.service not in catalog.services:
        raise BadUsage(f'There is no cluster service "{options.service}"; there are {", ".join(catalog.services)}')
    snapshot = open_design(options.file)
    with about(options.file):
        if options.list:
            print((list_as_json if as_data else list_as_text)(snapshot, catalog), end="")
            return FINE
        runs = chosen_runs(options, snapshot, catalog)
        questions = tuple(parse_question(text, snapshot) for text in options.why_is)
        if questions and len(runs) > 1:
            raise BadUsage("--why-is asks about one run; name one scenario")
        played = [
            play(options.file, snapshot, catalog, chosen, service=options.service, tree=options.compare)
            for chosen in runs
        ]
    answers = as_json if as_data else partial(as_text, why=options.why)
    print(answers(played, questions=questions), end="")
    return FINE if all(one.met for one in played) else FINDINGS
