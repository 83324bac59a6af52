"""How far a requirement is covered: by decisions that satisfy it, and by tests that verify it."""

from __future__ import annotations

from typing import Literal

from designer.model.registers import Requirement
from designer.model.snapshot import Snapshot
from designer.report.registers import linked

Result = Literal["covered", "partly", "not covered"]


def result_of(snapshot: Snapshot, requirement: Requirement) -> Result:
    """Covered by at least one decision and one test, by one of the two, or by neither."""
    links = linked(snapshot, requirement)
    there = bool(links.decisions) + bool(links.tests)
    return ("not covered", "partly", "covered")[there]
