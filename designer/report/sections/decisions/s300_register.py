"""All decisions at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from designer.report.blocks import Block, Column, Lead, Row, Sign, Status
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.decisions.settled import Settled, settled
from designer.report.register_words import code_text, codes_text, name_text
from designer.report.wording import counted, sentence

ID = "decision-register"
TITLE = "Register of decisions"

STATUSES: dict[str, tuple[Status, str]] = {
    "proposed": ("info", "Proposed"),
    "accepted": ("ok", "Accepted"),
    "superseded": ("none", "Superseded"),
}


def section(context: Context) -> Sequence[Block]:
    """What was decided, how far that is, and what it serves."""
    found = settled(context)
    if not found:
        return []
    columns = [
        Column("Code"),
        Column("Decision", weight=4),
        Column("Status"),
        Column("Serves", weight=1.5),
        Column("Facts", weight=1.5),
        Column("Owner"),
    ]
    rows = [_row(one) for one in found]
    title = f"{sentence(counted(len(found), 'decision'))} about {context.cluster_name}, and what they rest on"
    return [Lead(message(context, found)), filled(title, columns, rows, anchor="decisions-table")]


def message(context: Context, found: Sequence[Settled]) -> str:
    """One sentence: how many decisions there are, and how many of them wait for the reader."""
    waiting = [one for one in found if one.status == "proposed"]
    made = f"{sentence(counted(len(found), 'decision'))} shape{'s' if len(found) == 1 else ''} {context.cluster_name}"
    if not waiting:
        return f"{made}; all of them are settled."
    if len(waiting) == len(found):
        return f"{made}; each is proposed until the client accepts it."
    return f"{made}; {counted(len(waiting), 'proposal')} wait{'s' if len(waiting) == 1 else ''} to be accepted."


def _row(one: Settled) -> Row:
    status, word = STATUSES[one.status]
    serves = codes_text((*one.serves, *one.risks))
    return Row(
        (
            code_text(one.code, "bold"),
            one.title,
            (Sign(status), word),
            serves,
            ", ".join(one.facts),
            name_text(one.owner),
        )
    )
