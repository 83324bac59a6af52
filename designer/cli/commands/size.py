"""`clusterwright size`."""

from __future__ import annotations

import argparse
from importlib import import_module

SUMMARY = "size mailbox storage, addresses, letters, names and what survives"

CALCULATORS = ("mailbox", "addresses", "letters", "names", "failover")

EXAMPLES = """\
examples:
  clusterwright size mailbox --users 2000
  clusterwright size mailbox --users 4000 --profile heavy --quota 200 --restore-hours 1 --restore-rate 60
  clusterwright size addresses --nodes 4 --evs 3
  clusterwright size letters --evs 3 --storage-groups 4
  clusterwright size failover --nodes 2 --evs 2 --connections 1800 1500 --storage-groups 2 2

clusterwright size CALCULATOR --help tells what a calculator takes.
"""


PLUMBING = ("calculator", "answer", "run", "format", "prove_window")
"""What is among the options without being asked for."""

OPTIONS = {
    "iops_per_user": "iops",
    "quota_mb": "quota",
    "retention_days": "retention",
    "free_share": "free",
    "moved_per_day": "moved",
    "servers": "evs",
    "window_h": "restore-hours",
    "gb_per_hour": "restore-rate",
    "fixed_h": "fixed-hours",
    "shared_disks": "disks",
    "local_letters": "local",
    "cpu_percent": "cpu",
}
"""The options that are called otherwise than the arguments of the calculators."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The calculator, and what it takes."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EXAMPLES
    calculators = parser.add_subparsers(metavar="CALCULATOR", dest="calculator", required=True)
    for name in CALCULATORS:
        module = import_module(f"designer.cli.sizing.{name}")
        calculator = calculators.add_parser(name, help=module.SUMMARY, description=module.SUMMARY)
        module.arguments(calculator)
        calculator.add_argument("--format", choices=("text", "json"), default="text", help="output format")
        calculator.set_defaults(answer=module.answer)


def run(options: argparse.Namespace) -> int:
    """Print the answer."""
    from designer.cli.errors import BadUsage
    from designer.cli.sizing.sheet import as_json, as_text
    from designer.sizing.bounds import OutOfRange

    try:
        sheet = options.answer(options)
    except OutOfRange as error:
        option = OPTIONS.get(error.argument, error.argument.replace("_", "-"))
        raise BadUsage(f"--{option}: {error.reason}") from error
    asked = {name: value for name, value in vars(options).items() if name not in PLUMBING}
    text = as_json(sheet, options.calculator, asked) if options.format == "json" else as_text(sheet)
    print(text, end="")
    return 0
