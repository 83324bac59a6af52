"""DS-05: a waiver has not expired."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.waivers import unwaive
from designer.foundation.dates import parsed_date
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.waiving import has_expired


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Take the waiver back if its last day is over; a date that cannot be read may be a slip of the pen."""
    waiver = design.waivers[finding.subjects[0]]
    if parsed_date(waiver.expires) is None:
        return None
    return Fix(f"Remove the expired waiver of {waiver.rule}", unwaive(design, waiver.id))


@rule(
    "DS-05",
    "Expired waiver",
    "warning",
    "general knowledge",
    reads=("waivers", "today"),
    subsumes=("DS-04",),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The last day of a waiver is over, or is no date. It does not count: its finding is open again.

    Why: Somebody accepted the finding for a limited time only.
    Fix: Correct the design, or accept the finding anew.
    Bad: Waiver of EX-2.05: expired after 2004-05-23
    Good: The waiver is valid until a day that has not come yet.
    Source: Practice of design reviews.
    """
    for waiver in context.design.waivers.values():
        if not has_expired(waiver, context.today):
            continue
        if parsed_date(waiver.expires) is None:
            yield context.finding(
                f'Waiver of {waiver.rule}: "{waiver.expires}" is no date (YYYY-MM-DD), so it does not count', waiver.id
            )
        else:
            yield context.finding(f"Waiver of {waiver.rule}: expired after {waiver.expires}", waiver.id)
