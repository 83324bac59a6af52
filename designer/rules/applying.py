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
class Offer:
    """A repair that does what it promises in this design, and what the rules say after it."""

    finding: Finding
    fix: Fix
    after: Report


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was repaired, in order, and the state after that; `diff` is all of it."""

    steps: tuple[Offer, ...]
    diff: Diff
    report: Report


def has_fix(report: Report, finding: Finding) -> bool:
    """Whether there is a repair of a finding, without making sure that it does no harm: quick enough for long lists."""
    fix = fix_of(finding, report.snapshot, report.catalog)
    return fix is not None and bool(fix.diff)


def offer_of(report: Report, finding: Finding) -> Offer | None:
    """The repair of an open finding; None where there is none that ends it without bringing an error or a warning."""
    fix = fix_of(finding, report.snapshot, report.catalog)
    if fix is None or not fix.diff:
        return None
    after = check(apply(report.snapshot, fix.diff), report.catalog, report, report.today)
    return Offer(finding, fix, after) if holds(report, finding, after) else None


def apply_fixes(report: Report, wanted: Callable[[Finding], bool] = lambda finding: True) -> Repaired:
    """Repair every open finding that is wanted, until none of them offers a fix."""
    steps: list[Offer] = []
    done: set[object] = set()
    diff = Diff()
    while len(steps) < MOST_FIXES:
        waiting = (one for one in report.open if wanted(one) and one.key not in done)
        offer = next((offer for finding in waiting if (offer := offer_of(report, finding)) is not None), None)
        if offer is None:
            break
        steps.append(offer)
        done.add(offer.finding.key)
        diff, report = diff.then(offer.fix.diff), offer.after
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
