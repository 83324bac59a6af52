"""The last page of the summary: what the reader has to decide, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from designer.report.blocks import Block, Lead, Table
from designer.report.context import Context
from designer.report.headline.asked import asked, steps
from designer.report.wording import counted, sentence

ID = "summary-decisions"
TITLE = "Decisions needed from you"


def section(context: Context) -> Sequence[Block]:
    """Questions with a recommendation each, then five steps."""
    if context.is_empty:
        return []
    table = list(asked(context))
    rows = sum(len(block.rows) for block in table if isinstance(block, Table))
    after = steps(context)
    if not rows:
        found = list(after)
        return [Lead(f"Nothing in {context.cluster_name} waits for a decision."), *found] if found else []
    verb = "waits" if rows == 1 else "wait"
    lead = f"{sentence(counted(rows, 'question'))} about {context.cluster_name} {verb} for your answer."
    return [Lead(lead), *table, *after]
