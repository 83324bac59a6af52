"""What the reader has to decide, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.dates import long_date
from designer.foundation.units import NBSP, listed
from designer.model.registers import code_of
from designer.report.blocks import Block, Bullets, Column, Heading, IfThere, Piece, Ref, Row, Run, Table, Text
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.decisions.settled import Settled, settled
from designer.report.decisions.sight import all_nodes, all_servers, counted_users, names
from designer.report.headline.words import fitting, shortened
from designer.report.register_words import code_text
from designer.report.roles import servers
from designer.report.study import Study
from designer.report.wording import counted, number, sentence, tenths
from designer.rules.api import Finding
from designer.rules.listing import message_of, object_names
from designer.topology.ownership import nodes_by_number

MOST = 8
LINES = 30
"""So much room there is above the next steps."""

MOST_STEPS = 5

SHORT_NAME = 14
"""Letters of a name that is kept on one line."""

OPTIONS = "Correct it, or accept it with a reason"


def asked(context: Context) -> Iterator[Block]:
    """A table of open errors, proposed decisions, open issues, questions of the drafts, and warnings."""
    rows = [*_errors(context), *_proposed(context), *_issues(context), *_questions(context), *_warnings(context)]
    if not rows:
        return
    columns = [
        Column("Code"),
        Column("Decision", weight=3),
        Column("Options", weight=2),
        Column("Recommendation", weight=1.5),
        Column("Needed by"),
        Column("Owner"),
    ]
    kept = tuple(fitting(rows[:MOST], (8, 36, 26, 20, 12, 12), LINES))
    left = len(rows) - len(kept)
    more: tuple[Piece, ...] = ()
    if left > 0:
        more = (f"{sentence(counted(left, 'further question'))} in the design document",)
        places = (", ", Ref("decision-register"), " and ", Ref("findings"))
        more = (*more, IfThere(("decision-register", "findings"), places), ".")
    who = all_servers(context) if servers(context) else context.cluster_name
    yield filled(f"Open questions about {who}, with our recommendation", columns, kept, notes=more, anchor="asked")


def steps(context: Context) -> Iterator[Block]:
    """The next five steps, with this design's names."""
    found = list(_steps(context))[:MOST_STEPS]
    if found:
        yield Heading("Next steps", 3)
        yield Bullets(tuple(found), ordered=True)


def _errors(context: Context) -> Iterator[Row]:
    yield from _findings(context, "error", OPTIONS, "Correct it")


def _warnings(context: Context) -> Iterator[Row]:
    yield from _findings(context, "warning", OPTIONS, "Correct it, if the budget allows")


def _findings(context: Context, level: str, options: str, recommended: str) -> Iterator[Row]:
    alike: dict[str, list[Finding]] = {}
    for finding in context.check.open:
        if finding.level == level:
            alike.setdefault(finding.code, []).append(finding)
    for code, found in alike.items():
        others = f" The same holds for {_objects(context, found[1:])}." if len(found) > 1 else ""
        said = f"{shortened(message_of(found[0])).rstrip('.')}.{others}"
        yield Row((Run(code, "bold"), said, options, recommended, "", ""))


def _objects(context: Context, found: list[Finding]) -> str:
    named = dict.fromkeys(name for finding in found for name in object_names(context.snapshot, finding)[:1])
    return listed(list(named)[:4])


def _proposed(context: Context) -> Iterator[Row]:
    for one in settled(context):
        if one.record and one.status == "proposed":
            yield _row(one, one.business_question or one.question or one.title)


def _questions(context: Context) -> Iterator[Row]:
    for one in settled(context):
        if not one.record and one.business_question:
            yield _row(one, one.business_question)


def _row(one: Settled, question: str) -> Row:
    names_ = one.answers or tuple(way.name for way in one.ways)
    chosen = one.answers[0] if one.answers else one.chosen.name if one.chosen is not None else one.title
    others = "; ".join(names_)
    due = _day(one.needed_by)
    return Row(
        (code_text(one.code, "bold"), shortened(question), shortened(others), shortened(chosen), due, _who(one.owner))
    )


def _issues(context: Context) -> Iterator[Row]:
    for issue in sorted(context.snapshot.issues.values(), key=lambda one: (one.due or "9999", one.number)):
        if issue.text and not issue.answer:
            what = f" Needed for: {issue.needed_for.rstrip('.')}." if issue.needed_for else ""
            cells = (shortened(issue.text) + what, "", "", _day(issue.due), _who(issue.owner))
            yield Row((code_text(code_of(issue), "bold"), *cells))


def _day(text: str) -> str:
    """A date in words whose year may go on a second line."""
    return " ".join(long_date(text).rsplit(NBSP, 1))


def _who(owner: str) -> str:
    """A name on one line, if it is short."""
    return owner.replace(" ", NBSP) if len(owner) <= SHORT_NAME else owner


def _steps(context: Context) -> Iterator[Text]:
    snapshot, errors = context.snapshot, context.check.count("error")
    nodes = [context.name(node) for node in nodes_by_number(snapshot)]
    if errors:
        codes = dict.fromkeys(finding.code for finding in context.check.open if finding.level == "error")
        yield f"Correct {counted(errors, 'design error')}: {listed(list(codes)[:4])}."
    if not nodes:
        return
    open_ones = [one for one in snapshot.assumptions.values() if one.status == "open"]
    if open_ones:
        owners = sorted({one.owner for one in open_ones if one.owner})
        who = f"{listed(owners)} {'confirms' if len(owners) == 1 else 'confirm'}" if owners else "Confirm"
        yield f"{who} {counted(len(open_ones), 'assumption')}: {listed([code_of(one) for one in open_ones][:5])}."
    open_questions = sum(len(block.rows) for block in asked(context) if isinstance(block, Table))
    if open_questions:
        what = "the question" if open_questions == 1 else f"the {number(open_questions)} questions"
        yield f"Answer {what} above and release version {context.issue.version} for building."
    if len(nodes) < 2 or not servers(context):
        return
    disks = len(snapshot.disks)
    if disks:
        yield f"Present {counted(disks, 'shared disk')} to {all_nodes(context)}, to one node at a time."
    rest = names(context, nodes_by_number(snapshot)[1:])
    turn = ", one after the other" if len(nodes) > 2 else ""
    yield f"Form {context.cluster_name} on {nodes[0]}, then let {rest} join{turn}."
    yield from _test(context)
    yield f"Move the data of {counted_users(context, servers(context))} when these tests have passed."


def _test(context: Context) -> Iterator[str]:
    study = context.study
    worst = study.worst(servers(context)) if isinstance(study, Study) else None
    if worst:
        nodes = number(len(context.snapshot.nodes))
        most = f"{tenths(worst)}{NBSP}s at most (simulated)"
        yield f"Switch off each of the {nodes} nodes once as a test, and measure against {most}."
