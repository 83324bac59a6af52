"""EX-8.01: failback needs a preferred owner."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.repairs import setting


@rule(
    "EX-8.01",
    "Failback without a preferred owner",
    "warning",
    "published",
    reads=("groups",),
    subsumes=("EX-8.02", "EX-8.03"),
    fix=setting("groups", "Prevent failback of {name}", failback=False),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A group may fail back but has no preferred owner.

    Why: Failback goes to a preferred owner; without one it never happens.
    Fix: Name the preferred owners, or prevent failback.
    Bad: EVS1: failback allowed, needs a preferred owner
    Good: EVS1 has no preferred owner, but failback is not allowed.
    Source: KB 197047; Cluster Administrator help. Fact EX-8.01.
    """
    for group in context.design.groups.values():
        if group.failback and not group.preferred_owners:
            yield context.finding(f"{group.name}: failback allowed, needs a preferred owner", group.id)
