"""One row per test, and the signatures."""

from __future__ import annotations

from collections.abc import Sequence

from designer.report.blocks import Block, Column, Field, Fields, Heading, Lead, Row, Run, Table
from designer.report.context import Context
from designer.report.testing.cases import Case, cases, limit_words
from designer.report.testing.pages import RESULTS, anchor
from designer.report.wording import counted

ID = "test-results"
TITLE = "Summary of results and sign-off"

_NO_LIMIT = "none"


def section(context: Context) -> Sequence[Block]:
    """The summary sheet and lines to sign on."""
    found = cases(context)
    if not found:
        return []
    columns = (
        Column("Test", style="mono"),
        Column("Title", weight=4),
        Column("Priority"),
        Column("Limit", "right"),
        Column("Measured, s", weight=1.5),
        Column("Result", weight=2),
        Column("Date", weight=1.5),
    )
    notes = (
        f"Limit: the longest of the test. Result: {', '.join(RESULTS)}. Tests with no limit are judged by their card."
    )
    rows = tuple(_row(case) for case in found)
    total = (
        f"{counted(len(found), 'test').capitalize()}, one row each: {context.cluster_name} is accepted by this sheet."
    )
    signing = (Field("Name", 2), Field("Role", 1.5), Field("Date"), Field("Signature", 2))
    return [
        Lead(total),
        Table("Results of all tests", columns, rows, notes, "summary-sheet"),
        Heading("Sign-off", 3),
        Fields((signing,) * 4),
    ]


def _row(case: Case) -> Row:
    limit = limit_words(case.worst) if case.worst is not None else _NO_LIMIT
    space = "\N{NO-BREAK SPACE}"
    return Row((Run(case.code, "mono", anchor(case.code)), case.title, case.priority, limit, space, space, space))
