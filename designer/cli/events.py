"""`--event` on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from designer.model.snapshot import Snapshot
from designer.simulation.scenario.actions import ACTION_KINDS, Action, parse_event
from designer.simulation.scenario.standard import first_server_loses_its_node


def add_event_option(parser: argparse.ArgumentParser) -> None:
    """The option, which may be given several times."""
    parser.add_argument(
        "--event",
        metavar="KIND:NAME[=VALUE][@SECONDS]",
        action="append",
        default=[],
        help=f"what happens and when, such as power:NODE1, move:EVS1=NODE4 or resource:'Disk R:'@30; kinds are "
        f"{', '.join(ACTION_KINDS)}; without any, the node of the first virtual server loses power",
    )


def chosen_events(texts: Sequence[str], snapshot: Snapshot) -> tuple[Action, ...]:
    """The actions that the options stand for. Raises `BadText`."""
    return tuple(parse_event(text, snapshot) for text in texts) or first_server_loses_its_node(snapshot)
