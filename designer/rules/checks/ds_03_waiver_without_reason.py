"""DS-03: a waiver gives a reason."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule


@rule("DS-03", "Waiver without a reason", "warning", "general knowledge", reads=("waivers",))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A waiver gives no reason. It does not count: its finding stays open.

    Why: The document prints the reason beside the finding; without one nobody can judge later why it was accepted.
    Fix: Write down the reason, or delete the waiver.
    Bad: Waiver of EX-2.05: no reason given, so it does not count
    Good: The waiver says who decided it and why.
    Source: Practice of design reviews.
    """
    for waiver in context.design.waivers.values():
        if not waiver.reason.strip():
            yield context.finding(f"Waiver of {waiver.rule}: no reason given, so it does not count", waiver.id)
