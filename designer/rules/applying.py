"""Applying repairs one after the other, each to the design that the one before has left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from designer.model.diff import Diff, apply
from designer.rules.api import Finding, Fix
from designer.rules.engine import Report, check, fix_of

MOST_FIXES = 1000
"""After so many repairs in a row something goes round in circles."""

GRAVE = ("error", "warning")
"""The classes of which a repair brings no new finding."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was repaired, as findings with their fixes in order, and the state after that; `diff` is all of it."""

    steps: tuple[tuple[Finding, Fix], ...]
    diff: Diff
    report: Report


def offers(report: Report, wanted: Callable[[Finding], bool] = lambda finding: True) -> list[tuple[Finding, Fix]]:
    """The open findings that are wanted and for which there is a repair, in the order of the report."""
    found = []
    for finding in report.open:
        fix = fix_of(finding, report.snapshot, report.catalog) if wanted(finding) else None
        if fix is not None and fix.diff:
            found.append((finding, fix))
    return found


def apply_fixes(report: Report, wanted: Callable[[Finding], bool] = lambda finding: True) -> Repaired:
    """Repair every open finding that is wanted, until none of them offers a fix.

    A repair that in this design does not end its finding, or brings an error or a warning, is left out.
    """
    steps: list[tuple[Finding, Fix]] = []
    done: set[object] = set()
    diff = Diff()
    while len(steps) < MOST_FIXES:
        open_offers = (one for one in offers(report, wanted) if one[0].key not in done)
        for finding, fix in open_offers:
            done.add(finding.key)
            after = check(apply(report.snapshot, fix.diff), report.catalog, report, report.today)
            if holds(report, finding, after):
                steps.append((finding, fix))
                diff, report = diff.then(fix.diff), after
                break
        else:
            break
    return Repaired(tuple(steps), diff, report)


def holds(before: Report, finding: Finding, after: Report) -> bool:
    """Whether a change has ended a finding without bringing an error or a warning.

    What was found before about the same objects or more, even covered by another finding, is not new.
    """
    known = [one for outcomes in before.by_rule.values() for one in outcomes if isinstance(one, Finding)]
    return not any(
        one.key == finding.key or (one.level in GRAVE and not any(_is_part_of(one, old) for old in known))
        for one in after.open
    )


def _is_part_of(finding: Finding, old: Finding) -> bool:
    return finding.code == old.code and set(finding.subjects) <= set(old.subjects)
