"""CL-13: a failback window has two ends."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule


@rule("CL-13", "Failback window incomplete", "warning", "published", reads=("groups",))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A group has one end of a failback window only, or an hour outside 0 to 23.

    Why: The cluster service uses the window only when both hours are set; otherwise the group fails back at once.
    Fix: Set both hours, or neither.
    Bad: EVS1: failback window has a start (22 h) but no end
    Source: Cluster API reference, FailbackWindowStart and FailbackWindowEnd.
    """
    for group in context.design.groups.values():
        hours = (group.failback_from, group.failback_until)
        given = [hour for hour in hours if hour is not None]
        if len(given) == 1:
            end, other = ("start", "end") if group.failback_from is not None else ("end", "start")
            yield context.finding(f"{group.name}: failback window has a {end} ({given[0]} h) but no {other}", group.id)
        elif any(not 0 <= hour <= 23 for hour in given):
            yield context.finding(
                f"{group.name}: failback window {hours[0]} to {hours[1]} h, hours are 0 to 23", group.id
            )
