"""Severities of defects, who does what, and in which order the tests run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.foundation.units import NBSP
from designer.report.blocks import Block, Column, Heading, Lead, Paragraph, Row, Table
from designer.report.context import Context
from designer.report.testing.cases import Case, cases
from designer.report.wording import counted

ID = "test-order"
TITLE = "Severities, roles and schedule"

_SEVERITIES = (
    ("1", "A virtual server does not come back, data are lost, or two sides go on", "Testing stops"),
    ("2", "A limit is missed, or a virtual server ends on a node where it should not be", "Repair and test again"),
    ("3", "The outcome is right, but an alert, a record or a document is wrong", "Repair before hand-over"),
    ("4", "Anything else worth writing down", "Decide later"),
)

_ROLES = ("Test manager", "Operator at the cluster", "Observer at the clients", "Client's witness")

_SESSIONS = (
    ("Moves on request", ("TC-01", "TC-02", "TC-03", "AT-07", "AT-08")),
    ("Loss of nodes", ("TC-04", "TC-05", "TC-06", "TC-14", "TC-15", "TC-18")),
    ("Cables, paths and drives", ("TC-07", "TC-08", "TC-09", "TC-10", "TC-11")),
    ("Failing resources", ("TC-12", "TC-13", "TC-17")),
    ("Whole cluster and recovery", ("TC-16", "TC-19", "TC-20", "AT-10")),
)

_MINUTES = 45
"""How long a test takes with its preparation; assumed."""


def section(context: Context) -> Sequence[Block]:
    """Three short tables."""
    found = cases(context)
    if not found:
        return []
    plan = list(_sessions(found))
    lead = f"{counted(len(plan), 'session').capitalize()}, the gentle ones first: a failed move stops the rest."
    severities = (Column("Severity", "centre"), Column("What it means", weight=3), Column("What follows", weight=2))
    roles = (Column("Role"), Column("Name", weight=2), Column("Telephone", weight=2))
    return [
        Lead(lead),
        _schedule(plan),
        Heading("Severities", 3),
        Paragraph(f"Whoever sees a defect of {context.cluster_name} gives it a severity at once, from 1 to 4."),
        Table("Four severities of defects", severities, tuple(Row(one) for one in _SEVERITIES), anchor="severities"),
        Heading("Roles", 3),
        Paragraph("One person may have two roles, but never operates and observes in the same test."),
        Table("Who does what", roles, tuple(Row((one, "", ""), "blank") for one in _ROLES), anchor="test-roles"),
    ]


def _sessions(found: Sequence[Case]) -> Iterator[tuple[str, list[Case]]]:
    """The sessions that have tests; what is in none of them, such as scenarios of the design, makes one more."""
    known = {code for _, codes in _SESSIONS for code in codes}
    for title, codes in _SESSIONS:
        inside = [case for case in found if case.code in codes]
        if inside:
            yield title, inside
    rest = [case for case in found if case.code not in known]
    if rest:
        yield "Scenarios of this design", rest


def _schedule(plan: Sequence[tuple[str, list[Case]]]) -> Table:
    columns = (
        Column("Session"),
        Column("Tests", style="mono", weight=2),
        Column("Duration, h", "right"),
        Column("Date", weight=1.5),
    )
    rows = []
    for title, inside in plan:
        runs = sum(len({line.run for line in case.lines}) for case in inside)
        hours = max(1, round(runs * _MINUTES / 60))
        rows.append(Row((title, ", ".join(case.code for case in inside), str(hours), ""), "blank"))
    notes = f"Durations are assumed: {_MINUTES}{NBSP}min for each run, preparation and return included."
    return Table("The order of the tests", columns, tuple(rows), notes, "test-schedule")
