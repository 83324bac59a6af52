"""DS-04: a waiver is about something that is still found."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.waivers import unwaive
from designer.foundation.units import listed
from designer.model.records import Waiver
from designer.model.snapshot import OBJECT_TABLES, Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.waiving import STALE, stale_waivers


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Take the waiver back: it accepts nothing."""
    waiver = design.waivers[finding.subjects[0]]
    return Fix(f"Remove the waiver of {_about(design, waiver)}", unwaive(design, waiver.id))


@rule(STALE, "Waiver of nothing", "information", "general knowledge", reads=(*OBJECT_TABLES, "findings"), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A waiver names a rule and objects on which that rule finds nothing (any more), or a rule that does not
    exist.

    Why: The design has changed since; a waiver that stays would silently accept the same fault when it returns.
    Fix: Remove the waiver.
    Bad: Waiver of EX-2.05 on EXCLUSTER: there is no such finding
    Good: The waiver names a rule and the objects of one of its findings.
    Source: Practice of design reviews.
    """
    for waiver in stale_waivers(context.design.waivers.values(), context.findings):
        missing = "finding" if waiver.rule in context.codes else "rule"
        yield context.finding(f"Waiver of {_about(context.design, waiver)}: there is no such {missing}", waiver.id)


def _about(design: Snapshot, waiver: Waiver) -> str:
    names = listed([design.name_of(subject) for subject in waiver.subjects])
    return f"{waiver.rule} on {names}" if names else waiver.rule
