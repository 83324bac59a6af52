"""CL-13: a failback window has two ends, and lasts."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.model.diff import changing
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """No window for a group that is not to fail back."""
    group = design.groups[finding.subjects[0]]
    if group.failback:
        return None
    diff = changing(design, "groups", group.id, failback_from=None, failback_until=None)
    return Fix(f"Clear the failback window of {group.name}", diff)


@rule("CL-13", "Failback window incomplete or empty", "warning", "published", reads=("groups",), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A group has one end of a failback window only, an hour outside 0 to 23, or a window that begins when it
    ends.

    Why: The Cluster service uses the window only when both hours are set; otherwise the group fails back at once. What
    a window does that begins when it ends is not documented; the simulation takes it never to open.
    Fix: Set both hours, to different values, or neither.
    Bad: EVS1: failback window has a start (22 h) but no end
    Good: The window goes from 22 h to 4 h.
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
        elif given and hours[0] == hours[1]:
            yield context.finding(f"{group.name}: failback window begins and ends at {hours[0]} h", group.id)
