"""What every node carries when nothing has failed, and after the worst single failure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from designer.drawing.evidence.capacity import Carried, Panel, capacity_picture
from designer.drawing.primitives import Picture
from designer.foundation.ids import Id
from designer.foundation.units import NBSP, listed, size
from designer.report.blocks import Block, Column, Figure, Lead, Paragraph, Row, Table
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.evidence.capacity import Capacity, capacity
from designer.report.evidence.matrix import matrix
from designer.report.wording import number, ranged
from designer.simulation.studies.sweep.capacity import Load, Measure
from designer.simulation.studies.sweep.words import component

ID = "capacity"
TITLE = "Capacity after failover"

NAMES: Mapping[Measure, str] = {
    "cpu_percent": "Processor, %",
    "memory_mb": "Memory",
    "connections": "Connections",
    "iops": "Disk I/O per second",
    "users": "Users",
}
WORDS: Mapping[Measure, str] = {
    "cpu_percent": "processor load",
    "memory_mb": "memory",
    "connections": "connections",
    "iops": "disk operations per second",
    "users": "users",
}

MOST_LOST = 5
"""Of more nodes the table says only which failure is the worst."""


def section(context: Context) -> Sequence[Block]:
    """The message, small pictures, and a table with the failure that is the worst for each node."""
    found = capacity(context)
    if isinstance(found, str) or len(context.snapshot.nodes) < 2:
        return []
    return [
        Lead(_message(context, found)),
        *(Paragraph(text) for text in _further(context, found)),
        Figure(_title(context, found), _picture(context, found), _notes(context), "carried"),
        _table(context, found),
    ]


def _message(context: Context, found: Capacity) -> str:
    over = [
        (node, measure) for measure in found.measures for node, loads in found.loads.items() if loads[measure].is_over
    ]
    if over:
        node, measure = over[0]
        load = found.loads[node][measure]
        return (
            f"{context.name(node)} reaches {amount(measure, load.worst)} {WORDS[measure]} in the worst single failure "
            f"and can carry {amount(measure, load.limit or 0)}: {number(len(over))} "
            f"{'limit is' if len(over) == 1 else 'limits are'} exceeded (simulated)."
        )
    measure = found.measures[0]
    return _reached(context, found, measure)


def _reached(context: Context, found: Capacity, measure: Measure) -> str:
    node, load = found.highest(measure)
    reached = f"{context.name(node)} reaches {amount(measure, load.worst)} {WORDS[measure]} in the worst single failure"
    if load.case is None:
        reached = f"{context.name(node)} carries most, {amount(measure, load.worst)} {WORDS[measure]}, failure or not"
    if load.limit is None:
        return f"{reached} (simulated)."
    below = amount(measure, load.limit - load.worst).replace(f"{NBSP}%", " points")
    return f"{reached}, {below} below the limit of {amount(measure, load.limit)} (simulated)."


def _further(context: Context, found: Capacity) -> Iterator[str]:
    """What the message leaves out: other measures with a limit, and what is not known."""
    limited = [one for one in found.measures[1:] if any(loads[one].limit is not None for loads in found.loads.values())]
    told = [_reached(context, found, one) for one in limited]
    if told:
        yield " ".join(told)
    unknown = [group.name for group in context.snapshot.virtual_servers() if not _has_load(group, found)]
    if unknown:
        yield f"{listed(unknown)} {'counts' if len(unknown) == 1 else 'count'} nothing where no load is entered."


def _has_load(group: object, found: Capacity) -> bool:
    return all(getattr(group, one, None) is not None for one in found.measures if one != "iops")


def amount(measure: Measure, value: float) -> str:
    """A load in words: "50 %", "2.5 GB", "1,800"."""
    if measure == "cpu_percent":
        return f"{value:g}{NBSP}%"
    return size(round(value)) if measure == "memory_mb" else f"{value:,.0f}"


def _title(context: Context, found: Capacity) -> str:
    takers = [node for node, loads in found.loads.items() if any(load.case is not None for load in loads.values())]
    if not takers:
        return "No single failure adds load to a node"
    names = listed(context.names(takers))
    return (
        f"{names} {'carries' if len(takers) == 1 else 'carry'} more after a failure; the other nodes do not"
        if len(takers) < len(found.loads)
        else f"Every node carries more after a failure: {names}"
    )


def _picture(context: Context, found: Capacity) -> Picture:
    panels = [_panel(context, found, measure) for measure in found.measures]
    return capacity_picture(panels, title="What every node carries, normally and after the worst single failure")


def _panel(context: Context, found: Capacity, measure: Measure) -> Panel:
    loads = {node: by[measure] for node, by in found.loads.items()}
    limits = {load.limit for load in loads.values()}
    common = next(iter(limits)) if len(limits) == 1 else None
    carried = tuple(
        Carried(context.name(node), load.normal, load.worst, _figure(measure, load), load.limit)
        for node, load in loads.items()
    )
    return Panel(NAMES[measure], carried, amount(measure, common) if common is not None else "")


def _figure(measure: Measure, load: Load) -> str:
    if load.normal == load.worst:
        return amount(measure, load.worst)
    return f"{amount(measure, load.normal)} → {amount(measure, load.worst)}"


def _notes(context: Context) -> str:
    sweep = matrix(context)
    played = len(sweep.faults.single) if not isinstance(sweep, str) else 0
    names = listed(ranged([group.name for group in context.snapshot.virtual_servers()]))
    return f"Simulated: the loads of {names} where {played} single failures put them."


def _table(context: Context, found: Capacity) -> Table:
    """Every node after the loss of every other one, of the first measure; of many nodes only the worst."""
    measure = found.measures[0]
    lost = list(found.after) if len(found.after) <= MOST_LOST else []
    columns = [
        Column("Node"),
        Column("Nothing failed", "right"),
        *(Column(f"{context.name(node)} lost", "right") for node in lost),
        Column("At worst", "right"),
        Column("Limit", "right"),
        Column("" if lost else "Worst after the loss of"),
    ]
    rows = [_row(context, found, node, lost) for node in found.loads]
    notes = "Simulated; at worst: after any single failure, not of nodes alone."
    return filled(_table_title(context, found, measure), columns, rows, notes=notes, anchor="loads-after")


def _table_title(context: Context, found: Capacity, measure: Measure) -> str:
    node, load = found.highest(measure)
    most = f"{amount(measure, load.worst)} {WORDS[measure]}"
    if load.case is None:
        return f"{context.name(node)} carries most, failure or not: {most}"
    fault = component(load.case.faults[0], context.snapshot)
    return f"{context.name(node)} carries most after the loss of {fault}: {most}"


def _row(context: Context, found: Capacity, node: Id, lost: Sequence[Id]) -> Row:
    measure = found.measures[0]
    load = found.loads[node][measure]
    after = [amount(measure, found.after[one].get(node, 0)) if one != node else "" for one in lost]
    limit = amount(measure, load.limit) if load.limit is not None else ""
    case = component(load.case.faults[0], context.snapshot) if load.case is not None and not lost else ""
    normal, worst = amount(measure, load.normal), amount(measure, load.worst)
    return Row((context.name(node), normal, *after, worst, limit, case))
