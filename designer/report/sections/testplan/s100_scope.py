"""What the tests are to show, and what they leave out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.foundation.units import listed
from designer.report.blocks import Block, Bullets, Column, Heading, Lead, Note, Paragraph, Row, Table, Text
from designer.report.building.overview import lacking
from designer.report.context import Context
from designer.report.roles import servers
from designer.report.testing.cases import Case, cases, limit_words
from designer.report.testing.codes import forbidden, not_in_plan
from designer.report.wording import counted, ranged, sentence
from designer.topology.ownership import nodes_by_number

ID = "test-scope"
TITLE = "Objectives and scope"


def section(context: Context) -> Sequence[Block]:
    """The message, the objectives, and what is not tested and why."""
    found = cases(context)
    if not found:
        return [Lead(f"There is nothing to test: {lacking(context)}.")]
    return [Lead(_message(context, found)), Bullets(tuple(_objectives(context))), *_left_out(context)]


def _message(context: Context, found: Sequence[Case]) -> str:
    limited = [case for case in found if case.worst is not None and case.worst.limit_ms]
    worst = max(limited, key=lambda case: case.worst.limit_ms or 0 if case.worst else 0, default=None)
    text = f"{sentence(counted(len(found), 'test'))} show what {context.cluster_name} does when something fails."
    if worst is None or worst.worst is None:
        return text
    return (
        f"{text} {sentence(counted(len(limited), 'test'))} have a time limit; the longest is "
        f"{limit_words(worst.worst)}, in {worst.code}."
    )


def _objectives(context: Context) -> Iterator[Text]:
    names = listed(context.names(servers(context)))
    nodes = listed(ranged(context.names(nodes_by_number(context.snapshot))))
    if names:
        yield f"Measure how long {names} are away when one of {nodes} fails, and compare that with the simulation."
    yield f"Show that never two nodes of {context.cluster_name} use one disk, whatever is unplugged."
    yield f"Show that operators notice every failure, including those that users of {names or 'the cluster'} do not."
    yield "Keep the measured times: entered as times of the design, they replace what is assumed there."


def _left_out(context: Context) -> Iterator[Block]:
    found = not_in_plan(context)
    if found:
        columns = (Column("Test", style="mono"), Column("What it would show", weight=2), Column("Why not", weight=3))
        rows = tuple(Row((one.test.code, one.test.title, f"{sentence(one.reason)}.")) for one in found)
        yield Heading("Not part of this plan", 3)
        yield Paragraph(f"Tests of the library that {context.cluster_name} gives no occasion for keep their codes.")
        verb = "makes" if len(found) == 1 else "make"
        title = f"{sentence(counted(len(found), 'test'))} {verb} no sense on {context.cluster_name}"
        yield Table(title, columns, rows, anchor="tests-left-out")
    elif not forbidden(context):
        yield Paragraph("No test of the library is left out.")
    for one in forbidden(context):
        yield Note(one.test.warning or f"{one.test.title}: {one.reason}.", "warning")
