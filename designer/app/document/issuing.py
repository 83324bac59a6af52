"""A version that is about to be issued: what it could be called, and what it lacks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from designer.app.document.readiness import Gap
from designer.foundation.language import plural, tr
from designer.model.snapshot import Snapshot
from designer.report.context import FIRST_VERSION


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
