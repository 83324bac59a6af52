"""`clusterwright rules`."""

from __future__ import annotations

import argparse

from designer.cli.errors import BadUsage

SUMMARY = "the rule reference: all rules in short, or one in full"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The code of a rule, if only one is wanted."""
    parser.add_argument("code", metavar="CODE", nargs="?", help='such as "EX-4.01"')


def run(options: argparse.Namespace) -> int:
    """Print the reference."""
    from designer.rules.engine import discover
    from designer.rules.reference import explanation, find_rule, overview

    if options.code is None:
        print(overview(discover()), end="")
        return 0
    rule = find_rule(options.code)
    if rule is None:
        raise BadUsage(f'There is no rule "{options.code}"; clusterwright rules lists them all')
    print(explanation(rule), end="")
    return 0
