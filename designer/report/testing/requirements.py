"""What is linked to a test, and how urgent that makes it."""

from __future__ import annotations

from designer.model.registers import Entry, Requirement, code_of
from designer.report.context import Context

_REGISTERS = ("requirements", "service_levels", "risks", "decisions", "assumptions")
_WEIGHT = {"must": 0, "should": 1, "could": 2}
_LATER = ("TC-02", "TC-11", "TC-12", "TC-13", "TC-17", "TC-18", "AT-07", "AT-10")
"""Tests that may wait when time is short, where no requirement says otherwise; assumed."""


def linked(context: Context, code: str) -> list[Entry]:
    """The entries of the design's registers that name this test."""
    tables = (context.snapshot.table(name) for name in _REGISTERS)
    return [entry for table in tables for entry in table.values() if isinstance(entry, Entry) and code in entry.links]


def linked_codes(context: Context, code: str) -> str:
    """Their codes: "NFR-03, RK-02"; "" for none."""
    return ", ".join(code_of(entry) for entry in linked(context, code))


def priority(context: Context, code: str) -> str:
    """ "Must", "Should" or "Could": the highest of the requirements that name the test, else the test's own."""
    wanted = [entry.priority for entry in linked(context, code) if isinstance(entry, Requirement)]
    if wanted:
        return min(wanted, key=_WEIGHT.__getitem__).capitalize()
    return "Should" if code in _LATER else "Must"
