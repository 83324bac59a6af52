"""Test cases as cards to fill in."""

from __future__ import annotations

from designer.foundation.units import NBSP
from designer.report.blocks import (
    Block,
    Card,
    Column,
    Field,
    Fields,
    Note,
    Paragraph,
    Row,
    Run,
    Table,
)
from designer.report.testing.cases import Case, Line, shown_s

RESULTS = ("Pass", "Fail", "Blocked", "Not run")

_ROOMY = 4
"""A card with more lines than this has lower ones."""

_COLUMNS = (
    Column("Run", weight=2),
    Column("Must be so", weight=3),
    Column("Simulated, s", "right"),
    Column("Limit, s", "right"),
    Column("Measured, s", weight=2),
)


def anchor(code: str) -> str:
    """Where the card of a test is: "tc-04"."""
    return code.lower()


def card(case: Case) -> Card:
    """One test on its card: what to do, what must come of it, and room for what did."""
    about = [f"Requirements: {case.links}."] if case.links else []
    about += [f"Facts: {case.facts}."] if case.facts else []
    blocks: list[Block] = []
    if case.purpose:
        blocks.append(Paragraph((case.purpose, Run("  " + " ".join(about), "italic")) if about else case.purpose))
    steps = "\n".join(f"{number}.{NBSP}{step}" for number, step in enumerate(case.steps, 1))
    if case.steps:
        blocks.append(
            Paragraph((Run("Before: ", "bold"), "every group is online at home, and the probes run.\n", steps))
        )
    blocks.append(Paragraph((Run("Expected: ", "bold"), case.expected)))
    if case.warning:
        blocks.append(Note(case.warning, "warning"))
    if case.manual:
        blocks.append(Paragraph((Run("No simulated time: ", "bold"), f"{case.manual}.")))
    runs = {line.run for line in case.lines} - {"", "All"}
    title = f"{case.title}: {runs.pop()}" if len(runs) == 1 and not case.manual else case.title
    return Card(case.code, title, (*blocks, _grid(case), _fields()), ("info", case.priority), anchor(case.code))


def _grid(case: Case) -> Table:
    roomy = len(case.lines) <= _ROOMY
    rows = tuple(
        Row((line.run or "Once", line.state, shown_s(line.ms) or NBSP, limit_text(line), NBSP), "blank")
        if roomy
        else Row((line.run or "Once", line.state, shown_s(line.ms) or NBSP, limit_text(line), NBSP))
        for line in case.lines
    )
    return Table("", _COLUMNS, rows)


def limit_text(line: Line) -> str:
    """The limit in seconds, or why there is none."""
    return shown_s(line.limit_ms) if line.limit_ms is not None else line.why


def _fields() -> Fields:
    return Fields(
        (
            (Field("Date, time", 1.5), Field("Tester", 1.4), Field("Start"), Field("End"), Field("Initials")),
            (Field("Result", 2.6, RESULTS), Field("Defect", 1.2), Field("Evidence", 1.6)),
            (Field("Notes"),),
        ),
        ruled=2,
    )
