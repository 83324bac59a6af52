"""`clusterwright fix`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from designer.cli.errors import BadUsage

if TYPE_CHECKING:
    from designer.rules.api import Finding

SUMMARY = "repair what rules find, as far as there is only one way to do it"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The file, which findings, and where the repaired design goes."""
    parser.add_argument("file", metavar="FILE", type=Path, help="design file")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--rule", metavar="CODE", action="append", default=[], help="only findings of this rule")
    which.add_argument("--all", action="store_true", help="all classes of findings, not errors and warnings alone")
    target = parser.add_mutually_exclusive_group()
    target.add_argument("-o", "--output", metavar="OUT", type=Path, help="design file to write")
    target.add_argument("--in-place", action="store_true", help="write the repaired design into FILE itself")
    parser.add_argument("--force", action="store_true", help="replace OUT if it exists")


def run(options: argparse.Namespace) -> int:
    """Repair and save, or only tell what would be done; 1 while errors are open."""
    from designer.catalog.loader import load_catalog
    from designer.cli.opened import open_file
    from designer.files.save import save
    from designer.rules.applying import apply_fixes
    from designer.rules.engine import check
    from designer.rules.listing import summary

    wanted = _wanted(options)
    target: Path | None = options.file if options.in_place else options.output
    if options.output is not None and options.output.is_file() and not options.force:
        raise BadUsage(f"{options.output}: exists already; choose another name, or add --force to replace it")
    loaded = open_file(options.file)
    repaired = apply_fixes(check(loaded.snapshot, load_catalog()), wanted)
    for step in repaired.steps:
        print(f"{step.finding.code:<9} {step.fix.title}")
    if target is not None and (repaired.steps or not options.in_place):
        save(target, repaired.report.snapshot, expect=loaded.digest if options.in_place else None)
    outcome = _outcome(len(repaired.steps), target is not None)
    print(f"{target or options.file}: {outcome}, leaves {summary(repaired.report)}")
    return 1 if repaired.report.count("error") else 0


def _wanted(options: argparse.Namespace) -> Callable[[Finding], bool]:
    from designer.rules.applying import GRAVE
    from designer.rules.reference import find_rule

    codes = set()
    for code in options.rule:
        rule = find_rule(code)
        if rule is None:
            raise BadUsage(f'There is no rule "{code}"; clusterwright rules lists them all')
        if rule.fixer is None:
            raise BadUsage(f"{rule.code} offers no repair; clusterwright rules {rule.code} tells what to do")
        codes.add(rule.code)
    if codes:
        return lambda finding: finding.code in codes
    return lambda finding: options.all or finding.level in GRAVE


def _outcome(count: int, is_written: bool) -> str:
    from designer.foundation.units import plural

    if not count:
        return "nothing to repair"
    if is_written:
        return f"{plural(count, 'repair')} made"
    return f"{plural(count, 'repair')} possible, nothing written (add -o OUT or --in-place)"
