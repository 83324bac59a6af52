"""The marks that findings leave on cards."""

from __future__ import annotations

from collections.abc import Collection

from designer.drawing.hosts import host_of
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.rules.api import Level
from designer.rules.engine import Report
from designer.ui.canvas.marks import Mark
from designer.ui.levels import SIGN_OF_LEVEL

MARKED: tuple[Level, ...] = ("error", "warning")
"""The classes of findings that are marked on cards; the lesser ones would only be noise there."""


def marks_of(report: Report, snapshot: Snapshot, shown: Collection[Id]) -> dict[Id, Mark]:
    """The marks of a check: each finding counts at the card where its chief object is to be found."""
    signs: dict[Id, list[str]] = {}
    for finding in report.open:
        host = host_of(snapshot, finding.subjects[0], shown) if finding.subjects else ""
        if host and finding.level in MARKED:
            signs.setdefault(host, []).append(SIGN_OF_LEVEL[finding.level])
    return {host: Mark(found[0], len(found)) for host, found in signs.items()}
