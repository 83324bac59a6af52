"""The phases of the build, what each needs, and how it is undone."""

from __future__ import annotations

from collections.abc import Sequence

from designer.foundation.units import listed
from designer.report.blocks import Block, Lead, Paragraph, Run
from designer.report.building.overview import days, gantt, has_no_return, phase_table, total_minutes
from designer.report.building.pages import hours
from designer.report.building.phases import NO_RETURN, phases
from designer.report.context import Context
from designer.report.roles import servers
from designer.report.wording import counted

ID = "build-phases"
TITLE = "Phases of the build"


def section(context: Context) -> Sequence[Block]:
    """Gantt chart, table and point of no return."""
    found = phases(context)
    if not found:
        return []
    steps = sum(len(phase.jobs) for phase in found)
    lead = (
        f"{context.cluster_name} is built in {counted(len(found), 'phase')} of {steps} steps, about "
        f"{hours(total_minutes(context))} of work or {counted(days(context), 'day')} (assumed)."
    )
    return [Lead(lead), gantt(context), *_no_return(context), phase_table(context)]


def _no_return(context: Context) -> list[Block]:
    if not has_no_return(context):
        return []
    names = listed(context.names(servers(context)))
    text = (
        f"Phase {NO_RETURN} passes it: from the first System Attendant on, the names {names} and their administrative "
        "and routing groups are final (EX-3.15, EX-3.19)."
    )
    return [Paragraph((Run("Point of no return. ", "bold"), text))]
