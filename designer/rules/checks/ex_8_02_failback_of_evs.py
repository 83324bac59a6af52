"""EX-8.02: an EVS does not fail back by itself."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.repairs import setting


@rule(
    "EX-8.02",
    "Failback of an EVS allowed",
    "warning",
    "published",
    reads=("groups",),
    fix=setting("groups", "Prevent failback of {name}", failback=False),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: An EVS may fail back on its own.

    Why: The move back is a second outage, at a time that nobody chose.
    Fix: Prevent failback, and move the EVS back by hand outside working hours.
    Bad: EVS1: failback allowed, should be prevented
    Good: Failback is prevented for every EVS; the Cluster Group may fail back.
    Source: Configuration Settings for a Four-Node Cluster (TechNet aa998107). Fact EX-8.02.
    """
    for group in context.design.groups_of_kind("evs"):
        if group.failback:
            yield context.finding(f"{group.name}: failback allowed, should be prevented", group.id)
