"""Edits that no run depends on: of scenarios, accepted findings, notes and documents. A failover is watched on through
them."""

from __future__ import annotations

from designer.model.diff import between
from designer.model.snapshot import SILENT_TABLES, Snapshot

ASIDE = SILENT_TABLES - {"layout"}
"""The tables on which neither a run nor how the canvas shows it depends."""

WORDED = ASIDE | {"clusters"}
"""Those tables, and the one whose record also says for whom a design is and by whom."""


def same_cluster(before: Snapshot, after: Snapshot) -> bool:
    """Whether two designs differ in nothing that a run depends on."""
    return before is after or not between(before, after).touched() - ASIDE


def same_drawing(before: Snapshot, after: Snapshot) -> bool:
    """Whether two designs differ in nothing but what documents say of them."""
    return before is after or not between(before, after).touched() - WORDED
