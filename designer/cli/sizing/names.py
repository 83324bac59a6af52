"""`clusterwright size names`."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from designer.cli.sizing.numbers import counted, whole
from designer.cli.sizing.sheet import Section, Sheet
from designer.sizing.names import names

SUMMARY = "computer names of a cluster"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nodes and EVSs."""
    parser.add_argument("--nodes", metavar="N", required=True, type=whole("--nodes"), help="nodes of the cluster")
    parser.add_argument("--evs", metavar="N", required=True, type=whole("--evs"), help="Exchange Virtual Servers")
    parser.add_argument("--own-msdtc", action="store_true", help="MSDTC has a group with a network name of its own")


def answer(options: argparse.Namespace) -> Sheet:
    """Names by what has them."""
    found = names(options.nodes, options.evs, options.own_msdtc)
    parts = [counted(found.nodes, "node"), counted(found.evs, "EVS", "EVSs"), "the cluster"]
    parts += ["MSDTC"] if found.msdtc else []
    rows = (
        ("Together", f"{found.total:,}: {', '.join(parts)}"),
        ("Each", "at most 15 characters of A to Z, 0 to 9 and -, and like no other in the forest (EX-3.15, EX-5.24)"),
        ("EVS", "chosen for good: renaming one is not supported (EX-3.15)"),
    )
    return Sheet(
        f"Computer names of {counted(options.nodes, 'node')} with {counted(options.evs, 'EVS', 'EVSs')}",
        (Section("Names", rows),),
        {**asdict(found), "total": found.total},
    )
