"""When testing begins, and when it is over."""

from __future__ import annotations

from collections.abc import Sequence

from designer.foundation.units import listed
from designer.report.blocks import Block, Bullets, Heading, Lead, Text
from designer.report.context import Context
from designer.report.roles import servers
from designer.report.testing.cases import cases
from designer.report.wording import counted

ID = "test-criteria"
TITLE = "Entry and exit criteria"


def section(context: Context) -> Sequence[Block]:
    """Two lists."""
    found = cases(context)
    if not found:
        return []
    must = [case.code for case in found if case.priority == "Must"]
    names = listed(context.names(servers(context))) or context.cluster_name
    entry: list[Text] = [
        f"The build runbook of {context.cluster_name} is signed, with every deviation written into it.",
        f"{names} {'are' if len(servers(context)) > 1 else 'is'} online at home, and no resource is failed.",
        "A backup of every node, of the quorum and of all databases exists and has been restored once.",
        f"The design behind this plan has no open error; today it has {context.check.count('error') or 'none'}.",
        "Clocks of nodes, clients and domain controllers differ by less than a second.",
    ]
    leaving: list[Text] = [
        f"All {counted(len(must), 'test')} of priority Must have passed: {listed(must)}.",
        "No defect of severity 1 or 2 is open.",
        "Every result is in the summary, with its evidence, and the summary is signed.",
    ]
    return [
        Lead(f"Testing ends when {counted(len(must), 'test')} have passed and no severe defect is open."),
        Heading("Entry", 3),
        Bullets(tuple(entry)),
        Heading("Exit", 3),
        Bullets(tuple(leaving)),
    ]
