"""`clusterwright rules`."""

from __future__ import annotations

import argparse

from designer.cli.errors import BadUsage

SUMMARY = "the rule reference: all rules in short, one in full, or what carries each fact"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The code of a rule or the number of a fact, if only one is wanted; or the coverage of all facts."""
    parser.add_argument("code", metavar="CODE", nargs="?", help='a rule or a fact, such as "EX-4.01"')
    parser.add_argument("--coverage", action="store_true", help="one line per fact: what carries it")


def run(options: argparse.Namespace) -> int:
    """Print the reference."""
    from designer.rules.engine import discover
    from designer.rules.reference import explanation, find_rule, overview

    if options.coverage:
        if options.code is not None:
            raise BadUsage("--coverage is about all facts; leave out the code")
        _print_coverage()
        return 0
    if options.code is None:
        print(overview(discover()), end="")
        return 0
    rule = find_rule(options.code)
    if rule is not None:
        print(explanation(rule), end="")
        return 0
    _print_fact(options.code)
    return 0


def _print_coverage() -> None:
    from designer.catalog.loader import load_catalog
    from designer.catalog.texts import load_texts
    from designer.rules.coverage import carriers, coverage_lines
    from designer.rules.engine import discover

    print("\n".join(coverage_lines(carriers(load_catalog(), discover(), load_texts()))))


def _print_fact(number: str) -> None:
    from designer.catalog.loader import load_catalog
    from designer.catalog.texts import load_texts
    from designer.rules.coverage import carriers, fact_explanation, find_fact
    from designer.rules.engine import discover

    fact = find_fact(number)
    if fact is None:
        raise BadUsage(f'There is no rule or fact "{number}"; clusterwright rules lists all rules')
    print(fact_explanation(fact, carriers(load_catalog(), discover(), load_texts())[fact.id]), end="")
