"""DS-05: a waiver has not expired."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.waiving import expiry, has_expired


@rule("DS-05", "Expired waiver", "warning", "general knowledge", reads=("waivers", "today"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The last day of a waiver is over, or is no date. It does not count: its finding is open again.

    Why: Somebody accepted the finding for a limited time only.
    Fix: Correct the design, or accept the finding anew.
    Bad: Waiver of EX-2.05: expired after 2004-05-23
    Source: Practice of design reviews.
    """
    for waiver in context.design.waivers.values():
        if not has_expired(waiver, context.today):
            continue
        if expiry(waiver) is None:
            yield context.finding(
                f'Waiver of {waiver.rule}: "{waiver.expires}" is no date (YYYY-MM-DD), so it does not count', waiver.id
            )
        else:
            yield context.finding(f"Waiver of {waiver.rule}: expired after {waiver.expires}", waiver.id)
