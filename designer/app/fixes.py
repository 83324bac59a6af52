"""Quick fixes of an open design: which there are, and what one would do."""

from __future__ import annotations

from dataclasses import dataclass

from designer.app.session import Session
from designer.edits.changes import Change, changes
from designer.foundation.language import plural, tr
from designer.rules.api import Finding, Fix
from designer.rules.applying import apply_fixes, has_fix, offer_of
from designer.rules.engine import Comparison, compare, fix_of


@dataclass(frozen=True, slots=True)
class Preview:
    """What a repair would do: the edit with its title, what changes, and which findings go and come."""

    fix: Fix
    changes: tuple[Change, ...]
    findings: Comparison


def fix_titles(session: Session) -> dict[object, str]:
    """The titles of the repairs of open findings, by the keys of these; whether one does harm is not yet known."""
    if session.too_new:
        return {}
    report = session.report
    fixes = {one.key: fix_of(one, report.snapshot, session.catalog) for one in report.open}
    return {key: fix.title for key, fix in fixes.items() if fix is not None and fix.diff}


def preview(session: Session, finding: Finding) -> Preview | None:
    """What the repair of an open finding would do; None where there is none, and where nothing may be changed."""
    report = session.check_now()
    if session.too_new or all(one.key != finding.key for one in report.open):
        return None
    offer = offer_of(report, finding)
    if offer is None:
        return None
    said = tuple(changes(report.snapshot, offer.fix.diff, session.catalog))
    return Preview(offer.fix, said, compare(report, offer.after))


def fixable(session: Session, code: str) -> int:
    """How many open findings of a rule have a repair."""
    if session.too_new:
        return 0
    report = session.check_now()
    return sum(one.code == code and has_fix(report, one) for one in report.open)


def fix_for_all(session: Session, code: str) -> Fix | None:
    """The repair of every finding of a rule as one; None where there is nothing that it could do without harm."""
    if session.too_new:
        return None
    repaired = apply_fixes(session.check_now(), lambda finding: finding.code == code)
    if not repaired.diff:
        return None
    return Fix(
        tr("Fix {count} of {code}").format(count=plural(len(repaired.steps), "Finding"), code=code), repaired.diff
    )
