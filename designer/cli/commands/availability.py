"""`clusterwright availability`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from designer.cli.sizing.numbers import number, whole

SUMMARY = "estimate how available the virtual servers would be, and what that depends on"

PER_NODE = "per-node"

OPTIONS = {"manual_recovery_h": "manual-recovery"}
"""The options that are called otherwise than what they set."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The file, and what to count on where the design says nothing."""
    parser.add_argument("file", metavar="FILE", type=Path, help="design file")
    counted = parser.add_argument_group("counted on where parts of the design say nothing")
    counted.add_argument(
        "--node",
        metavar="MTBF/MTTR",
        type=_figure("--node", percent=False),
        help="hours between failures of a node and to its repair (assumed: 10000/8)",
    )
    for option, text in (
        ("--storage", "of a disk array (assumed: 200000/8)"),
        ("--surroundings", "of directory, DNS and client network together (else not counted)"),
        ("--power", "of site and power (else not counted)"),
    ):
        counted.add_argument(option, metavar="FIGURE", type=_figure(option), help=f"MTBF/MTTR or a percentage {text}")
    counted.add_argument(
        "--coverage", metavar="X", type=number("--coverage"), help="probability that a failover works (assumed: 0.98)"
    )
    counted.add_argument(
        "--manual-recovery", metavar="H", type=number("--manual-recovery"), help="hours when it does not (assumed: 1)"
    )
    counted.add_argument(
        "--repair-crews", metavar="N", type=_crews, help="nodes under repair at once, or per-node (assumed: 1)"
    )
    counted.add_argument(
        "--moves-per-year", metavar="N", type=number("--moves-per-year"), help="planned moves of each virtual server"
    )
    chance = parser.add_argument_group("chance")
    chance.add_argument(
        "--samples",
        metavar="N",
        type=whole("--samples"),
        default=1000,
        help="runs with assumed times drawn from their ranges (default: 1000; 0: none)",
    )
    chance.add_argument(
        "--years", metavar="N", type=whole("--years"), default=0, help="years to play at random too (default: none)"
    )
    chance.add_argument("--seed", type=int, default=0, help="another one draws other numbers (default: 0)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="output format")


def run(options: argparse.Namespace) -> int:
    """Print the estimates."""
    from designer.catalog.loader import load_catalog
    from designer.cli.errors import BadUsage
    from designer.cli.estimates.document import as_json
    from designer.cli.estimates.found import Chance, found
    from designer.cli.estimates.text import as_text
    from designer.cli.opened import about, open_design
    from designer.simulation.studies.availability.inputs import Inputs, inputs_of
    from designer.sizing.bounds import OutOfRange
    from designer.sizing.bounds import whole as within

    try:
        chosen = _chosen(options)
        Inputs(**chosen)
        samples, years = within("samples", options.samples, 0, 100_000), within("years", options.years, 0, 100_000)
        chance = Chance(samples, years, options.seed)
    except OutOfRange as error:
        option = OPTIONS.get(error.argument, error.argument.replace("_", "-"))
        raise BadUsage(f"--{option}: {error.reason}") from error
    catalog, snapshot = load_catalog(), open_design(options.file)
    if not snapshot.virtual_servers():
        raise BadUsage(f"{options.file}: there is nothing to estimate: the design has no virtual servers")
    with about(options.file):
        everything = found(options.file, snapshot, catalog, inputs_of(snapshot, **chosen), chance)
    print((as_json if options.format == "json" else as_text)(everything), end="")
    return 0


def _chosen(options: argparse.Namespace) -> dict[str, Any]:
    """What was said on the command line, under the names of the inputs."""
    asked = {
        "node": options.node,
        "storage": options.storage,
        "surroundings": options.surroundings,
        "power": options.power,
        "coverage": options.coverage,
        "manual_recovery_h": options.manual_recovery,
        "repair_crews": options.repair_crews,
        "moves_per_year": options.moves_per_year,
    }
    chosen = {name: value for name, value in asked.items() if value is not None}
    given = frozenset(chosen)
    if chosen.get("repair_crews") == PER_NODE:
        chosen["repair_crews"] = None
    return {**chosen, "given": given}


def _figure(option: str, *, percent: bool = True) -> Callable[[str], Any]:
    """Reads MTBF/MTTR in hours or a percentage. The reader raises `BadUsage` for anything else."""

    def read(text: str) -> Any:
        from designer.cli.errors import BadUsage
        from designer.simulation.studies.availability.inputs import MeanTimes, Share

        mtbf, slash, mttr = text.partition("/")
        try:
            if slash:
                return MeanTimes(float(mtbf), float(mttr))
            if percent:
                return Share(float(text.removesuffix("%")))
        except ValueError:
            pass
        example = "MTBF/MTTR in hours such as 10000/8" + (" or a percentage such as 99.99%" if percent else "")
        raise BadUsage(f'{option}: "{text[:40]}" is not {example}')

    return read


def _crews(text: str) -> int | str:
    from designer.cli.errors import BadUsage

    if text == PER_NODE:
        return text
    try:
        return int(text)
    except ValueError:
        raise BadUsage(f'--repair-crews: "{text[:40]}" is neither a whole number nor {PER_NODE}') from None
