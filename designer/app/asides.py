"""Edits that no run depends on: of scenarios, accepted findings and notes. A failover is watched on through them."""

from __future__ import annotations

from designer.model.diff import between
from designer.model.snapshot import Snapshot

ASIDE = frozenset({"waivers", "scenarios", "steps", "expectations", "notes"})
"""The tables of a design that say nothing about the cluster itself."""


def same_cluster(before: Snapshot, after: Snapshot) -> bool:
    """Whether two designs differ in nothing that a run depends on."""
    return before is after or not between(before, after).touched() - ASIDE
