"""The rules that were applied, with their sources."""

from __future__ import annotations

from collections.abc import Sequence

from designer.report.blocks import Block, Column, Lead, Row, Table
from designer.report.context import Context
from designer.report.sections.verification.s160_findings import FOUNDATIONS, LEVELS
from designer.report.wording import counted, sentence

ID = "rules"
TITLE = "Rules and their sources"
BY_DEFAULT = False


def section(context: Context) -> Sequence[Block]:
    """One line per rule."""
    rules = context.check.rules
    if context.is_empty:
        return []
    found = {finding.code for finding in context.check.open}
    waived = {item.finding.code for item in context.check.waived}
    columns = (
        Column("Rule"),
        Column("Title", weight=2),
        Column("Class"),
        Column("Source", weight=2),
        Column("Foundation"),
        Column("Result"),
    )
    rows = tuple(
        Row(
            (
                rule.code,
                rule.title,
                LEVELS[rule.level][1],
                rule.text.source,
                FOUNDATIONS[rule.foundation],
                "Open" if rule.code in found else "Waived" if rule.code in waived else "Met",
            )
        )
        for rule in rules
    )
    met = sum(rule.code not in found and rule.code not in waived for rule in rules)
    lead = f"The design meets {met} of {counted(len(rules), 'rule')}." if rules else ""
    return [Lead(sentence(lead)), Table("Every rule, and what it says about this design", columns, rows)]
