"""The gravest risks: those of the register by score, else those that the decisions of the design bring."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.registers import Risk, code_of
from designer.report.blocks import Block, Column, Row, Table
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.decisions.settled import Settled, settled
from designer.report.decisions.sight import all_servers
from designer.report.headline.words import fitting, shortened
from designer.report.register_words import code_text, name_text
from designer.report.wording import sentence

MOST = 5
LINES = 12
"""So much room is left for risks below the figures."""

GRAVE = (2, 1, 4, 6, 3, 13, 8, 9, 10, 14)
"""Standard decisions whose risks matter to whoever pays, gravest first."""


def risks(context: Context) -> Iterator[Block]:
    """A table of at most five; nothing where neither register nor design names any."""
    registered = sorted(
        (risk for risk in context.snapshot.risks.values() if risk.event or risk.cause or risk.effect),
        key=lambda risk: (-(risk.score or 0), risk.number),
    )
    if registered:
        yield _register(registered[:MOST])
        return
    known = {one.number: one for one in settled(context) if one.risk}
    grave = [known[number] for number in GRAVE if number in known][:MOST]
    if grave:
        yield _drafted(grave, all_servers(context))


def risk_sentence(risk: Risk) -> str:
    """If cause, then event, so that effect; from whichever parts there are."""
    parts = [
        f"if {risk.cause.rstrip('.')}" if risk.cause else "",
        risk.event.rstrip("."),
        f"so that {risk.effect.rstrip('.')}" if risk.effect and (risk.cause or risk.event) else risk.effect,
    ]
    return sentence(", ".join(part for part in parts if part)) + "."


def _register(found: list[Risk]) -> Table:
    columns = [
        Column("Code"),
        Column("Risk", weight=3),
        Column("Score", "right"),
        Column("Mitigation", weight=2),
        Column("Owner"),
    ]
    rows = [
        Row(
            (
                code_text(code_of(risk), "bold"),
                shortened(risk_sentence(risk)),
                str(risk.score) if risk.score is not None else "",
                shortened(risk.mitigation),
                name_text(risk.owner),
            )
        )
        for risk in found
    ]
    kept = tuple(fitting(rows, (8, 62, 8, 24, 12), LINES))
    notes = "Score: likelihood times impact, each from 1 to 5."
    return filled("The gravest risks, highest score first", columns, kept, notes=notes, anchor="top-risks")


def _drafted(found: list[Settled], who: str) -> Table:
    columns = [Column("Code"), Column("What may happen", weight=4), Column("What helps", weight=3), Column("Owner")]
    rows = []
    for one in found:
        rows.append(
            Row((code_text(one.code, "bold"), shortened(one.risk), shortened(one.mitigation), name_text(one.owner)))
        )
    kept = tuple(fitting(rows, (8, 62, 42, 20), LINES))
    return filled(f"What remains at risk for {who}, gravest first", columns, kept, anchor="top-risks")
