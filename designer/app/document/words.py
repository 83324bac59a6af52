"""What the Document workspace says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from designer.app.document.readiness import Gap
from designer.foundation.language import plural, tr
from designer.model.snapshot import Snapshot
from designer.report.context import FIRST_VERSION
from designer.report.variants import VariantId

KINDS: Mapping[VariantId, str] = {
    "design": tr("Design document"),
    "summary": tr("Executive summary"),
    "runbook": tr("Build runbook"),
    "testplan": tr("Failover test plan"),
}
"""The kinds of document (`designer.report.variants`), as they are chosen."""

PURPOSES: Mapping[VariantId, str] = {
    "design": tr("Everything, for those who review and approve"),
    "summary": tr("Four pages for those who decide"),
    "runbook": tr("Every step and value, for those who build"),
    "testplan": tr("Cases with pass limits, for those who test"),
}
"""What each of them is for."""


def page_words(page: int, count: int) -> str:
    """Where one is: "Page 3 of 48", counting from 0."""
    return tr("Page {page} of {count}").format(page=page + 1, count=count)


def proposed_number(snapshot: Snapshot) -> str:
    """What the next version could be called: what the documents say, or one more than the last that was issued."""
    taken = [one.number for one in snapshot.versions.values()]
    wanted = snapshot.paper.version or FIRST_VERSION
    if wanted not in taken:
        return wanted
    found = re.fullmatch(r"(.*?)(\d+)", wanted)
    if found is None:
        return ""
    number = int(found[2]) + 1
    while f"{found[1]}{number}" in taken:
        number += 1
    return f"{found[1]}{number}"


def lacking_words(found: Sequence[Gap]) -> str:
    """What a document lacks that is handed over, in a sentence; "" when nothing that is needed is missing."""
    count = sum(gap.weight == "needed" for gap in found)
    if not count:
        return ""
    return tr("The design document still lacks {count}; Readiness lists them.").format(count=plural(count, "thing"))
