"""The tests themselves, a card each."""

from __future__ import annotations

from collections.abc import Sequence

from designer.foundation.units import listed
from designer.report.blocks import Block, Lead
from designer.report.context import Context
from designer.report.testing.cases import cases
from designer.report.testing.pages import card

ID = "test-cases"
TITLE = "Test cases"


def section(context: Context) -> Sequence[Block]:
    """All cards in the order of the codes."""
    found = cases(context)
    if not found:
        return []
    names = listed([case.code for case in found if case.manual])
    told = f" {names} have no simulated time." if names else ""
    return [Lead(f"Every card is one test and is filled in while it runs.{told}"), *(card(case) for case in found)]
