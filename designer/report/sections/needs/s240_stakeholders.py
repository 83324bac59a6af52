"""Whom the design concerns, and what each judges it by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from designer.foundation.units import listed
from designer.model.registers import Concern, Stakeholder, code_of
from designer.report.blocks import Block, Column, Lead, Row
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.register_words import with_links
from designer.report.registers import anchor_of, in_order
from designer.report.wording import counted, sentence

ID = "stakeholders"
TITLE = "Stakeholders and their concerns"

CONCERNS: tuple[Concern, ...] = get_args(Concern)


def section(context: Context) -> Sequence[Block]:
    """A matrix of stakeholders and concerns."""
    found = [one for one in in_order(iter(context.snapshot.stakeholders.values())) if one.concerns or one.informed]
    if not found:
        return []
    columns = (
        Column("Code"),
        Column("Stakeholder", weight=3),
        *(Column(one.capitalize(), "centre", weight=0.6) for one in CONCERNS),
    )
    notes = "● judges the design by it; ○ is kept informed."
    title = "Who judges the design by what"
    rows = [_row(context, one) for one in found]
    return [Lead(message(found)), filled(title, columns, rows, notes=notes, anchor="stakeholders-table")]


def message(found: Sequence[Stakeholder]) -> str:
    """How many there are, and what concerns most of them."""
    counts = {one: sum(one in each.concerns for each in found) for one in CONCERNS}
    most = max(counts.values())
    first = listed([one for one in CONCERNS if counts[one] == most])
    start = f"{sentence(counted(len(found), 'stakeholder'))} {'has' if len(found) == 1 else 'have'} a say"
    return f"{start}; most of them care about {first}." if most > 1 else f"{start}, each with concerns of their own."


def _row(context: Context, one: Stakeholder) -> Row:
    beside = ", ".join(part for part in (one.role, one.organisation) if part.strip())
    marks = tuple("●" if each in one.concerns else "○" if each in one.informed else "" for each in CONCERNS)
    code = code_of(one)
    return Row(
        (code, with_links(f"{one.name}, {beside}" if beside else one.name), *marks),
        anchor=anchor_of(context.snapshot, one),
    )
