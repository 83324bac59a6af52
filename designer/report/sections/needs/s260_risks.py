"""What may happen, how grave it is, and what is done about it."""

from __future__ import annotations

from collections.abc import Sequence

from designer.drawing.register.risk_map import Spot, grade, risk_map
from designer.foundation.dates import short_date
from designer.foundation.units import listed
from designer.model.registers import Risk, code_of
from designer.report.blocks import Block, Column, Figure, Lead, Row
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.register_words import name_text, with_links
from designer.report.registers import anchor_of, in_order
from designer.report.wording import counted, number, sentence

ID = "risks"
TITLE = "Risks"

MOST = 5


def section(context: Context) -> Sequence[Block]:
    """The map, then each risk in a sentence."""
    found = in_order(iter(context.snapshot.risks.values()))
    if not found:
        return []
    columns = (
        Column("Code"),
        Column("Risk", weight=5),
        Column("L", "right", weight=0.1),
        Column("I", "right", weight=0.1),
        Column("Score", "right", weight=0.1),
        Column("Mitigation", weight=3),
        Column("Owner", weight=1.2),
        Column("Due", weight=0.1),
        Column("Left", "right", weight=0.1),
    )
    notes = "L likelihood and I impact, each from 1 to 5; score = L × I; left = the score with the mitigation in place."
    table = filled(_title(context), columns, [_row(context, one) for one in found], notes=notes, anchor="risks-table")
    return [Lead(message(found)), *_map(found), table]


def message(found: Sequence[Risk]) -> str:
    """How many there are, how many of them are high, and which is the gravest."""
    count = len(found)
    start = f"{sentence(counted(count, 'risk'))} {'stands' if count == 1 else 'stand'} against the design"
    scores = [one.score for one in found if one.score is not None]
    if not scores:
        return f"{start}; nobody has rated {'it' if count == 1 else 'them'} yet."
    worst = [code_of(one) for one in found if one.score == max(scores)]
    high = sum(grade(score) == "high" for score in scores)
    rated = f"{number(high)} {'is' if high == 1 else 'are'} high" if high else "none is high"
    has = "has" if len(worst) == 1 else "have"
    return f"{start}; {rated}, and {listed(worst[:MOST])} {has} the highest score, {max(scores)} of 25."


def sentence_of(risk: Risk) -> str:
    """ "If …, then …, so that …."; only what is known of it."""
    cause, event, effect = (part.strip().rstrip(".").strip() for part in (risk.cause, risk.event, risk.effect))
    if cause and event:
        return f"If {cause}, then {event}{f', so that {effect}' if effect else ''}."
    known = [part for part in (cause, event, effect) if part]
    return f"{sentence(', so that '.join(known))}." if known else ""


def _title(context: Context) -> str:
    return f"What may happen to {context.cluster_name}, and what is done about it"


def _map(found: Sequence[Risk]) -> list[Block]:
    spots = [
        Spot(code_of(one), one.likelihood, one.impact, one.residual)
        for one in found
        if one.likelihood in range(1, 6) and one.impact in range(1, 6) and one.likelihood and one.impact
    ]
    if not spots:
        return []
    worst = max(spot.score for spot in spots)
    left = max((spot.residual or spot.score for spot in spots), default=worst)
    title = f"The highest score is {worst} of 25" + (f"; the mitigations bring it to {left}" if left < worst else "")
    return [Figure(title, risk_map(spots), "Source: the register of risks.", "risk-map")]


def _row(context: Context, one: Risk) -> Row:
    code = code_of(one)
    numbers = tuple("" if value is None else str(value) for value in (one.likelihood, one.impact, one.score))
    cells = (
        code,
        with_links(sentence_of(one)),
        *numbers,
        with_links(one.mitigation),
        name_text(one.owner),
        short_date(one.due),
    )
    return Row((*cells, "" if one.residual is None else str(one.residual)), anchor=anchor_of(context.snapshot, one))
