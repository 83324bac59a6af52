"""From every requirement to what answers it and what proves it, and what has no such link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.foundation.units import listed
from designer.model.registers import Requirement, code_of
from designer.report.blocks import Block, Column, Lead, Row, Sign, Status, Table, Text
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.decisions.settled import settled
from designer.report.register_words import code_text, codes_text
from designer.report.registers import in_order, linked
from designer.report.testing.codes import test_codes
from designer.report.tracing import Result, result_of
from designer.report.wording import counted, number, sentence

ID = "traceability"
TITLE = "Traceability"

RESULTS: dict[Result, tuple[Status, str]] = {
    "covered": ("ok", "Covered"),
    "partly": ("warning", "Partly"),
    "not covered": ("error", "Not covered"),
}


def section(context: Context) -> Sequence[Block]:
    """The matrix, then what is linked to nothing. Nothing without requirements and without gaps."""
    found = in_order(iter(context.snapshot.requirements.values()))
    missing = list(gaps(context))
    if not found:
        return [Lead(_gaps_message(missing)), _gap_table(missing)] if missing else []
    columns = (
        Column("Requirement"),
        Column("Decisions", weight=2),
        Column("Settings and objects", weight=3),
        Column("Tests", weight=2),
        Column("Result"),
    )
    rows = [_row(context, one) for one in found]
    notes = "Covered: at least one decision satisfies it and at least one test verifies it."
    title = "From each requirement to what satisfies and what verifies it"
    blocks: list[Block] = [Lead(message(context, found)), filled(title, columns, rows, notes=notes, anchor="trace")]
    return [*blocks, _gap_table(missing)] if missing else blocks


def message(context: Context, found: Sequence[Requirement]) -> str:
    """How many requirements are covered, partly covered, or not."""
    results = [result_of(context.snapshot, one) for one in found]
    if set(results) == {"covered"}:
        each = "The one requirement is" if len(found) == 1 else f"All {number(len(found))} requirements are"
        return f"{each} covered by a decision and a test."
    told = [
        f"{number(results.count(result))} {'is' if results.count(result) == 1 else 'are'} {words}"
        for result, words in (("covered", "covered"), ("partly", "partly covered"), ("not covered", "not covered"))
        if result in results
    ]
    return f"Of {counted(len(found), 'requirement')} {listed(told)}."


def gaps(context: Context) -> Iterator[tuple[str, Sequence[str]]]:
    """What lacks a link, an owner or a proof: in words, with the codes that it is about."""
    snapshot = context.snapshot
    requirements = in_order(iter(snapshot.requirements.values()))
    trace = [(code_of(one), linked(snapshot, one)) for one in requirements]
    argued = bool(requirements) or bool(snapshot.constraints)
    serving = {one.code: bool(one.serves) for one in settled(context)} if argued else {}
    proved = {code for _, links in trace for code in links.tests}
    tests = test_codes(context) if requirements else {}
    found = (
        ("Requirements that no decision satisfies", [code for code, links in trace if not links.decisions]),
        ("Requirements that no test verifies", [code for code, links in trace if not links.tests]),
        ("Decisions that serve no requirement or constraint", [code for code, serves in serving.items() if not serves]),
        ("Tests that verify no requirement", [code for code in tests if code not in proved]),
        (
            "Constraints that no decision takes up",
            [
                code_of(one)
                for one in in_order(iter(snapshot.constraints.values()))
                if not linked(snapshot, one).decisions
            ],
        ),
        (
            "Risks without an owner",
            [code_of(one) for one in in_order(iter(snapshot.risks.values())) if not one.owner.strip()],
        ),
        (
            "Assumptions that nobody has validated",
            [code_of(one) for one in in_order(iter(snapshot.assumptions.values())) if one.status == "open"],
        ),
    )
    yield from ((words, codes) for words, codes in found if codes)


def _row(context: Context, one: Requirement) -> Row:
    snapshot = context.snapshot
    links = linked(snapshot, one)
    through = [linked(snapshot, decision) for decision in links.decisions]
    objects = dict.fromkeys(name for each in (links, *through) for name in context.names(each.objects))
    rules = dict.fromkeys(code for each in (links, *through) for code in each.rules)
    status, word = RESULTS[result_of(snapshot, one)]
    settings: Text = ", ".join((*objects, *rules))
    return Row(
        (
            code_text(code_of(one)),
            codes_text(links.decisions),
            settings,
            codes_text(links.tests),
            (Sign(status), word.replace(" ", "\N{NO-BREAK SPACE}")),
        )
    )


def _gap_table(missing: Sequence[tuple[str, Sequence[str]]]) -> Table:
    columns = (Column("What is missing", weight=3), Column("Number", "right"), Column("Where", weight=5))
    rows = tuple(Row((words, str(len(codes)), codes_text(codes))) for words, codes in missing)
    return Table("What has no link, no owner or no proof", columns, rows, anchor="gaps")


def _gaps_message(missing: Sequence[tuple[str, Sequence[str]]]) -> str:
    count = sum(len(codes) for _, codes in missing)
    waits = "waits" if count == 1 else "wait"
    return f"{sentence(counted(count, 'entry', 'entries'))} of the registers {waits} for an answer."
