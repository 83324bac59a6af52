"""The build as a whole: its phases in a table and as a Gantt chart, and maintenance node by node."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.drawing.rounds import Round, Trip, rounds
from designer.drawing.schedule import DAY_MIN, Bar, schedule
from designer.foundation.ids import Id
from designer.foundation.units import NBSP, listed, seconds
from designer.report.blocks import Block, Column, Figure, Row, Table
from designer.report.building.pages import hours
from designer.report.building.phases import DEPENDS, NO_RETURN, phases
from designer.report.building.steps import Phase
from designer.report.context import Context
from designer.report.testing.moves import Move, planned_moves
from designer.report.wording import counted, ranged, sentence
from designer.topology.evs import SYSTEM_ATTENDANT
from designer.topology.ownership import home_node, nodes_by_number, passive_nodes

_UNDO = {
    0: "give names and addresses back",
    1: "install the node again",
    2: "delete the partitions, take the masking back",
    3: "remove the cluster from its only node",
    4: "evict the node",
    5: "name the former quorum, delete the MSDTC resource",
    6: "remove what was installed from the node",
    7: "remove the virtual server, then name, address and group",
    8: "set the former values",
    9: "back to the phase whose values are wrong",
    10: "back to the builders, with the number of the test",
}
"""How each phase is undone, in a few words; the runbook says more."""

WORK_MIN = 60
"""How long a node is out of service for an update; assumed."""


def total_minutes(context: Context) -> int:
    """All phases one after the other; assumed."""
    return sum(phase.minutes for phase in phases(context))


def days(context: Context) -> int:
    """The same in working days."""
    return max(1, -(-total_minutes(context) // DAY_MIN))


def has_no_return(context: Context) -> bool:
    """Whether the build has a point of no return: names and groups of an Exchange Virtual Server are final."""
    return any(one.type == SYSTEM_ATTENDANT for one in context.snapshot.resources.values())


def lacking(context: Context) -> str:
    """What a design that cannot be built lacks."""
    return "the design holds no nodes yet" if not context.snapshot.nodes else "the design holds no groups yet"


def gantt(context: Context) -> Figure:
    """The phases one after the other, as one team works them off."""
    found = phases(context)
    places = {phase.number: place for place, phase in enumerate(found)}
    bars, at, no_return = [], 0, None
    for phase in found:
        if phase.number == NO_RETURN and has_no_return(context):
            no_return = at
        after = tuple(places[one] for one in DEPENDS.get(phase.number, ()) if one in places)
        bars.append(Bar(f"{phase.number}  {phase.title}", at, phase.minutes, hours(phase.minutes), after))
        at += phase.minutes
    name, count = context.cluster_name, counted(days(context), "working day")
    return Figure(
        f"{name} is built in {count}, one phase after the other",
        schedule(bars, no_return_min=no_return),
        f"Times are assumed: the sum of all steps of a phase, by one team, {DAY_MIN // 60}{NBSP}h a day.",
        "build-gantt",
    )


def phase_table(context: Context) -> Table:
    """Every phase with what it rests on, its effort, whom it interrupts, and how it is undone."""
    columns = (
        Column("Phase", weight=1.4),
        Column("After"),
        Column("Effort", "right"),
        Column("Interruption", weight=1.6),
        Column("To undo it", weight=4),
    )
    rows = tuple(_phase_row(context, phase) for phase in phases(context))
    notes = "Effort is assumed. Interruptions are simulated; in the other phases nobody works on the cluster yet."
    return Table("What each phase rests on, and how it is undone", columns, rows, notes, "build-phases-table")


def step_table(context: Context) -> Table:
    """Every phase with its number of steps, for those who do them."""
    found = phases(context)
    columns = (
        Column("Phase", weight=3),
        Column("After"),
        Column("Steps", style="mono", weight=1.4),
        Column("Time, h", "right"),
        Column("Begun", weight=1.5),
        Column("Done", weight=1.5),
    )
    space = NBSP
    rows = []
    for phase in found:
        codes = [code for code, _ in phase.coded]
        rows.append(
            Row(
                (
                    f"{phase.number}  {phase.title}",
                    _after(phase),
                    f"{codes[0]} to {codes[-1]}" if len(codes) > 1 else codes[0],
                    hours(phase.minutes).split(NBSP)[0],
                    space,
                    space,
                )
            )
        )
    total = hours(total_minutes(context)).split(NBSP)[0]
    steps = sum(len(phase.jobs) for phase in found)
    rows.append(Row(("All phases", "", f"{steps} steps", total, "", ""), "total"))
    notes = "Times are assumed. A step that takes longer than twice its time is a reason to ask."
    return Table("The phases of the build, with their times", columns, tuple(rows), notes, "build-steps")


def maintenance(context: Context) -> Iterator[Block]:
    """The lanes of rolling maintenance; nothing where no node can be spared."""
    order = list(_rounds(context))
    if len(order) < 2 or not any(one.trips for one in order):
        return
    known = [ms for one in order for trip in one.trips for ms in (trip.out_ms, trip.home_ms) if ms is not None]
    moves = sentence(counted(len(known), "planned move"))
    title = f"{moves} take every node of {context.cluster_name} out of service and back"
    notes = (
        f"Moves are simulated. Work on a node is assumed to take {WORK_MIN}{NBSP}min and is not to scale. "
        f"The passive node goes first."
        if passive_nodes(context.snapshot)
        else f"Moves are simulated. Work on a node is assumed to take {WORK_MIN}{NBSP}min and is not to scale."
    )
    yield Figure(title, rounds(order), notes, "rolling")


def longest_move_ms(context: Context) -> int | None:
    """The longest of all planned moves; None where one fails, or none is possible."""
    times = [ms for move in planned_moves(context).values() for ms in (move.there_ms, move.back_ms)]
    known = [ms for ms in times if ms is not None]
    return max(known) if known and len(known) == len(times) else None


def _rounds(context: Context) -> Iterator[Round]:
    snapshot, moves = context.snapshot, planned_moves(context)
    passive = passive_nodes(snapshot)
    homes = {group.id: home_node(snapshot, group.id) for group in snapshot.virtual_servers()}
    active = [node for node in nodes_by_number(snapshot) if node not in passive]
    for node in (*passive, *active):
        here = [group for group, home in homes.items() if home == node]
        trips = tuple(_trip(context, group, moves.get(group)) for group in here)
        yield Round(context.name(node), f"{WORK_MIN}{NBSP}min (assumed)", trips)


def _trip(context: Context, group: Id, move: Move | None) -> Trip:
    if move is None:
        return Trip(context.name(group), "no free node", None, None)
    return Trip(context.name(group), context.name(move.target), move.there_ms, move.back_ms)


def _after(phase: Phase) -> str:
    return listed([str(number) for number in DEPENDS.get(phase.number, ())])


def _phase_row(context: Context, phase: Phase) -> Row:
    return Row(
        (
            f"{phase.number}  {phase.title}",
            _after(phase) or "nothing",
            hours(phase.minutes),
            _interruption(context, phase),
            _UNDO[phase.number],
        )
    )


def _interruption(context: Context, phase: Phase) -> str:
    longest = longest_move_ms(context)
    if phase.number == 9 and longest is not None:
        return f"{seconds(round(longest, -3))} per move (simulated)"
    return "nobody"


def missing_rows(found: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """Where a value is missing, and which step is the first to ask for it."""
    places = list(dict.fromkeys(where for where, _ in found if where))
    codes = [code for _, code in found]
    more = f" and {len(codes) - 1} more" if len(codes) > 1 else ""
    return listed(ranged(places)), codes[0] + more
