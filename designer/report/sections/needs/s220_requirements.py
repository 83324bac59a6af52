"""What the client needs, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.model.registers import Requirement, code_of
from designer.report.blocks import Band, Block, Column, Lead, Row
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.register_words import codes_text, with_links
from designer.report.registers import anchor_of, in_order, linked
from designer.report.tracing import result_of
from designer.report.wording import counted, number, sentence

ID = "requirements"
TITLE = "Requirements"

KINDS = {"business": "Business", "functional": "Functional", "non-functional": "Non-functional"}


def section(context: Context) -> Sequence[Block]:
    """How many there are and how far they are met, then each of them."""
    found = in_order(iter(context.snapshot.requirements.values()))
    if not found:
        return []
    columns = (
        Column("Code"),
        Column("Requirement", weight=5),
        Column("Priority"),
        Column("Source", weight=2),
        Column("Satisfied by", weight=1.2),
        Column("Verified by", weight=1.2),
    )
    title = f"What {context.cluster.client or 'the client'} needs, and what answers it"
    rows = list(_rows(context, found))
    return [Lead(message(context, found)), filled(title, columns, rows, anchor="requirements-table")]


def message(context: Context, found: Sequence[Requirement]) -> str:
    """How many requirements, how many of them musts, and how many are covered."""
    covered = sum(result_of(context.snapshot, one) == "covered" for one in found)
    musts = sum(one.priority == "must" for one in found)
    are = f"{sentence(counted(len(found), 'requirement'))} bind{'s' if len(found) == 1 else ''} the design"
    must = f"{number(musts)} of them {'is a must' if musts == 1 else 'are musts'}" if len(found) > 1 else ""
    if covered == len(found):
        met = "a decision and a test cover each of them" if len(found) > 1 else "a decision and a test cover it"
    else:
        met = f"{number(covered)} {'is' if covered == 1 else 'are'} covered by a decision and a test"
    return f"{are}; {f'{must}, and ' if must else ''}{met}."


def _rows(context: Context, found: Sequence[Requirement]) -> Iterator[Row | Band]:
    several = len({one.kind for one in found}) > 1
    before = ""
    for one in found:
        if several and one.kind != before:
            yield Band(KINDS[one.kind])
            before = one.kind
        links = linked(context.snapshot, one)
        code = code_of(one)
        yield Row(
            (
                code,
                with_links(one.text),
                one.priority.capitalize(),
                with_links(one.source),
                codes_text(links.decisions),
                codes_text(links.tests),
            ),
            anchor=anchor_of(context.snapshot, one),
        )
