"""What is not answered yet, and what happens next, by date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from designer.foundation.dates import parsed_date, short_date
from designer.foundation.units import NBSP, listed
from designer.model.registers import OpenIssue, code_of
from designer.report.blocks import Block, Column, Lead, Row, Text
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.decisions.settled import settled
from designer.report.register_words import code_text, name_text, whole, with_links
from designer.report.registers import anchor_of, in_order
from designer.report.wording import counted, sentence

ID = "open-issues"
TITLE = "Open issues and next steps"

MOST_STEPS = 15
MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Step:
    """Something that somebody does by a day, "" while nobody has said which."""

    date: str
    what: str
    owner: str
    code: str


def section(context: Context) -> Sequence[Block]:
    """Open questions, answered ones, and the steps that follow from all registers."""
    found = in_order(iter(context.snapshot.issues.values()))
    still = [one for one in found if not one.answer.strip()]
    answered = [one for one in found if one.answer.strip()]
    steps = list(next_steps(context))
    if not found and not steps:
        return []
    blocks: list[Block] = [Lead(message(context, still, steps))]
    if still:
        blocks.append(_open(context, still))
    if answered:
        blocks.append(_answered(context, answered))
    return [*blocks, _steps(steps)] if steps else blocks


def message(context: Context, still: Sequence[OpenIssue], steps: Sequence[Step]) -> str:
    """What the version that is in the making waits for."""
    codes = [code_of(one) for one in still]
    named = codes if len(codes) <= MOST_NAMED else []
    version = f"Version{NBSP}{context.issue.version}"
    if codes and context.snapshot.paper.status == "issued":
        return f"{version} leaves {counted(len(codes), 'question')} open{': ' + listed(named) if named else ''}."
    if codes:
        which = listed(named) if named else counted(len(codes), "question")
        return f"{version} can be issued when {which} {'is' if len(codes) == 1 else 'are'} closed."
    if steps:
        return f"No question is open; {counted(len(steps), 'step')} {'is' if len(steps) == 1 else 'are'} still to do."
    return "Every question has its answer."


def next_steps(context: Context) -> Iterator[Step]:
    """What the registers ask somebody to do: decide, find out, make sure; by date, what has none last."""
    yield from sorted(_each(context), key=lambda step: (parsed_date(step.date) is None, step.date, step.code))


def _each(context: Context) -> Iterator[Step]:
    snapshot = context.snapshot
    for one in settled(context):
        if one.record and one.status == "proposed" and (one.needed_by or one.owner):
            yield Step(one.needed_by, f"Decide: {one.title}", one.owner, one.code)
    for assumption in snapshot.assumptions.values():
        if assumption.status == "open" and (assumption.due or assumption.owner):
            how = assumption.validation.strip() or assumption.text
            yield Step(assumption.due, f"Validate: {how}", assumption.owner, code_of(assumption))
    for risk in snapshot.risks.values():
        if risk.mitigation.strip() and risk.due:
            yield Step(risk.due, f"Mitigate: {risk.mitigation}", risk.owner, code_of(risk))
    for issue in snapshot.issues.values():
        if not issue.answer.strip() and issue.due:
            yield Step(issue.due, f"Answer: {issue.text}", issue.owner, code_of(issue))


def _open(context: Context, still: Sequence[OpenIssue]) -> Block:
    columns = (
        Column("Code"),
        Column("Question", weight=5),
        Column("Needed for", weight=2),
        Column("Owner", weight=1.5),
        Column("Due"),
    )
    rows = [
        Row(
            (code_of(one), with_links(one.text), with_links(one.needed_for), name_text(one.owner), short_date(one.due)),
            anchor=anchor_of(context.snapshot, one),
        )
        for one in still
    ]
    title = f"{sentence(counted(len(still), 'question'))} {'is' if len(still) == 1 else 'are'} open"
    return filled(title, columns, rows, anchor="open-questions")


def _answered(context: Context, answered: Sequence[OpenIssue]) -> Block:
    columns = (Column("Code"), Column("Question", weight=4), Column("Answer", weight=4))
    rows = [
        Row((code_of(one), with_links(one.text), with_links(one.answer)), anchor=anchor_of(context.snapshot, one))
        for one in answered
    ]
    return filled("What has been answered", columns, rows, anchor="answered-questions")


def _steps(steps: Sequence[Step]) -> Block:
    columns = (Column("By"), Column("Step", weight=6), Column("Who", weight=2), Column("Code"))
    shown = steps if len(steps) <= MOST_STEPS else steps[:MOST_STEPS]
    rows: list[Row] = []
    for one in shown:
        cells: tuple[Text, ...] = (
            short_date(one.date),
            with_links(whole(one.what)),
            name_text(one.owner),
            code_text(one.code),
        )
        rows.append(Row(cells))
    rest = len(steps) - len(shown)
    notes = f"{sentence(counted(rest, 'further step'))} with a later date or none: see the registers." if rest else ""
    return filled("What happens next, by date", columns, rows, notes=notes, anchor="next-steps")
