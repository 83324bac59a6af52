"""When a waiver counts: it names the rule and exactly the objects of a finding, gives a reason, and has not expired."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from designer.model.records import Waiver
from designer.rules.api import Finding


def matches(waiver: Waiver, finding: Finding) -> bool:
    """Whether the waiver is about this finding; the order of the objects does not matter."""
    return waiver.rule == finding.code and set(waiver.subjects) == set(finding.subjects)


def covering(waivers: Iterable[Waiver], finding: Finding, today: datetime.date) -> Waiver | None:
    """The first waiver that counts for this finding."""
    return next((waiver for waiver in waivers if matches(waiver, finding) and counts(waiver, today)), None)


def counts(waiver: Waiver, today: datetime.date) -> bool:
    """Whether the waiver gives a reason and has not expired."""
    return bool(waiver.reason.strip()) and not has_expired(waiver, today)


def has_expired(waiver: Waiver, today: datetime.date) -> bool:
    """Whether the last day of the waiver is over; an expiry date that cannot be read counts as over."""
    if not waiver.expires:
        return False
    last_day = expiry(waiver)
    return last_day is None or last_day < today


def expiry(waiver: Waiver) -> datetime.date | None:
    """The last day of the waiver; None when it has none, or none that can be read."""
    try:
        return datetime.date.fromisoformat(waiver.expires)
    except ValueError:
        return None


def stale_waivers(waivers: Iterable[Waiver], findings: Iterable[Finding]) -> Iterator[Waiver]:
    """The waivers of which nothing is found any more."""
    found = list(findings)
    return (waiver for waiver in waivers if not any(matches(waiver, finding) for finding in found))
