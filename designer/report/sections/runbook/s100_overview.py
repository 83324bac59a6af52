"""How the build is done: its phases, their times, and how the steps are read."""

from __future__ import annotations

from collections.abc import Sequence

from designer.foundation.units import listed
from designer.report.blocks import Block, Bullets, Heading, Lead, Paragraph, Run, Text
from designer.report.building.commands import SOURCES
from designer.report.building.overview import gantt, has_no_return, lacking, step_table, total_minutes
from designer.report.building.pages import hours
from designer.report.building.phases import NO_RETURN, phases
from designer.report.building.steps import Phase
from designer.report.context import Context
from designer.report.wording import ranged
from designer.topology.ownership import nodes_by_number

ID = "build-overview"
TITLE = "The build at a glance"


def section(context: Context) -> Sequence[Block]:
    """The phases with their times, and how to read a step."""
    found = phases(context)
    if not found:
        return [Lead(f"There is nothing to build: {lacking(context)}.")]
    steps = sum(len(phase.jobs) for phase in found)
    nodes = listed(ranged(context.names(nodes_by_number(context.snapshot))))
    lead = (
        f"{nodes} become {context.cluster_name} in {steps} steps and about {hours(total_minutes(context))} of work "
        "(assumed)."
    )
    return [
        Lead(lead),
        step_table(context),
        gantt(context),
        *_no_return(context),
        Heading("How to read a step", 3),
        Bullets(tuple(_reading(found))),
    ]


def _no_return(context: Context) -> list[Block]:
    if not has_no_return(context):
        return []
    text = f"Before phase {NO_RETURN} everything can be taken back; behind it names and groups are final (EX-3.15)."
    return [Paragraph((Run("Point of no return. ", "bold"), text))]


def _reading(found: Sequence[Phase]) -> list[Text]:
    commands = any(isinstance(one, str) for phase in found for job in phase.jobs for one in job.inputs)
    items: list[Text] = [
        "Do the steps in their order; tick the box and write your initials when what is expected is there.",
        ("What stands in ", Run("this face", "mono"), " is entered exactly as it is printed."),
        "A red band is a hold point: everybody stops there until what it says is true.",
        "A line to write on stands for a value that the design does not know; the next section lists them all.",
    ]
    if commands:
        broken = "A command is one line, however often it is broken here. The forms of "
        items.append((broken, Run("cluster.exe", "mono"), f" are those of TechNet {SOURCES}."))
    return items
