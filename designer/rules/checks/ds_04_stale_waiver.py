"""DS-04: a waiver is about something that is still found."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.model.snapshot import OBJECT_TABLES
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.waiving import stale_waivers


@rule("DS-04", "Waiver of nothing", "information", "general knowledge", reads=(*OBJECT_TABLES, "findings"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A waiver names a rule and objects on which that rule finds nothing (any more).

    Why: The design has changed since; a waiver that stays would silently accept the same fault when it returns.
    Fix: Delete the waiver.
    Bad: Waiver of EX-2.05 on EXCLUSTER: there is no such finding
    Source: Practice of design reviews.
    """
    for waiver in stale_waivers(context.design.waivers.values(), context.findings):
        names = listed([context.design.name_of(subject) for subject in waiver.subjects])
        about = f"{waiver.rule} on {names}" if names else waiver.rule
        yield context.finding(f"Waiver of {about}: there is no such finding", waiver.id)
