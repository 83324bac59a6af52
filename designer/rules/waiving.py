"""When a waiver counts: it names the rule and exactly the objects of a finding, gives a reason, and has not expired."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from designer.foundation.dates import long_date, parsed_date
from designer.model.records import Waiver
from designer.rules.api import Finding

STALE = "DS-04"
"""The rule that reports waivers of nothing, which can be waived like any other."""


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
    last_day = parsed_date(waiver.expires)
    return last_day is None or last_day < today


def stale_waivers(waivers: Iterable[Waiver], findings: Iterable[Finding]) -> list[Waiver]:
    """The waivers of which nothing is found any more; `findings` are those of all rules but `STALE` itself.

    A waiver of a stale waiver is stale when that one is not, or is no longer there.
    """
    found = {(finding.code, frozenset(finding.subjects)) for finding in findings}
    everything = list(waivers)
    stale = [one for one in everything if one.rule != STALE and (one.rule, frozenset(one.subjects)) not in found]
    known = {frozenset((one.id,)) for one in stale}
    return stale + [one for one in everything if one.rule == STALE and frozenset(one.subjects) not in known]


def acceptance(waiver: Waiver) -> str:
    """Who accepted a finding, when, and until when: "A. Smith, 1 June 2004, until 31 December 2004"."""
    until = f"until {long_date(waiver.expires)}" if waiver.expires else ""
    return ", ".join(part for part in (waiver.author.strip(), long_date(waiver.date), until) if part)
