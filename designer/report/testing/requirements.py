"""What is linked to a test, and how urgent that makes it."""

from __future__ import annotations

from designer.model.registers import Assumption, Decision, Entry, Requirement, Risk, ServiceLevel, code_of
from designer.report import registers
from designer.report.context import Context

_REGISTERS = (Requirement, ServiceLevel, Risk, Decision, Assumption)
_WEIGHT = {"must": 0, "should": 1, "could": 2}
_LATER = ("TC-02", "TC-11", "TC-12", "TC-13", "TC-17", "TC-18", "AT-07", "AT-10")
"""Tests that may wait when time is short, where no requirement says otherwise; assumed."""


def linked(context: Context, code: str) -> list[Entry]:
    """The entries of the design's registers that name this test, in their links or in their texts."""
    found = registers.linked(context.snapshot, code)
    return [entry for kind in _REGISTERS for entry in found.of(kind)]


def linked_codes(context: Context, code: str) -> str:
    """Their codes: "NFR-03, RK-02"; "" for none."""
    return ", ".join(code_of(entry) for entry in linked(context, code))


def priority(context: Context, code: str) -> str:
    """ "Must", "Should" or "Could": the highest of the requirements that name the test, else the test's own."""
    wanted = [entry.priority for entry in linked(context, code) if isinstance(entry, Requirement)]
    if wanted:
        return min(wanted, key=_WEIGHT.__getitem__).capitalize()
    return "Should" if code in _LATER else "Must"
