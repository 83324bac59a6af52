"""Quick fixes of an open design: which there are, and what one would do."""

from __future__ import annotations

from dataclasses import dataclass

from designer.app.changes import Change, changes
from designer.app.session import Session
from designer.foundation.units import plural
from designer.rules.api import Finding, Fix
from designer.rules.applying import apply_fixes, offers
from designer.rules.engine import Comparison, fix_of


@dataclass(frozen=True, slots=True)
class Preview:
    """What a repair would do: its title, what changes, and which findings go and come."""

    title: str
    changes: tuple[Change, ...]
    findings: Comparison


def fix_for(session: Session, finding: Finding) -> Fix | None:
    """The repair of an open finding; None where there is none, and in a design that can only be looked at."""
    report = session.check_now()
    if session.too_new or all(one.key != finding.key for one in report.open):
        return None
    fix = fix_of(finding, report.snapshot, session.catalog)
    return fix if fix is not None and fix.diff else None


def preview(session: Session, fix: Fix) -> Preview:
    """What a repair would do to the design."""
    said = tuple(changes(session.snapshot, fix.diff, session.catalog))
    return Preview(fix.title, said, session.preview(fix.diff))


def fixable(session: Session, code: str) -> int:
    """How many open findings of a rule offer a repair."""
    if session.too_new:
        return 0
    return len(offers(session.check_now(), lambda finding: finding.code == code))


def fix_for_all(session: Session, code: str) -> Fix | None:
    """The repair of every finding of a rule as one; None where there is nothing that it could do without harm."""
    if session.too_new:
        return None
    repaired = apply_fixes(session.check_now(), lambda finding: finding.code == code)
    if not repaired.diff:
        return None
    return Fix(f"Fix {plural(len(repaired.steps), 'Finding')} of {code}", repaired.diff)
