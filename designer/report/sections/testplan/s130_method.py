"""How times are measured, and what they are measured against."""

from __future__ import annotations

from collections.abc import Sequence

from designer.foundation.units import NBSP, seconds
from designer.report.blocks import Block, Bullets, Lead, Paragraph, Run, Text
from designer.report.context import Context
from designer.report.roles import servers
from designer.report.testing.cases import cases
from designer.report.testing.runs import PERCENT, ROUND_S
from designer.topology.evs import SYSTEM_ATTENDANT

ID = "test-method"
TITLE = "How times are measured"


def section(context: Context) -> Sequence[Block]:
    """The probe, the limit, and how evidence is named."""
    found = cases(context)
    if not found:
        return []
    own = context.snapshot.paper.limit_percent
    percent = own or PERCENT
    basis = "agreed" if own else "assumed"
    mail = any(one.type == SYSTEM_ATTENDANT for one in context.snapshot.resources.values())
    how = "opens a mailbox, the web access page and an SMTP session" if mail else "opens a session as a user would"
    items: list[Text] = [
        f"A probe on a client {how} of every virtual server once a second.",
        "An interruption lasts from the first attempt that fails to the first one that succeeds again.",
        "Times are taken at the client, not in Cluster Administrator: names, caches and sessions come on top there "
        "(EX-8.14).",
        f"The limit is {percent}{NBSP}% of the simulated time ({basis}), rounded up to the next {ROUND_S}{NBSP}s; "
        "where nothing may be interrupted it is 0.",
        ("Evidence is named after test and run, as in ", Run("TC-04_run1_eventlog.evt", "mono"), "."),
    ]
    example = next((case for case in found if case.code == "TC-04" and case.worst and case.worst.ms), None)
    blocks: list[Block] = [
        Lead("The client's clock counts: what users wait is what is measured."),
        Bullets(tuple(items)),
    ]
    if example is not None and example.worst is not None and example.worst.limit_ms:
        blocks.append(
            Paragraph(
                f"In {example.code} {example.worst.state.split(' ')[0]} is simulated to be away for "
                f"{seconds(round(example.worst.ms or 0, -2))}; the test passes up to {seconds(example.worst.limit_ms)}."
            )
        )
    if servers(context):
        blocks.append(Paragraph("Each test begins with all groups online at home, half an hour after the last change."))
    return blocks
