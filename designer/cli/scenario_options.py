"""`--scenario`, `--expect` and what goes with them on the command line."""

from __future__ import annotations

import argparse


def add_scenario_options(parser: argparse.ArgumentParser) -> None:
    """The options for runs with a name, and for what is expected of a run."""
    parser.add_argument(
        "--scenario",
        metavar="NAME",
        action="append",
        default=[],
        help="play a scenario of the design, or one of the library by its code, such as TC-04 or 'TC-04 NODE1'; "
        "all stands for every one of the design, library for the whole library; may be given several times",
    )
    parser.add_argument(
        "--expect",
        metavar="TEXT",
        action="append",
        default=[],
        help="what must come of it, such as 'EVS1 online on NODE2 within 180 s', 'EVS1 stays online', 'EVS1 offline', "
        "'EVS1 stays offline' or 'EVS1 failed'; the exit code is 1 when it does not; may be given several times",
    )
    parser.add_argument("--list", action="store_true", help="list the scenarios of the design and of the library")
    parser.add_argument("--service", metavar="NAME", help="play it as another cluster service would, such as ws2008")
    parser.add_argument("--starts-at", metavar="HH:MM", help="the time of day in the cluster; noon if nothing says so")
